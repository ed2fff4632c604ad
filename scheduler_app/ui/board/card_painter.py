"""How one card looks. Text goes by room: short name, then full name, then the details line by line, then the time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from scheduler_app.domain.clock import clock_text
from scheduler_app.ui.board import glyphs
from scheduler_app.ui.board.fitted_name import Face, fitted_name
from scheduler_app.ui.board.patterns import pattern_brush
from scheduler_app.ui.board.view_data import CardData, CardStatus
from scheduler_app.ui.theme import SubjectLook, Theme
from scheduler_app.ui.theme.fonts import bold

_FLAT, NARROWEST = 26, 7
"""A card narrower than the first shows its name only, one narrower than the second its colour, stripe and edge only (see block_names)."""
_LOW, _WIDE = 10, 40
"""A card lower than the first shows its name only, in one wider than the second it begins at the left."""
_DASHED_AROUND = 14
"""A card lower than this has its dashes in the edge's colour, not in the letters'."""
_SMALL, _FILLED = 24, 14
"""A card with a shorter side than the first gets a thin outline, one narrower than the second is filled with its colour instead."""
_MARGINS = 7
"""Pixels beside the stripe and the text."""
_WORD_GAP = 5
"""Pixels between the name and what stands beside it."""
_TOO_SHORT = 3
"""A line that is cut to as few characters (with the dots) says nothing, and is left out."""
_TOP_ROW = 15
"""Pixels from the top that the name and the signs take; a badge that reaches into them stands beside the signs."""


@dataclass(frozen=True)
class _Fonts:
    title: QFont
    detail: QFont
    title_metrics: QFontMetricsF
    detail_metrics: QFontMetricsF


@lru_cache(maxsize=16)
def _fonts(family: str, size: float) -> _Fonts:
    title = QFont(family)
    title.setPointSizeF(size)
    title.setBold(True)
    detail = QFont(family)
    detail.setPointSizeF(size - 0.5)
    return _Fonts(title, detail, QFontMetricsF(title), QFontMetricsF(detail))


def _fonts_for(family: str, width: int, height: int) -> _Fonts:
    size = 6.0 if height < 12 else 7.0 if width < 54 or height < 17 else 8.0 if width < 120 or height < 30 else 8.5 if width < 230 else 9.5
    return _fonts(family, size)


def card_pixmap(card: CardData, width: int, height: int, ratio: float, theme: Theme, family: str) -> QPixmap:
    """The card's picture, `width` x `height` logical pixels at the given device pixel ratio."""
    pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        paint_card(painter, card, width, height, theme, family)
    return pixmap


def paint_card(painter: QPainter, card: CardData, width: int, height: int, theme: Theme, family: str) -> None:
    look = theme.subjects[card.hue % len(theme.subjects)]
    if card.outlined and width < _FILLED:
        look = SubjectLook(theme.accent, theme.accent, theme.accent_text, theme.accent_text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    stripe = _paint_ground(painter, card, width, height, theme, look)
    fonts = _fonts_for(family, width, height)
    cramped = fonts.title_metrics.horizontalAdvance(card.short or card.title) > width - stripe - _MARGINS
    if width < NARROWEST:
        return
    if width < _FLAT or height < _LOW or cramped:
        _paint_name_only(painter, card, width, height, look, family, stripe)
        return
    area = QRectF(stripe + 4, 1.5, width - stripe - _MARGINS, height - 3)
    name = area.left() + fonts.title_metrics.horizontalAdvance(card.short or card.title)
    badge = _paint_badge(painter, card, width, height, name, look, fonts)
    beside = badge.left() - 2 if not badge.isNull() and badge.top() < _TOP_ROW else width - 3.0
    free = _paint_signs(painter, card, beside, name, height, theme, look)
    _paint_text(painter, card, area, free, badge, look, fonts)


def _paint_ground(painter: QPainter, card: CardData, width: int, height: int, theme: Theme, look: SubjectLook) -> int:
    """Fill, status stripe and edge; returns the stripe's width."""
    radius = 4.0 if width >= 20 and height >= 14 else 1.5
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), radius, radius)
    painter.fillPath(outline, QColor(look.fill))
    stripe = 0
    status = theme.statuses.get(card.status.value) if card.status is not CardStatus.FINE else None
    if status is not None:
        stripe = 6 if width >= 40 else 3 if width >= 20 else 2
        painter.save()
        painter.setClipPath(outline)
        area = QRectF(0, 0, stripe, height)
        painter.fillRect(area, QColor(status.stripe))
        if status.pattern != "plain" and stripe > 3:
            painter.fillRect(area, pattern_brush(status.pattern, status.ink, painter.device().devicePixelRatio()))
        painter.setPen(QPen(QColor(look.edge), 1))
        painter.drawLine(QPointF(stripe, 0), QPointF(stripe, height))
        painter.restore()
    in_a_low_card = height < _DASHED_AROUND  # the letters come close to the line: it must not strike them through
    pen = QPen(QColor(look.text if card.not_sent and not in_a_low_card else look.edge), 1.0)
    if card.not_sent:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    if card.outlined:
        thick = 3.0 if min(width, height) >= _SMALL else 1.6  # in a small card the letters are more than the line
        inset = thick / 2 + 0.5
        inner = QPainterPath()
        inner.addRoundedRect(QRectF(inset, inset, width - 2 * inset, height - 2 * inset), radius, radius)
        painter.setPen(QPen(QColor(theme.accent), thick))
        painter.drawPath(inner)
    return stripe


def small_faces(family: str) -> tuple[tuple[Face, ...], tuple[Face, ...]]:
    """Letters of small cards: those that are read well, and the smallest that can be read."""
    large, small, least = _fonts(family, 7.0), _fonts(family, 6.0), _fonts(family, 5.5)
    return (
        tuple((fonts.title, fonts.title_metrics) for fonts in (large, small)),
        tuple((fonts.detail, fonts.detail_metrics) for fonts in (small, least)),
    )


def _paint_name_only(
    painter: QPainter, card: CardData, width: int, height: int, look: SubjectLook, family: str, left: int
) -> None:  # fmt: skip
    """The name beside the stripe, in letters and a direction that have room."""
    names = (card.title, card.short or card.title) if width >= _WIDE else (card.short or card.title,)
    tried = [fitted_name(name, width - left - 1, height - 2, small_faces(family), beside=0) for name in names]
    name = next((each for text, each in zip(names, tried, strict=True) if each is not None and each.text == text), tried[-1])
    if name is None:
        return
    painter.save()
    painter.setFont(name.font)
    painter.setPen(QColor(look.text))
    area = QRectF(left, 0, width - left, height)
    if name.upright:
        painter.translate(width, 0)
        painter.rotate(90)
        area = QRectF(0, 0, height, width - left)
    side = Qt.AlignmentFlag.AlignLeft if area.width() >= _WIDE else Qt.AlignmentFlag.AlignHCenter
    margin = (_MARGINS - 3) if side is Qt.AlignmentFlag.AlignLeft else -_WORD_GAP
    area.adjust(margin, -_WORD_GAP, _WORD_GAP, _WORD_GAP)  # letters may reach beyond their line
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, name.text)
    painter.restore()


def _paint_signs(
    painter: QPainter, card: CardData, right: float, name: float, height: int, theme: Theme, look: SubjectLook
) -> float:  # fmt: skip
    """The status sign and the locks from `right` leftwards, as many as the name leaves room for; returns where they begin."""
    x, ink = right, QColor(look.text)
    if height < 14:
        return x
    if card.status is not CardStatus.FINE and x - 13 > name:
        status = theme.statuses[card.status.value]
        x -= 12
        glyphs.disc(painter, QPointF(x + 6, 8.2), 5.6, QColor(status.stripe), QColor(status.ink), status.glyph)
        x -= 1
    for who, hollow in ((card.time_lock, False), (card.room_lock, True)):
        if who and x - 2 * glyphs.GLYPH > name:
            x -= glyphs.GLYPH
            glyphs.locker(painter, x, 3, ink, who)
            x -= glyphs.GLYPH
            glyphs.padlock(painter, x, 2.5, ink, hollow=hollow)
            x -= 2
    return x


def _paint_badge(
    painter: QPainter, card: CardData, width: int, height: int, name: float, look: SubjectLook, fonts: _Fonts
) -> QRectF:  # fmt: skip
    """The week or period badge in the bottom right corner, if a low card has room for it beside the name; returns its area."""
    if not card.badge or width < 30 or height < 14:
        return QRectF()
    metrics = fonts.detail_metrics
    text = metrics.elidedText(card.badge, Qt.TextElideMode.ElideRight, width * 0.5)
    across = max(metrics.height(), metrics.horizontalAdvance(text) + 8)
    area = QRectF(width - across - 3, height - metrics.height() - 2.5, across, metrics.height())
    if area.top() < _TOP_ROW and area.left() < name:
        return QRectF()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(look.text)))
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.setFont(bold(fonts.detail))
    painter.setPen(QColor(look.fill))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    return area


def _paint_text(
    painter: QPainter, card: CardData, area: QRectF, free: float, badge: QRectF, look: SubjectLook, fonts: _Fonts
) -> None:  # fmt: skip
    """Name and details; the first line ends at `free`."""
    title_height, detail_height = fonts.title_metrics.height(), fonts.detail_metrics.height()
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    room_for = int((area.height() - title_height + 1) // detail_height)
    room, beside = free - area.left(), card.beside_title if room_for <= 0 else ""
    wanted = room - (fonts.detail_metrics.horizontalAdvance(beside) + _WORD_GAP if beside else 0)
    title = card.title if fonts.title_metrics.horizontalAdvance(card.title) <= wanted else card.short or card.title
    painter.setFont(fonts.title)
    painter.setPen(QColor(look.text))
    top, tall = (area.top(), title_height) if title_height <= area.height() else (area.center().y() - title_height / 2, title_height)
    line = QRectF(area.left(), top, room, tall)  # in a low card the letters keep their middle, not their accents
    painter.drawText(line, flags, fonts.title_metrics.elidedText(title, Qt.TextElideMode.ElideRight, room))
    line.setLeft(line.left() + fonts.title_metrics.horizontalAdvance(title) + _WORD_GAP)
    lines = _detail_lines(card, room_for, area.width(), fonts)
    painter.setFont(fonts.detail)
    painter.setPen(QColor(look.detail))
    if beside and line.width() > 2 * _WORD_GAP:
        painter.drawText(line, flags, fonts.detail_metrics.elidedText(beside, Qt.TextElideMode.ElideRight, line.width()))
    y = area.top() + title_height
    for text in lines:
        across = area.width()
        if not badge.isNull() and y + detail_height > badge.top():
            across = badge.left() - area.left() - 2
        shown = fonts.detail_metrics.elidedText(text, Qt.TextElideMode.ElideRight, across)
        if shown != text and len(shown) <= _TOO_SHORT:
            continue
        painter.drawText(QRectF(area.left(), y, across, detail_height), flags, shown)
        y += detail_height


def _detail_lines(card: CardData, room_for: int, width: float, fonts: _Fonts) -> list[str]:
    """At most `room_for` lines: details joined where there are more of them than lines, and the time last if it fits."""
    details = [text for text in card.details if text]
    if room_for <= 0:
        return []
    if room_for > len(details):
        times = (f"{clock_text(card.start)}–{clock_text(card.end)}", clock_text(card.start))
        return [*details, next((text for text in times if fonts.detail_metrics.horizontalAdvance(text) <= width), "")]
    if room_for < len(details):
        joined = " · ".join(details[room_for - 1 :])
        if fonts.detail_metrics.horizontalAdvance(joined) > width:
            joined = details[room_for - 1]
        details = [*details[: room_for - 1], joined]
    return details
