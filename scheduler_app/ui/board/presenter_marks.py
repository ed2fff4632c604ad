"""From the places a lesson could go to the marks that the board paints. No Qt.

What comes in is read by shape (`PlaceLike`), so that the board depends on no service:

    places = Placer(school).places(lesson)
    board.set_marks(lesson, minutes, marks_of(school, lesson, places, columns=presenter.columns_of(lesson), rule_name=…))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.ui.board.presenter_cards import names
from scheduler_app.ui.board.view_data import BlockerMark, PlaceMark, Verdict

_VERDICTS = {verdict.value: verdict for verdict in Verdict}
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
    naming = _Naming(school, rule_name)
    marks = []
    for place in places:
        verdict, rooms = _VERDICTS[place.verdict], place.rooms
        wished_room = verdict is not Verdict.BLOCKED and not wished.isdisjoint(rooms)
        blockers = naming.blockers(place.blockers) if place.blockers else ()
        marks.append(PlaceMark(place.day, place.start, verdict, place.cost, blockers, 0, wished_room, naming.rooms(rooms), columns))
    best = _best(marks, school.lessons[lesson].minutes, school.placed.get(lesson))
    return tuple(replace(mark, rank=best[id(mark)]) if id(mark) in best else mark for mark in marks)


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


class _Naming:
    """Names blockers and rooms, each once: the starts of a week share nearly all of them.

    Rows are known by identity, which costs far less than by value; the caller keeps them meanwhile.
    """

    def __init__(self, school: School, rule_name: Callable[[str], str]) -> None:
        self._school, self._rule_name = school, rule_name
        self._rooms: dict[tuple[str, ...], str] = {}
        self._tuples: dict[int, tuple[BlockerMark, ...]] = {}
        self._known: dict[int, BlockerMark] = {}
        self._same: dict[tuple[str, str, str, str], BlockerMark] = {}
        self._taught: dict[str, str] = {}
        self._people: dict[str, tuple[str, str] | None] = {}

    def rooms(self, uids: tuple[str, ...]) -> str:
        text = self._rooms.get(uids)
        if text is None:
            text = self._rooms[uids] = names(self._school.rooms[uid].name for uid in uids if uid in self._school.rooms)
        return text

    def blockers(self, rows: Sequence[BlockerLike]) -> tuple[BlockerMark, ...]:
        """The rows as marks, every one once."""
        marks = self._tuples.get(id(rows))
        if marks is None:
            known = self._known
            named = [known.get(id(row)) or self._learn(row) for row in rows]
            if len(self._same) < len(known):  # some rows are called the same
                named = list(dict(zip(map(id, named), named, strict=True)).values())
            marks = self._tuples[id(rows)] = tuple(named)
        return marks

    def _learn(self, row: BlockerLike) -> BlockerMark:
        kind, name = self._who(row.who) or ("rule", self._rule_name(row.rule_id))
        what = self._what(row.lesson)
        value = (kind, f"{name} ({what})", row.lesson, name) if what else (kind, name, row.lesson, "")
        mark = self._same.get(value)
        if mark is None:
            mark = self._same[value] = BlockerMark(*value)
        self._known[id(row)] = mark
        return mark

    def _what(self, lesson: str) -> str:
        """The lesson in the way: its subject and groups; empty where there is none."""
        school = self._school
        if lesson not in school.lessons:
            return ""
        requirement = school.requirement_of(lesson)
        text = self._taught.get(requirement.uid)
        if text is None:
            groups = names(school.groups[uid].name for uid in requirement.groups if uid in school.groups)
            text = self._taught[requirement.uid] = f"{school.subjects[requirement.subject].code} {groups}".strip()
        return text

    def _who(self, uid: str) -> tuple[str, str] | None:
        """Kind and name of a teacher, class, group, pupil or room; None for anything else."""
        if uid not in self._people:
            school = self._school
            group = school.groups.get(uid)
            kind = "class" if group is None or group.kind is GroupKind.CLASS else "group"
            tables = (("teacher", school.staff), (kind, school.groups), ("pupil", school.pupils), ("room", school.rooms))
            self._people[uid] = next(((each, rows[uid].name) for each, rows in tables if uid in rows), None)
        return self._people[uid]
