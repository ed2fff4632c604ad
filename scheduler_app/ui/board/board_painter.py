"""One frame of the board, back to front: ground, verdicts, lines, hatching, cards, verdict lane, carried lesson, chips, headers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from scheduler_app.domain.clock import clock_text
from scheduler_app.ui.board.board_layout import LaidCard, legality_lane
from scheduler_app.ui.board.board_scene import AXIS, BoardScene, Stretch
from scheduler_app.ui.board.board_texts import cost_text
from scheduler_app.ui.board.card_layer import CardLayer
from scheduler_app.ui.board.card_painter import paint_card
from scheduler_app.ui.board.chip_painter import CHIP, chip_width, paint_chip
from scheduler_app.ui.board.ground_painter import paint_axis, paint_closed, paint_ground, paint_head, paint_lines
from scheduler_app.ui.board.legality_painter import blockers_text, paint_chips, paint_lanes, paint_tints
from scheduler_app.ui.board.patterns import pattern_brush
from scheduler_app.ui.board.view_data import CardData, PlaceMark, Verdict
from scheduler_app.ui.theme import LegalityLook

_LETTERS_TOUCHED = 24
"""The outlines of a card with a shorter side than this lie around it: inside they would strike its name through."""

_LEAST_CHIP, _MOST_CHIP = 96, 240
"""Pixels that the words about a carried lesson's place have, however narrow or wide its day is."""


def paint_board(painter: QPainter, scene: BoardScene, cards: CardLayer) -> None:
    """Paint everything; viewport coordinates."""
    painter.save()
    painter.setClipRect(AXIS, scene.head, scene.width - AXIS, scene.height - scene.head)
    painter.translate(AXIS - scene.scroll.x(), scene.head - scene.scroll.y())
    paint_ground(painter, scene)
    if scene.legality.regions:
        paint_tints(painter, scene)
    paint_lines(painter, scene)
    paint_closed(painter, scene)
    cards.paint(painter, scene)
    if scene.legality.regions:
        paint_lanes(painter, scene)
    _paint_outlines(painter, scene)
    if scene.legality.regions:
        paint_chips(painter, scene)
    if scene.carry is not None:
        _paint_carried(painter, scene)
    elif scene.stretch is not None:
        _paint_stretch(painter, scene, scene.stretch)
    painter.restore()
    paint_axis(painter, scene)
    paint_head(painter, scene)


def _paint_outlines(painter: QPainter, scene: BoardScene) -> None:
    """Hover, selection and the keyboard's card; a selected lesson is outlined in every column that it concerns."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    accent = QColor(scene.theme.accent)
    if scene.hovered is not None:
        painter.setPen(QPen(accent, 1))
        for laid in scene.layout.cards_of(scene.hovered.card.lesson):
            painter.drawRoundedRect(QRectF(laid.rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    for laid in scene.layout.cards_of(scene.selected):
        painter.setPen(QPen(accent, 2.4))
        out = 1.0 if _is_small(laid) else -0.5
        painter.drawRoundedRect(QRectF(laid.rect).adjusted(-out, -out, out, out), 4, 4)
    if scene.current is not None and scene.focused:
        pen = QPen(QColor(scene.theme.text), 1)
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        out = 3.5 if _is_small(scene.current) else -2.5
        painter.drawRoundedRect(QRectF(scene.current.rect).adjusted(-out, -out, out, out), 4, 4)


def _is_small(laid: LaidCard) -> bool:
    return min(laid.rect.width(), laid.rect.height()) < _LETTERS_TOUCHED


def _paint_carried(painter: QPainter, scene: BoardScene) -> None:
    """The carried lesson at the place where it would land, with the verdict on that place."""
    carry = scene.carry
    assert carry is not None
    rect = carry_rect(scene)
    if rect is None:
        return
    mark = mark_under(scene)
    look = scene.theme.legality[mark.verdict.value] if mark is not None else None
    source = next(iter(scene.layout.cards_of(carry.lesson.lesson)), None)
    lesson = carry.lesson
    bare = CardData(lesson.lesson, "", 0, carry.start, lesson.minutes, lesson.title, lesson.title, (lesson.detail,), lesson.hue)
    card = source.card if source is not None else bare
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(scene.theme.drop_shadow))
    painter.drawRoundedRect(QRectF(rect).adjusted(2, 3, 3, 4), 5, 5)
    painter.translate(rect.topLeft())
    painter.setOpacity(0.93)
    paint_card(painter, _moved(card, carry.start), rect.width(), rect.height(), scene.theme, scene.family)
    painter.setOpacity(1.0)
    painter.translate(-rect.topLeft())
    if look is not None and mark is not None:
        if mark.verdict is Verdict.BLOCKED:
            painter.fillRect(QRectF(rect).adjusted(1, 1, -1, -1), pattern_brush("diagonal", look.chip, scene.ratio))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.chip), 3))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        _paint_verdict(painter, scene, look, mark, rect)
    painter.restore()


def _moved(card: CardData, start: int) -> CardData:
    return replace(card, start=start)


def _paint_verdict(painter: QPainter, scene: BoardScene, look: LegalityLook, mark: PlaceMark, rect: QRect) -> None:
    time, short, more = clock_text(mark.start), "", ""
    match mark.verdict:
        case Verdict.LEGAL:
            text = f"{time}  {mark.rooms}".strip()
        case Verdict.COSTS:
            text = f"{cost_text(mark.cost)}  {time}  {mark.rooms}".strip()
        case Verdict.BLOCKED:
            text, short, more = blockers_text(mark.blockers)
            text = text or time
    area = scene.area
    y = rect.bottom() + 4 if rect.bottom() + 24 < area.bottom() else rect.top() - 21
    x, room = _within_day(scene, rect, text, short, more)
    paint_chip(painter, scene, look, text, QPointF(x, y), room, short=short, more=more)


def _within_day(scene: BoardScene, rect: QRect, text: str, short: str, more: str) -> tuple[float, float]:
    """Where the carried lesson's chip begins and what room it has: the day's, so that it is not read as the next day's."""
    geometry, carry, area = scene.layout.geometry, scene.carry, scene.area
    assert carry is not None
    first = geometry.day_x(carry.day_index)
    room = max(_LEAST_CHIP, min(_MOST_CHIP, geometry.day_width))
    width = chip_width(scene.family, text, room, short=short, more=more)
    last = min(first + max(geometry.day_width, width), area.right())
    return max(min(rect.left(), last - width), area.left()), room


def _paint_stretch(painter: QPainter, scene: BoardScene, stretch: Stretch) -> None:
    """The outline of a card whose length is being changed, with the new length at the edge that is dragged."""
    laid, geometry, theme = stretch.laid, scene.layout.geometry, scene.theme
    minutes = stretch.end - stretch.start
    above = (stretch.start - laid.card.start) * geometry.scale
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for each in scene.layout.cards_of(laid.card.lesson):
        rect = QRectF(each.rect.left(), each.rect.top() + above, each.rect.width(), minutes * geometry.scale - 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent), 2.4))
        painter.drawRoundedRect(rect, 4, 4)
    look = LegalityLook(theme.accent, theme.accent, "none", theme.accent, theme.accent_text, "↕")
    top, bottom = laid.rect.top() + above, laid.rect.top() + above + minutes * geometry.scale
    y = top - CHIP - 3 if stretch.upper and top - CHIP - 3 >= scene.area.top() else bottom + 3
    paint_chip(painter, scene, look, f"{minutes} min", QPointF(laid.rect.left() + 2, y), 120)


def carry_rect(scene: BoardScene) -> QRect | None:
    """Where the carried lesson would lie, in content pixels."""
    carry, geometry = scene.carry, scene.layout.geometry
    if carry is None or carry.day_index < 0:
        return None
    lane = legality_lane(geometry.width)
    x = round(geometry.column_x(carry.day_index, carry.column_index)) + lane
    return QRect(
        x,
        round(geometry.y(carry.start)),
        max(8, round(geometry.width) - lane - 3),
        max(6, round(carry.lesson.minutes * geometry.scale) - 1),
    )


def mark_under(scene: BoardScene) -> PlaceMark | None:
    """The verdict on the place under the carried lesson; None when it is not known."""
    carry, data = scene.carry, scene.layout.data
    if carry is None or carry.day_index < 0 or scene.legality.lesson != carry.lesson.lesson or not data.columns:
        return None
    return scene.legality.mark_at(data.days[carry.day_index], carry.start, data.columns[carry.column_index].uid)
