"""Which signs, patterns and colours are on a board at the moment, and what they are called. No widgets."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from scheduler_app.domain.timetable import LockedBy
from scheduler_app.ui import labels
from scheduler_app.ui.board.board_layout import clock_range
from scheduler_app.ui.board.board_scene import Legality
from scheduler_app.ui.board.board_texts import status_text, verdict_text
from scheduler_app.ui.board.view_data import BoardData, CardStatus, Mode, SpanKind, Verdict


class Mark(StrEnum):
    """Signs that are neither a verdict nor a status."""

    TIME_LOCK = "time_lock"
    ROOM_LOCK = "room_lock"
    BY_PERSON = "by_person"
    BY_IMPORT = "by_import"
    BY_SOLVER = "by_solver"
    NOT_SENT = "not_sent"
    WISHED_ROOM = "wished_room"
    BEST = "best"


Sign = CardStatus | Mark | SpanKind | Verdict

LOCKERS = {Mark.BY_PERSON: LockedBy.PERSON, Mark.BY_IMPORT: LockedBy.IMPORT, Mark.BY_SOLVER: LockedBy.SOLVER}
"""Who set a lock."""
WEEK_SIGNS: tuple[Sign, ...] = (*Verdict, Mark.WISHED_ROOM, Mark.BEST)
"""All that a lesson's painted week may show."""


def signs_of_board(data: BoardData) -> tuple[Sign, ...]:
    """What cards and ground show, in the order of the legend; blocks of the whole school have one sign only."""
    statuses = {card.status for card in data.cards}
    if data.mode is Mode.SCHOOL:
        return (CardStatus.HARD,) if CardStatus.HARD in statuses else ()
    lockers = {who for card in data.cards for who in (card.time_lock, card.room_lock)}
    marks = {
        Mark.TIME_LOCK: any(card.time_lock for card in data.cards),
        Mark.ROOM_LOCK: any(card.room_lock for card in data.cards),
        **{mark: who in lockers for mark, who in LOCKERS.items()},
        Mark.NOT_SENT: any(card.not_sent for card in data.cards),
    }
    closed = _hatched(data)
    return (
        *(status for status in CardStatus if status in statuses and status is not CardStatus.FINE),
        *(mark for mark, painted in marks.items() if painted),
        *(kind for kind in SpanKind if kind in closed),
    )


def _hatched(data: BoardData) -> set[SpanKind]:
    """The kinds of hatched time that lie in the columns, days and hours shown."""
    (first, last), shown = clock_range(data), {None, *(column.uid for column in data.columns)}
    return {
        span.kind
        for span in data.closed
        if span.column in shown and span.day in data.days and max(span.start, first) < min(span.end, last)
    }  # fmt: skip


def signs_of_week(legality: Legality) -> tuple[Sign, ...]:
    """What the painted week of a lesson shows."""
    painted: set[Sign] = {region.verdict for region in legality.regions}
    if any(region.wished_room for region in legality.regions):
        painted.add(Mark.WISHED_ROOM)
    if legality.best:
        painted.add(Mark.BEST)
    return tuple(sign for sign in WEEK_SIGNS if sign in painted)


def sign_text(sign: Sign) -> str:
    match sign:
        case CardStatus():
            return status_text(sign)
        case Verdict():
            return verdict_text(sign)
        case Mark.TIME_LOCK:
            return QCoreApplication.translate("Board", "Time locked")
        case Mark.ROOM_LOCK:
            return QCoreApplication.translate("Board", "Room locked")
        case Mark.BY_PERSON:
            return labels.locked_by(LockedBy.PERSON)
        case Mark.BY_IMPORT:
            return labels.locked_by(LockedBy.IMPORT)
        case Mark.BY_SOLVER:
            return labels.locked_by(LockedBy.SOLVER)
        case Mark.NOT_SENT:
            return QCoreApplication.translate("Board", "Not sent to attendance")
        case Mark.WISHED_ROOM:
            return QCoreApplication.translate("Board", "Preferred room free")
        case Mark.BEST:
            return QCoreApplication.translate("Board", "Best times")
        case SpanKind.OUTSIDE:
            return QCoreApplication.translate("Board", "Outside the frame")
        case SpanKind.UNAVAILABLE:
            return QCoreApplication.translate("Board", "Not available")
        case SpanKind.LUNCH:
            return QCoreApplication.translate("Board", "Time for lunch")
