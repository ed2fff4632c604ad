"""Pupils with an adapted study programme: expected at listed lessons only, some of them coming back step by step."""

from __future__ import annotations

from datetime import timedelta

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.groups import AdaptedProgramme
from scheduler_app.services.demo.draft import Draft
from scheduler_app.services.demo.shape import Shape, grade_of

_STEPS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("MA", "SV", "EN", "LUNCH"),),
    (("SV", "MA"), ("SV", "MA", "SO", "IDH", "LUNCH")),
    (("MA", "SO", "IDH", "LUNCH"),),
    (("SV", "EN", "MA", "NO", "SO", "LUNCH"),),
    (("IDH",), ("IDH", "MA", "LUNCH")),
)
"""Subjects the pupil comes to, one tuple for each stretch of the year; only whole-class lessons of every week."""


def add_programmes(draft: Draft, shape: Shape, pupils_of: dict[str, list[str]]) -> dict[str, AdaptedProgramme]:
    """Programmes for `shape.adapted` pupils of the upper classes, with expected minutes equal to their lessons' sum."""
    classes = [key for key in reversed(shape.class_keys()) if grade_of(key) >= 4]
    found: dict[str, AdaptedProgramme] = {}
    for number in range(shape.adapted):
        class_key = classes[number % len(classes)]
        pupil = pupils_of[class_key][7 + number // len(classes)]
        steps = _STEPS[number % len(_STEPS)]
        for step, subjects in enumerate(steps):
            dates = _stretches(draft, len(steps))[step]
            key = f"{pupil}/{step + 1}"
            lessons, minutes = _lessons(draft, class_key, subjects)
            found[key] = AdaptedProgramme(draft.uid("programme", key), draft.pupils[pupil].uid, lessons, dates, minutes)
    return found


def _stretches(draft: Draft, number: int) -> tuple[DateRange, ...]:
    """The whole year, or the time until the spring term and the spring term."""
    autumn, spring = draft.calendar.autumn, draft.calendar.spring
    assert spring.first is not None
    whole = (DateRange(autumn.first, spring.last),)
    return whole if number == 1 else (DateRange(autumn.first, spring.first - timedelta(days=1)), spring)


def _lessons(draft: Draft, class_key: str, subjects: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    wanted = {draft.requirements[f"{subject}/{class_key}"].uid for subject in subjects}
    special = {draft.requirements[key].uid for key in draft.requirements if key.startswith("LUNCH/")}
    rows = [lesson for lesson in draft.lessons.values() if lesson.requirement in wanted]
    return tuple(row.uid for row in rows), sum(row.minutes for row in rows if row.requirement not in special)
