"""The load of a shared room over the week: how many pupils are in the dining hall at each time, against its seats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.school import School
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.names import day_text
from scheduler_app.ui.one_form import one_form
from scheduler_app.ui.theme import current_theme
from scheduler_app.ui.theme.colours import mixed

_STEPS = (30, 60, 120)
"""Minutes between two times that are written below a day."""
_FILLED = 0.25
"""How much of the accent the curve is filled with."""
Steps = tuple[tuple[int, int], ...]
"""(minute, pupils from then on), in order."""


def load_of(school: School, room: str) -> Mapping[int, Steps]:
    """Pupils in a room by weekday, as if every lesson ran in the same week: the fullest week is at most that full."""
    changes: dict[int, dict[int, int]] = {}
    for placement in school.placed.values():
        if room in placement.rooms:
            lesson, requirement = school.lessons[placement.lesson], school.requirement_of(placement.lesson)
            pupils = requirement.seats if requirement.seats is not None else sum(school.group_size(uid) for uid in requirement.groups)
            day = changes.setdefault(placement.day, {})
            day[placement.start] = day.get(placement.start, 0) + pupils
            day[placement.start + lesson.minutes] = day.get(placement.start + lesson.minutes, 0) - pupils
    return {day: _steps(rows) for day, rows in changes.items()}


def _steps(changes: Mapping[int, int]) -> Steps:
    level, steps = 0, []
    for minute in sorted(changes):
        level += changes[minute]
        steps.append((minute, level))
    return tuple(steps)


class LoadCurve(QWidget):
    """A step curve for each day side by side, with a line at the number of seats; what is above it is filled darker."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("load.curve")
        self._loads: Mapping[int, Steps] = {}
        self._days: tuple[int, ...] = ()
        self._seats = 0
        self.setMinimumHeight(90)

    def sizeHint(self) -> QSize:
        return QSize(320, 130)

    def show_load(self, loads: Mapping[int, Steps], days: tuple[int, ...], seats: int) -> None:
        self._loads, self._days, self._seats = loads, days, seats
        highest = [f"{day_text(day)} {self._most(loads[day])}" for day in days if loads.get(day)]
        self.setAccessibleName(", ".join(highest))
        self.update()

    def _most(self, steps: Steps) -> str:
        """The highest number of pupils at once, against the seats where they are known."""
        highest = max((level for _, level in steps), default=0)
        if not self._seats:
            return self.tr("at most {0} pupils").format(highest)
        return self.tr("at most {0} of {1} seats").format(highest, self._seats)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.base))
            steps = [step for day in self._days for step in self._loads.get(day, ())]
            if not steps:
                painter.setPen(QColor(theme.muted))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Nobody is placed here"))
                return
            first, last = min(minute for minute, _ in steps), max(minute for minute, _ in steps)
            line, width = self.fontMetrics().height(), self.width() / max(1, len(self._days))
            high = self.height() - 2 * line - 4
            top = max(self._seats, *(level for _, level in steps)) * high / max(1, high - line)  # the seats are named above their line
            titles = self._titles(width - 8)
            for number, day in enumerate(self._days):
                area = QRectF(number * width + 4, line + 2, width - 8, high)
                painter.setPen(QColor(theme.text))
                painter.drawText(QRectF(area.left(), 0, area.width(), area.top()), Qt.AlignmentFlag.AlignCenter, titles[number])
                self._paint_day(painter, area, day, (first, last), top)

    def _titles(self, width: float) -> Sequence[str]:
        """What stands over each day, in one of three forms."""
        forms: list[list[str]] = [[], [], []]
        for day in self._days:
            steps = self._loads.get(day, ())
            highest = max((level for _, level in steps), default=0)
            name = f"{day_text(day)} {'✕ ' if self._seats and highest > self._seats else ''}"
            seats = f"{highest} / {self._seats}" if self._seats else str(highest)
            for form, text in zip(forms, (name + self._most(steps), name + seats, f"{name}{highest}")):
                form.append(text)
        metrics = self.fontMetrics()
        return one_form(forms, lambda text: metrics.horizontalAdvance(text) <= width)

    def _paint_day(self, painter: QPainter, area: QRectF, day: int, times: tuple[int, int], top: float) -> None:
        theme, (first, last) = current_theme(), times
        steps = self._loads.get(day, ())
        highest = max((level for _, level in steps), default=0)
        points = [QPointF(area.left(), area.bottom())]
        for minute, level in steps:
            x = area.left() + (minute - first) / max(1, last - first) * area.width()
            points += [QPointF(x, points[-1].y()), QPointF(x, area.bottom() - level / top * area.height())]
        points.append(QPointF(area.right(), area.bottom()))
        over = bool(self._seats) and highest > self._seats
        painter.setPen(QPen(QColor(theme.accent), 1))
        painter.setBrush(QColor(theme.statuses["hard"].stripe if over else mixed(theme.accent, theme.base, _FILLED)))
        painter.drawPolygon(QPolygonF(points))
        self._paint_hours(painter, area, first, last)
        if self._seats:
            y = area.bottom() - self._seats / top * area.height()
            painter.setPen(QPen(QColor(theme.text), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            label = self.tr("{0} seats").format(self._seats)
            if day == self._days[0] and self.fontMetrics().horizontalAdvance(label) + 4 <= area.width():
                painter.drawText(QRectF(area.left(), y - area.top() + 1, area.width(), area.top()), Qt.AlignmentFlag.AlignLeft, label)

    def _paint_hours(self, painter: QPainter, area: QRectF, first: int, last: int) -> None:
        painter.setPen(QColor(current_theme().muted))
        scale, y = area.width() / max(1, last - first), area.bottom()
        for minute, left, width, text in hours_below(first, last, area.width(), self.fontMetrics().horizontalAdvance):
            middle = area.left() + (minute - first) * scale
            painter.drawLine(QPointF(middle, y), QPointF(middle, y + 3))
            painter.drawText(QRectF(area.left() + left, y + 3, width, self.height() - y - 3), Qt.AlignmentFlag.AlignHCenter, text)


def hours_below(first: int, last: int, room: float, advance: Callable[[str], int]) -> Sequence[tuple[int, float, float, str]]:
    """(minute, left edge, width, text) of the times below a day: as many half or whole hours between the first and the last as have room.

    Where the first and the last have not room beside each other, only whole hours are named, by their number.
    """
    width, scale = advance("00:00") + 8, room / max(1, last - first)
    if whole := room < 2 * width:
        width = advance("00") + 4
        minutes = [*range(-(-first // 60) * 60, last + 1, 60)]
    else:
        step = next((minutes for minutes in _STEPS if minutes * scale >= width), _STEPS[-1])
        minutes = [first, *(each for each in range(-(-first // step) * step, last, step) if each > first), last]
    found: list[tuple[int, float, float, str]] = []
    free = 0.0
    for minute in minutes:
        left = min(max((minute - first) * scale - width / 2, 0.0), room - width)
        if left >= free and (minute == minutes[-1] or left + width <= room - width):
            found.append((minute, left, width, str(minute // 60) if whole else clock_text(minute)))
            free = left + width
    return found


class RoomLoad(QObject):
    """The panel in the window; kept up to date while it is in sight."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.rooms = QComboBox()
        self.rooms.setObjectName("load.room")
        self.rooms.setAccessibleName(self.tr("Shared room"))
        self.curve = LoadCurve()
        self.none = QLabel(self.tr("No room is shared. Mark the dining hall as shared among the rooms."))
        self.none.setWordWrap(True)
        panel = QWidget()
        column = QVBoxLayout(panel)
        for widget in (self.rooms, self.none, self.curve):
            column.addWidget(widget)
        self._dock = desk.add_dock("load", self.tr("Dining-hall load"), panel, Qt.DockWidgetArea.BottomDockWidgetArea)
        desk.window.tabifyDockWidget(desk.panels.conflicts, self._dock)
        self._soon = QTimer(self, singleShot=True, interval=50)
        self._soon.timeout.connect(self._refresh)
        self._dock.visibilityChanged.connect(lambda shown: self._soon.start() if shown else None)
        desk.school_changed.connect(lambda _step: self._soon.start())
        desk.opened.connect(self._soon.start)
        self.rooms.activated.connect(lambda _index: self._refresh())

    def _refresh(self) -> None:
        desk = self._desk
        if desk.session is None or not self._dock.isVisible():
            return
        school = desk.school
        rooms: dict[str, Any] = {uid: row for uid, row in school.rooms.items() if row.shared and not row.archived}
        if [self.rooms.itemData(row) for row in range(self.rooms.count())] != list(rooms):
            self.rooms.clear()
            for uid, room in rooms.items():
                self.rooms.addItem(room.name, uid)
        self.none.setVisible(not rooms)
        self.rooms.setVisible(len(rooms) > 1)
        self.curve.setVisible(bool(rooms))
        if rooms:
            uid = self.rooms.currentData() or next(iter(rooms))
            self.curve.show_load(load_of(school, uid), school.year.weekdays, rooms[uid].seats)
