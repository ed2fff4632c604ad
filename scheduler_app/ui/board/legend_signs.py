"""Which signs, patterns and colours are on a board at the moment, and what they are called. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from scheduler_app.domain.timetable import LockedBy
from scheduler_app.ui import labels
from scheduler_app.ui.board.board_layout import BoardLayout, clock_range
from scheduler_app.ui.board.board_scene import Legality
from scheduler_app.ui.board.board_texts import status_text, verdict_text
from scheduler_app.ui.board.card_signs import CardSigns, signs_of_card
from scheduler_app.ui.board.view_data import BoardData, CardData, CardStatus, SpanKind, Verdict


class Mark(StrEnum):
    """Signs that are neither a verdict nor a status."""

    TIME_LOCK = "time_lock"
    ROOM_LOCK = "room_lock"
    BY_PERSON = "by_person"
    BY_IMPORT = "by_import"
    BY_SOLVER = "by_solver"
    NOT_SENT = "not_sent"
    WEEKS = "weeks"
    WISHED_ROOM = "wished_room"
    BEST = "best"


@dataclass(frozen=True)
class Stripe:
    """A status of cards too small for its sign."""

    status: CardStatus


Sign = CardStatus | Stripe | Mark | SpanKind | Verdict

LOCKERS = {Mark.BY_PERSON: LockedBy.PERSON, Mark.BY_IMPORT: LockedBy.IMPORT, Mark.BY_SOLVER: LockedBy.SOLVER}
"""Who set a lock."""
WEEK_SIGNS: tuple[Sign, ...] = (*Verdict, Mark.WISHED_ROOM, Mark.BEST)
"""All that a lesson's painted week may show."""


def signs_of_school(data: BoardData) -> tuple[Sign, ...]:
    """What the blocks of the whole school show: one sign only."""
    return (CardStatus.HARD,) if any(card.status is CardStatus.HARD for card in data.cards) else ()


def signs_of_board(layout: BoardLayout, family: str) -> tuple[Sign, ...]:
    """What cards, at their present sizes in letters of `family`, and ground show, in the order of the legend."""
    found: set[Sign] = set()
    for laid in layout.all_cards():
        if not _wanted(laid.card) <= found:  # most cards have nothing that another has not shown already
            found |= _shown(laid.card, signs_of_card(laid.card, laid.rect.width(), laid.rect.height(), family))
    found |= _hatched(layout.data)
    stripes = (Stripe(status) for status in CardStatus if status not in found)
    return tuple(sign for sign in (*CardStatus, *stripes, *Mark, *SpanKind) if sign in found)


def _wanted(card: CardData) -> set[Sign]:
    """What a card shows where there is room for everything."""
    lockers = {card.time_lock, card.room_lock}
    has: dict[Sign, object] = {
        card.status: card.status is not CardStatus.FINE,
        Mark.TIME_LOCK: card.time_lock,
        Mark.ROOM_LOCK: card.room_lock,
        **{mark: who in lockers for mark, who in LOCKERS.items()},
        Mark.NOT_SENT: card.not_sent,
        Mark.WEEKS: card.badge,
    }
    return {sign for sign, shown in has.items() if shown}


def _shown(card: CardData, signs: CardSigns) -> set[Sign]:
    """What a card shows in the room that it has: a status without its sign is a stripe only."""
    shown: set[Sign] = {Mark.NOT_SENT} if card.not_sent else set()
    if signs.disc is not None:
        shown.add(card.status)
    elif signs.stripe:
        shown.add(Stripe(card.status))
    for lock in signs.locks:
        shown |= {Mark.ROOM_LOCK if lock.room else Mark.TIME_LOCK, *(mark for mark, who in LOCKERS.items() if who == lock.who)}
    if not signs.badge.isNull():
        shown.add(Mark.WEEKS)
    return shown


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
        case Stripe():
            return status_text(sign.status)
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
            return QCoreApplication.translate("Board", "Not published")
        case Mark.WEEKS:
            return QCoreApplication.translate("Board", "Some weeks")
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
