"""From the places a lesson could go to the marks that the board paints. No Qt.

What comes in is read by shape (`PlaceLike`), so that the board depends on no service:

    places = Placer(school).places(lesson)
    board.set_marks(lesson, minutes, marks_of(school, lesson, places, columns=presenter.columns_of(lesson), rule_name=…))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.ui.board.presenter_cards import names
from scheduler_app.ui.board.view_data import BlockerMark, PlaceMark, Verdict

RANKS = 3
"""How many of the best places carry a number."""


class BlockerLike(Protocol):
    """Who or what is in the way; empty strings where there is no lesson or nobody."""

    @property
    def rule_id(self) -> str: ...
    @property
    def lesson(self) -> str: ...
    @property
    def who(self) -> str: ...


class PlaceLike(Protocol):
    """One start of the week for one lesson; `verdict` is legal|costs|blocked, `rooms` the uids it would get."""

    @property
    def day(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def verdict(self) -> str: ...
    @property
    def cost(self) -> float: ...
    @property
    def rooms(self) -> tuple[str, ...]: ...
    @property
    def blockers(self) -> Sequence[BlockerLike]: ...


def marks_of(
    school: School, lesson: str, places: Iterable[PlaceLike], *, columns: tuple[str, ...] = (), rule_name: Callable[[str], str]
) -> tuple[PlaceMark, ...]:
    """The marks of a lesson, with names, ranks 1 to 3 and the wished room; `rule_name` names a rule by its id."""
    wished = set(school.requirement_of(lesson).room_need.rooms[:1])
    marks = []
    known: dict[tuple[str, str, str], BlockerMark] = {}
    for place in places:
        blockers = tuple(dict.fromkeys(_blocker(school, row, rule_name, known) for row in place.blockers))
        marks.append(PlaceMark(
            place.day, place.start, Verdict(place.verdict), place.cost, blockers, 0,
            bool(wished & set(place.rooms)) and place.verdict != Verdict.BLOCKED,
            names(school.rooms[uid].name for uid in place.rooms if uid in school.rooms), columns,
        ))  # fmt: skip
    best = _best(marks, school.lessons[lesson].minutes, school.placed.get(lesson))
    return tuple(
        mark if id(mark) not in best else PlaceMark(
            mark.day, mark.start, mark.verdict, mark.cost, mark.blockers, best[id(mark)], mark.wished_room, mark.rooms, mark.columns
        )
        for mark in marks
    )  # fmt: skip


def _best(marks: Sequence[PlaceMark], minutes: int, now: Placement | None) -> dict[int, int]:
    """Ranks by mark identity: cheapest first, wished room before others, then early; no two overlap, and none the present place."""
    taken = [(now.day, now.start)] if now is not None else []
    order = sorted(
        (mark for mark in marks if mark.verdict is not Verdict.BLOCKED),
        key=lambda mark: (mark.cost, not mark.wished_room, mark.start, mark.day),
    )
    best: dict[int, int] = {}
    for mark in order:
        if len(best) == RANKS:
            break
        if all(mark.day != day or abs(mark.start - start) >= minutes for day, start in taken):
            best[id(mark)] = len(best) + 1
            taken.append((mark.day, mark.start))
    return best


def _blocker(
    school: School, row: BlockerLike, rule_name: Callable[[str], str], known: dict[tuple[str, str, str], BlockerMark]
) -> BlockerMark:
    key = (row.rule_id, row.lesson, row.who)
    if key not in known:
        known[key] = _named(school, row, rule_name)
    return known[key]


def _named(school: School, row: BlockerLike, rule_name: Callable[[str], str]) -> BlockerMark:
    what = ""
    if row.lesson in school.lessons:
        requirement = school.requirement_of(row.lesson)
        groups = names(school.groups[uid].name for uid in requirement.groups if uid in school.groups)
        what = f"{school.subjects[requirement.subject].code} {groups}".strip()
    for kind, rows in (("teacher", school.staff), ("class", school.groups), ("pupil", school.pupils), ("room", school.rooms)):
        entity = rows.get(row.who)
        if entity is not None:
            return BlockerMark(kind, f"{entity.name} ({what})" if what else entity.name, row.lesson)
    rule = rule_name(row.rule_id)
    return BlockerMark("rule", f"{rule} ({what})" if what else rule, row.lesson)
