"""Use case: moves of several lessons that the scheduler may want to make, ranked; nothing happens until one is assigned."""

from __future__ import annotations

from collections.abc import Callable

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.services.solving.suggestion import LessonFit, Reasons, RoomChoice, Suggestion

SECONDS, DEPTH, LIMIT = 1.0, 3, 20


class Suggester:
    """Answers about one school as it lies now, in plain Python; keep one instance for as long as the school does not change.

    A lesson that lies in a block is moved together with the block's other placed lessons. Locked lessons never move.
    InputError `lesson_unknown` for a lesson that is not in the school.
    """

    def __init__(self, school: School) -> None:
        self._school = school

    def suggest(
        self,
        lesson_uid: str,
        *,
        at: tuple[int, int] | None = None,
        seconds: float = SECONDS,
        depth: int = DEPTH,
        limit: int = LIMIT,
        should_stop: Callable[[], bool] = lambda: False,
        found: Callable[[Suggestion], None] | None = None,
    ) -> tuple[Suggestion, ...]:
        """At most `limit` suggestions, best first: lessons placed, then cost, then few moves.

        An unplaced lesson gets placed, for a placed one the week gets no dearer; with `at` (weekday, minutes after midnight) it comes
        to that start whatever it costs. Up to `depth` lessons or blocks move. Returns what it has after `seconds`, or when
        `should_stop` says so; `found` hears each suggestion as it is made, not yet ranked.
        """
        raise NotImplementedError

    def step(self, suggestion: Suggestion) -> ChangeSet:
        """All moves as one step to undo. ConflictError at `apply_changes` when the school has changed since."""
        raise NotImplementedError

    def lessons_for(
        self, day: int, start: int, end: int, *, group: str | None = None, staff: str | None = None, room: str | None = None
    ) -> tuple[LessonFit, ...]:
        """Lessons of the group, teacher or room (any if none is named) that fit into the hole; unplaced ones first, then by cost."""
        raise NotImplementedError

    def free_rooms(self, lesson_uid: str, day: int, start: int) -> tuple[RoomChoice, ...]:
        """Every room choice of the lesson at that start: free ones first, then taken ones with whose they are; by cost."""
        raise NotImplementedError

    def free_staff(self, day: int, start: int, end: int) -> tuple[str, ...]:
        """Teachers (uids) without lesson and without closed time between the clock times, in any week."""
        raise NotImplementedError

    def why_here(self, lesson_uid: str) -> Reasons:
        """What the lesson costs where it lies, against its best place; InputError `lesson_not_placed` for an unplaced one."""
        raise NotImplementedError

    def why_not(self, lesson_uid: str, day: int, start: int) -> Reasons:
        """What is in the way at a start and what the lesson would cost there, against its best place; InputError `time_off_grid`."""
        raise NotImplementedError
