"""Late changes of a school: few lessons move, and the moves are named."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import LockedBy
from scheduler_app.services import editing
from scheduler_app.services.checking import check
from scheduler_app.services.solving import SolveJob, solve
from scheduler_app.services.solving.moves import move_data, move_text
from solver.wire import order_of
from tests.schools import tiny_school


def solved() -> School:
    school = tiny_school()
    return apply_changes(school, solve(school, time_limit=10).step.changes)


def with_rule(school: School, rule: Rule) -> School:
    return replace(school, rules={**school.rules, rule.uid: rule})


def test_a_timetable_that_is_still_right_is_left_alone() -> None:
    outcome = solve(solved(), time_limit=10, keep=True)
    assert outcome.moves == ()
    assert outcome.step.changes == ()
    assert (outcome.summary()["status"], outcome.summary()["moves"]) == ("complete", [])
    assert "moves" not in solve(solved(), time_limit=0.5).summary()


def test_a_teacher_who_loses_a_time_moves_few_lessons_and_no_locked_one() -> None:
    school = solved()
    mine = [uid for uid in school.placed if "BER" in school.requirement_of(uid).teachers and not school.requirement_of(uid).block]
    first = school.placed[mine[0]]
    locked = mine[1]
    school = apply_changes(school, editing.set_lock(school, locked, time=LockedBy.PERSON).changes)
    end = first.start + school.lessons[first.lesson].minutes
    late = Rule("late", "unavailable", Scope.STAFF, ("BER",), {"day": first.day, "start": first.start, "end": end})
    changed = with_rule(school, late)
    assert check(changed).hard > 0
    outcome = solve(changed, time_limit=15, keep=True)
    after = apply_changes(changed, outcome.step.changes)
    assert check(after).hard == 0
    assert after.placed[locked] == changed.placed[locked]
    assert first.lesson in {move.lesson for move in outcome.moves}
    assert len(outcome.moves) <= 3
    (row,) = [move for move in outcome.moves if move.lesson == first.lesson]
    data = move_data(changed, row)
    assert data["from"] == {"day": first.day, "start": f"{first.start // 60:02d}:{first.start % 60:02d}", "rooms": list(first.rooms)}
    assert "BER" in data["touches"]  # type: ignore[operator]
    assert "→" in move_text(changed, row, "sv")


def test_a_room_that_is_closed_on_a_day_moves_what_was_there_and_little_else() -> None:
    school = solved()
    day = next(row.day for row in school.placed.values() if "A1" in row.rooms)
    closed = {"positions": tuple(day * 1440 + minute for minute in range(480, 1020, 5))}
    changed = with_rule(school, Rule("late", "closed", Scope.ROOM, ("A1",), closed))
    there = {uid for uid, row in school.placed.items() if row.day == day and "A1" in row.rooms}
    outcome = solve(changed, time_limit=15, keep=True)
    after = apply_changes(changed, outcome.step.changes)
    assert check(after).hard == 0
    assert there <= {move.lesson for move in outcome.moves}
    assert len(outcome.moves) <= 2 * len(there)
    assert not any(row.day == day and "A1" in row.rooms for row in after.placed.values())
    assert all("A1" in move_data(changed, row)["from"]["rooms"] for row in outcome.moves if row.lesson in there)  # type: ignore[call-overload,index]


def test_a_group_that_gets_a_pupil_of_another_class_moves_only_what_now_meets() -> None:
    school = solved()
    pupil = next(row.pupil for row in school.memberships.values() if row.group == "7B")
    meeting = _lessons_at_once(school, "SV-7A", "7B")
    guest = replace(next(iter(school.memberships.values())), uid="guest", pupil=pupil, group="svenska-7A", dates=DateRange())
    group = replace(school.groups["7A"], uid="svenska-7A", name="Svenska 7A", parent=None, kind=GroupKind.TEACHING, mentor=None)
    own = replace(school.requirements["SV-7A"], groups=(*school.requirements["SV-7A"].groups, group.uid))
    changed = replace(
        school,
        groups={**school.groups, group.uid: group},
        memberships={**school.memberships, guest.uid: guest},
        requirements={**school.requirements, "SV-7A": own},
    )
    assert (check(changed).hard > 0) == bool(meeting)
    outcome = solve(changed, time_limit=15, keep=True)
    assert check(apply_changes(changed, outcome.step.changes)).hard == 0
    assert bool(outcome.moves) == bool(meeting)
    assert len(outcome.moves) <= 2 * len(meeting)


def _lessons_at_once(school: School, requirement: str, group: str) -> set[str]:
    """Lessons of the requirement that lie at the same time as one of the group or its halves."""
    with_group = {uid for uid in school.placed if group in " ".join(school.requirement_of(uid).groups)}
    return {
        uid
        for uid, row in school.placed.items()
        if school.lessons[uid].requirement == requirement
        for other in with_group
        if (there := school.placed[other]).day == row.day
        and there.start < row.start + school.lessons[uid].minutes
        and row.start < there.start + school.lessons[other].minutes
    }


def test_a_lesson_more_is_placed_and_told_as_coming_from_the_tray() -> None:
    school = solved()
    known = school.lessons["MA-7A-1"]
    more = replace(known, uid="more", position=9, minutes=30)
    changed = replace(school, lessons={**school.lessons, "more": more})
    outcome = solve(changed, time_limit=15, keep=True)
    assert outcome.summary()["placed"] == len(changed.lessons)
    (row,) = [move for move in outcome.moves if move.lesson == "more"]
    assert row.from_day is None
    assert move_data(changed, row)["from"] is None


def test_the_desktops_job_asks_for_the_same() -> None:
    school = tiny_school()
    assert order_of(SolveJob(school, 1.0, keep=True).stdin()).keep
    assert not order_of(SolveJob(school, 1.0).stdin()).keep
