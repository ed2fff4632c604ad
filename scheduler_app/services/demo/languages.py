"""Språkval: one block a year, every pupil in one of its groups."""

from __future__ import annotations

from scheduler_app.domain.groups import Group, GroupKind
from scheduler_app.services.demo.draft import Draft, Need, passes
from scheduler_app.services.demo.shape import Shape
from scheduler_app.services.demo.timplan import GRUNDSKOLA_2024, minutes_a_week, split

# subject, role, share of the pupils who choose it
_CHOICES = (("M2SPA", "SPA", 40), ("M2TYS", "TYS", 20), ("M2FRE", "FRE", 15), ("SVEN", "SV", 25))
LARGEST = 26


def choose_languages(draft: Draft, shape: Shape, pupils_of: dict[str, list[str]]) -> None:
    """Groups, needs and memberships; `pupils_of` are pupil keys by class key."""
    for grade in (6, 7, 8, 9):
        classes = shape.class_keys(grade)
        if classes:
            _one_year(draft, grade, [pupil for key in classes for pupil in pupils_of[key]])


def _one_year(draft: Draft, grade: int, pupils: list[str]) -> None:
    minutes = minutes_a_week(GRUNDSKOLA_2024, grade)["SPR"]
    block = draft.block(f"sprakval/{grade}", f"Språkval åk {grade}")
    choosing = draft.random.sample(pupils, len(pupils))
    begin = 0
    for subject, role, share in _CHOICES:
        end = len(pupils) if subject == _CHOICES[-1][0] else begin + round(len(pupils) * share / 100)
        chosen, begin = choosing[begin:end], end
        count = max(1, -(-len(chosen) // LARGEST))
        for number in range(count):
            key = f"{grade} {subject.removeprefix('M2')}{number + 1 if count > 1 else ''}"
            members = chosen[number::count]
            uid = draft.uid("group", key)
            draft.groups[key] = Group(uid, f"Åk {key}", GroupKind.TEACHING, "GR", grade, planned_pupils=len(members))
            draft.need(Need(f"SPR/{key}", subject, (key,), (role,), minutes, passes(split(minutes, 52)), block=block))
            for pupil in members:
                draft.member(key, pupil)
