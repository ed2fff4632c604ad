"""Pupils of a compulsory demo school: classes of nearly equal size, half-classes, one who changes class, one with a protected identity."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.groups import Membership
from scheduler_app.domain.people import Pupil, SecurityMarking
from scheduler_app.services.demo.compulsory import halves
from scheduler_app.services.demo.draft import Draft
from scheduler_app.services.demo.names import a_name
from scheduler_app.services.demo.shape import Shape, grade_of
from scheduler_app.services.demo.timplan import GRUNDSKOLA_2024, minutes_a_week, preschool_minutes

MOVE_WEEK = 46
"""ISO week on whose Monday one pupil changes classes."""
"""The pupil who changes class does so on this Monday."""


def add_pupils(draft: Draft, shape: Shape) -> dict[str, list[str]]:
    """Everybody with class and half-class memberships; returns pupil keys by class key."""
    keys = shape.class_keys()
    sizes = {key: shape.pupils // len(keys) + (i < shape.pupils % len(keys)) for i, key in enumerate(draft.random.sample(keys, len(keys)))}
    found: dict[str, list[str]] = {}
    for key in keys:
        grade = grade_of(key)
        expected = sum(minutes_a_week(GRUNDSKOLA_2024, grade).values()) if grade else preschool_minutes()
        found[key] = [_pupil(draft, key, number, grade, expected) for number in range(1, sizes[key] + 1)]
    _protect(draft, found[keys[-2]][3])
    movers = [key for key in keys if grade_of(key) == 5][:2] or [key for key in keys if grade_of(key) in (7,)][:2]
    if len(movers) == 2:
        _move(draft, found[movers[0]][0], *movers)
    return found


def _pupil(draft: Draft, class_key: str, number: int, grade: int, expected: int) -> str:
    key = f"{class_key}-{number:02d}"
    given, family = a_name(draft.random)
    draft.pupils[key] = Pupil(draft.uid("pupil", key), given, family, "GR" if grade else "FSK", grade, expected)
    draft.member(class_key, key)
    if grade:
        draft.member(halves(class_key)[number % 2], key)
    return key


def _protect(draft: Draft, key: str) -> None:
    """Known under an alias only; the real name is nowhere."""
    draft.pupils[key] = replace(draft.pupils[key], given_name="Elev", family_name="Lindalm", marking=SecurityMarking.PROTECTED)


def _move(draft: Draft, pupil: str, old: str, new: str) -> None:
    uid = draft.pupils[pupil].uid
    leaving = {draft.groups[key].uid: key for key in (old, *halves(old))}
    arriving = dict(zip((old, *halves(old)), (new, *halves(new)), strict=True))
    moved: list[Membership] = []
    day = date.fromisocalendar(draft.calendar.first_year, MOVE_WEEK, 1)
    for row in draft.memberships:
        if row.pupil == uid and row.group in leaving:
            target = arriving[leaving[row.group]]
            moved.append(replace(row, dates=DateRange(None, day - timedelta(days=1))))
            moved.append(Membership(draft.uid("membership", f"{target}/{pupil}"), draft.groups[target].uid, uid, DateRange(day)))
        else:
            moved.append(row)
    draft.memberships[:] = moved
