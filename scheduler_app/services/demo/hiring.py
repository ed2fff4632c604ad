"""Teachers for the needs of a demo school: as many as the minutes take, nobody over the norm, nobody in two places of a block."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from scheduler_app.domain.calendar import WeekKind
from scheduler_app.domain.people import StaffMember
from scheduler_app.services.demo.draft import Draft, Need, Pass
from scheduler_app.services.demo.names import a_name, signature

FULL_TIME_FROM = 0.88
"""Who teaches at least this share of the norm has a full-time post (the rest of it is mentorship and other duties)."""
FULL_TIME_CLASS_TEACHER = 0.77
"""Class teachers work full time from this share on: their class is there every day."""
ROUNDING_UP = 1.03
"""Terms are not equally long: a subject of one term takes a little more than half of its minutes over the year."""
SPARE = 0.97
"""How much of the norm a post is filled to at most."""


@dataclass(slots=True)
class _Post:
    key: str
    load: float = 0.0
    classes: set[str] = field(default_factory=set)
    taken: list[tuple[str, Pass]] = field(default_factory=list)
    subjects: set[str] = field(default_factory=set)

    def free_for(self, need: Need) -> bool:
        there = [mine for block, mine in self.taken if block == need.block]
        return need.block is None or not any(_collide(mine, row) for mine in there for row in need.passes)

    def take(self, need: Need) -> None:
        self.load += need.load
        self.classes |= _classes(need)
        self.subjects.add(need.subject)
        if need.block is not None:
            self.taken += [(need.block, row) for row in need.passes]


def _classes(need: Need) -> set[str]:
    """Class keys of a need's classes and half-classes (`7A-1` is half of `7A`)."""
    return {group.split("-")[0] for group in need.groups}


def _collide(one: Pass, other: Pass) -> bool:
    apart = {one.weeks.kind, other.weeks.kind} == {WeekKind.ODD, WeekKind.EVEN}
    return one.position == other.position and not apart


def hire(draft: Draft, qualified: Mapping[str, tuple[str, ...]]) -> None:
    """Add staff to the draft and give every need its teachers. `qualified` are more subjects by role (what else they may teach)."""
    teachers: dict[str, list[str]] = {key: [] for key in draft.needs}
    roles: dict[str, list[Need]] = {}
    for need in draft.needs.values():
        for role in need.roles:
            roles.setdefault(role, []).append(need)
    for role, needs in roles.items():
        posts = _filled(role, needs, draft.norm, teachers)
        for post in posts:
            _employ(draft, post, qualified.get(role.split("/")[0], ()))
    draft.teachers = {key: tuple(rows) for key, rows in teachers.items()}


def _filled(role: str, needs: list[Need], norm: int, teachers: dict[str, list[str]]) -> list[_Post]:
    total = sum(need.load for need in needs)
    count = max(1, math.ceil(total / (norm * SPARE)), _at_once(needs))
    limit = max(norm * SPARE, total / count)
    posts = [_Post(f"{role}#{n + 1}") for n in range(count)]
    for need in sorted(needs, key=lambda row: -row.load):
        free = [post for post in posts if post.free_for(need) and post.load + need.load <= norm]
        if not free:
            posts.append(_Post(f"{role}#{len(posts) + 1}"))
            free = posts[-1:]
        # Who has the class already keeps it, as long as the post holds it; otherwise whoever has least.
        free.sort(key=lambda post: (post.load + need.load > limit, post.classes.isdisjoint(_classes(need)), post.load, post.key))
        free[0].take(need)
        teachers[need.key].append(free[0].key)
    return posts


def _at_once(needs: list[Need]) -> int:
    counted = Counter((need.block, row.position, row.weeks) for need in needs if need.block for row in need.passes)
    return max(counted.values(), default=1)


def _employ(draft: Draft, post: _Post, more: tuple[str, ...]) -> None:
    share = post.load / draft.norm
    full = FULL_TIME_CLASS_TEACHER if post.key.startswith("class/") else FULL_TIME_FROM
    percent = 100.0 if share >= full else float(min(100, max(20, math.ceil(share * ROUNDING_UP * 20) * 5)))
    given, family = a_name(draft.random)
    subjects = tuple(draft.subjects[code].uid for code in sorted({*post.subjects, *more}) if not draft.subjects[code].special)
    draft.staff[post.key] = StaffMember(
        draft.uid("staff", post.key), signature(given, family, draft.signatures), given, family, percent, subjects=subjects
    )


def employ_others(draft: Draft, titles: tuple[str, ...]) -> None:
    """Staff without teaching of their own: leaders, special needs, library, leisure time. They meet at the conference."""
    for number, title in enumerate(titles, 1):
        given, family = a_name(draft.random)
        key = f"other/{title}#{number}"
        draft.staff[key] = StaffMember(
            draft.uid("staff", key), signature(given, family, draft.signatures), given, family, teaching_minutes=0
        )
