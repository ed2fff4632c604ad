"""Which rooms an activity gets: FET's rules of intersection, home rooms and wishes."""

from __future__ import annotations

from scheduler_app.domain.teaching import NO_ROOM
from scheduler_app.domain.timetable import LockedBy
from scheduler_app.interchange.fet.reader import FetReading
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


def test_virtual_rooms_are_reported() -> None:
    virtual = (
        "<Room><Name>Both</Name><Building></Building><Capacity>60</Capacity><Virtual>true</Virtual>"
        "<Number_of_Sets_of_Real_Rooms>2</Number_of_Sets_of_Real_Rooms>"
        "<Set_of_Real_Rooms><Number_of_Real_Rooms>1</Number_of_Real_Rooms><Real_Room>R1</Real_Room></Set_of_Real_Rooms>"
        "<Set_of_Real_Rooms><Number_of_Real_Rooms>1</Number_of_Real_Rooms><Real_Room>R2</Real_Room></Set_of_Real_Rooms></Room></Rooms_List>"
    )
    text = with_space(constraint("SubjectPreferredRoom", "<Subject>Music</Subject><Room>Both</Room>")).replace("</Rooms_List>", virtual)
    reading = read(text)
    assert reading.not_supported["VirtualRoom"] == 1
    assert reading.not_supported["SubjectPreferredRoom"] == 1
    assert "Both" not in {room.name for room in reading.school.rooms.values()}
