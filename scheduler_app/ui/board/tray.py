"""The tray: lessons that have no place yet, grouped by requirement, hardest first.

In     set_data(TrayData) · select(lesson)
Out    lesson_selected(uid | "") · pick_up_requested(uid) by Enter or double click · drags carry lesson_mime.MIME_TYPE

A lesson dragged off the board onto the tray is unplaced (the board looks for the property `takesUnplaced`).
"""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDrag, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.ui.board import board_texts
from scheduler_app.ui.board.card_painter import card_pixmap
from scheduler_app.ui.board.tray_model import CARD_ROLE, GROUP_ROLE, TrayModel
from scheduler_app.ui.board.view_data import CardData, TrayCard, TrayData, TrayGroup
from scheduler_app.ui.theme import current_theme
from scheduler_app.ui.theme.fonts import bold


class TrayView(QWidget):
    """See the module's text."""

    lesson_selected = Signal(str)
    pick_up_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tray")
        self.setProperty("takesUnplaced", True)
        self.lessons = TrayModel(self)
        self.setMinimumWidth(200)
        self._lesson = ""
        self._required = 0
        self._count = QLabel(self)
        self._count.setObjectName("tray.count")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._filter = QLineEdit(self)
        self._filter.setObjectName("tray.filter")
        self._filter.setClearButtonEnabled(True)
        self._empty = QLabel(self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._tree = _TrayTree(self.lessons, self)
        top = QHBoxLayout()
        top.addWidget(self._filter, 1)
        top.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(top)
        layout.addWidget(self._tree, 1)
        layout.addWidget(self._empty, 1)
        self._filter.textChanged.connect(self._on_filter_changed)
        self._tree.selectionModel().currentChanged.connect(self._on_current_changed)
        self._tree.picked.connect(self._on_picked)
        self._write_texts()
        self.set_data(TrayData())

    def set_data(self, data: TrayData) -> None:
        lesson = self._lesson
        self.lessons.set_data(data)
        self._count.setText(board_texts.waiting_text(data.waiting))
        text = QCoreApplication.translate("Board", "{placed} of {required} lessons are placed")
        self._count.setToolTip(text.format(placed=data.placed, required=data.required))
        self._count.setAccessibleName(self._count.toolTip())
        self._required = data.required
        self._empty.setText(self._empty_text())
        self._empty.setVisible(not data.waiting)
        self._tree.setVisible(bool(data.waiting))
        self._tree.expandAll()
        self.select(lesson)

    def select(self, lesson: str) -> None:
        """Make a lesson current without telling; none when it does not wait here."""
        self._lesson = lesson
        index = self.lessons.index_of(lesson)
        model = self._tree.selectionModel()
        model.blockSignals(True)
        model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.blockSignals(False)
        if index.isValid():
            self._tree.scrollTo(index)
        self._tree.viewport().update()

    def _write_texts(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("Board", "Unplaced lessons"))
        self._tree.setAccessibleName(QCoreApplication.translate("Board", "Unplaced lessons"))
        self._filter.setPlaceholderText(QCoreApplication.translate("Board", "Filter"))
        self._filter.setAccessibleName(QCoreApplication.translate("Board", "Filter by subject, class or teacher"))
        self._filter.setToolTip(self._filter.accessibleName())
        self._empty.setText(self._empty_text())

    def _empty_text(self) -> str:
        if not self._required:
            return QCoreApplication.translate("Board", "There are no lessons yet: they are made in the school data, table Teaching.")
        return QCoreApplication.translate("Board", "Every lesson is placed. Drag a lesson here to take it off the board.")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._write_texts()

    def _on_filter_changed(self, text: str) -> None:
        self.lessons.set_filter(text)
        self._tree.expandAll()
        self.select(self._lesson)

    def _on_current_changed(self, current: QModelIndex) -> None:
        carried = self.lessons.carried(current)
        lesson = carried.lesson if carried is not None else ""
        if lesson != self._lesson:
            self._lesson = lesson
            self.lesson_selected.emit(lesson)

    def _on_picked(self, index: QModelIndex) -> None:
        carried = self.lessons.carried(index)
        if carried is not None:
            self.pick_up_requested.emit(carried.lesson)


class _TrayTree(QTreeView):
    picked = Signal(QModelIndex)

    def __init__(self, model: TrayModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tray.tree")
        self.setModel(model)
        self.setItemDelegate(_TrayDelegate(self))
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setDragEnabled(True)
        self.setDragDropMode(QTreeView.DragDropMode.DragOnly)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self.picked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_M} and self.currentIndex().isValid():
            self.picked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """The chosen card has a ring of its own: no coloured block beside it."""
        painter.fillRect(rect, self.palette().base())
        super().drawBranches(painter, rect, index)

    def startDrag(self, actions: Qt.DropAction) -> None:
        model = self.model()
        assert isinstance(model, TrayModel)
        carried = model.carried(self.currentIndex())
        if carried is None:
            return
        drag = QDrag(self)
        drag.setMimeData(model.mimeData([self.currentIndex()]))
        card = CardData(carried.lesson, "", 0, 0, carried.minutes, carried.title, carried.title, (carried.detail,), carried.hue)
        drag.setPixmap(card_pixmap(card, 150, 46, self.devicePixelRatioF(), current_theme(), self.font().family()))
        drag.setHotSpot(QPoint(16, 12))
        drag.exec(Qt.DropAction.MoveAction)


class _TrayDelegate(QStyledItemDelegate):
    """A requirement with its colour and a placed/required chip; below it the waiting lessons as small cards."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = round(QFontMetricsF(option.font).height())
        return QSize(120, 2 * line + 8 if index.data(CARD_ROLE) is None else line + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        group, card = index.data(GROUP_ROLE), index.data(CARD_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if card is None:
            self._paint_group(painter, option.rect, option.font, group, selected)
        else:
            self._paint_card(painter, option.rect, option.font, group, card, selected)
        if option.state & QStyle.StateFlag.State_HasFocus:
            pen = QPen(QColor(current_theme().accent), 1)
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, font: QFont, group: TrayGroup, selected: bool) -> None:
        theme = current_theme()
        look = theme.subjects[group.hue % len(theme.subjects)]
        if selected:
            painter.fillRect(rect, QColor(theme.header))
        line = QFontMetricsF(font).height()
        swatch = QRectF(rect.left() + 2, rect.top() + 4, 5, rect.height() - 8)
        painter.setPen(QPen(QColor(look.edge), 1))
        painter.setBrush(QColor(look.fill))
        painter.drawRoundedRect(swatch, 2, 2)
        chip = self._chip(painter, rect, font, board_texts.tray_count(group.placed, group.required))
        left, width = rect.left() + 13, chip.left() - rect.left() - 19
        self._line(painter, bold(font), QColor(theme.text), QRectF(left, rect.top() + 3, width, line), group.title)
        self._line(painter, font, QColor(theme.muted), QRectF(left, rect.top() + 3 + line, width, line), group.detail)

    def _paint_card(self, painter: QPainter, rect: QRect, font: QFont, group: TrayGroup, card: TrayCard, selected: bool) -> None:
        theme = current_theme()
        look = theme.subjects[group.hue % len(theme.subjects)]
        area = QRectF(rect).adjusted(2.5, 2.5, -4.5, -2.5)
        painter.setPen(QPen(QColor(theme.accent if selected else look.edge), 2.2 if selected else 1))
        painter.setBrush(QColor(look.fill))
        painter.drawRoundedRect(area, 4, 4)
        self._line(painter, font, QColor(look.text), area.adjusted(8, 0, -6, 0), board_texts.tray_card_text(card))

    @staticmethod
    def _line(painter: QPainter, font: QFont, colour: QColor, area: QRectF, text: str) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)

    @staticmethod
    def _chip(painter: QPainter, rect: QRect, font: QFont, text: str) -> QRectF:
        theme, metrics = current_theme(), QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(text) + 14, metrics.height() + 2
        area = QRectF(rect.right() - width - 5, rect.center().y() - height / 2, width, height)
        painter.setPen(QPen(QColor(theme.strong_line), 1))
        painter.setBrush(QColor(theme.button))
        painter.drawRoundedRect(area, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
        return area
