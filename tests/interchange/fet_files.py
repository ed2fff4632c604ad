"""The hand-written .fet file of the tests, and small variations of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from scheduler_app.domain.calendar import DateRange, SchoolYear
from scheduler_app.domain.rules import Rule
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.interchange.fet.reader import FetReading, read_fet

FILE = Path(__file__).resolve().parents[1] / "data" / "fet" / "provskolan.fet"
YEAR = SchoolYear("2026", "2026/27", DateRange(date(2026, 8, 17), date(2027, 6, 12)))


def original() -> str:
    return FILE.read_text(encoding="utf-8")


def read(text: str | None = None) -> FetReading:
    return read_fet((original() if text is None else text).encode(), YEAR)


def with_time(*constraints: str) -> str:
    """The file with more time constraints."""
    return original().replace("</Time_Constraints_List>", "".join(constraints) + "</Time_Constraints_List>")


def with_space(*constraints: str) -> str:
    return original().replace("</Space_Constraints_List>", "".join(constraints) + "</Space_Constraints_List>")


def tags(**fields: object) -> str:
    """Elements with text, in order."""
    return "".join(f"<{tag}>{value}</{tag}>" for tag, value in fields.items())


def constraint(name: str, body: str, percent: float = 100) -> str:
    inside = tags(Weight_Percentage=percent) + body + tags(Active="true", Comments="")
    return f"<Constraint{name}>{inside}</Constraint{name}>\n"


def lesson(reading: FetReading, activity: int) -> Lesson:
    """The lesson of an activity id."""
    uid = next(uid for uid, number in reading.activity_ids.items() if number == activity)
    return reading.school.lessons[uid]


def rules(school: School, rule_id: str) -> list[Rule]:
    return [rule for rule in school.rules.values() if rule.rule_id == rule_id]


def rule_of(text: str, rule_id: str) -> tuple[School, Rule]:
    """The one rule of that id that a changed file has more than the original."""
    before, school = read().school, read(text).school
    (found,) = [rule for uid, rule in school.rules.items() if uid not in before.rules and rule.rule_id == rule_id]
    return school, found
