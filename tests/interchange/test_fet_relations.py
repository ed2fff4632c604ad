"""Constraints on order and nearness: what they become, and that a changed school says them again."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from scheduler_app.interchange.fet.reader import read_fet
from scheduler_app.interchange.fet.writer import write_fet
from tests.interchange.fet_files import YEAR, constraint, lesson, read, rule_of, tags, with_time

PAIR = tags(First_Activity_Id=4, Second_Activity_Id=1)
LIST = tags(Number_of_Activities=2, Activity_Id=4) + tags(Activity_Id=1)
SELECTED = tags(Number_of_Selected_Time_Slots=2) + "".join(
    "<Selected_Time_Slot>" + tags(Selected_Day="Tue", Selected_Hour=hour) + "</Selected_Time_Slot>" for hour in ("H1", "H2")
)
TIMES = (1440 + 480, 1440 + 540)
CASES = [
    (
        "ActivitiesOccupyMaxTimeSlotsFromSelection", LIST + SELECTED + tags(Max_Number_of_Occupied_Time_Slots=1),
        "few_times", {"positions": TIMES, "most": 1}, (4, 1),
    ),
    (
        "ActivitiesMaxSimultaneousInSelectedTimeSlots", LIST + SELECTED + tags(Max_Number_of_Simultaneous_Activities=1),
        "at_once", {"positions": TIMES, "most": 1}, (4, 1),
    ),
    ("ActivitiesOccupyMaxDifferentRooms", LIST + tags(Max_Number_of_Different_Rooms=1), "room_stability", {"most": 1}, (4, 1)),
    ("ActivitiesSameRoomIfConsecutive", LIST, "stay_in_room", {}, (4, 1)),
    (
        "TeachersMaxBuildingChangesPerDay", tags(Max_Building_Changes_Per_Day=1),
        "building_changes", {"max_changes_per_day": 1}, (),
    ),
    (
        "StudentsMaxBuildingChangesPerWeek", tags(Max_Building_Changes_Per_Week=3),
        "building_changes", {"max_changes_per_week": 3}, (),
    ),
    (
        "StudentsMinGapsBetweenBuildingChanges", tags(Min_Gaps_Between_Building_Changes=1),
        "building_changes", {"minutes": 60}, (),
    ),
    ("TwoActivitiesConsecutive", PAIR, "consecutive", {}, (4, 1)),
    ("TwoActivitiesGrouped", PAIR, "grouped", {}, (4, 1)),
    ("ThreeActivitiesGrouped", PAIR + tags(Third_Activity_Id=7), "grouped", {}, (4, 1, 7)),
    ("TwoActivitiesOrdered", PAIR, "ordered", {}, (4, 1)),
    ("TwoActivitiesOrderedIfSameDay", PAIR, "ordered", {"same_day_only": 1}, (4, 1)),
    ("ActivitiesSameStartingDay", LIST, "same_day", {}, (4, 1)),
    ("ActivitiesSameStartingHour", LIST, "same_hour", {}, (4, 1)),
    ("MaxDaysBetweenActivities", LIST + tags(MaxDays=2), "max_days_between", {"days": 2}, (4, 1)),
    ("MinGapsBetweenActivities", LIST + tags(MinGaps=2), "min_gap", {"minutes": 120}, (4, 1)),
    ("ActivityEndsStudentsDay", tags(Activity_Id=1), "last_of_day", {}, (1,)),
    (
        "StudentsMinGapsBetweenOrderedPairOfActivityTags", tags(First_Activity_Tag="lab", Second_Activity_Tag="test", MinGaps=1),
        "gap_after", {"tag": "lab", "then": "test", "minutes": 60}, (),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body", "rule_id", "params", "targets"), CASES)
def test_a_constraint_becomes_its_rule(name: str, body: str, rule_id: str, params: dict[str, object], targets: tuple[int, ...]) -> None:
    _, rule = rule_of(with_time(constraint(name, body)), rule_id)
    assert dict(rule.params) == params
    assert rule.targets == tuple(lesson(read(), number).uid for number in targets)
    assert rule.weight is None
    assert name not in read(with_time(constraint(name, body))).not_supported


@pytest.mark.parametrize(("name", "body", "rule_id", "params", "targets"), CASES)
def test_a_changed_school_says_it_again(name: str, body: str, rule_id: str, params: dict[str, object], targets: tuple[int, ...]) -> None:
    reading = read(with_time(constraint(name, body)))
    changed = replace(reading.school, source={})
    written = ET.fromstring(write_fet(changed))
    assert next(written.iter(f"Constraint{name}"), None) is not None
    again = read_fet(write_fet(changed), YEAR, reading.school.unit)
    said = {(rule.rule_id, len(rule.targets), tuple(sorted(rule.params.items()))) for rule in again.school.rules.values()}
    assert (rule_id, len(targets), tuple(sorted(params.items()))) in said


def test_weights_below_hundred_are_costs_of_one_unit() -> None:
    _, hour = rule_of(with_time(constraint("ActivitiesSameStartingHour", LIST, 95)), "same_hour")
    _, gap = rule_of(with_time(constraint("MinGapsBetweenActivities", LIST + tags(MinGaps=2), 90)), "min_gap")
    assert (hour.weight, gap.weight) == (0.95, pytest.approx(0.9 / 60))


def test_a_pair_with_an_inactive_activity_says_nothing() -> None:
    text = with_time(constraint("TwoActivitiesGrouped", tags(First_Activity_Id=1, Second_Activity_Id=9)))
    assert read(text).school.rules == read().school.rules


def test_a_filter_of_lessons_that_end_the_day() -> None:
    body = tags(Teacher_Name="", Students_Name="7B girls", Subject_Name="", Activity_Tag_Name="")
    _, rule = rule_of(with_time(constraint("ActivitiesEndStudentsDay", body)), "last_of_day")
    assert set(rule.targets) == {lesson(read(), number).uid for number in (5, 7, 8)}


def test_tags_stay_with_the_teaching_and_are_written_again() -> None:
    text = with_time().replace("<Id>1</Id>", "<Activity_Tag>lab</Activity_Tag><Id>1</Id>")
    reading = read(text)
    assert reading.school.requirement_of(lesson(reading, 1).uid).tags[-1] == "lab"
    again = read_fet(write_fet(replace(reading.school, source={})), YEAR, reading.school.unit)
    assert "lab" in again.school.requirement_of(lesson(again, 1).uid).tags


def _in_terms(text: str) -> str:
    numbers = tags(Number_of_Terms=2, Number_of_Days_Per_Term=3)
    return text.replace("<Mode>Official</Mode>", f"<Mode>Terms</Mode>{numbers}")


@pytest.mark.parametrize(
    ("name", "tag", "rule_id"),
    [
        ("ActivitiesOccupyMaxTerms", "Max_Number_of_Occupied_Terms", "few_stretches"),
        ("ActivitiesMaxInATerm", "Max_Number_of_Activities_in_A_Term", "most_in_stretch"),
    ],
)
def test_terms_are_stretches_of_days(name: str, tag: str, rule_id: str) -> None:
    reading = read(_in_terms(with_time(constraint(name, LIST + tags(**{tag: 1})))))
    (rule,) = [row for row in reading.school.rules.values() if row.rule_id == rule_id]
    assert dict(rule.params) == {"most": 1, "days": 3}
    assert len(rule.targets) == 2
    assert name not in reading.not_supported


def test_terms_outside_the_terms_mode_are_reported() -> None:
    reading = read(with_time(constraint("ActivitiesMaxInATerm", LIST + tags(Max_Number_of_Activities_in_A_Term=1))))
    assert reading.not_supported["ActivitiesMaxInATerm"] == 1
