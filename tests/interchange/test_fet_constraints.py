"""Each family of constraints, one at a time."""

from __future__ import annotations

import pytest

from scheduler_app.domain.rules import Scope
from tests.interchange.fet_files import constraint, lesson, read, rule_of, tags, with_time

IDS = "<Number_of_Activities>2</Number_of_Activities><Activity_Id>1</Activity_Id><Activity_Id>4</Activity_Id>"
SLOT = "<Preferred_Time_Slot><Preferred_Day>Tue</Preferred_Day><Preferred_Hour>H2</Preferred_Hour></Preferred_Time_Slot>"
START = "<Preferred_Starting_Time>" + tags(Preferred_Starting_Day="Tue", Preferred_Starting_Hour="H2") + "</Preferred_Starting_Time>"
FILTER = tags(Teacher_Name="", Students_Name="7B girls", Subject_Name="", Activity_Tag_Name="")

PEOPLE = [
    ("TeacherMaxGapsPerWeek", tags(Teacher_Name="Ek", Max_Gaps="3"), "gaps", Scope.STAFF, {"max_per_week": 180, "max_per_day": -1}),
    ("TeachersMaxGapsPerDay", "<Max_Gaps>1</Max_Gaps>", "gaps", Scope.STAFF, {"max_per_week": -1, "max_per_day": 60}),
    ("StudentsSetMaxGapsPerWeek", tags(Max_Gaps="0", Students="7A"), "gaps", Scope.GROUP, {"max_per_week": 0, "max_per_day": -1}),
    ("StudentsMaxHoursDaily", "<Maximum_Hours_Daily>5</Maximum_Hours_Daily>", "max_minutes_per_day", Scope.GROUP, {"minutes": 300}),
    (
        "StudentsSetMinHoursDaily", tags(Minimum_Hours_Daily="2", Students="7B boys", Allow_Empty_Days="false"),
        "min_minutes_per_day", Scope.GROUP, {"minutes": 120, "allow_empty": 0},
    ),
    (
        "TeachersMinHoursDaily", "<Minimum_Hours_Daily>2</Minimum_Hours_Daily><Allow_Empty_Days>true</Allow_Empty_Days>",
        "min_minutes_per_day", Scope.STAFF, {"minutes": 120, "allow_empty": 1},
    ),
    ("TeacherMaxDaysPerWeek", tags(Teacher_Name="Ek", Max_Days_Per_Week="3"), "max_days", Scope.STAFF, {"days": 3}),
    ("TeacherMinDaysPerWeek", tags(Teacher_Name="Ek", Minimum_Days_Per_Week="2"), "min_days", Scope.STAFF, {"days": 2}),
    ("TeachersMaxHoursContinuously", tags(Maximum_Hours_Continuously="4"), "max_continuous", Scope.STAFF, {"minutes": 240}),
    (
        "StudentsSetEarlyMaxBeginningsAtSecondHour", tags(Max_Beginnings_At_Second_Hour="2", Students="7A"),
        "early_start", Scope.GROUP, {"max_late": 2},
    ),
    ("StudentsMaxSpanPerDay", "<Max_Span>6</Max_Span>", "max_day_length", Scope.GROUP, {"minutes": 360}),
    (
        "TeacherMaxSpanPerDay", tags(Teacher_Name="Ek", Max_Span="6", Allow_One_Day_Exception_of_Plus_One="true"),
        "max_day_length", Scope.STAFF, {"minutes": 360, "longer_days": 1},
    ),
    (
        "TeachersActivityTagMaxHoursDaily", tags(Activity_Tag_Name="lab", Maximum_Hours_Daily="2"),
        "max_minutes_per_day", Scope.STAFF, {"minutes": 120, "tag": "lab"},
    ),
    (
        "StudentsSetActivityTagMaxHoursContinuously", tags(Maximum_Hours_Continuously="2", Students="7A", Activity_Tag="lab"),
        "max_continuous", Scope.GROUP, {"minutes": 120, "tag": "lab"},
    ),
    (
        "TeacherIntervalMaxDaysPerWeek",
        tags(Teacher_Name="Ek", Interval_Start_Hour="H2", Interval_End_Hour="H4", Max_Days_Per_Week="2"),
        "max_days_within", Scope.STAFF, {"days": 2, "start": 540, "end": 660},
    ),
    (
        "StudentsIntervalMaxDaysPerWeek", tags(Interval_Start_Hour="H5", Interval_End_Hour="", Max_Days_Per_Week="1"),
        "max_days_within", Scope.GROUP, {"days": 1, "start": 720, "end": 840},
    ),
    (
        "StudentsSetMinRestingHours", tags(Minimum_Resting_Hours="3", Students="7A", Circular="true"),
        "min_rest", Scope.GROUP, {"minutes": 180, "around": 1},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body", "rule_id", "scope", "params"), PEOPLE)
def test_shapes_of_days(name: str, body: str, rule_id: str, scope: Scope, params: dict[str, int]) -> None:
    school, rule = rule_of(with_time(constraint(name, body)), rule_id)
    assert rule.scope is scope
    assert dict(rule.params) == params
    assert rule.weight is None
    one = name.startswith(("Teacher", "StudentsSet")) and not name.startswith("Teachers")
    assert len(rule.targets) == int(one)
    assert all(uid in school.staff or uid in school.groups for uid in rule.targets)


@pytest.mark.parametrize(
    ("name", "rule_id"), [("ActivitiesSameStartingTime", "same_start"), ("ActivitiesNotOverlapping", "not_overlapping")]
)
def test_activities_together(name: str, rule_id: str) -> None:
    reading = read()
    _, rule = rule_of(with_time(constraint(name, IDS)), rule_id)
    assert set(rule.targets) == {lesson(reading, 1).uid, lesson(reading, 4).uid}


def test_an_inactive_activity_leaves_a_rule_without_meaning_out() -> None:
    ids = "<Number_of_Activities>2</Number_of_Activities><Activity_Id>1</Activity_Id><Activity_Id>9</Activity_Id>"
    assert read(with_time(constraint("ActivitiesNotOverlapping", ids))).school.rules == read().school.rules


def test_adjacency_is_kept_at_weight_zero() -> None:
    body = "<Consecutive_If_Same_Day>true</Consecutive_If_Same_Day>" + IDS + "<MinDays>1</MinDays>"
    _, rule = rule_of(with_time(constraint("MinDaysBetweenActivities", body, 0)), "different_days")
    assert rule.weight == 0
    assert dict(rule.params) == {"days_between": 1, "adjacent_if_same_day": 1}


@pytest.mark.parametrize(
    ("name", "body", "rule_id"),
    [
        ("ActivityPreferredTimeSlots", tags(Activity_Id="5", Number_of_Preferred_Time_Slots="1") + SLOT, "allowed_slots"),
        ("ActivityPreferredStartingTimes", tags(Activity_Id="5", Number_of_Preferred_Starting_Times="1") + START, "allowed_starts"),
    ],
)  # fmt: skip
def test_times_of_one_activity(name: str, body: str, rule_id: str) -> None:
    _, rule = rule_of(with_time(constraint(name, body)), rule_id)
    assert rule.targets == (lesson(read(), 5).uid,)
    assert rule.params["positions"] == (1440 + 540,)


def test_a_filter_by_students_takes_every_overlapping_set() -> None:
    body = FILTER + "<Duration></Duration><Number_of_Preferred_Time_Slots>1</Number_of_Preferred_Time_Slots>" + SLOT
    _, rule = rule_of(with_time(constraint("ActivitiesPreferredTimeSlots", body)), "allowed_slots")
    assert set(rule.targets) == {lesson(read(), number).uid for number in (5, 7, 8)}


def test_a_filter_by_component_takes_that_part_of_split_activities() -> None:
    body = (
        "<Component_Number>2</Component_Number>"
        + FILTER.replace("7B girls", "")
        + "<Number_of_Preferred_Starting_Times>1</Number_of_Preferred_Starting_Times>"
        + START
    )
    _, rule = rule_of(with_time(constraint("SubactivitiesPreferredStartingTimes", body)), "allowed_starts")
    assert set(rule.targets) == {lesson(read(), 2).uid, lesson(read(), 8).uid}


def test_a_lock_without_a_day_allows_every_day() -> None:
    body = "<Activity_Id>5</Activity_Id><Preferred_Day></Preferred_Day><Preferred_Hour>H2</Preferred_Hour>"
    _, rule = rule_of(with_time(constraint("ActivityPreferredStartingTime", body)), "allowed_starts")
    assert rule.params["positions"] == tuple(day * 1440 + 540 for day in range(5))


def test_a_wished_start_below_hundred_is_a_soft_rule_not_a_lock() -> None:
    body = tags(Activity_Id="10", Preferred_Day="Mon", Preferred_Hour="H5", Permanently_Locked="false")
    school, rule = rule_of(with_time(constraint("ActivityPreferredStartingTime", body, 75)), "fixed_time")
    assert rule.weight == 0.75
    assert rule.targets[0] not in school.placed


def test_unknown_types_are_counted_by_name() -> None:
    text = with_time(constraint("ActivitiesOccupyNothing", tags(First_Activity_Id=1, Second_Activity_Id=4)) * 2)
    assert read(text).not_supported["ActivitiesOccupyNothing"] == 2


@pytest.mark.parametrize(("percent", "adjacent", "days", "weight"), [
    (95, "false", 1, 0.95), (0, "false", 1, 0.0), (100, "false", 2, None), (95, "true", 1, 0.95), (95, "false", 0, 0.0),
])  # fmt: skip
def test_a_third_lesson_on_one_day_is_forbidden_at_any_weight(percent: float, adjacent: str, days: int, weight: float | None) -> None:
    ids = "".join(tags(Activity_Id=number) for number in (1, 2, 4))
    body = tags(Consecutive_If_Same_Day=adjacent, Number_of_Activities=3) + ids + tags(MinDays=days)
    _, rule = rule_of(with_time(constraint("MinDaysBetweenActivities", body, percent)), "different_days")
    assert rule.weight == weight
    assert dict(rule.params) == {"days_between": max(1, days), "adjacent_if_same_day": int(adjacent == "true"), "most_a_day": 2}
