"""Which rooms an activity gets: FET's rules of intersection, home rooms and wishes."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from scheduler_app.domain.teaching import NO_ROOM
from scheduler_app.domain.timetable import LockedBy, Placement
from scheduler_app.errors import InputError
from scheduler_app.interchange.fet.reader import FetReading
from scheduler_app.interchange.fet.writer import write_fet
from scheduler_app.services.solving.build import build
from tests.interchange.fet_files import constraint, lesson, read, rules, tags, with_space, with_time


def _rooms(reading: FetReading, activity: int) -> list[str]:
    need = reading.school.requirements[lesson(reading, activity).requirement].room_need
    return [reading.school.rooms[uid].name for uid in need.rooms]


def test_preferred_rooms_at_hundred_are_intersected() -> None:
    assert _rooms(read(), 6) == ["Studio"]


def test_one_preferred_list_is_taken_as_it_is() -> None:
    assert _rooms(read(), 5) == ["R1", "Studio"]


def test_preferred_rooms_override_the_home_room() -> None:
    assert _rooms(read(), 4) == ["Gym"]


def test_home_room_of_the_only_students_set_applies() -> None:
    assert _rooms(read(), 1) == ["R1"]


def test_home_room_of_the_only_teacher_applies_where_students_are_several() -> None:
    assert _rooms(read(), 7) == ["R2"]


def test_home_rooms_of_teacher_and_students_are_intersected() -> None:
    extra = constraint(
        "TeacherHomeRooms",
        "<Teacher>Ek</Teacher><Number_of_Preferred_Rooms>2</Number_of_Preferred_Rooms><Preferred_Room>R2</Preferred_Room><Preferred_Room>R1</Preferred_Room>",
    )
    assert _rooms(read(with_space(extra)), 1) == ["R1"]


def test_a_wish_below_hundred_leaves_the_lesson_free_to_do_without() -> None:
    reading = read()
    assert reading.school.requirements[lesson(reading, 10).requirement].room_need == NO_ROOM
    (rule,) = rules(reading.school, "preferred_room")
    assert rule.targets == (lesson(reading, 10).uid,)
    assert rule.weight == 0.8


def test_a_wish_falls_back_to_the_home_room() -> None:
    reading = read(with_space(constraint("SubjectPreferredRoom", "<Subject>Maths</Subject><Room>Studio</Room>", 90)))
    assert _rooms(reading, 1) == ["Studio", "R1"]
    assert any(rule.weight == 0.9 and len(rule.targets) == 3 for rule in rules(reading.school, "preferred_room"))


def test_contradictory_rooms_stay_visible_as_a_hard_rule() -> None:
    reading = read(with_space(constraint("SubjectPreferredRoom", "<Subject>Sport</Subject><Room>R1</Room>")))
    assert _rooms(reading, 4) == ["Gym"]
    assert any(rule.weight is None and rule.targets == (lesson(reading, 4).uid,) for rule in rules(reading.school, "preferred_room"))


def test_a_loose_lock_of_time_and_room_is_a_placement() -> None:
    when = tags(Activity_Id="5", Preferred_Day="Thu", Preferred_Hour="H4", Permanently_Locked="false")
    where = "<Activity_Id>5</Activity_Id><Room>Studio</Room><Permanently_Locked>false</Permanently_Locked>"
    text = with_time(constraint("ActivityPreferredStartingTime", when))
    text = text.replace("</Space_Constraints_List>", constraint("ActivityPreferredRoom", where) + "</Space_Constraints_List>")
    reading = read(text)
    placement = reading.school.placed[lesson(reading, 5).uid]
    assert [reading.school.rooms[uid].name for uid in placement.rooms] == ["Studio"]
    assert (placement.day, placement.start) == (3, 660)
    assert (placement.time_lock, placement.room_lock) == (LockedBy.IMPORT, LockedBy.IMPORT)
    assert _rooms(reading, 5) == ["R1", "Studio"]


def test_a_permanent_room_is_a_need() -> None:
    where = "<Activity_Id>5</Activity_Id><Room>Studio</Room><Permanently_Locked>true</Permanently_Locked>"
    assert _rooms(read(with_space(constraint("ActivityPreferredRoom", where))), 5) == ["Studio"]


def test_a_locked_time_waits_as_a_rule_while_rooms_are_open() -> None:
    when = tags(Activity_Id="5", Preferred_Day="Thu", Preferred_Hour="H4", Permanently_Locked="false")
    reading = read(with_time(constraint("ActivityPreferredStartingTime", when)))
    uid = lesson(reading, 5).uid
    assert uid not in reading.school.placed
    assert any(rule.targets == (uid,) and rule.params["day"] == 3 for rule in rules(reading.school, "fixed_time"))


def _virtual(*sets: tuple[str, ...], name: str = "Both", seats: int = 60) -> str:
    listed = "".join(
        "<Set_of_Real_Rooms>" + tags(Number_of_Real_Rooms=len(one)) + "".join(tags(Real_Room=room) for room in one) + "</Set_of_Real_Rooms>"
        for one in sets
    )
    about = tags(Name=name, Building="", Capacity=seats, Virtual="true", Number_of_Sets_of_Real_Rooms=len(sets))
    return f"<Room>{about}{listed}</Room></Rooms_List>"


def _music(*sets: tuple[str, ...], percent: float = 100) -> str:
    text = with_space(constraint("SubjectPreferredRoom", "<Subject>Music</Subject><Room>Both</Room>", percent))
    return text.replace("</Rooms_List>", _virtual(*sets))


def test_a_virtual_room_is_a_room_of_each_set() -> None:
    reading = read(_music(("R1", "R2"), ("R2", "Gym")))
    (number,) = [n for n in range(1, 11) if n != 9 and reading.school.requirement_of(lesson(reading, n).uid).room_need.set_sizes]
    need = reading.school.requirement_of(lesson(reading, number).uid).room_need
    assert (need.set_sizes, need.count, need.ordered) == ((2, 2), 2, False)
    options = build(reading.school).problem.lessons[list(reading.school.lessons).index(lesson(reading, number).uid)].room_options
    named = {tuple(reading.school.rooms[build(reading.school).resource_uids[room]].name for room in option.rooms) for option in options}
    assert named == {("R1", "R2"), ("R1", "Gym"), ("R2", "Gym")}
    assert "Both" not in {room.name for room in reading.school.rooms.values()}
    assert "SubjectPreferredRoom" not in reading.not_supported


def test_a_wish_for_a_virtual_room_may_go_without() -> None:
    reading = read(_music(("R1",), ("R2",), percent=95))
    (rule,) = [row for row in rules(reading.school, "preferred_room") if row.weight == 0.95]
    need = reading.school.requirement_of(rule.targets[0]).room_need
    assert (need.needed, need.set_sizes, need.choices) == (False, (1, 1, 1), (1, 2))  # the home room, where a soft wish may fall back
    options = build(reading.school).problem.lessons[list(reading.school.lessons).index(rule.targets[0])].room_options
    assert [(len(option.rooms), option.cost) for option in options] == [(1, 0.0), (2, 0.0), (0, 0.95)]


def test_a_virtual_room_is_locked_with_its_real_rooms_in_the_order_of_the_sets() -> None:
    reading = read(_music(("R1", "R2"), ("R2", "Gym")))
    school = reading.school
    uid = next(uid for uid in school.lessons if school.requirement_of(uid).room_need.set_sizes)
    by_name = {room.name: room.uid for room in school.rooms.values()}
    placement = Placement(school.current, uid, 0, 480, (by_name["Gym"], by_name["R2"]))
    written = ET.fromstring(write_fet(replace(school, placements={placement.uid: placement})))
    (lock,) = [e for e in written.iter("ConstraintActivityPreferredRoom") if e.findtext("Room") == "Both"]
    assert [child.text for child in lock.findall("Real_Room")] == ["R2", "Gym"]


def test_a_set_of_rooms_that_do_not_exist_is_refused() -> None:
    with pytest.raises(InputError) as raised:
        read(_music(("R1",), ("Nowhere",)))
    assert raised.value.code == "fet_bad_value"


def test_listed_rooms_are_all_as_good() -> None:
    reading = read()
    for uid, built_lesson in zip(reading.school.lessons, build(reading.school).problem.lessons, strict=True):
        if reading.school.requirement_of(uid).room_need.needed:
            assert {option.cost for option in built_lesson.room_options} == {0.0}


def test_real_rooms_that_the_file_fixes_keep_their_order() -> None:
    fixed = tags(Activity_Id=10, Room="Both", Number_of_Real_Rooms=2) + tags(Real_Room="R2") + tags(Real_Room="R1")
    text = with_space(constraint("ActivityPreferredRoom", fixed + tags(Permanently_Locked="true")))
    text = text.replace("</Rooms_List>", _virtual(("R1", "R2"), ("R1", "R2")))
    reading = read(text)
    school, uid = reading.school, lesson(reading, 10).uid
    assert school.requirement_of(uid).room_need.set_sizes == (1, 1)
    by_name = {room.name: room.uid for room in school.rooms.values()}
    placement = Placement(school.current, uid, 0, 480, (by_name["R1"], by_name["R2"]))
    written = ET.fromstring(write_fet(replace(school, placements={placement.uid: placement})))
    found = [e for e in written.iter("ConstraintActivityPreferredRoom") if e.findtext("Room") == "Both"]
    assert [[child.text for child in e.findall("Real_Room")] for e in found] == [["R2", "R1"]]


def test_a_loose_lock_holds_where_the_room_is_only_wished_for() -> None:
    when = tags(Activity_Id="10", Preferred_Day="Thu", Preferred_Hour="H4", Permanently_Locked="false")
    wish = "<Activity_Id>10</Activity_Id><Number_of_Preferred_Rooms>2</Number_of_Preferred_Rooms>" + tags(Preferred_Room="R1")
    wish += tags(Preferred_Room="R2")
    where = "<Activity_Id>10</Activity_Id><Room>R1</Room><Permanently_Locked>false</Permanently_Locked>"
    text = with_time(constraint("ActivityPreferredStartingTime", when))
    space = constraint("ActivityPreferredRooms", wish, 97) + constraint("ActivityPreferredRoom", where)
    reading = read(text.replace("</Space_Constraints_List>", space + "</Space_Constraints_List>"))
    placement = reading.school.placed[lesson(reading, 10).uid]
    assert [reading.school.rooms[uid].name for uid in placement.rooms] == ["R1"]
    assert placement.room_lock is LockedBy.IMPORT
