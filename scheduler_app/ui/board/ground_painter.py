"""The board without its cards: ground, hour or period lines, hatched time, headers and time axis."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from scheduler_app.domain.clock import clock_text
from scheduler_app.ui.board.board_scene import AXIS, DAY_ROW, NAME_ROW, BoardScene
from scheduler_app.ui.board.board_texts import day_heads
from scheduler_app.ui.board.geometry import DAY_GAP
from scheduler_app.ui.board.patterns import pattern_brush
from scheduler_app.ui.board.view_data import SpanKind
from scheduler_app.ui.theme import Theme

_BESIDE_DAY = 6
"""Pixels that a day is wider than its name, at least."""
_SMALLEST_DAY = 6.0
"""Points of a day's name in the narrowest pane."""
_FLAG, _WORD = 18, 12
"""Height of a time flag on the axis, and of the letters of an hour, in pixels."""
_HATCH = {SpanKind.OUTSIDE: "diagonal", SpanKind.UNAVAILABLE: "cross", SpanKind.LUNCH: "back"}


def paint_ground(painter: QPainter, scene: BoardScene) -> None:
    """Day backgrounds; content coordinates."""
    geometry, theme, area = scene.layout.geometry, scene.theme, scene.area
    painter.fillRect(area, QColor(theme.window))
    for day in range(geometry.days):
        x = geometry.day_x(day)
        if x <= area.right() and x + geometry.day_width >= area.left():
            painter.fillRect(QRectF(x, 0, geometry.day_width, geometry.content_height), QColor(theme.base))
    if scene.periods:
        for slot in scene.periods[1::2]:
            for day in range(geometry.days):
                rect = QRectF(geometry.day_x(day), geometry.y(slot.start), geometry.day_width, (slot.end - slot.start) * geometry.scale)
                painter.fillRect(rect, QColor(theme.alternate))


def paint_lines(painter: QPainter, scene: BoardScene) -> None:
    """Time lines across and column lines down; content coordinates."""
    geometry, theme, area = scene.layout.geometry, scene.theme, scene.area
    spans = [(geometry.day_x(day), geometry.day_x(day) + geometry.day_width) for day in range(geometry.days)]
    spans = [(max(a, area.left()), min(b, area.right() + 1)) for a, b in spans if a <= area.right() and b >= area.left()]
    for minutes, colour in _time_lines(scene):
        painter.setPen(QPen(QColor(colour), 1))
        y = round(geometry.y(minutes)) + 0.5
        painter.drawLines([QLineF(a, y, b, y) for a, b in spans])
    painter.setPen(QPen(QColor(theme.strong_line), 1))
    verticals = []
    for day in range(geometry.days):
        edges = range(geometry.columns + 1) if geometry.width >= 12 else (0, geometry.columns)
        verticals += [round(geometry.column_x(day, column)) for column in edges]
    painter.drawLines([QLineF(x + 0.5, area.top(), x + 0.5, area.bottom()) for x in verticals if area.left() <= x <= area.right()])


def _time_lines(scene: BoardScene) -> list[tuple[int, str]]:
    geometry, theme = scene.layout.geometry, scene.theme
    if scene.periods:
        return [(minute, theme.strong_line) for slot in scene.periods for minute in (slot.start, slot.end)]
    step = 5 if geometry.scale >= 5 else 15 if geometry.scale >= 1.9 else 30 if geometry.scale >= 0.8 else 60
    first = -(-geometry.first // step) * step
    return [(minute, theme.strong_line if minute % 60 == 0 else theme.line) for minute in range(first, geometry.last + 1, step)]


def paint_closed(painter: QPainter, scene: BoardScene) -> None:
    """Hatching for time outside the frame, blocked time and lunch; content coordinates."""
    layout, geometry, theme, area = scene.layout, scene.layout.geometry, scene.theme, scene.area
    days = {day: i for i, day in enumerate(layout.data.days)}
    columns = {column.uid: i for i, column in enumerate(layout.data.columns)}
    for span in layout.data.closed:
        day = days.get(span.day)
        if day is None or (span.column is not None and span.column not in columns):
            continue
        x = geometry.day_x(day) if span.column is None else geometry.column_x(day, columns[span.column])
        width = geometry.day_width if span.column is None else geometry.width
        top, bottom = geometry.y(max(span.start, geometry.first)), geometry.y(min(span.end, geometry.last))
        rect = QRectF(x + 1, top, width - 1, bottom - top)
        if bottom <= top or not rect.intersects(QRectF(area)):
            continue
        painter.fillRect(rect, hatch(theme, span.kind, scene.ratio))


def hatch(theme: Theme, kind: SpanKind, ratio: float) -> QBrush:
    """What time of this kind is filled with."""
    return pattern_brush(_HATCH[kind], theme.lunch if kind is SpanKind.LUNCH else theme.hatch, ratio)


def paint_head(painter: QPainter, scene: BoardScene) -> None:
    """The sticky header with days and columns; viewport coordinates."""
    geometry, theme, layout = scene.layout.geometry, scene.theme, scene.layout
    painter.fillRect(0, 0, scene.width, scene.head, QColor(theme.header))
    day_font = _font(scene.family, 9.5, bold=True)
    name_font = _font(scene.family, 8.0 if geometry.width >= 46 else 7.0, bold=False)
    names = QFontMetricsF(name_font)
    days = QFontMetricsF(day_font)
    heads = day_heads(layout.data.days, lambda name: days.horizontalAdvance(name) <= geometry.day_width - _BESIDE_DAY)
    widest = max(map(days.horizontalAdvance, heads), default=0.0)
    if widest > geometry.day_width - 2:  # a pane as narrow as that has smaller letters, for half a letter tells no day
        day_font.setPointSizeF(max(_SMALLEST_DAY, day_font.pointSizeF() * (geometry.day_width - 2) / widest))
        days = QFontMetricsF(day_font)
    painter.save()
    painter.setClipRect(AXIS, 0, scene.width - AXIS, scene.head)
    for day, name in enumerate(heads):
        left = geometry.day_x(day) - scene.scroll.x() + AXIS
        right = left + geometry.day_width
        if right < AXIS or left > scene.width:
            continue
        painter.setFont(day_font)
        painter.setPen(QColor(theme.text))
        half = days.horizontalAdvance(name) / 2
        seen = (max(left, AXIS) + min(right, scene.width)) / 2
        middle = min(max(seen, left + half + 1), right - half - 1)  # a name goes out of sight with its day, never over another
        painter.drawText(QRectF(middle - half - 1, 0, 2 * half + 2, DAY_ROW), Qt.AlignmentFlag.AlignCenter, name)
        if geometry.columns > 1:
            painter.setFont(name_font)
            for index, column in enumerate(layout.data.columns):
                x = left + index * geometry.width
                if x + geometry.width < AXIS or x > scene.width or geometry.width < 15:
                    continue
                painter.setPen(QColor(theme.text if _column_is_marked(scene, index) else theme.muted))
                text = names.elidedText(column.name, Qt.TextElideMode.ElideRight, geometry.width - 4)
                painter.drawText(QRectF(x, DAY_ROW - 2, geometry.width, NAME_ROW), Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(QPen(QColor(theme.strong_line), 1))
        painter.drawLines([QLineF(left + 0.5, 4, left + 0.5, scene.head), QLineF(right + 0.5, 4, right + 0.5, scene.head)])
        painter.fillRect(QRectF(right + 1, 0, DAY_GAP - 1, scene.head), QColor(theme.window))
    painter.restore()
    painter.setPen(QPen(QColor(theme.strong_line), 1))
    painter.drawLine(QLineF(0, scene.head - 0.5, scene.width, scene.head - 0.5))


def _column_is_marked(scene: BoardScene, index: int) -> bool:
    return any(laid.column_index == index for laid in scene.layout.cards_of(scene.selected)) or not scene.selected


def paint_axis(painter: QPainter, scene: BoardScene) -> None:
    """The sticky time axis, with the exact times of a carried lesson; viewport coordinates."""
    theme = scene.theme
    painter.fillRect(0, scene.head, AXIS, scene.height - scene.head, QColor(theme.header))
    painter.save()
    painter.setClipRect(0, scene.head, AXIS, scene.height - scene.head)
    painter.translate(0, scene.head - scene.scroll.y())
    flagged: tuple[int, ...] = ()
    if scene.carry is not None:
        flagged = scene.carry.start, scene.carry.start + scene.carry.lesson.minutes
    elif scene.stretch is not None:
        flagged = (scene.stretch.moved,)
    if scene.periods:
        _paint_period_axis(painter, scene)
    else:
        _paint_clock_axis(painter, scene, flagged)
    for minute in flagged:
        _axis_flag(painter, scene, minute)
    painter.restore()
    painter.setPen(QPen(QColor(theme.strong_line), 1))
    painter.drawLine(QLineF(AXIS - 0.5, scene.head, AXIS - 0.5, scene.height))
    painter.fillRect(0, 0, AXIS - 1, scene.head - 1, QColor(theme.header))


def _paint_clock_axis(painter: QPainter, scene: BoardScene, flagged: tuple[int, ...]) -> None:
    """Hours and parts of them; the word of one that a flag would cover is left out."""
    geometry, theme = scene.layout.geometry, scene.theme
    step = 15 if geometry.scale >= 2.6 else 30 if geometry.scale >= 1.1 else 60 if geometry.scale >= 0.25 else 120
    for minute in range(-(-geometry.first // step) * step, geometry.last + 1, step):
        whole = minute % 60 == 0
        painter.setFont(_font(scene.family, 8.5 if whole else 7.5, bold=whole))
        painter.setPen(QColor(theme.text if whole else theme.muted))
        y = geometry.y(minute)
        if all(abs(geometry.y(flag) - y) >= (_FLAG + _WORD) / 2 for flag in flagged):
            painter.drawText(
                QRectF(0, y - 8, AXIS - 9, 16), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, clock_text(minute)
            )
        painter.drawLine(QLineF(AXIS - 5, y, AXIS - 1, y))


def _paint_period_axis(painter: QPainter, scene: BoardScene) -> None:
    geometry, theme = scene.layout.geometry, scene.theme
    for slot in scene.periods:
        top, height = geometry.y(slot.start), (slot.end - slot.start) * geometry.scale
        painter.setPen(QPen(QColor(theme.strong_line), 1))
        painter.drawLine(QLineF(0, top, AXIS, top))
        painter.setFont(_font(scene.family, 9.0, bold=True))
        painter.setPen(QColor(theme.text))
        metrics = QFontMetricsF(painter.font())
        name = metrics.elidedText(slot.name, Qt.TextElideMode.ElideRight, AXIS - 6)
        middle = top + height / 2
        painter.drawText(QRectF(0, middle - (15 if height >= 34 else 8), AXIS - 2, 16), Qt.AlignmentFlag.AlignCenter, name)
        if height >= 34:
            painter.setFont(_font(scene.family, 7.0, bold=False))
            painter.setPen(QColor(theme.muted))
            painter.drawText(QRectF(0, middle, AXIS - 2, 14), Qt.AlignmentFlag.AlignCenter, clock_text(slot.start))


def _axis_flag(painter: QPainter, scene: BoardScene, minute: int) -> None:
    y = scene.layout.geometry.y(minute)
    rect = QRectF(2, y - _FLAG / 2, AXIS - 4, _FLAG)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(scene.theme.accent))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(QColor(scene.theme.accent_text))
    painter.setFont(_font(scene.family, 8.5, bold=True))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, clock_text(minute))


def _font(family: str, size: float, *, bold: bool) -> QFont:
    font = QFont(family)
    font.setPointSizeF(size)
    font.setBold(bold)
    return font
