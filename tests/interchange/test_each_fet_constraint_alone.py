"""Every kind of constraint that is read from FET, each in a file of its own: a timetable that keeps it and one that breaks it."""

from __future__ import annotations

import pytest

from scheduler_app.interchange.fet.constraints import HANDLERS
from scheduler_app.services.checking import check
from tests.interchange.fet_alone import Alone, placed, read_alone
from tests.interchange.fet_files import tags

WHO = {"Teachers": "", "Teacher": tags(Teacher_Name="T"), "Students": "", "StudentsSet": tags(Students="Y")}
INTERVAL = tags(Interval_Start_Hour="H1", Interval_End_Hour="H2", Max_Days_Per_Week=2)
RED = tags(Activity_Tag_Name="red", Activity_Tag="red")
EVEN, APART, MORE_AND_LESS, WITH_A_GAP = "11 12 21 22", "11 21 12 22", "11 12 13 21", "11 13 21 22"

DAYS = (
    Alone("MaxGapsPerWeek", tags(Max_Gaps=0), WITH_A_GAP),
    Alone("MaxGapsPerDay", tags(Max_Gaps=0), WITH_A_GAP),
    Alone("MaxHoursDaily", tags(Maximum_Hours_Daily=2), MORE_AND_LESS),
    Alone("MinHoursDaily", tags(Minimum_Hours_Daily=2, Allow_Empty_Days="true"), MORE_AND_LESS),
    Alone("MaxHoursContinuously", tags(Maximum_Hours_Continuously=2), MORE_AND_LESS),
    Alone("MaxDaysPerWeek", tags(Max_Days_Per_Week=2), "11 12 21 31"),
    Alone("MinDaysPerWeek", tags(Minimum_Days_Per_Week=2), "11 12 13 14"),
    Alone("EarlyMaxBeginningsAtSecondHour", tags(Max_Beginnings_At_Second_Hour=0), "12 13 21 22"),
    Alone("MaxSpanPerDay", tags(Max_Span=2), WITH_A_GAP),
    Alone("ActivityTagMaxHoursDaily", RED + tags(Maximum_Hours_Daily=1), APART),
    Alone("ActivityTagMaxHoursContinuously", RED + tags(Maximum_Hours_Continuously=1), APART),
    Alone("IntervalMaxDaysPerWeek", INTERVAL, "11 21 31 22"),
    Alone("MinRestingHours", tags(Minimum_Resting_Hours=2, Circular="false"), "13 14 21 22"),
    Alone("MaxBuildingChangesPerDay", tags(Max_Building_Changes_Per_Day=0), "11A 12B 21A 22A", "11A 12A 21B 22B", roomy=True),
    Alone("MaxBuildingChangesPerWeek", tags(Max_Building_Changes_Per_Week=0), "11A 12B 21A 22A", "11A 12A 21A 22A", roomy=True),
    Alone("MinGapsBetweenBuildingChanges", tags(Min_Gaps_Between_Building_Changes=1), "11A 12B 21A 22A", "11A 13B 21A 22A", roomy=True),
)
"""What is asked of one teacher or set, or of all of them."""

BOTH = tags(Number_of_Activities=2, Activity_Id=1) + tags(Activity_Id=2)
OF_FIVE = tags(Number_of_Activities=2, Activity_Id=1) + tags(Activity_Id=5)
PAIR, OF_THREE = tags(First_Activity_Id=1, Second_Activity_Id=2), tags(Third_Activity_Id=3)
AT_ONCE, NOT_AT_ONCE = f"{EVEN} 11", f"{EVEN} 41"
TURNED = "12 11 21 22"


def _selected(*slots: str) -> str:
    listed = (f"<Selected_Time_Slot>{tags(Selected_Day=f'D{day}', Selected_Hour=f'H{hour}')}</Selected_Time_Slot>" for day, hour in slots)
    return tags(Number_of_Selected_Time_Slots=len(slots)) + "".join(listed)


ACTIVITIES = (
    Alone("MinDaysBetweenActivities", BOTH + tags(MinDays=1, Consecutive_If_Same_Day="false"), EVEN, APART),
    Alone("ActivitiesSameStartingTime", OF_FIVE, NOT_AT_ONCE, AT_ONCE),
    Alone("ActivitiesNotOverlapping", OF_FIVE, AT_ONCE, NOT_AT_ONCE),
    Alone("ActivitiesSameStartingDay", BOTH, APART),
    Alone("ActivitiesSameStartingHour", BOTH, EVEN, APART),
    Alone(
        "ActivitiesOccupyMaxTimeSlotsFromSelection", BOTH + _selected("11", "12") + tags(Max_Number_of_Occupied_Time_Slots=1), EVEN, APART
    ),
    Alone(
        "ActivitiesMaxSimultaneousInSelectedTimeSlots",
        OF_FIVE + _selected("11") + tags(Max_Number_of_Simultaneous_Activities=1),
        AT_ONCE,
        NOT_AT_ONCE,
    ),
    Alone("ActivitiesOccupyMaxTerms", BOTH + tags(Max_Number_of_Occupied_Terms=1), "11 31 12 22", terms=True),
    Alone("ActivitiesMaxInATerm", BOTH + tags(Max_Number_of_Activities_in_A_Term=1), EVEN, "11 31 12 22", terms=True),
    Alone("MaxDaysBetweenActivities", BOTH + tags(MaxDays=1), "11 31 12 22"),
    Alone("MinGapsBetweenActivities", BOTH + tags(MinGaps=1), EVEN, WITH_A_GAP),
    Alone("TwoActivitiesConsecutive", PAIR, TURNED),
    Alone("TwoActivitiesGrouped", PAIR, WITH_A_GAP, TURNED),
    Alone("ThreeActivitiesGrouped", PAIR + OF_THREE, "11 12 14 22", "12 13 11 22"),
    Alone("TwoActivitiesOrdered", PAIR, "21 11 12 22", APART),
    Alone("TwoActivitiesOrderedIfSameDay", PAIR, TURNED, "21 11 12 22"),
    Alone("ActivityEndsStudentsDay", tags(Activity_Id=2), TURNED),
    Alone("ActivitiesEndStudentsDay", tags(Subject_Name="P"), "11 12 22 21"),
    Alone(
        "StudentsMinGapsBetweenOrderedPairOfActivityTags",
        tags(First_Activity_Tag="red", Second_Activity_Tag="blue", MinGaps=1),
        EVEN,
        "11 12 21 23",
    ),
)


def _slots(kind: str, *slots: str) -> str:
    field = {
        "Not_Available_Time": "",
        "Break_Time": "",
        "Preferred_Time_Slot": "Preferred_",
        "Preferred_Starting_Time": "Preferred_Starting_",
    }
    name = field[kind]
    listed = (f"<{kind}>{tags(**{f'{name}Day': f'D{day}', f'{name}Hour': f'H{hour}'})}</{kind}>" for day, hour in slots)
    return tags(**{f"Number_of_{kind}s": len(slots)}) + "".join(listed)


FILTER_P, SECOND_HALF, FIRST = tags(Subject_Name="P"), tags(Component_Number=2), tags(Activity_Id=1)
TIMES = (
    Alone("BasicCompulsoryTime", "", "11 11 21 22"),
    Alone("BreakTimes", _slots("Break_Time", "13"), WITH_A_GAP),
    Alone("TeacherNotAvailableTimes", tags(Teacher="T") + _slots("Not_Available_Time", "13"), WITH_A_GAP),
    Alone("StudentsSetNotAvailableTimes", tags(Students="Y") + _slots("Not_Available_Time", "13"), WITH_A_GAP),
    Alone("RoomNotAvailableTimes", tags(Room="A") + _slots("Not_Available_Time", "11"), "11A 12A 21A 22A", "11B 12A 21A 22A", roomy=True),
    Alone("ActivityPreferredStartingTime", FIRST + tags(Preferred_Day="D1", Preferred_Hour="H1", Permanently_Locked="true"), "13 12 21 22"),
    Alone("ActivityPreferredDay", FIRST + tags(Preferred_Day="D1"), "31 12 21 22", "13 12 21 22"),
    Alone("ActivityPreferredStartingTimes", FIRST + _slots("Preferred_Starting_Time", "11", "14"), "13 12 21 22"),
    Alone("ActivitiesPreferredStartingTimes", FILTER_P + _slots("Preferred_Starting_Time", "22", "41"), "11 12 21 23"),
    Alone("SubactivitiesPreferredStartingTimes", SECOND_HALF + _slots("Preferred_Starting_Time", "12", "41"), WITH_A_GAP),
    Alone("ActivityPreferredTimeSlots", FIRST + _slots("Preferred_Time_Slot", "11", "14"), "13 12 21 22"),
    Alone("ActivitiesPreferredTimeSlots", FILTER_P + _slots("Preferred_Time_Slot", "22", "41"), "11 12 21 23"),
    Alone("SubactivitiesPreferredTimeSlots", SECOND_HALF + _slots("Preferred_Time_Slot", "12", "41"), WITH_A_GAP),
)

ROOM, ROOMS = tags(Room="A"), tags(Number_of_Preferred_Rooms=2, Preferred_Room="A") + tags(Preferred_Room="C")
BLUE, P = tags(Activity_Tag="blue"), tags(Subject="P")
IN_ITS_ROOM, ELSEWHERE, AT_HOME, NOT_AT_HOME = "11 12 21 22A", "11 12 21 22B", "11A 12A 21A 22A", "11B 12A 21A 22A"
SPACE = (
    Alone("BasicCompulsorySpace", "", "11A 12A 21A 22A 11A", "11A 12A 21A 22A 11B", roomy=True),
    Alone("ActivityPreferredRoom", tags(Activity_Id=4) + ROOM, ELSEWHERE, IN_ITS_ROOM),
    Alone("ActivityPreferredRooms", tags(Activity_Id=4) + ROOMS, ELSEWHERE, IN_ITS_ROOM),
    Alone("SubjectPreferredRoom", P + ROOM, ELSEWHERE, IN_ITS_ROOM),
    Alone("SubjectPreferredRooms", P + ROOMS, ELSEWHERE, "11 12 21 22C"),
    Alone("ActivityTagPreferredRoom", BLUE + ROOM, ELSEWHERE, IN_ITS_ROOM),
    Alone("ActivityTagPreferredRooms", BLUE + ROOMS, ELSEWHERE, "11 12 21 22C"),
    Alone("SubjectActivityTagPreferredRoom", P + BLUE + ROOM, ELSEWHERE, IN_ITS_ROOM),
    Alone("SubjectActivityTagPreferredRooms", P + BLUE + ROOMS, ELSEWHERE, "11 12 21 22C"),
    Alone("ActivitiesOccupyMaxDifferentRooms", BOTH + tags(Max_Number_of_Different_Rooms=1), NOT_AT_HOME, AT_HOME, roomy=True),
    Alone("ActivitiesSameRoomIfConsecutive", BOTH, NOT_AT_HOME, "11B 13A 21A 22A", roomy=True),
    Alone("TeacherHomeRoom", tags(Teacher="T") + ROOM, NOT_AT_HOME, AT_HOME),
    Alone("TeacherHomeRooms", tags(Teacher="T") + ROOMS, NOT_AT_HOME, "11A 12C 21A 22A"),
    Alone("StudentsSetHomeRoom", tags(Students="Y") + ROOM, NOT_AT_HOME, AT_HOME),
    Alone("StudentsSetHomeRooms", tags(Students="Y") + ROOMS, NOT_AT_HOME, "11A 12C 21A 22A"),
)

OF_PEOPLE = tuple(
    Alone(
        prefix + case.name,
        (tags(Teacher="T") if prefix == "Teacher" and case.roomy else body) + case.body,
        case.broken,
        case.kept,
        case.roomy,
    )
    for case in DAYS
    for prefix, body in WHO.items()
)
CASES = (*TIMES, *ACTIVITIES, *OF_PEOPLE, *SPACE)


def test_every_constraint_that_is_read_has_its_case() -> None:
    assert sorted(case.name for case in CASES) == sorted(HANDLERS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_check_finds_it_kept_and_broken_and_says_which(case: Alone) -> None:
    reading = read_alone(case)
    assert not reading.not_supported
    assert [row for row in check(placed(reading, case.kept)).violations if row.severity == "hard"] == []
    broken = [row for row in check(placed(reading, case.broken)).violations if row.severity == "hard"]
    assert broken
    of_rules = [uid for uid, rule in reading.school.rules.items() if rule.note == f"FET {case.name}"]
    assert {row.rule for row in broken} == ({of_rules[0]} if of_rules else {""})
