"""Steps of work to test with: single ones by name, and random ones that fit whatever school they are drawn for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from scheduler_app.domain.calendar import DateRange, DayOff
from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.dated_changes import DatedChange
from scheduler_app.domain.groups import Membership
from scheduler_app.domain.people import Pupil
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import LockedBy, Placement
from tests.random_schools import some_of, texts, uids
from tests.schools import TIMETABLE


def move(school: School, lesson: str, day: int, start: int = 600) -> ChangeSet:
    """Move one placed lesson."""
    before = school.placements[f"{TIMETABLE}/{lesson}"]
    return ChangeSet("move_lesson", (Change(before, replace(before, day=day, start=start)),), (("lesson", lesson),))


def without(school: School, lesson: str) -> ChangeSet:
    """Remove one lesson with everything that refers to it."""
    programmes = [row for row in school.programmes.values() if lesson in row.lessons]
    dated = [Change(row, None) for row in school.dated_changes.values() if row.lesson == lesson]
    kept = [Change(row, replace(row, lessons=tuple(uid for uid in row.lessons if uid != lesson))) for row in programmes]
    placed = [Change(row, None) for row in school.placements.values() if row.lesson == lesson]
    return ChangeSet("remove_lesson", (Change(school.lessons[lesson], None), *placed, *kept, *dated))


def add_pupil(uid: str, name: str, group: str) -> ChangeSet:
    """Add a pupil to a group; the membership comes first, so that nothing may depend on the order."""
    membership = Membership(f"{group}/{uid}", group, uid, DateRange(date(2025, 9, 1), date(2026, 1, 1)))
    return ChangeSet("add_pupil", (Change(None, membership), Change(None, Pupil(uid, name, "Ek"))))


@st.composite
def _moves(draw: st.DrawFn, school: School) -> ChangeSet:
    chosen = draw(some_of(school.lessons, 6))
    changes = []
    for lesson in chosen:
        before = school.placements.get(f"{TIMETABLE}/{lesson}")
        after = Placement(
            TIMETABLE, lesson, draw(st.integers(0, 4)), draw(st.integers(96, 200)) * 5, draw(some_of(school.rooms)),
            draw(st.none() | st.sampled_from(LockedBy)),
        )  # fmt: skip
        gone = before is not None and draw(st.booleans())
        changes.append(Change(before, None if gone else after))
    return ChangeSet("move", tuple(changes), (("count", str(len(changes))),))


@st.composite
def _new_pupils(draw: st.DrawFn, school: School) -> ChangeSet:
    uid, group = draw(uids.filter(lambda text: text not in school.pupils)), draw(st.sampled_from(list(school.groups)))
    step = add_pupil(uid, draw(texts), group)
    return step if f"{group}/{uid}" not in school.memberships else ChangeSet("nothing", ())


@st.composite
def _lost_pupils(draw: st.DrawFn, school: School) -> ChangeSet:
    if not school.pupils:
        return ChangeSet("nothing", ())
    uid = draw(st.sampled_from(list(school.pupils)))
    owned = [row for rows in (school.memberships, school.programmes) for row in rows.values() if row.pupil == uid]
    return ChangeSet("remove_pupil", (Change(school.pupils[uid], None), *(Change(row, None) for row in owned)))


@st.composite
def _years(draw: st.DrawFn, school: School) -> ChangeSet:
    day = draw(st.dates(date(2025, 8, 18), date(2026, 6, 11)))
    off = DayOff(f"off-{len(school.year.days_off)}", draw(texts), DateRange(day, day))
    days_off = (off, *school.year.days_off) if len(school.year.days_off) < 8 else school.year.days_off[1:]
    year = replace(school.year, days_off=tuple(days_off), periods=tuple(reversed(school.year.periods)))
    return ChangeSet("year", (Change(school.year, year), Change(school.unit, replace(school.unit, name=draw(texts)))))


@st.composite
def _requirements(draw: st.DrawFn, school: School) -> ChangeSet:
    before = draw(st.sampled_from(list(school.requirements.values())))
    after = replace(before, teachers=draw(some_of(school.staff)), groups=draw(some_of(school.groups)), note=draw(texts))
    return ChangeSet("requirement", (Change(before, after),))


@st.composite
def _rules(draw: st.DrawFn, school: School) -> ChangeSet:
    """One rule is removed and added again (it comes last then), perhaps changed."""
    before = draw(st.sampled_from(list(school.rules.values())))
    new = Rule(before.uid, "gaps", Scope.GROUP, draw(some_of(school.groups)), {"max_per_day": draw(st.integers(0, 60))}, 0.5)
    return ChangeSet("rule", (Change(before, None), Change(None, draw(st.sampled_from([before, new])))))


@st.composite
def _lost_lessons(draw: st.DrawFn, school: School) -> ChangeSet:
    return without(school, draw(st.sampled_from(list(school.lessons)))) if len(school.lessons) > 5 else ChangeSet("nothing", ())


@st.composite
def _dated(draw: st.DrawFn, school: School) -> ChangeSet:
    """Two lessons change on one date each: something else than before, or nothing any more."""
    changes = []
    for lesson in draw(some_of(school.lessons, 2)):
        day = date(2025, 9, draw(st.integers(1, 3)))
        before = school.dated_changes.get(f"{lesson}/{day.isoformat()}")
        after = DatedChange(lesson, day, draw(st.booleans()), draw(some_of(school.staff)), draw(some_of(school.rooms)))
        changes.append(Change(before, None if before is not None and draw(st.booleans()) else after))
    return ChangeSet("dated", tuple(changes))


def steps(school: School) -> st.SearchStrategy[ChangeSet]:
    """Any step that the school accepts, weighted towards moving lessons."""
    moves = _moves(school)
    others = (_new_pupils, _lost_pupils, _years, _requirements, _rules, _lost_lessons, _dated)
    return st.one_of(moves, moves, moves, *(make(school) for make in others))
