"""What a .fet file becomes."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.people import Origin
from scheduler_app.domain.rules import CATALOGUE, Scope
from scheduler_app.domain.school import SchoolUnit
from scheduler_app.domain.teaching import NO_ROOM
from scheduler_app.domain.timetable import LockedBy
from scheduler_app.interchange.fet.reader import read_fet
from tests.interchange.fet_files import YEAR, lesson, original, read, rules

MON_H3, TUE_H3 = 600, 1440 + 600


def test_hours_become_equal_periods_from_eight() -> None:
    unit = read().school.unit
    assert unit.period_frame == tuple((f"H{n}", 420 + 60 * n, 480 + 60 * n) for n in range(1, 7))
    assert (unit.day_start, unit.day_end) == (480, 840)


def test_days_become_weekdays() -> None:
    assert read().school.year.weekdays == (0, 1, 2, 3, 4)


def test_many_hours_still_fit_into_one_day() -> None:
    hours = "".join(f"<Hour><Name>X{n}</Name></Hour>" for n in range(40))
    frame = read(original().replace("</Hours_List>", hours + "</Hours_List>")).school.unit.period_frame
    assert len(frame) == 46
    assert {end - start for _, start, end in frame} == {30}
    assert frame[0][1] == 0
    assert frame[-1][2] <= 1440


def test_active_activities_become_lessons_with_their_length() -> None:
    reading = read()
    assert sorted(reading.activity_ids.values()) == [1, 2, 3, 4, 5, 6, 7, 8, 10]
    assert lesson(reading, 4).minutes == 120
    assert lesson(reading, 1).minutes == 60


def test_parts_of_a_split_activity_are_one_requirement_in_order() -> None:
    reading = read()
    parts = [lesson(reading, number) for number in (1, 2, 3)]
    assert len({part.requirement for part in parts}) == 1
    assert [part.position for part in parts] == [0, 1, 2]
    assert reading.school.requirements[parts[0].requirement].minutes == 180


def test_parts_that_differ_in_people_are_requirements_of_their_own() -> None:
    text = original().replace(
        "<Activity><Teacher>Ek</Teacher><Subject>Maths</Subject><Students>7A</Students><Duration>1</Duration><Total_Duration>3</Total_Duration><Id>2<",
        "<Activity><Teacher>Berg</Teacher><Subject>Maths</Subject><Students>7A</Students><Duration>1</Duration><Total_Duration>3</Total_Duration><Id>2<",
    )
    reading = read(text)
    assert lesson(reading, 1).requirement == lesson(reading, 3).requirement != lesson(reading, 2).requirement


def test_seats_are_the_given_number_or_the_sum_of_the_sets() -> None:
    reading = read()
    seats = {number: reading.school.requirements[lesson(reading, number).requirement].seats for number in (5, 6, 7, 10)}
    assert seats == {5: 12, 6: 12, 7: 50, 10: 0}


def test_every_atom_has_one_placeholder_pupil_in_all_its_sets() -> None:
    school = read().school
    assert all(pupil.placeholder for pupil in school.pupils.values())
    names = {uid: group.name for uid, group in school.groups.items()}
    sets = {pupil: {names[row.group] for row in school.memberships.values() if row.pupil == pupil} for pupil in school.pupils}
    assert sorted(map(sorted, sets.values())) == [["7A"], ["7B", "7B boys"], ["7B", "7B girls"]]


def test_parts_of_a_class_are_half_classes() -> None:
    groups = {group.name: group for group in read().school.groups.values()}
    assert groups["7B"].kind is GroupKind.CLASS
    assert groups["7B girls"].kind is GroupKind.HALF
    assert groups["7B girls"].parent == groups["7B"].uid
    assert groups["7A"].planned_pupils == 24


def test_the_same_name_on_two_levels_stays_two_sets() -> None:
    subgroup = "<Subgroup><Name>7B girls</Name><Number_of_Students>14</Number_of_Students><Comments></Comments></Subgroup></Group>"
    text = original().replace(
        "<Number_of_Students>14</Number_of_Students><Comments></Comments></Group>",
        f"<Number_of_Students>14</Number_of_Students><Comments></Comments>{subgroup}",
    )
    school = read(text).school
    assert [group.name for group in school.groups.values()].count("7B girls") == 2
    assert len(school.pupils) == 3


def test_a_group_shared_by_two_years_has_its_atoms_in_both() -> None:
    shared = "<Group><Name>7B girls</Name><Number_of_Students>14</Number_of_Students><Comments></Comments></Group>"
    text = original().replace(
        "<Number_of_Students>24</Number_of_Students><Comments></Comments>",
        f"<Number_of_Students>24</Number_of_Students><Comments></Comments>{shared}",
    )
    school = read(text).school
    girls = next(uid for uid, group in school.groups.items() if group.name == "7B girls")
    (atom,) = [row.pupil for row in school.memberships.values() if row.group == girls]
    years = {school.groups[row.group].name for row in school.memberships.values() if row.pupil == atom}
    assert years == {"7A", "7B", "7B girls"}


def test_names_are_told_apart_by_their_blanks() -> None:
    text = original().replace(
        "<Subject><Name>Music</Name>", "<Subject><Name>Music </Name><Comments></Comments></Subject>\n<Subject><Name>Music</Name>"
    )
    assert len(read(text).school.subjects) == 6


def test_rooms_keep_seats_and_building_and_unlimited_is_unknown() -> None:
    rooms = {room.name: room for room in read().school.rooms.values()}
    assert (rooms["R1"].seats, rooms["R1"].building) == (30, "Main")
    assert rooms["Gym"].seats == 0


def test_locks_are_placements_held_by_the_import() -> None:
    reading = read()
    held = reading.school.placed[lesson(reading, 8).uid]
    assert (held.day, held.start, held.time_lock) == (2, 540, LockedBy.IMPORT)


def test_only_a_permanent_lock_is_a_rule_as_well() -> None:
    reading = read()
    (rule,) = rules(reading.school, "fixed_time")
    assert rule.targets == (lesson(reading, 7).uid,)
    assert dict(rule.params) == {"day": 1, "start": 540}
    assert lesson(reading, 7).uid in reading.school.placed


def test_weights_below_hundred_are_costs_and_hundred_is_hard() -> None:
    school = read().school
    (days,) = rules(school, "different_days")
    assert days.weight == 0.95
    assert rules(school, "gaps")[0].weight is None


def test_a_cost_by_the_hour_is_shared_over_its_minutes() -> None:
    (rule,) = rules(read().school, "max_minutes_per_day")
    assert rule.weight is not None
    assert round(rule.weight * 60, 9) == 0.9
    assert rule.params["minutes"] == 180


def test_filters_become_the_lessons_they_mean() -> None:
    reading = read()
    (rule,) = rules(reading.school, "allowed_starts")
    assert set(rule.targets) == {lesson(reading, number).uid for number in (1, 2, 3)}
    assert rule.params["positions"] == (MON_H3, TUE_H3)


def test_a_filter_that_matches_nothing_makes_no_rule() -> None:
    text = original().replace("<Subject_Name>Maths</Subject_Name>", "<Subject_Name>Sport</Subject_Name><Duration>1</Duration>")
    assert rules(read(text).school, "allowed_starts") == []


def test_breaks_close_the_school_and_absences_the_person() -> None:
    school = read().school
    closed = {(rule.scope, rule.targets): rule.params["positions"] for rule in rules(school, "closed")}
    lind = next(uid for uid, person in school.staff.items() if person.signature == "Lind")
    assert closed[Scope.SCHOOL, ()] == (4 * 1440 + 780,)
    assert closed[Scope.STAFF, (lind,)] == (480, 540)


def test_what_is_not_supported_is_counted_unless_inactive() -> None:
    assert read().not_supported == {"Activity (inactive)": 1}


def test_every_rule_is_in_the_catalogue_with_its_parameters() -> None:
    for rule in read().school.rules.values():
        kind = CATALOGUE[rule.rule_id]
        assert rule.scope in kind.scopes
        assert set(rule.params) <= {param.name for param in kind.params}


def test_reading_twice_gives_the_same_school() -> None:
    assert read().school == read().school


def test_two_schools_share_no_uid() -> None:
    first = read().school
    unit = replace(first.unit, uid="another")
    second = read_fet(original().encode(), YEAR, SchoolUnit("another", "B")).school
    assert unit.uid == second.unit.uid
    assert first.lessons.keys().isdisjoint(second.lessons)
    assert first.staff.keys().isdisjoint(second.staff)


def test_everything_is_marked_as_imported() -> None:
    school = read().school
    rows = [*school.staff.values(), *school.rooms.values(), *school.groups.values(), *school.requirements.values()]
    assert {row.origin for row in rows} == {Origin.IMPORT}


def test_an_activity_without_rooms_needs_none() -> None:
    text = original().replace("<Subject>Music</Subject><Room>", "<Subject>Sport</Subject><Room>")
    reading = read(text)
    assert reading.school.requirements[lesson(reading, 10).requirement].room_need == NO_ROOM
