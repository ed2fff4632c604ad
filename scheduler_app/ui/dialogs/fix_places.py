"""Where a finding of the pre-flight is mended: a lesson on the board, a row of a data table, the timetable versions. No Qt."""

from __future__ import annotations

from typing import Protocol

from scheduler_app.domain.school import School

Place = tuple[str, str]
"""`lesson` with its uid, the key of a data table with the uid of its row, or `versions`."""

NOWHERE: Place = ("", "")
VERSIONS: Place = ("versions", "")

_OF_REQUIREMENT = ("not_transferred_no_teacher", "broken_teacher_leaves")
_OF_GROUP = ("not_transferred_no_pupils", "broken_no_pupils")


class Found(Protocol):
    """What the pre-flight found (services.finding.Finding)."""

    @property
    def rule_id(self) -> str: ...

    @property
    def hard(self) -> bool: ...

    @property
    def code(self) -> str: ...

    @property
    def lessons(self) -> tuple[str, ...]: ...

    def message(self, language: str | None = None) -> str: ...


def place_of(school: School, finding: Found) -> Place:
    """Where the cause is changed; where the lesson is when nothing nearer is known."""
    lesson = next((uid for uid in finding.lessons if uid in school.lessons), "")
    if finding.code == "broken_version_dates":
        return VERSIONS
    if not lesson:
        return NOWHERE
    requirement = school.requirement_of(lesson)
    if finding.code in _OF_REQUIREMENT:
        return ("requirements", requirement.uid)
    if finding.code in _OF_GROUP and requirement.groups:
        return ("groups", requirement.groups[0])
    return ("lessons", lesson) if finding.code == "broken_period_gone" else ("lesson", lesson)
