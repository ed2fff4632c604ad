"""Texts by code in Swedish and English, for whatever is not a widget: errors, violations, reports, the command line.

`resources/texts/<language>/<area>.json` hold `{"code": "text with {data}"}`; both languages have the same codes (tested).
A text may be a pair `["one {n}", "many {n}"]`, chosen by `n`.
"""

from __future__ import annotations

import json
import locale
import os
from collections.abc import Mapping
from functools import cache

from scheduler_app.errors import RingklockaError
from scheduler_app.paths import resource

LANGUAGES = ("sv", "en")


def system_language() -> str:
    """`sv` where the locale is Swedish, otherwise `en`; `RINGKLOCKA_LANGUAGE` overrides."""
    for name in ("RINGKLOCKA_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "sv" if value.lower().startswith("sv") else "en"
    return "sv" if (locale.getlocale()[0] or "").lower().startswith(("sv", "swedish")) else "en"


@cache
def _texts(language: str) -> dict[str, str | list[str]]:
    found: dict[str, str | list[str]] = {}
    for path in sorted(resource("texts", language).glob("*.json")):
        found.update(json.loads(path.read_text(encoding="utf-8")))
    return found


def number(value: float, language: str | None = None, spec: str = ".10g") -> str:
    """A number as the language writes it, with a comma in Swedish; `spec` as in Python: as few decimals as needed unless it says more."""
    written = format(float(value), spec)
    return written.replace(".", ",") if (language or system_language()) == "sv" else written


class _Number(float):
    """A number in a text, written as the text's language does."""

    language: str | None = None

    def __format__(self, spec: str) -> str:
        return number(self, self.language, spec or ".10g")


class _Lenient(dict[str, object]):
    """Data by name: numbers are written in the language, what is missing stays as it stands."""

    def __init__(self, data: Mapping[str, object], language: str | None) -> None:
        super().__init__(data)
        self._language = language

    def __getitem__(self, key: str) -> object:
        value = super().__getitem__(key)
        if not isinstance(value, float):
            return value
        written = _Number(value)
        written.language = self._language
        return written

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def text(code: str, language: str | None = None, /, **data: object) -> str:
    """The text of `code`, filled in; a code without a text gives the code itself, so that nothing is ever hidden."""
    found = _texts(language or system_language()).get(code)
    if found is None:
        return code
    if isinstance(found, list):
        found = found[0] if data.get("n") == 1 else found[1]
    return found.format_map(_Lenient(data, language))


def day_text(day: int, language: str | None = None, *, heading: bool = False) -> str:
    """A weekday (0 is Monday) by name, the eighth and later of a longer cycle by number; `heading`: with a capital."""
    kind = "weekday" if heading else "day"
    return text(f"{kind}_{day}", language) if day in range(7) else text(f"{kind}_later", language, n=day + 1)


def error_text(error: RingklockaError, language: str | None = None) -> str:
    """One clear line for an expected failure."""
    return text(error.code, language, **_with_rule_named(error.data, language))


def _with_rule_named(data: Mapping[str, object], language: str | None) -> dict[str, object]:
    """A rule that is told by its id, and perhaps a note after a colon, is told by its name."""
    rule_id, colon, note = str(data.get("rule", "")).partition(":")
    name = _texts(language or system_language()).get(f"rule_{rule_id}")
    return {**data, "rule": f"{name}{colon}{note}"} if isinstance(name, str) else dict(data)
