"""Where a time and a column lie in pixels, and back: the board's only arithmetic. No Qt.

Content coordinates start at the top left of the first day, below the header and right of the time axis.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from scheduler_app.domain.clock import GRID_MINUTES

DAY_GAP = 8
"""Pixels between two days."""
TOP_PAD = 7
"""Pixels above the first and below the last minute, so that hour labels are not cut."""
MIN_COLUMN, MAX_COLUMN = 6.0, 640.0
MIN_SCALE, MAX_SCALE = 0.12, 8.0
"""Limits of the zoom: column width in pixels, pixels a minute."""


@dataclass(frozen=True, slots=True)
class BoardGeometry:
    """The mapping for one zoom: `days` x `columns` columns of `width` pixels, `scale` pixels a minute from `first` to `last`."""

    days: int
    columns: int
    first: int
    last: int
    width: float
    scale: float

    @property
    def content_width(self) -> int:
        return round(self.day_width * self.days + DAY_GAP * max(0, self.days - 1))

    @property
    def content_height(self) -> int:
        return round((self.last - self.first) * self.scale) + 2 * TOP_PAD

    @property
    def day_width(self) -> float:
        return self.columns * self.width

    def day_x(self, day_index: int) -> float:
        return day_index * (self.day_width + DAY_GAP)

    def column_x(self, day_index: int, column_index: int) -> float:
        return self.day_x(day_index) + column_index * self.width

    def y(self, minute: float) -> float:
        return TOP_PAD + (minute - self.first) * self.scale

    def minute_at(self, y: float) -> float:
        """Clock time at a height, not snapped and not limited."""
        return self.first + (y - TOP_PAD) / self.scale

    def cell_at(self, x: float) -> tuple[int, int]:
        """(day index, column index) nearest to x; (-1, -1) when the board has no columns."""
        if not self.days or not self.columns:
            return -1, -1
        day = min(self.days - 1, max(0, int(x // (self.day_width + DAY_GAP))))
        column = min(self.columns - 1, max(0, int((x - self.day_x(day)) // self.width)))
        return day, column

    def zoomed(self, factor: float) -> BoardGeometry:
        """Both directions by the same factor, within the limits."""
        return replace(
            self, width=min(MAX_COLUMN, max(MIN_COLUMN, self.width * factor)), scale=min(MAX_SCALE, max(MIN_SCALE, self.scale * factor))
        )

    def fitted(self, width: int, height: int) -> BoardGeometry:
        """The largest zoom at which everything is seen within `width` x `height` pixels (within the limits)."""
        columns = max(1, self.days * self.columns)
        across = (width - DAY_GAP * max(0, self.days - 1)) / columns
        down = (height - 2 * TOP_PAD) / max(1, self.last - self.first)
        return replace(self, width=min(MAX_COLUMN, max(MIN_COLUMN, across)), scale=min(MAX_SCALE, max(MIN_SCALE, down)))


def snapped(minute: float) -> int:
    """The nearest time on the 5-minute grid."""
    return round(minute / GRID_MINUTES) * GRID_MINUTES
