"""What support needs to know of an installation and a school, and not a word about anybody: counts, versions, codes of rules."""

from __future__ import annotations

import platform
import sys
from collections import Counter
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

from scheduler_app import __version__
from scheduler_app.domain.changes import COLLECTION
from scheduler_app.domain.rules import CATALOGUE
from scheduler_app.domain.school import School

_LOG_LINES = 200
_TEXT_SIZE = 100_000


def diagnosis(school: School | None, check: Callable[[School], Any] | None, logs: Path) -> dict[str, Any]:
    """Values for JSON. `check` counts breaches; `logs` is the folder whose newest lines are taken along (they hold places in the program
    and codes, see `ui/failures` and `cli/failure`)."""
    found: dict[str, Any] = {"program": __version__, "system": _system(), "components": _components(), "log": _newest(logs)}
    if school is not None:
        found["school"] = _counts(school)
        if check is not None:
            found["breaches"] = _breaches(check(school))
    return found


def _system() -> dict[str, str]:
    return {
        "platform": platform.platform(), "python": sys.version.split()[0], "machine": platform.machine(),
    }  # fmt: skip


def _components() -> dict[str, str]:
    """The packages the program asks for, with their versions: what it is made of."""
    names = sorted({_name(line) for line in metadata.requires("ringklocka") or () if "extra ==" not in line})
    return {name: _version(name) for name in names}


def _name(requirement: str) -> str:
    kept = "".join(char if char.isalnum() or char in "-_." else " " for char in requirement)
    return kept.split()[0]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"


def _counts(school: School) -> dict[str, Any]:
    rows = {name: len(getattr(school, name)) for name in COLLECTION.values()}
    rules = Counter(rule.rule_id if rule.rule_id in CATALOGUE else "unknown" for rule in school.rules.values())
    dates = school.year.dates
    return {
        "rows": rows, "placed": len(school.placed), "rules": dict(rules), "days_off": len(school.year.days_off),
        "year": [str(dates.first), str(dates.last)], "frame": len(school.unit.period_frame),
    }  # fmt: skip


def _breaches(report: Any) -> dict[str, int]:
    return dict(Counter(f"{row.severity}/{row.rule_id}" for row in report.violations))


def _newest(logs: Path) -> dict[str, list[str]]:
    found = {}
    for path in sorted(logs.glob("*.log")):
        text = path.read_text(encoding="utf-8", errors="replace")[-_TEXT_SIZE:].replace(str(Path.home()), "~")  # a folder may be a name
        found[path.name] = text.splitlines()[-_LOG_LINES:]
    return found
