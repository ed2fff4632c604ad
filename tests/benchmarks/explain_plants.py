"""Twenty contradictions to plant in a school that can be solved, each with the rules that an explanation is to name.

Every plant is a set of rules that cannot hold together whatever the rest of the school says. `named` are the uids of the planted rules
(or ids of rules that always hold) of which all must be named; others that always hold may be named too, other rules of the school not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from scheduler_app.domain.rules import ParamValue, Rule, Scope
from scheduler_app.domain.teaching import Block, Room, RoomNeed
from tests.benchmarks.explain_ground import Ground, Plant, fixed


def overfull_teacher(ground: Ground) -> Plant:
    """The busiest teacher may be there for one lesson a day."""
    hours: Mapping[str, ParamValue] = {"start": ground.at(1), "end": ground.at(1) + 60, "days": ()}
    return ground.plant([Rule("plant-frame", "frame", Scope.STAFF, (ground.teachers()[0],), hours)])


def too_few_minutes_a_day(ground: Ground) -> Plant:
    """A teacher may teach half of what there is, spread evenly over the days."""
    teacher = ground.teachers()[1]
    return ground.plant([Rule("plant-day", "max_minutes_per_day", Scope.STAFF, (teacher,), {"minutes": _half_a_day(ground, teacher)})])


def two_fixed_at_once(ground: Ground) -> Plant:
    _, one, other = next(ground.pairs_of_one_requirement())
    return ground.plant([fixed("one", one.uid, ground.place(one)), fixed("other", other.uid, ground.place(one))])


def fixed_while_away(ground: Ground) -> Plant:
    *_, (teacher, lesson, _) = ground.pairs_of_one_requirement()
    day, start = ground.place(lesson)
    hours = (start, start + lesson.minutes)
    return ground.plant([fixed("time", lesson.uid, (day, start)), *ground.away("away", Scope.STAFF, teacher, (day,), hours)])


def room_too_few(ground: Ground) -> Plant:
    """Two rooms for three lessons at one time."""
    school = ground.school
    rooms = {f"plant-room-{n}": Room(f"plant-room-{n}", f"Ateljé {n}", 60) for n in range(2)}
    lessons = ground.at_one_time(3)
    need = RoomNeed(rooms=tuple(rooms))
    requirements = {lesson.requirement: replace(school.requirements[lesson.requirement], room_need=need) for lesson in lessons}
    rules = [fixed(f"time-{n}", lesson.uid, ground.place(lesson)) for n, lesson in enumerate(lessons)]
    return ground.plant(
        rules, "no_overlap_room", rooms={**school.rooms, **rooms}, requirements={**school.requirements, **requirements}
    )  # fmt: skip


def blocks_that_cannot_meet(ground: Ground) -> Plant:
    """The teachers of two lessons that go together are never there on one day."""
    one, _, fields = ground.new_teacher(1, "plant-a")
    other, _, fields = Ground(replace(ground.school, **fields)).new_teacher(1, "plant-b")  # type: ignore[arg-type]
    requirements = dict(fields["requirements"])  # type: ignore[call-overload]
    for uid in ("plant-a-requirement", "plant-b-requirement"):
        requirements[uid] = replace(requirements[uid], block="plant-block")
    fields["requirements"] = requirements
    fields["blocks"] = {**ground.school.blocks, "plant-block": Block("plant-block", "Nya blocket")}
    rules = [*ground.away("early", Scope.STAFF, one, ground.days[:3]), *ground.away("late", Scope.STAFF, other, ground.days[3:])]
    return ground.plant(rules, "plant-block", **fields)


def more_lessons_than_days(ground: Ground) -> Plant:
    _, lessons, fields = ground.new_teacher(3)
    days = Rule("plant-days", "different_days", Scope.LESSON, tuple(lessons), {"days_between": 1})
    only = (ground.starts_on(f"only-{n}", uid, ground.days[:2]) for n, uid in enumerate(lessons))
    return ground.plant([days, *only], **fields)


def lunch_too_short(ground: Ground) -> Plant:
    window = {"start": 660, "end": 680, "minutes": 30}
    return ground.plant([Rule("plant-lunch", "lunch_window", Scope.GROUP, (_fullest_group(ground),), window)])


def together_and_apart(ground: Ground) -> Plant:
    pair = tuple(lesson.uid for lesson in ground.at_one_time(2))
    rules = [Rule("plant-same", "same_start", Scope.LESSON, pair), Rule("plant-apart", "not_overlapping", Scope.LESSON, pair)]
    return ground.plant(rules)


def too_few_days(ground: Ground) -> Plant:
    return ground.plant([Rule("plant-days", "max_days", Scope.STAFF, (ground.teachers()[0],), {"days": 1})])


def too_many_days(ground: Ground) -> Plant:
    """A teacher with three lessons is to be there every day."""
    uid, _, fields = ground.new_teacher(3)
    return ground.plant([Rule("plant-days", "min_days", Scope.STAFF, (uid,), {"days": len(ground.days)})], **fields)


def one_start_for_two(ground: Ground) -> Plant:
    _, one, other = next(ground.pairs_of_one_requirement())
    day, start = ground.place(one)
    only = {"positions": (day * 1440 + start,)}
    return ground.plant([Rule(f"plant-{row.uid}", "allowed_starts", Scope.LESSON, (row.uid,), only) for row in (one, other)])


def room_closed(ground: Ground) -> Plant:
    """The only room that a requirement may have is closed all week."""
    row = ground.unhampered()[3]
    room = Room("plant-studio", "Studion", 60)
    school = ground.school
    changed = replace(row, room_need=RoomNeed(rooms=(room.uid,)))
    return ground.plant(
        ground.away("shut", Scope.ROOM, room.uid, ground.days),
        rooms={**school.rooms, room.uid: room},
        requirements={**school.requirements, row.uid: changed},
    )


def gap_by_force(ground: Ground) -> Plant:
    """A teacher with two lessons, one lesson apart, is to have no gap."""
    uid, lessons, fields = ground.new_teacher(2)
    rules = [
        fixed("first", lessons[0], (ground.days[0], ground.at(1))),
        fixed("last", lessons[1], (ground.days[0], ground.at(3))),
        Rule("plant-gap", "gaps", Scope.STAFF, (uid,), {"max_per_day": 0}),
    ]
    return ground.plant(rules, **fields)


def no_pause(ground: Ground) -> Plant:
    uid, lessons, fields = ground.new_teacher(2)
    rules = [
        fixed("first", lessons[0], (ground.days[1], ground.at(2))),
        fixed("second", lessons[1], (ground.days[1], ground.at(3))),
        Rule("plant-pause", "min_break", Scope.STAFF, (uid,), {"minutes": 20}),
    ]
    return ground.plant(rules, **fields)


def day_too_long(ground: Ground) -> Plant:
    """Two lessons with room for a third between them, on a day that may have the length of two."""
    uid, lessons, fields = ground.new_teacher(2)
    rules = [fixed(f"time-{n}", lesson, (ground.days[3], ground.at(1 + 2 * n))) for n, lesson in enumerate(lessons)]
    longest = {"minutes": 2 * ground.length}
    return ground.plant([*rules, Rule("plant-long", "max_day_length", Scope.STAFF, (uid,), longest)], **fields)


def too_long_without_rest(ground: Ground) -> Plant:
    uid, lessons, fields = ground.new_teacher(3)
    rules = [fixed(f"time-{n}", lesson, (ground.days[-1], ground.at(1 + n))) for n, lesson in enumerate(lessons)]
    longest = {"minutes": 2 * ground.length + 10}
    return ground.plant([*rules, Rule("plant-run", "max_continuous", Scope.STAFF, (uid,), longest)], **fields)


def seats_too_few(ground: Ground) -> Plant:
    """A class larger than the only room it may have."""
    row = ground.requirements()[5]
    room = Room("plant-closet", "Skrubben", 2)
    school = ground.school
    return ground.plant(
        [], "room_need",
        rooms={**school.rooms, room.uid: room},
        requirements={**school.requirements, row.uid: replace(row, room_need=RoomNeed(rooms=(room.uid,)), seats=25)},
    )  # fmt: skip


def class_frame_too_narrow(ground: Ground) -> Plant:
    """The class that has most to do may only be there for half of it."""
    group = _fullest_group(ground)
    hours: Mapping[str, ParamValue] = {"start": ground.at(1), "end": ground.at(1) + _half_a_day(ground, group), "days": ()}
    return ground.plant([Rule("plant-frame", "frame", Scope.GROUP, (group,), hours)])


def order_in_a_circle(ground: Ground) -> Plant:
    """A before B, B before C, C before A."""
    _, lessons, fields = ground.new_teacher(3)
    pairs = ((0, 1), (1, 2), (2, 0))
    return ground.plant([Rule(f"plant-{a}{b}", "ordered", Scope.LESSON, (lessons[a], lessons[b])) for a, b in pairs], **fields)


PLANTS: tuple[Callable[[Ground], Plant], ...] = (
    overfull_teacher, too_few_minutes_a_day, two_fixed_at_once, fixed_while_away, room_too_few, blocks_that_cannot_meet,
    more_lessons_than_days, lunch_too_short, together_and_apart, too_few_days, too_many_days, one_start_for_two, room_closed,
    gap_by_force, no_pause, day_too_long, too_long_without_rest, seats_too_few, class_frame_too_narrow, order_in_a_circle,
)  # fmt: skip


def _fullest_group(ground: Ground) -> str:
    """The group with most to do, of those whose lessons no rule of the school's own puts at a time, where there are such."""
    groups = {group for row in ground.requirements() for group in row.groups}
    told = {group for row in ground.school.requirements.values() if ground.is_told(row) for group in row.groups}
    return max(groups, key=lambda uid: (uid not in told, ground.minutes[uid], uid))


def _half_a_day(ground: Ground, uid: str) -> int:
    """Half of somebody's minutes a day, in whole slots."""
    slot = ground.axis.slot_minutes
    return max(slot, ground.minutes[uid] // (2 * len(ground.days)) // slot * slot)
