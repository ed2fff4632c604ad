"""A line or two that say what the colours, patterns and signs on the board mean."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scheduler_app.ui.board import board_texts, glyphs
from scheduler_app.ui.board.patterns import pattern_brush
from scheduler_app.ui.board.view_data import CardStatus, Verdict
from scheduler_app.ui.theme import Theme, current_theme

_HEIGHT, _SWATCH, _GAP, _TIGHT = 26, 22, 16, 8
"""Pixels: height of one line or two, width of a sign, and between two entries where there is room and where there is not."""
_LINE = _HEIGHT // 2
_SIZE, _SMALL = 8.0, 7.0
"""Points of the letters: in one line, and in several."""
Entry = tuple[Verdict | CardStatus | None, str]


class Legend(QWidget):
    """Shows the verdicts and the status signs, on as many lines as the width asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board.legend")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lines: list[list[Entry]] = []
        self._gap, self._points = _GAP, _SIZE
        self._write_texts()

    def sizeHint(self) -> QSize:
        return QSize(400, max(_HEIGHT, _LINE * len(self._lines)))

    @property
    def lines(self) -> list[list[str]]:
        """The texts in sight, line by line."""
        return [[text for _, text in line] for line in self._lines]

    def _write_texts(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("Board", "Legend"))
        self.setAccessibleDescription(", ".join(text for _, text in _entries()))
        self._flow()

    def _flow(self) -> None:
        """Share the entries out over lines; a shorter gap goes before a second line."""
        before, entries, room = len(self._lines), _entries(), max(self.width() - 10, 1)
        self._points = _SIZE
        widths = self._widths(entries)
        gaps = len(entries) - 1
        self._gap = _GAP if sum(widths) + _GAP * gaps <= room else _TIGHT
        if sum(widths) + self._gap * gaps > room:
            self._points = _SMALL
            widths = self._widths(entries)
        self._lines, used = [[]], 0.0
        for entry, width in zip(entries, widths, strict=True):
            if self._lines[-1] and used + width > room:
                self._lines.append([])
                used = 0.0
            self._lines[-1].append(entry)
            used += width + self._gap
        if len(self._lines) != before:
            self.updateGeometry()
        self.update()

    def _widths(self, entries: list[Entry]) -> list[float]:
        metrics = QFontMetricsF(self._font())
        return [_SWATCH + 5 + metrics.horizontalAdvance(text) for _, text in entries]

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(self._points)
        return font

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._write_texts()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, font = current_theme(), self._font()
        metrics = QFontMetricsF(font)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.height() / max(1, len(self._lines))
        for number, line in enumerate(self._lines):
            x, y = 6.0, number * height
            for what, label in line:
                width = _SWATCH + 5 + metrics.horizontalAdvance(label)
                low = 14 if len(self._lines) == 1 else 11
                self._swatch(painter, theme, what, QRectF(x, y + (height - low) / 2, _SWATCH, low))
                painter.setFont(font)
                painter.setPen(QColor(theme.muted))
                area = QRectF(x + _SWATCH + 5, y, width, height)
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, label)
                x += width + self._gap

    def _swatch(self, painter: QPainter, theme: Theme, what: Verdict | CardStatus | None, area: QRectF) -> None:
        if isinstance(what, CardStatus):
            status = theme.statuses[what.value]
            glyphs.disc(painter, area.center(), min(6, area.height() / 2), QColor(status.stripe), QColor(status.ink), status.glyph)
            return
        if what is None:
            violet = QColor(theme.wished_room)
            painter.fillRect(QRectF(area.right() - 3, area.top(), 2, area.height()), violet)
            painter.fillRect(QRectF(area.right() - 6, area.top(), 1, area.height()), violet)
            painter.setPen(violet)
            painter.drawText(area.adjusted(0, 0, -6, 0), Qt.AlignmentFlag.AlignCenter, "⌂")
            return
        look = theme.legality[what.value]
        painter.fillRect(area, QColor(look.tint))
        if look.pattern != "none":
            painter.fillRect(area, pattern_brush(look.pattern, look.ink, self.devicePixelRatioF()))
        painter.setPen(QPen(QColor(look.chip), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        glyphs.disc(
            painter, QPointF(area.center()), min(5.5, area.height() / 2 - 0.5), QColor(look.chip), QColor(look.chip_text), look.glyph
        )


def _entries() -> list[Entry]:
    verdicts: list[Entry] = [(verdict, board_texts.verdict_text(verdict)) for verdict in Verdict]
    signs: list[Entry] = [(status, board_texts.status_text(status)) for status in CardStatus if status is not CardStatus.FINE]
    return [*verdicts, (None, QCoreApplication.translate("Board", "Wished room free")), *signs]
