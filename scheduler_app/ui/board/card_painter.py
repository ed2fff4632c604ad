"""How one card looks. Text goes by room: short name, then full name, then the details line by line, then the time."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from scheduler_app.domain.clock import clock_text
from scheduler_app.ui.board import glyphs
from scheduler_app.ui.board.card_fonts import CardFonts, fonts_for, fonts_of_size
from scheduler_app.ui.board.card_signs import MARGINS, NARROWEST, CardSigns, signs_of_card
from scheduler_app.ui.board.fitted_name import Face, fitted_name
from scheduler_app.ui.board.patterns import fill_stripe
from scheduler_app.ui.board.view_data import CardData
from scheduler_app.ui.theme import SubjectLook, Theme
from scheduler_app.ui.theme.fonts import bold

_WIDE = 40
"""In a name-only card wider than this the name begins at the left."""
_ROOMY = 24
"""In a card as wide as this the letters keep off the edge; in a narrower one every pixel counts."""
_DASHED_AROUND = 14
"""A card lower than this has its dashes in the edge's colour, not in the letters'."""
_SMALL = 24
"""A card with a shorter side than this has a thin outline: its letters are more than the line."""
_FILLED = 14
"""An outlined card narrower than this is filled with the outline's colour instead."""
_WORD_GAP = 5
"""Pixels between the name and what stands beside it."""
_TOO_SHORT = 4
"""A line that is cut to as few letters says nothing ("Jul…", "Ast…" of two teachers), and is left out."""


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
    signs = signs_of_card(card, width, height, family)
    _paint_ground(painter, card, width, height, theme, look, signs.stripe)
    if width < NARROWEST:
        return
    if signs.name_only:
        _paint_name_only(painter, card, width, height, look, family, signs.stripe)
        return
    fonts = fonts_for(family, width, height)
    _paint_badge(painter, signs, look, fonts)
    _paint_signs(painter, card, signs, theme, look)
    area = QRectF(signs.stripe + 4, 1.5, width - signs.stripe - MARGINS, height - 3)
    _paint_text(painter, card, area, signs.free, signs.badge, look, fonts)


def _paint_ground(
    painter: QPainter, card: CardData, width: int, height: int, theme: Theme, look: SubjectLook, stripe: int
) -> None:  # fmt: skip
    """Fill, status stripe and edge."""
    radius = 4.0 if width >= 20 and height >= 14 else 1.5
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), radius, radius)
    painter.fillPath(outline, QColor(look.fill))
    if stripe:
        status = theme.statuses[card.status.value]
        painter.save()
        painter.setClipPath(outline)
        fill_stripe(painter, QRectF(0, 0, stripe, height), status)
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
        thick = 2.5 if min(width, height) >= _SMALL else 1.6  # no thicker: it takes no room from the words
        inset = thick / 2
        inner = QPainterPath()
        inner.addRoundedRect(QRectF(inset, inset, width - 2 * inset, height - 2 * inset), radius, radius)
        painter.setPen(QPen(QColor(theme.accent), thick))
        painter.drawPath(inner)


def small_faces(family: str) -> tuple[tuple[Face, ...], tuple[Face, ...]]:
    """Letters of small cards: those that are read well, and the smallest that can be read."""
    large, small, least = fonts_of_size(family, 7.0), fonts_of_size(family, 6.0), fonts_of_size(family, 5.5)
    return (
        tuple((fonts.title, fonts.title_metrics) for fonts in (large, small)),
        tuple((fonts.detail, fonts.detail_metrics) for fonts in (small, least)),
    )


def _paint_name_only(
    painter: QPainter, card: CardData, width: int, height: int, look: SubjectLook, family: str, left: int
) -> None:  # fmt: skip
    """The name beside the stripe, in letters and a direction that have room; the long one only in letters that are read well."""
    names = (card.title, card.short or card.title) if width >= _WIDE else (card.short or card.title,)
    tried = [fitted_name(name, width - left - (3 if width >= _ROOMY else 1), height - 2, small_faces(family), beside=0) for name in names]
    name = next(
        (each for text, each in zip(names, tried, strict=True) if each is not None and each.text == text and each.font.bold()), tried[-1]
    )
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
    margin = (MARGINS - 3) if side is Qt.AlignmentFlag.AlignLeft else -_WORD_GAP
    area.adjust(margin, -_WORD_GAP, _WORD_GAP, _WORD_GAP)  # letters may reach beyond their line
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, name.text)
    painter.restore()


def _paint_signs(painter: QPainter, card: CardData, signs: CardSigns, theme: Theme, look: SubjectLook) -> None:
    """The status sign and the locks."""
    if signs.disc is not None:
        status = theme.statuses[card.status.value]
        glyphs.disc(painter, QPointF(signs.disc + 6, 8.2), 5.6, QColor(status.stripe), QColor(status.ink), status.glyph)
    ink = QColor(look.text)
    for lock in signs.locks:
        glyphs.locker(painter, lock.x + glyphs.GLYPH, 3, ink, lock.who)
        glyphs.padlock(painter, lock.x, 2.5, ink, hollow=lock.room)


def _paint_badge(painter: QPainter, signs: CardSigns, look: SubjectLook, fonts: CardFonts) -> None:
    """The badge of weeks in the bottom right corner."""
    if not signs.badge.isNull():
        glyphs.badge(painter, signs.badge, QColor(look.text), QColor(look.fill), bold(fonts.detail), signs.badge_text)


def _paint_text(
    painter: QPainter, card: CardData, area: QRectF, free: float, badge: QRectF, look: SubjectLook, fonts: CardFonts
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
        whole = " · ".join(dict.fromkeys((beside, *filter(None, card.details))))  # the room too, where it need not be cut
        beside = whole if fonts.detail_metrics.horizontalAdvance(whole) <= line.width() else beside
        painter.drawText(line, flags, fonts.detail_metrics.elidedText(beside, Qt.TextElideMode.ElideRight, line.width()))
    y = area.top() + title_height
    for text in lines:
        across = area.width()
        if not badge.isNull() and y + detail_height > badge.top():
            across = badge.left() - area.left() - 2
        shown = fonts.detail_metrics.elidedText(text, Qt.TextElideMode.ElideRight, across)
        if shown != text and len(shown.rstrip("…")) <= _TOO_SHORT:
            continue
        painter.drawText(QRectF(area.left(), y, across, detail_height), flags, shown)
        y += detail_height


def _detail_lines(card: CardData, room_for: int, width: float, fonts: CardFonts) -> list[str]:
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
