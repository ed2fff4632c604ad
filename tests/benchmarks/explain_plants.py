"""Twenty contradictions to plant in a school that can be solved, each with the rules that an explanation is to name.

Every plant is a set of rules that cannot hold together whatever the rest of the school says. `named` are the uids of the planted rules
(or ids of rules that always hold) of which all must be named; others that always hold may be named too, other rules of the school not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Block, Lesson, Requirement, Room, RoomNeed

DAY_START, DAY_END = 480, 1020


@dataclass(frozen=True)
class Plant:
    """A school made impossible, and what is to be named for it."""

    school: School
    named: frozenset[str]


@dataclass(frozen=True)
class Ground:
    """The solvable school, and handles to plant at: teachers by how much they teach, lessons of two different classes and teachers."""

    school: School

    def teachers(self) -> list[str]:
        """Teachers of their own lessons whom no rule of the school singles out, the busiest first."""
        minutes: dict[str, int] = {}
        for row in self.school.requirements.values():
            if not self.school.subjects[row.subject].special:
                for uid in row.teachers:
                    minutes[uid] = minutes.get(uid, 0) + sum(lesson.minutes for lesson in self.school.lessons_of[row.uid])
        named = {uid for rule in self.school.rules.values() if rule.rule_id in ("unavailable", "max_days") for uid in rule.targets}
        plain = (uid for uid in minutes if uid not in named and len(self.lessons_of_teacher(uid)) >= 3)
        return sorted(plain, key=lambda uid: (-minutes[uid], uid))

    def lessons_of_teacher(self, uid: str) -> list[Lesson]:
        """Lessons of requirements of that teacher alone, in no block, every week, without padding, of no special subject."""
        return [
            lesson
            for row in self.school.requirements.values()
            if row.teachers == (uid,) and self._plain(row)
            for lesson in self.school.lessons_of[row.uid]
        ]

    def requirements(self) -> list[Requirement]:
        return [row for row in self.school.requirements.values() if len(row.teachers) == 1 and self._plain(row)]

    def _plain(self, row: Requirement) -> bool:
        lessons = self.school.lessons_of[row.uid]
        every = all(lesson.weeks.kind == "every" and lesson.period is None for lesson in lessons)
        return row.block is None and not row.setup and not row.cleanup and every and not self.school.subjects[row.subject].special

    def plant(self, rules: Iterable[Rule], *more: str, **fields: object) -> Plant:
        """The school with the rules (and other fields) added."""
        rows = {rule.uid: rule for rule in rules}
        school = replace(self.school, rules={**self.school.rules, **rows}, placements={}, **fields)  # type: ignore[arg-type]
        return Plant(school, frozenset((*rows, *more)))


def away(uid: str, scope: Scope, target: str, days: Iterable[int], start: int = DAY_START, end: int = DAY_END) -> list[Rule]:
    return [Rule(f"plant-{uid}-{day}", "unavailable", scope, (target,), {"day": day, "start": start, "end": end}) for day in days]


def fixed(uid: str, lesson: str, day: int, start: int) -> Rule:
    return Rule(f"plant-{uid}", "fixed_time", Scope.LESSON, (lesson,), {"day": day, "start": start})


def overfull_teacher(ground: Ground) -> Plant:
    """The busiest teacher may be there an hour a day."""
    return ground.plant([Rule("plant-frame", "frame", Scope.STAFF, (ground.teachers()[0],), {"start": 540, "end": 600, "days": ()})])


def too_few_minutes_a_day(ground: Ground) -> Plant:
    return ground.plant([Rule("plant-day", "max_minutes_per_day", Scope.STAFF, (ground.teachers()[1],), {"minutes": 120})])


def two_fixed_at_once(ground: Ground) -> Plant:
    one, other = ground.lessons_of_teacher(ground.teachers()[2])[:2]
    return ground.plant([fixed("one", one.uid, 0, 600), fixed("other", other.uid, 0, 610)])


def fixed_while_away(ground: Ground) -> Plant:
    teacher = ground.teachers()[3]
    lesson = ground.lessons_of_teacher(teacher)[0]
    return ground.plant([fixed("time", lesson.uid, 2, 600), *away("away", Scope.STAFF, teacher, (2,), 540, 720)])


def room_too_few(ground: Ground) -> Plant:
    """Two rooms for three lessons at one time."""
    rooms = {f"plant-room-{n}": Room(f"plant-room-{n}", f"Ateljé {n}", 60) for n in range(2)}
    chosen = _of_different_people(ground, 3)
    need = RoomNeed(rooms=tuple(rooms))
    requirements = {row.uid: replace(row, room_need=need) for row in chosen}
    rules = [fixed(f"time-{n}", ground.school.lessons_of[row.uid][0].uid, 1, 600) for n, row in enumerate(chosen)]
    school = ground.school
    return ground.plant(
        rules, "no_overlap_room", rooms={**school.rooms, **rooms}, requirements={**school.requirements, **requirements}
    )  # fmt: skip


def blocks_that_cannot_meet(ground: Ground) -> Plant:
    """The teachers of two lessons that go together are never there on one day."""
    one, _, fields = _new_teacher(ground, 1, "plant-a")
    other, _, fields = _new_teacher(Ground(replace(ground.school, **fields)), 1, "plant-b")  # type: ignore[arg-type]
    requirements = dict(fields["requirements"])  # type: ignore[call-overload]
    for uid in ("plant-a-requirement", "plant-b-requirement"):
        requirements[uid] = replace(requirements[uid], block="plant-block")
    fields["requirements"] = requirements
    fields["blocks"] = {**ground.school.blocks, "plant-block": Block("plant-block", "Nya blocket")}
    rules = [*away("early", Scope.STAFF, one, (0, 1, 2)), *away("late", Scope.STAFF, other, (3, 4))]
    return ground.plant(rules, "plant-block", **fields)


def more_lessons_than_days(ground: Ground) -> Plant:
    row = next(row for row in ground.requirements() if len(ground.school.lessons_of[row.uid]) >= 3)
    lessons = tuple(lesson.uid for lesson in ground.school.lessons_of[row.uid][:3])
    days = Rule("plant-days", "different_days", Scope.LESSON, lessons, {"days_between": 1})
    return ground.plant([days, *(_starts(f"only-{n}", uid, (0, 1)) for n, uid in enumerate(lessons))])


def lunch_too_short(ground: Ground) -> Plant:
    group = ground.requirements()[0].groups[0]
    window = {"start": 660, "end": 680, "minutes": 30}
    return ground.plant([Rule("plant-lunch", "lunch_window", Scope.GROUP, (group,), window)])


def together_and_apart(ground: Ground) -> Plant:
    one, other = _of_different_people(ground, 2)
    pair = tuple(ground.school.lessons_of[row.uid][0].uid for row in (one, other))
    rules = [Rule("plant-same", "same_start", Scope.LESSON, pair), Rule("plant-apart", "not_overlapping", Scope.LESSON, pair)]
    return ground.plant(rules)


def too_few_days(ground: Ground) -> Plant:
    return ground.plant([Rule("plant-days", "max_days", Scope.STAFF, (ground.teachers()[4],), {"days": 1})])


def too_many_days(ground: Ground) -> Plant:
    """A teacher with three lessons is to be there every day."""
    uid, _, fields = _new_teacher(ground, 3)
    return ground.plant([Rule("plant-days", "min_days", Scope.STAFF, (uid,), {"days": 5})], **fields)


def one_start_for_two(ground: Ground) -> Plant:
    one, other = ground.lessons_of_teacher(ground.teachers()[5])[:2]
    start = {"positions": (3 * 1440 + 600,)}
    return ground.plant([Rule(f"plant-{row.uid}", "allowed_starts", Scope.LESSON, (row.uid,), start) for row in (one, other)])


def room_closed(ground: Ground) -> Plant:
    """The only room that a requirement may have is closed all week."""
    row = ground.requirements()[3]
    room = Room("plant-studio", "Studion", 60)
    school = ground.school
    changed = replace(row, room_need=RoomNeed(rooms=(room.uid,)))
    return ground.plant(
        away("shut", Scope.ROOM, room.uid, range(5)),
        rooms={**school.rooms, room.uid: room},
        requirements={**school.requirements, row.uid: changed},
    )


def gap_by_force(ground: Ground) -> Plant:
    """A teacher with two lessons, at both ends of a day, is to have no gap."""
    uid, lessons, fields = _new_teacher(ground, 2)
    rules = [
        fixed("first", lessons[0], 0, 500),
        fixed("last", lessons[1], 0, 780),
        Rule("plant-gap", "gaps", Scope.STAFF, (uid,), {"max_per_day": 60}),
    ]
    return ground.plant(rules, **fields)


def no_pause(ground: Ground) -> Plant:
    uid, lessons, fields = _new_teacher(ground, 2)
    rules = [
        fixed("first", lessons[0], 1, 600),
        fixed("second", lessons[1], 1, 645),
        Rule("plant-pause", "min_break", Scope.STAFF, (uid,), {"minutes": 20}),
    ]
    return ground.plant(rules, **fields)


def day_too_long(ground: Ground) -> Plant:
    uid, lessons, fields = _new_teacher(ground, 2)
    rules = [
        fixed("first", lessons[0], 3, 490),
        fixed("last", lessons[1], 3, 860),
        Rule("plant-long", "max_day_length", Scope.STAFF, (uid,), {"minutes": 300}),
    ]
    return ground.plant(rules, **fields)


def too_long_without_rest(ground: Ground) -> Plant:
    uid, lessons, fields = _new_teacher(ground, 3)
    rules = [fixed(f"time-{n}", lesson, 4, 600 + 45 * n) for n, lesson in enumerate(lessons)]
    return ground.plant([*rules, Rule("plant-run", "max_continuous", Scope.STAFF, (uid,), {"minutes": 100})], **fields)


def seats_too_few(ground: Ground) -> Plant:
    """A class larger than the only room it may have."""
    row = ground.requirements()[5]
    room = Room("plant-closet", "Skrubben", 2)
    school = ground.school
    return ground.plant(
        [], "room_need",
        rooms={**school.rooms, room.uid: room},
        requirements={**school.requirements, row.uid: replace(row, room_need=RoomNeed(rooms=(room.uid,)))},
    )  # fmt: skip


def class_frame_too_narrow(ground: Ground) -> Plant:
    """The class that has most to do may only be there three and a half hours a day."""
    minutes: dict[str, int] = {}
    for row in ground.requirements():
        for group in row.groups:
            minutes[group] = minutes.get(group, 0) + row.minutes
    group = max(minutes, key=lambda uid: (minutes[uid], uid))
    return ground.plant([Rule("plant-frame", "frame", Scope.GROUP, (group,), {"start": 540, "end": 750, "days": ()})])


def order_in_a_circle(ground: Ground) -> Plant:
    """A before B, B before C, C before A."""
    _, lessons, fields = _new_teacher(ground, 3)
    pairs = ((0, 1), (1, 2), (2, 0))
    return ground.plant([Rule(f"plant-{a}{b}", "ordered", Scope.LESSON, (lessons[a], lessons[b])) for a, b in pairs], **fields)


PLANTS: tuple[Callable[[Ground], Plant], ...] = (
    overfull_teacher, too_few_minutes_a_day, two_fixed_at_once, fixed_while_away, room_too_few, blocks_that_cannot_meet,
    more_lessons_than_days, lunch_too_short, together_and_apart, too_few_days, too_many_days, one_start_for_two, room_closed,
    gap_by_force, no_pause, day_too_long, too_long_without_rest, seats_too_few, class_frame_too_narrow, order_in_a_circle,
)  # fmt: skip


def _starts(uid: str, lesson: str, days: Iterable[int]) -> Rule:
    positions = tuple(day * 1440 + minute for day in days for minute in range(DAY_START, DAY_END, 5))
    return Rule(f"plant-{uid}", "allowed_starts", Scope.LESSON, (lesson,), {"positions": positions})


def _of_different_people(ground: Ground, count: int) -> list[Requirement]:
    free = set(ground.teachers())
    chosen: list[Requirement] = []
    for row in ground.requirements():
        mine = (*row.groups, *row.teachers, *row.room_need.rooms)
        if row.teachers[0] in free and all(set(mine).isdisjoint((*one.groups, *one.teachers, *one.room_need.rooms)) for one in chosen):
            chosen.append(row)
        if len(chosen) == count:
            return chosen
    raise ValueError("too few different people")


def _new_teacher(ground: Ground, count: int, name: str = "plant") -> tuple[str, list[str], dict[str, object]]:
    """A teacher, a group of nobody and so many lessons of 45 minutes that need no room: nothing else of the school concerns them."""
    from scheduler_app.domain.groups import Group, GroupKind
    from scheduler_app.domain.people import StaffMember

    school = ground.school
    subject = next(row.uid for row in school.subjects.values() if not row.special)
    person, group = (
        StaffMember(f"{name}-teacher", name, "Ny", "Lärare"),
        Group(f"{name}-group", "Ny grupp", GroupKind.TEACHING, planned_pupils=5),
    )
    requirement = Requirement(f"{name}-requirement", subject, (group.uid,), (person.uid,), 45 * count, RoomNeed(needed=False))
    lessons = [Lesson(f"{name}-lesson-{n}", requirement.uid, 45, n) for n in range(count)]
    fields: dict[str, object] = {
        "staff": {**school.staff, person.uid: person},
        "groups": {**school.groups, group.uid: group},
        "requirements": {**school.requirements, requirement.uid: requirement},
        "lessons": {**school.lessons, **{row.uid: row for row in lessons}},
    }
    return person.uid, [row.uid for row in lessons], fields
