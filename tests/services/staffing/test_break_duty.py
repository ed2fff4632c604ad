"""Break duty: who is near and free, within their most, kept as passes that the timetable knows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.planning import DutyBreak, PlanningSettings, PostTerms, TimeKind, duty_uid
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Requirement
from scheduler_app.domain.timetable import LockedBy
from scheduler_app.errors import InputError
from scheduler_app.services.editing import remove
from scheduler_app.services.integrity import broken_references
from scheduler_app.services.staffing import break_roster, propose_break_duty, staff_plan
from scheduler_app.services.staffing.duty_rules import DutyRules
from tests.schools import tiny_school

# Monday in the tiny school: AND 08:10-09:10 and 09:20-10:20 in A1, BER 08:10-09:10 in A2 and 09:20-10:20 in A1, CEC from 12:00 in GYM
BREAK = DutyBreak("rast", "Skolgården", 0, 630, 20, 1, "A")


def _school(*breaks: DutyBreak, **fields) -> School:
    return replace(tiny_school(), duty_breaks={row.uid: row for row in breaks}, rules={}, **fields)


def _proposed(school: School, **options) -> School:
    return apply_changes(school, propose_break_duty(school, **options).step.changes)


def test_somebody_near_and_free_watches_as_a_locked_special_pass() -> None:
    school = _proposed(_school(BREAK))
    (place,) = break_roster(school).places
    assert place.staff[0] in ("AND", "BER")  # both were in building A just before; CEC is in the gym
    assert (place.missing, place.start, place.end) == (0, 630, 650)
    uid = duty_uid("rast", 0)
    placement = school.placed[uid]
    assert (placement.day, placement.start, placement.time_lock) == (0, 630, LockedBy.PERSON)
    subject = school.subjects[school.requirements[uid].subject]
    assert subject.special
    person = next(row for row in staff_plan(school).people if row.uid == place.staff[0])
    assert [row.minutes for row in person.rows if row.kind is TimeKind.BREAK_DUTY] == [20]
    assert list(broken_references(school)) == []


def test_one_step_is_undone_whole_and_proposing_again_changes_nothing() -> None:
    before = _school(BREAK)
    step = propose_break_duty(before).step
    after = apply_changes(before, step.changes)
    assert apply_changes(after, step.inverse().changes) == before
    assert propose_break_duty(after).step.changes == ()
    assert propose_break_duty(after, anew=True).placed == 1


def test_who_is_busy_away_barred_or_full_does_not_watch() -> None:
    busy = replace(BREAK, start=490)  # AND and BER teach then, CEC is free and far
    assert break_roster(_proposed(_school(busy))).places[0].staff == ("CEC",)
    away = propose_break_duty(_school(replace(BREAK, day=4)))  # nobody is there on Fridays
    assert away.placed == 0
    ((row, missing, reasons),) = away.missing
    assert (row.uid, missing, reasons) == ("rast", 1, {"away": 4})
    barred = Rule("r", "unavailable", Scope.STAFF, ("AND", "BER", "CEC"), {"day": 0, "start": 600, "end": 660})
    assert propose_break_duty(replace(_school(BREAK), rules={"r": barred})).placed == 0
    nobody = {"planning": PlanningSettings(break_duty_minutes=0)}
    assert propose_break_duty(_school(BREAK, planning=nobody)).placed == 0


def test_a_vacancy_watches_nothing_and_an_own_most_is_kept() -> None:
    posts = {"AND": PostTerms("AND", vacant=True), "BER": PostTerms("BER", break_duty_minutes=10)}
    assert break_roster(_proposed(_school(BREAK, post_terms=posts))).places[0].staff == ("CEC",)


def test_duty_is_spread_and_nobody_watches_two_places_at_once() -> None:
    school = _proposed(_school(replace(BREAK, people=2), replace(BREAK, uid="eftermiddag", start=1000)))
    roster = break_roster(school)
    first = next(place for place in roster.places if place.duty_break == "rast")
    assert len(set(first.staff)) == 2
    assert max(load.minutes for load in roster.loads) <= 20 * 2


def test_a_full_person_hands_one_break_over_so_that_all_are_watched() -> None:
    """CEC alone can take the early break; AND and BER could take either late one."""
    posts = {uid: PostTerms(uid, break_duty_minutes=20) for uid in ("AND", "BER", "CEC")}
    rows = (replace(BREAK, uid="a", start=490), replace(BREAK, uid="b", start=630), replace(BREAK, uid="c", start=1000))
    assert propose_break_duty(_school(*rows, post_terms=posts)).missing == ()


def test_the_schools_hard_rules_about_people_are_kept() -> None:
    tight = replace(BREAK, start=620)  # touches the lessons of AND and BER that end 10:20
    pause = Rule("p", "min_break", Scope.STAFF, (), {"minutes": 5})
    assert break_roster(_proposed(replace(_school(tight), rules={"p": pause}))).places[0].staff == ("CEC",)
    lunch = Rule("l", "lunch_window", Scope.STAFF, ("CEC",), {"start": 630, "end": 715, "minutes": 75})
    school = replace(_school(replace(BREAK, start=660)), rules={"l": lunch})
    assert break_roster(_proposed(school)).places[0].staff != ("CEC",)


def test_rules_without_hardness_or_about_others_do_not_bar() -> None:
    soft = Rule("r", "unavailable", Scope.STAFF, ("AND",), {"day": 0, "start": 0, "end": 1440}, 1.0)
    asleep = replace(soft, uid="s", weight=None, active=False)
    rules = DutyRules(replace(tiny_school(), rules={"r": soft, "s": asleep}))
    assert not rules.bars("AND", 0, 600, 620)


def test_a_break_that_goes_takes_its_passes_with_it() -> None:
    school = _proposed(_school(replace(BREAK, people=2)))
    gone = apply_changes(school, remove(school, school.duty_breaks["rast"]).changes)
    assert duty_uid("rast", 0) not in gone.requirements
    assert list(broken_references(gone)) == []


def test_duty_placed_by_hand_is_in_the_roster_too() -> None:
    school = _proposed(_school(BREAK))
    subject = school.requirements[duty_uid("rast", 0)].subject
    lesson = replace(school.lessons[duty_uid("rast", 0)], uid="hand", requirement="hand")
    placement = replace(school.placed[duty_uid("rast", 0)], lesson="hand", start=700)
    school = replace(
        school,
        requirements={**school.requirements, "hand": Requirement("hand", subject, (), ("DAV",), 20, note="Bussen")},
        lessons={**school.lessons, "hand": lesson},
        placements={**school.placements, placement.uid: placement},
    )
    assert {(place.area, place.staff) for place in break_roster(school).places} >= {("Bussen", ("DAV",))}


def test_there_must_be_a_timetable() -> None:
    with pytest.raises(InputError, match="no_timetable"):
        propose_break_duty(replace(_school(BREAK), current="", timetables={}, placements={}))


_breaks = st.lists(
    st.builds(
        DutyBreak, st.uuids().map(str), st.sampled_from(["Gården", "Hallen"]), st.integers(0, 4),
        st.integers(96, 200).map(lambda steps: steps * 5), st.sampled_from([10, 20, 30]), st.integers(0, 3),
        st.sampled_from(["", "A", "G"]),
    ),
    max_size=6,
)  # fmt: skip


@given(_breaks, st.integers(0, 80))
@settings(max_examples=40, deadline=None)
def test_no_roster_overlaps_a_lesson_or_goes_beyond_anybodys_most(breaks: list[DutyBreak], most: int) -> None:
    before = _school(*breaks, planning={"planning": PlanningSettings(break_duty_minutes=most)})
    school = _proposed(before)
    roster = break_roster(school)
    assert all(load.minutes <= load.most for load in roster.loads)
    busy: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for uid, placement in school.placed.items():
        requirement = school.requirement_of(uid)
        if school.subjects[requirement.subject].code != "LUNCH":
            start, end = placement.start - requirement.setup, placement.start + school.lessons[uid].minutes + requirement.cleanup
            for teacher in requirement.teachers:
                busy.setdefault((teacher, placement.day), []).append((start, end))
    made = {duty_uid(row.uid, n) for row in breaks for n in range(row.people)}
    for (teacher, day), rows in busy.items():
        mine = [school.placed[uid] for uid in made if uid in school.placed and teacher in school.requirements[uid].teachers]
        for duty in (row for row in mine if row.day == day):
            end = duty.start + school.lessons[duty.lesson].minutes
            assert sum(start < end and duty.start < stop for start, stop in rows) == 1  # itself
    missing = propose_break_duty(before).missing
    assert sum(place.missing for place in roster.places) == sum(number for _, number, _ in missing)
