"""Everything the painters need for one frame."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect

from scheduler_app.ui.board.board_layout import BoardLayout, LaidCard
from scheduler_app.ui.board.carry import Carry
from scheduler_app.ui.board.legality import Region, ranked, regions
from scheduler_app.ui.board.view_data import Mode, PeriodSlot, PlaceMark
from scheduler_app.ui.theme import Theme

AXIS = 52
"""Width of the time axis in pixels."""
DAY_ROW, NAME_ROW = 25, 21
"""Heights of the two header rows; the second is there when there are several columns."""


@dataclass(frozen=True)
class Legality:
    """The marks of one lesson, merged once when they come, so that a frame only paints."""

    lesson: str = ""
    minutes: int = 0
    marks: tuple[PlaceMark, ...] = ()
    regions: tuple[Region, ...] = ()
    best: tuple[PlaceMark, ...] = ()
    by_place: dict[tuple[int, int], list[PlaceMark]] = field(default_factory=dict)

    @staticmethod
    def of(lesson: str, minutes: int, marks: tuple[PlaceMark, ...], periods: tuple[PeriodSlot, ...] = ()) -> Legality:
        by_place: dict[tuple[int, int], list[PlaceMark]] = {}
        for mark in marks:
            by_place.setdefault((mark.day, mark.start), []).append(mark)
        return Legality(lesson, minutes, marks, regions(marks, minutes, periods), ranked(marks), by_place)

    def mark_at(self, day: int, start: int, column: str) -> PlaceMark | None:
        """The verdict on a start in a column; None where none was given."""
        return next((mark for mark in self.by_place.get((day, start), ()) if not mark.columns or column in mark.columns), None)


NO_LEGALITY = Legality()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A card with an edge that is being dragged, and when the lesson would begin and end."""

    laid: LaidCard
    start: int
    end: int

    @property
    def upper(self) -> bool:
        """The upper edge has left its place."""
        return self.start != self.laid.card.start

    @property
    def moved(self) -> int:
        """The time where the dragged edge would be."""
        return self.start if self.upper else self.end


@dataclass
class BoardScene:
    """What is on the board and how it is looked at. `scroll` is the content point at the top left of the card area."""

    layout: BoardLayout
    theme: Theme
    family: str
    ratio: float = 1.0
    width: int = 0
    height: int = 0
    scroll: QPoint = field(default_factory=QPoint)
    selected: str = ""
    current: LaidCard | None = None
    hovered: LaidCard | None = None
    focused: bool = False
    lit: frozenset[str] | None = None
    legality: Legality = NO_LEGALITY
    carry: Carry | None = None
    stretch: Stretch | None = None
    period_frame: bool = False

    @property
    def head(self) -> int:
        return DAY_ROW + (NAME_ROW if self.layout.geometry.columns > 1 else 0)

    @property
    def area(self) -> QRect:
        """The part of the content that is in sight."""
        return QRect(self.scroll.x(), self.scroll.y(), max(0, self.width - AXIS), max(0, self.height - self.head))

    @property
    def periods(self) -> tuple[PeriodSlot, ...]:
        """The period frame while it is shown, else empty."""
        return self.layout.data.periods if self.period_frame else ()

    def to_content(self, point: QPoint) -> QPoint:
        return QPoint(point.x() - AXIS + self.scroll.x(), point.y() - self.head + self.scroll.y())

    def in_content(self, point: QPoint) -> bool:
        """Tell whether a viewport point is right of the axis and below the header."""
        return point.x() >= AXIS and point.y() >= self.head

    def columns_marked(self, region_columns: tuple[str, ...]) -> frozenset[int]:
        """Column indices a mark applies to: its own, else the columns of the lesson's cards, else all (always all rooms)."""
        data = self.layout.data
        wanted = set(region_columns)
        if not wanted and data.mode is not Mode.ROOM:
            wanted = {laid.card.column for laid in self.layout.cards_of(self.legality.lesson)}
        return frozenset(i for i, column in enumerate(data.columns) if not wanted or column.uid in wanted)
