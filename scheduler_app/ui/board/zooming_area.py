"""A scroll area that holds a board's scene and zooms, fits and scrolls it. What is painted and what a click means is said elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from scheduler_app.ui.board.board_layout import BoardLayout
from scheduler_app.ui.board.board_scene import AXIS, BoardScene
from scheduler_app.ui.board.geometry import BoardGeometry
from scheduler_app.ui.board.view_data import Mode
from scheduler_app.ui.theme import current_theme

_READABLE_COLUMN, _READABLE_SCALE = 70.0, 0.95
"""What `show_readable` aims at: pixels a column, pixels a minute."""
_AROUND = 6
"""Pixels that stay free around what is scrolled into sight."""


class ZoomingArea(QAbstractScrollArea):
    """Keeps `scene` in step with the scroll bars and the size. A fitted board stays fitted until the user zooms."""

    zoom_changed = Signal(int)
    """The vertical zoom in percent of one pixel a minute."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = BoardScene(BoardLayout(), current_theme(), self.font().family())
        self.least_scale = 0.0
        """Pixels a minute below which `fit` scrolls the day instead of squeezing it further."""
        self._auto_fit: Callable[[], None] | None = self.show_readable
        self._zooms: dict[Mode, tuple[Callable[[], None] | None, float, float]] = {}

    def fit(self) -> None:
        """Zoom so that the whole board is seen, as far as `least_scale` lets it; stays so when the window changes."""
        self._auto_fit = self.fit
        geometry, (width, height) = self.scene.layout.geometry, self._room()
        fitted = geometry.fitted(width, height)
        fitted = replace(fitted, scale=max(fitted.scale, self.least_scale))
        if fitted.content_height > height + 1:  # too low even for the smallest zoom: the bar needs its place
            fitted = replace(fitted, width=geometry.fitted(width - self.verticalScrollBar().sizeHint().width(), height).width)
        self._set_geometry(fitted)

    def show_readable(self) -> None:
        """Fit what can be read and scroll the rest: whole days down, columns not narrower than a word."""
        self._auto_fit = self.show_readable
        geometry, (width, height) = self.scene.layout.geometry, self._room()
        fitted = geometry.fitted(width, height)
        if fitted.scale < _READABLE_SCALE:
            fitted = geometry.fitted(width - self.verticalScrollBar().sizeHint().width(), height)
        if fitted.width < _READABLE_COLUMN:
            fitted = geometry.fitted(width, height - self.horizontalScrollBar().sizeHint().height())
        self._set_geometry(replace(fitted, width=max(fitted.width, _READABLE_COLUMN), scale=max(fitted.scale, _READABLE_SCALE)))

    def zoom(self, factor: float, anchor: QPoint | None = None) -> None:
        """Zoom by a factor, keeping the content under `anchor` (viewport point, default the middle) where it is."""
        self._auto_fit = None
        point = anchor or self.viewport().rect().center()
        before, old = self.scene.to_content(point), self.scene.layout.geometry
        self._set_geometry(old.zoomed(factor))
        new = self.scene.layout.geometry
        day, _ = old.cell_at(before.x())
        dx = new.day_x(day) + (before.x() - old.day_x(day)) * new.width / old.width - before.x()
        dy = new.y(old.minute_at(before.y())) - before.y()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + round(dx))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(dy))

    def change_mode(self, before: Mode, after: Mode) -> None:
        """Zoom as it was when this mode was last looked at: classes and single pupils are not read at the same size."""
        geometry = self.scene.layout.geometry
        self._zooms[before] = (self._auto_fit, geometry.width, geometry.scale)
        self._auto_fit, width, scale = self._zooms.get(after, (self.show_readable, geometry.width, geometry.scale))
        if self._auto_fit is None:
            self._set_geometry(replace(geometry, width=width, scale=scale))

    def _room(self) -> tuple[int, int]:
        size = self.maximumViewportSize()
        return max(1, size.width() - AXIS - 2), max(1, size.height() - self.scene.head - 1)

    def _set_geometry(self, geometry: BoardGeometry) -> None:
        self.scene.layout.set_geometry(geometry)
        self._update_scroll_bars()
        self._refresh()
        self.zoom_changed.emit(round(geometry.scale * 100))

    def _update_scroll_bars(self) -> None:
        geometry, size, whole = self.scene.layout.geometry, self.viewport().size(), self.maximumViewportSize()
        # Each bar takes room from the other: when all fits without them, neither may stay for the other's sake.
        if geometry.content_width < whole.width() - AXIS and geometry.content_height <= whole.height() - self.scene.head:
            size = whole
        across, down = max(1, size.width() - AXIS), max(1, size.height() - self.scene.head)
        for bar, content, page in (
            (self.horizontalScrollBar(), geometry.content_width + 1, across),
            (self.verticalScrollBar(), geometry.content_height, down),
        ):
            bar.setPageStep(page)
            bar.setSingleStep(40)
            bar.setRange(0, max(0, content - page))

    def _reveal_rect(self, rect: QRect) -> None:
        area = self.scene.area
        for bar, low, high, first, last in (
            (self.horizontalScrollBar(), rect.left(), rect.right(), area.left(), area.right()),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), area.top(), area.bottom()),
        ):
            if low < first + _AROUND:
                bar.setValue(low - _AROUND)
            elif high > last:
                bar.setValue(bar.value() + min(high - last, low - first - 2 * _AROUND) + _AROUND)

    def _refresh(self) -> None:
        self.viewport().update()

    def _look_up_surroundings(self) -> None:
        scene = self.scene
        scene.theme, scene.family, scene.ratio = current_theme(), self.font().family(), self.devicePixelRatioF()
        scene.width, scene.height = self.viewport().width(), self.viewport().height()
        scene.scroll = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        scene.focused = self.hasFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._auto_fit is not None:
            self._auto_fit()
        self._update_scroll_bars()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._look_up_surroundings()
        self._refresh()

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)

    def sizeHint(self) -> QSize:
        return QSize(960, 640)
