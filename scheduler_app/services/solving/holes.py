"""What fits a hole of the week: lessons, rooms and teachers that are free then."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.solving.placer import Board
from scheduler_app.services.solving.suggestion import LessonFit, RoomChoice
from solver.checks.table import Table
from solver.problem import ResourceKind


class Holes:
    """Answers about one board."""

    def __init__(self, school: School, board: Board) -> None:
        self._school, self._board = school, board
        self._table = Table(board.places.layout, board.solution)

    def lessons_for(
        self, day: int, start: int, end: int, *, group: str | None, staff: str | None, room: str | None
    ) -> tuple[LessonFit, ...]:
        """Lessons that fit between the clock times, each at its cheapest start there; unplaced ones first, then by cost."""
        positions = self._positions(day, start, end)
        found = []
        for uid in self._candidates(group, staff):
            fit = self._fit(uid, positions, end - start, room)
            if fit is not None:
                found.append(fit)
        return tuple(sorted(found, key=lambda row: (row.placed, row.cost, row.lesson)))

    def free_rooms(self, lesson: int, position: int) -> tuple[RoomChoice, ...]:
        """The lesson's room options then: free ones first, then by cost."""
        places, built, solution = self._board.places, self._board.built, self._board.solution
        verdicts = places.rooms(solution, lesson, position)
        least = min((verdict.cost for verdict in verdicts), default=0.0)
        found = []
        for verdict in verdicts:
            holders = tuple(dict.fromkeys(built.lesson_uids[one.lesson] for one in verdict.blockers if one.rule_id == "no_overlap_room"))
            rules = tuple(dict.fromkeys(one.rule_id for one in verdict.blockers if one.rule_id != "no_overlap_room"))
            found.append(RoomChoice(built.rooms_of(lesson, verdict.option), holders, rules, round(verdict.cost - least, 3)))
        return tuple(sorted(found, key=lambda row: (not row.free, bool(row.blocked), row.cost)))

    def free_staff(self, day: int, start: int, end: int) -> tuple[str, ...]:
        """Teachers without lesson and closed time in these slots, in any week."""
        slots = sum(1 << position % self._board.built.problem.grid.slots for position in self._positions(day, start, end))
        number = self._board.built.axis.weekdays.index(day)
        layout = self._table.layout
        return tuple(
            resource.uid for index, resource in enumerate(self._board.built.problem.resources)
            if resource.kind is ResourceKind.TEACHER and not self._school.staff[resource.uid].archived
            and not layout.closed[index][number] & slots
            and not any(week.masks[number] & slots for week in self._table.weeks(index))
        )  # fmt: skip

    def _positions(self, day: int, start: int, end: int) -> tuple[int, ...]:
        """The slots of the hole; InputError where there is no such time of the school's week."""
        axis = self._board.built.axis
        if day not in axis.weekdays or end <= start or not axis.slots_touching(start, end):
            raise InputError("no_such_hole")
        return axis.positions((day,), axis.slots_touching(start, end))

    def _candidates(self, group: str | None, staff: str | None) -> Iterator[str]:
        family = self._family(group)
        for uid, lesson in self._school.lessons.items():
            requirement = self._school.requirements[lesson.requirement]
            placement = self._school.placed.get(uid)
            locked = placement is not None and placement.time_lock is not None
            if not locked and (family is None or family & set(requirement.groups)) and (staff is None or staff in requirement.teachers):
                yield uid

    def _family(self, group: str | None) -> set[str] | None:
        """The group with the groups inside it and those it lies in."""
        if group is None:
            return None
        family, above = {group}, self._school.groups[group].parent if group in self._school.groups else None
        while above is not None and above in self._school.groups and above not in family:
            family.add(above)
            above = self._school.groups[above].parent
        return family | {uid for uid, row in self._school.groups.items() if row.parent == group}

    def _fit(self, uid: str, positions: tuple[int, ...], minutes: int, room: str | None) -> LessonFit | None:
        built = self._board.built
        lesson = self._board.numbers[uid]
        row = built.problem.lessons[lesson]
        starts = positions[: len(positions) - row.length + 1]
        placement = self._school.placed.get(uid)
        here = placement is not None and built.start_of(placement) in starts
        if here or not starts or self._school.lessons[uid].minutes > minutes or not self._people_free(lesson, starts[0], positions[-1]):
            return None
        moving = self._board.moving(lesson)
        best: LessonFit | None = None
        for verdict in self._board.places.together(self._board.solution, moving, starts):
            rooms = built.rooms_of(lesson, verdict.options[0])
            cost = round(verdict.cost, 3) + 0.0
            free = verdict.free and (room is None or room in rooms)
            if free and (best is None or cost < best.cost):
                best = LessonFit(uid, *built.axis.clock(verdict.start), rooms, cost, placement is not None)
        return best

    def _people_free(self, lesson: int, first: int, last: int) -> bool:
        """Whether nobody of the lesson is busy at every moment of the hole: quick, and rules out most lessons."""
        day, slot = divmod(first, self._table.layout.slots)
        hole = (1 << (last - first + 1)) - 1 << slot
        row = self._board.built.problem.lessons[lesson]
        own = self._table.mask[lesson] if self._table.day[lesson] == day else 0
        for person in row.people:
            busy = self._table.layout.closed[person][day]
            for week in self._table.weeks(person):
                taken = week.masks[day] & ~own | busy
                if (hole & ~taken).bit_count() < row.length and len(self._table.weeks(person)) == 1:
                    return False
        return True
