"""What the signs, patterns and colours on the board mean: those that are painted just now, and no others."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scheduler_app.ui.board.board_scene import NO_LEGALITY, Legality
from scheduler_app.ui.board.legend_painter import paint_sign
from scheduler_app.ui.board.legend_signs import WEEK_SIGNS, Sign, sign_text, signs_of_week
from scheduler_app.ui.plain_tip import plain_tip
from scheduler_app.ui.theme import current_theme

_LINE, _MARGIN = 14, 1
"""Pixels: height of a line, and what is left free above and below them."""
_SIGN, _SIGN_HEIGHT, _BESIDE, _GAP = 22, 12, 5, 14
"""Pixels: size of a sign, from it to its word, and between two entries."""
_POINTS = 8.0
_MORE = "…"


class Legend(QWidget):
    """Signs and their words in at most `lines` lines; what has no room stands in the tool tip.

    The height never changes, and a sign that comes with a lesson's painted week moves none of the others.
    """

    _cut = False

    def __init__(self, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board.legend")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._most = lines
        self._board: tuple[Sign, ...] = ()
        self._week: tuple[Sign, ...] = ()
        self._lines: list[list[Sign]] = []
        self._high = 1
        """Lines that the whole of a painted week would take."""
        self._flow()

    def sizeHint(self) -> QSize:
        return QSize(400, self._most * _LINE + (2 * _MARGIN if self._most > 1 else 0))

    @property
    def lines(self) -> list[list[str]]:
        """The words in sight, line by line."""
        return [[sign_text(sign) for sign in line] for line in self._lines]

    def show_board(self, signs: tuple[Sign, ...]) -> None:
        """Explain what cards and ground show."""
        self._show(signs, self._week)

    def show_week(self, legality: Legality = NO_LEGALITY) -> None:
        """Explain a lesson's painted week, too."""
        self._show(self._board, signs_of_week(legality))

    def _show(self, board: tuple[Sign, ...], week: tuple[Sign, ...]) -> None:
        if (board, week) != (self._board, self._week):
            self._board, self._week = board, week
            self._flow()

    def _flow(self) -> None:
        """Share the signs out over lines."""
        shown = (*self._board, *self._week)
        self._high = min(self._most, len(self._in_lines((*self._board, *WEEK_SIGNS))))
        flowed = self._in_lines(shown)
        self._lines = flowed[: self._most]
        cut = len(flowed) > self._most
        if cut and self._lines:
            metrics, last = QFontMetricsF(self._font()), self._lines[-1]
            while last and self._wide(last) + _GAP + metrics.horizontalAdvance(_MORE) > self._room:
                last.pop()
        words = ", ".join(map(sign_text, shown))
        self.setToolTip(plain_tip("\n".join(map(sign_text, shown))) if cut else "")
        self.setAccessibleName(QCoreApplication.translate("Board", "Legend"))
        self.setAccessibleDescription(words)
        self._cut = cut
        self.update()

    def _in_lines(self, signs: tuple[Sign, ...]) -> list[list[Sign]]:
        lines: list[list[Sign]] = [[]]
        for sign in signs:
            if lines[-1] and self._wide([*lines[-1], sign]) > self._room:
                lines.append([])
            lines[-1].append(sign)
        return lines

    @property
    def _room(self) -> int:
        return max(self.width() - 12, 1)

    def _wide(self, signs: list[Sign]) -> float:
        metrics = QFontMetricsF(self._font())
        return sum(_SIGN + _BESIDE + metrics.horizontalAdvance(sign_text(sign)) for sign in signs) + _GAP * (len(signs) - 1)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(_POINTS)
        return font

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._flow()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, font = current_theme(), self._font()
        metrics = QFontMetricsF(font)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            y = (self.height() - self._high * _LINE) / 2
            for number, line in enumerate(self._lines):
                x = 6.0
                for sign in line:
                    word = sign_text(sign)
                    paint_sign(painter, theme, sign, QRectF(x, y + (_LINE - _SIGN_HEIGHT) / 2, _SIGN, _SIGN_HEIGHT))
                    painter.setPen(QColor(theme.muted))
                    width = metrics.horizontalAdvance(word)
                    painter.drawText(QRectF(x + _SIGN + _BESIDE, y, width + 1, _LINE), flags, word)
                    x += _SIGN + _BESIDE + width + _GAP
                if self._cut and line and number == len(self._lines) - 1:
                    painter.setPen(QColor(theme.muted))
                    painter.drawText(QRectF(x - _GAP + _BESIDE, y, _SIGN, _LINE), flags, _MORE)
                y += _LINE
