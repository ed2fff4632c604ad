"""Every text exists in both languages, with the same blanks to fill."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scheduler_app.domain.rules import ALWAYS_ON, CATALOGUE
from scheduler_app.texts import LANGUAGES, text
from tests.architecture.source import ROOT, modules, path_of

AREAS = sorted(path.name for path in (ROOT / "resources" / "texts" / "en").glob("*.json"))


def _read(language: str, area: str) -> dict[str, str | list[str]]:
    return json.loads((ROOT / "resources" / "texts" / language / area).read_text(encoding="utf-8"))


def _blanks(value: str | list[str]) -> set[str]:
    return set(re.findall(r"{(\w+)", "".join(value)))


def test_languages_have_the_same_areas() -> None:
    for language in LANGUAGES:
        assert sorted(path.name for path in Path(ROOT / "resources" / "texts" / language).glob("*.json")) == AREAS


@pytest.mark.parametrize("area", AREAS)
def test_languages_have_the_same_codes_and_blanks(area: str) -> None:
    english, swedish = _read("en", area), _read("sv", area)
    assert set(english) == set(swedish)
    assert {code for code in english if _blanks(english[code]) != _blanks(swedish[code])} == set()


def test_no_code_has_two_texts() -> None:
    codes = [code for area in AREAS for code in _read("en", area)]
    assert sorted(codes) == sorted(set(codes))


def test_every_error_code_raised_has_a_text() -> None:
    known = {code for area in AREAS for code in _read("en", area)}
    raised = {
        code
        for module in modules()
        for code in re.findall(r"(?:InputError|EnvironmentProblem)\(\s*\"(\w+)\"", path_of(module).read_text(encoding="utf-8"))
    }
    assert raised - known == set()


def test_the_command_line_is_explained_in_both_languages() -> None:
    plain = {
        f"{module}: {found}"
        for module in modules()
        if module.startswith("scheduler_app.cli")
        for found in re.findall(r'help=f?"[^"]*"', path_of(module).read_text(encoding="utf-8"))
    }
    assert plain == set()


def test_every_rule_kind_has_a_name_and_a_sentence() -> None:
    known = {code for area in AREAS for code in _read("en", area)}
    assert {rule_id for rule_id in (*CATALOGUE, *ALWAYS_ON) if f"rule_{rule_id}" not in known} == set()


@pytest.mark.parametrize("code", ["{", "}", "{0}", "rule_{"])
def test_a_code_without_a_text_is_shown_as_it_is(code: str) -> None:
    assert text(code, "sv", n=1) == code
