"""A demo school while it is being written: needs first, then people and rooms for them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from scheduler_app.domain.calendar import EVERY_WEEK, WeekKind, WeekPattern
from scheduler_app.domain.groups import Group, Membership
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.rules import ParamValue, Rule, Scope
from scheduler_app.domain.teaching import ANY_ROOM, Block, Lesson, Requirement, Room, RoomNeed, Subject
from scheduler_app.services.demo.calendar import DemoYear

_NAMESPACE = uuid.UUID("b7f3c0de-5f1a-4d64-9c55-3f0b8e2d7a10")


@dataclass(frozen=True, slots=True)
class Pass:
    """One lesson of a need: its length, its place in the block, its weeks and its period."""

    minutes: int
    position: int = 0
    weeks: WeekPattern = EVERY_WEEK
    period: str | None = None

    @property
    def load(self) -> float:
        """Minutes in an average week; both periods are half a year."""
        return self.minutes * (1.0 if self.weeks.kind is WeekKind.EVERY else 0.5) * (1.0 if self.period is None else 0.5)


def passes(lengths: Iterable[int]) -> tuple[Pass, ...]:
    """Every-week passes in position order."""
    return tuple(Pass(minutes, position) for position, minutes in enumerate(lengths))


@dataclass(frozen=True, slots=True)
class Need:
    """A requirement before it has a teacher. `groups` and `roles` are keys; a role is a pool of teachers or one class's teacher."""

    key: str
    subject: str
    groups: tuple[str, ...]
    roles: tuple[str, ...]
    minutes: int
    passes: tuple[Pass, ...]
    room: RoomNeed = ANY_ROOM
    block: str | None = None
    setup: int = 0
    cleanup: int = 0

    @property
    def load(self) -> float:
        """A teacher's minutes in an average week."""
        return sum(row.load for row in self.passes)


@dataclass
class Draft:
    """Rows made so far, by key; `uid` turns a key into the stable uid that the row gets."""

    name: str
    random: Random
    norm: int = 1080
    calendar: DemoYear = field(default_factory=DemoYear)
    subjects: dict[str, Subject] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    staff: dict[str, StaffMember] = field(default_factory=dict)
    pupils: dict[str, Pupil] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    memberships: list[Membership] = field(default_factory=list)
    blocks: dict[str, Block] = field(default_factory=dict)
    needs: dict[str, Need] = field(default_factory=dict)
    teachers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Staff keys by need key, once they are hired."""
    requirements: dict[str, Requirement] = field(default_factory=dict)
    lessons: dict[str, Lesson] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    signatures: set[str] = field(default_factory=set)

    def uid(self, kind: str, key: str) -> str:
        return str(uuid.uuid5(_NAMESPACE, f"{self.name}/{kind}/{key}"))

    def need(self, row: Need) -> None:
        if row.key in self.needs:
            raise ValueError(f"two needs are called {row.key}")
        self.needs[row.key] = row

    def block(self, key: str, name: str) -> str:
        self.blocks[key] = Block(self.uid("block", key), name)
        return key

    def group_uids(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.groups[key].uid for key in keys)

    def room_uids(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.rooms[key].uid for key in keys)

    def requirement_uids(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.requirements[key].uid for key in keys)

    def member(self, group: str, pupil: str) -> None:
        uid = self.uid("membership", f"{group}/{pupil}")
        self.memberships.append(Membership(uid, self.groups[group].uid, self.pupils[pupil].uid))

    def rule(
        self,
        key: str,
        rule_id: str,
        scope: Scope,
        targets: Iterable[str] = (),
        *,
        weight: float | None = None,
        note: str = "",
        **params: ParamValue,
    ) -> None:
        self.rules.append(Rule(self.uid("rule", key), rule_id, scope, tuple(targets), params, weight, note=note))

    def settle(self) -> None:
        """Turn the needs into requirements and lessons with their teachers."""
        for key, need in self.needs.items():
            uid = self.uid("requirement", key)
            self.requirements[key] = Requirement(
                uid, self.subjects[need.subject].uid, self.group_uids(need.groups),
                tuple(self.staff[one].uid for one in self.teachers.get(key, ())), need.minutes, need.room,
                self.blocks[need.block].uid if need.block else None, need.setup, need.cleanup,
            )  # fmt: skip
            for number, row in enumerate(need.passes):
                lesson = self.uid("lesson", f"{key}/{number}")
                self.lessons[lesson] = Lesson(lesson, uid, row.minutes, row.position, row.weeks, row.period)
