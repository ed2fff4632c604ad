"""The small curve of cost over time in the run panel."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

_LIMIT = 2000


class CostCurve(QWidget):
    """Draws (seconds, cost) points as steps; before every lesson is placed it draws lessons left instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("run.curve")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._points: list[tuple[float, float]] = []
        self.setAccessibleName(self.tr("Cost over time"))
        self.setToolTip(self.tr("Cost of the best timetable over time (before all lessons are placed: lessons left)"))

    @property
    def points(self) -> tuple[tuple[float, float], ...]:
        return tuple(self._points)

    def sizeHint(self) -> QSize:
        return QSize(200, 64)

    def clear(self) -> None:
        self._points.clear()
        self.update()

    def add(self, seconds: float, value: float) -> None:
        self._points.append((seconds, value))
        if len(self._points) > _LIMIT:
            self._points = self._points[::2]
        self.setAccessibleDescription(self.tr("Latest value {value}").format(value=round(value, 1)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect()).adjusted(1, 4, -1, -4)
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
            if len(self._points) >= 2:
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2, Qt.PenStyle.SolidLine))
                painter.drawPolyline(self._steps(area))

    def _steps(self, area: QRectF) -> QPolygonF:
        last = max(self._points[-1][0], 1.0)
        values = [value for _, value in self._points]
        low, high = min(values), max(values)
        scale = (high - low) or 1.0

        def at(seconds: float, value: float) -> QPointF:
            return QPointF(area.left() + area.width() * seconds / last, area.bottom() - area.height() * (value - low) / scale)

        polygon = QPolygonF()
        before: float | None = None
        for seconds, value in self._points:
            if before is not None:
                polygon.append(at(seconds, before))
            polygon.append(at(seconds, value))
            before = value
        return polygon
