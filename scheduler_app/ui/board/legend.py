"""One line that says what the colours, patterns and signs on the board mean."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from scheduler_app.ui.board import board_texts, glyphs
from scheduler_app.ui.board.patterns import pattern_brush
from scheduler_app.ui.board.view_data import CardStatus, Verdict
from scheduler_app.ui.theme import Theme, current_theme

_HEIGHT, _SWATCH, _GAP = 24, 22, 16


class Legend(QWidget):
    """Shows the verdicts and the status signs; entries that do not fit are left out from the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board.legend")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._write_texts()

    def sizeHint(self) -> QSize:
        return QSize(400, _HEIGHT)

    def _write_texts(self) -> None:
        labels = [board_texts.verdict_text(verdict) for verdict in Verdict]
        self.setAccessibleName(QCoreApplication.translate("Board", "Legend"))
        self.setAccessibleDescription(", ".join(labels))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self._write_texts()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPointSizeF(8.0)
        metrics = QFontMetricsF(font)
        x = 6.0
        entries = [(verdict, board_texts.verdict_text(verdict)) for verdict in Verdict]
        signs = [(status, board_texts.status_text(status)) for status in CardStatus if status is not CardStatus.FINE]
        wished = QCoreApplication.translate("Board", "Wished room free")
        for what, label in [*entries, (None, wished), *signs]:
            width = _SWATCH + 5 + metrics.horizontalAdvance(label)
            if x + width > self.width() - 4:
                break
            self._swatch(painter, theme, what, QRectF(x, 5, _SWATCH, _HEIGHT - 10))
            painter.setFont(font)
            painter.setPen(QColor(theme.muted))
            painter.drawText(QRectF(x + _SWATCH + 5, 0, width, _HEIGHT), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, label)
            x += width + _GAP

    def _swatch(self, painter: QPainter, theme: Theme, what: Verdict | CardStatus | None, area: QRectF) -> None:
        if isinstance(what, CardStatus):
            status = theme.statuses[what.value]
            glyphs.disc(painter, area.center(), 6, QColor(status.stripe), QColor(status.ink), status.glyph)
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
        glyphs.disc(painter, QPointF(area.center()), 5.5, QColor(look.chip), QColor(look.chip_text), look.glyph)
