"""Schools written as .fet: the original with locks, or a file made from the domain."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Room
from scheduler_app.domain.timetable import Placement
from scheduler_app.interchange.fet.reader import FetReading, read_fet
from scheduler_app.interchange.fet.writer import write_fet
from scheduler_app.services.public import without_persons
from tests.interchange.fet_files import YEAR, lesson, original, read
from tests.schools import tiny_school

LOCK = "Time_Constraints_List/ConstraintActivityPreferredStartingTime"
ROOM = "Space_Constraints_List/ConstraintActivityPreferredRoom"


def _placed(reading: FetReading, places: dict[int, tuple[int, int, str | None]]) -> School:
    """The school with activities at (day, hour from 0, room name)."""
    school = reading.school
    by_name = {room.name: uid for uid, room in school.rooms.items()}
    rows = {}
    for number, (day, hour, room) in places.items():
        row = Placement(school.current, lesson(reading, number).uid, day, 480 + 60 * hour, (by_name[room],) if room else ())
        rows[row.uid] = row
    return replace(school, placements={**school.placements, **rows})


def _root(school: School) -> ET.Element:
    return ET.fromstring(write_fet(school))


def _locks(root: ET.Element) -> dict[str, tuple[str | None, str | None]]:
    return {str(e.findtext("Activity_Id")): (e.findtext("Preferred_Day"), e.findtext("Preferred_Hour")) for e in root.findall(LOCK)}


def test_placements_become_locks_in_the_original() -> None:
    root = _root(_placed(read(), {1: (0, 2, "R1"), 10: (4, 1, None)}))
    assert _locks(root) == {"7": ("Tue", "H2"), "8": ("Wed", "H2"), "1": ("Mon", "H3"), "10": ("Fri", "H2")}
    assert {(e.findtext("Activity_Id"), e.findtext("Room")) for e in root.findall(ROOM)} >= {("1", "R1")}


def test_locks_weigh_hundred() -> None:
    root = _root(_placed(read(), {1: (0, 2, "R1")}))
    assert {e.findtext("Weight_Percentage") for e in [*root.findall(LOCK), *root.findall(ROOM)]} == {"100"}


def test_all_of_the_original_is_kept_also_what_is_not_supported() -> None:
    before, after = ET.fromstring(original()), _root(_placed(read(), {1: (0, 2, "R1")}))
    for parent in ("Time_Constraints_List", "Space_Constraints_List", "Activities_List", "Students_List"):
        kept = [ET.tostring(element).split() for element in after.find(parent) or ()]
        assert all(ET.tostring(element).split() in kept or "".join(element.itertext()).strip() for element in before.find(parent) or ())
        assert len(kept) >= len(before.find(parent) or ())
    assert after.find("Time_Constraints_List/ConstraintActivityEndsStudentsDay") is not None


def test_a_lock_that_stands_there_is_not_written_twice() -> None:
    root = _root(_placed(read(), {8: (2, 1, "R2")}))
    assert [e.findtext("Activity_Id") for e in root.findall(LOCK)].count("8") == 1


def test_a_placement_against_the_original_lock_leaves_both_for_the_referee() -> None:
    root = _root(_placed(read(), {8: (3, 3, "R2")}))
    assert [e.findtext("Preferred_Day") for e in root.findall(LOCK) if e.findtext("Activity_Id") == "8"] == ["Wed", "Thu"]


def test_what_was_written_reads_back_to_the_same_placements() -> None:
    school = _placed(read(), {1: (0, 2, "R1"), 5: (3, 0, "Studio"), 10: (4, 1, None)})
    again = read_fet(write_fet(school), YEAR, school.unit).school
    assert {(row.lesson, row.day, row.start, row.rooms) for row in again.placed.values()} == {
        (row.lesson, row.day, row.start, row.rooms) for row in school.placed.values()
    }


def test_a_changed_school_is_written_from_the_domain_with_its_activity_ids() -> None:
    reading = read()
    room = Room("new", "New room", 20)
    root = _root(replace(_placed(reading, {1: (0, 2, "R1")}), rooms={**reading.school.rooms, "new": room}))
    assert "New room" in [e.findtext("Name") for e in root.findall("Rooms_List/Room")]
    assert sorted(int(e.findtext("Id") or 0) for e in root.findall("Activities_List/Activity")) == [1, 2, 3, 4, 5, 6, 7, 8, 10]
    assert _locks(root)["1"] == ("Monday", "H3")


def test_a_file_from_the_domain_says_the_same_rules_again() -> None:
    reading = read()
    again = read_fet(write_fet(replace(reading.school, source={})), YEAR, reading.school.unit)
    said = {(rule.rule_id, rule.scope, len(rule.targets), rule.weight) for rule in again.school.rules.values()}
    meant = {(rule.rule_id, rule.scope, len(rule.targets), rule.weight) for rule in reading.school.rules.values()}
    lost = {row[0] for row in meant - said}
    assert lost <= {"fixed_time", "allowed_starts", "closed", "preferred_room", "max_minutes_per_day"}
    assert ("different_days", "lesson", 3, 0.95) in said
    assert again.not_supported == {}


def test_one_lesson_a_day_at_most_is_a_hard_constraint_beside_the_soft_one() -> None:
    school = read().school
    (rule,) = [row for row in school.rules.values() if row.rule_id == "different_days"]
    strict = replace(rule, params={**rule.params, "days_between": 2, "most_a_day": 1})
    root = _root(replace(school, source={}, rules={**school.rules, rule.uid: strict}))
    written = root.findall("Time_Constraints_List/ConstraintMinDaysBetweenActivities")
    assert [(e.findtext("MinDays"), e.findtext("Weight_Percentage")) for e in written] == [("2", "95"), ("1", "100")]


def test_the_clock_grid_becomes_hours_of_five_minutes() -> None:
    root = _root(tiny_school())
    hours = [e.findtext("Name") for e in root.findall("Hours_List/Hour")]
    assert hours[:2] == ["08:00", "08:05"]
    lengths = {e.findtext("Id"): int(e.findtext("Duration") or 0) for e in root.findall("Activities_List/Activity")}
    assert set(lengths.values()) == {6, 12, 15, 16}  # lunch 30, lessons 60, sport 60 + 5 + 10, art 80


def test_set_up_time_moves_the_lock_to_its_beginning() -> None:
    school = tiny_school()
    root = _root(school)
    number = str(list(school.lessons).index("IDH-7A-1") + 1)
    assert _locks(root)[number] == ("Monday", "11:55")  # 12:00 less 5 minutes for changing


def test_lessons_of_alternating_weeks_on_top_of_each_other_are_written_once_as_active() -> None:
    school = tiny_school()
    active = {e.findtext("Id"): e.findtext("Active") for e in _root(school).findall("Activities_List/Activity")}
    odd, even = (str(list(school.lessons).index(uid) + 1) for uid in ("BL-7A1-1", "BL-7A2-1"))
    assert (active[odd], active[even]) == ("true", "false")


def test_names_are_unique_and_free_of_what_xml_cannot_hold() -> None:
    school = tiny_school()
    rooms = {**school.rooms, "A2": replace(school.rooms["A2"], name="A1"), "A1": replace(school.rooms["A1"], name="A1\x08")}
    names = [e.findtext("Name") for e in _root(replace(school, rooms=rooms)).findall("Rooms_List/Room")]
    assert len(names) == len(set(names)) == 4


def test_subgroups_show_who_shares_pupils() -> None:
    root = _root(tiny_school())
    inside = {year.findtext("Name"): {e.findtext("Name") for e in year.iter("Subgroup")} for year in root.findall("Students_List/Year")}
    assert inside["7A grupp 1"] < inside["7A"]
    assert inside["7A grupp 1"].isdisjoint(inside["7A grupp 2"])
    assert inside["7A"].isdisjoint(inside["7B"])


def test_a_public_file_names_nobody() -> None:
    school = tiny_school()
    content = write_fet(without_persons(school, keep_overlaps=True)).decode()
    for person in school.staff.values():
        assert f"<Name>{person.signature}</Name>" not in content
        assert person.family_name not in content
    assert "T1" in content
