"""The toolbar: every action in sight, with as many words beside the icons as the window has room for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QToolBar, QToolButton

from scheduler_app.ui.actions import Actions
from scheduler_app.ui.icons import icon
from scheduler_app.ui.menus import FEATURES_PLACE

_WORD, _ICON = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
_SPARE = 6
"""Pixels that are left over, so that a style's rounding never calls for the button of what is hidden."""


class Toolbar(QToolBar):
    """In a narrow window the actions give up their words in a fixed order, those with the best known icons first; none is hidden."""

    def __init__(self, window: QMainWindow, act: Actions) -> None:
        super().__init__(QCoreApplication.translate("Menus", "Toolbar"), window)
        self.setObjectName("toolbar")
        self.setToolButtonStyle(_WORD)
        self.setIconSize(QSize(18, 18))
        self.setMovable(False)
        self._widths: dict[QAction, tuple[int, int]] = {}
        """Of each button with and without its word."""
        self._pages, self._solve, self._publish = act.pages, act.solve, act.publish
        self._wordless_first = ((act.undo, act.redo), (act.find,), (act.print,), (act.lock, act.unplace), (act.check,), (act.stop,))
        groups = (
            (act.show_board, act.show_data), (act.solve, act.stop, act.check), (act.undo, act.redo), (act.lock, act.unplace),
            (act.find,), (act.print, act.publish),
        )  # fmt: skip
        for number, group in enumerate(groups):
            if number:
                self.addSeparator().setObjectName(FEATURES_PLACE if number == 1 else "")
            self.addActions(list(group))
        for action in self.actions():
            self._name(action)
        extension = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if extension is not None:
            extension.setIcon(icon("more"))  # Qt's own is black in every theme

    def add_page(self, action: QAction) -> None:
        """A page of a feature beside board and data."""
        place = next(each for each in self.actions() if each.objectName() == FEATURES_PLACE)
        self.insertAction(place, action)
        self._name(action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_out(event.size().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._widths.clear()
            self._share_out(self.width())

    def _share_out(self, width: int) -> None:
        """Words for as many as there is room for."""
        buttons = {action: button for action in self.actions() if isinstance(button := self.widgetForAction(action), QToolButton)}
        for action, button in buttons.items():
            if action not in self._widths:
                self._widths[action] = _width(button, _WORD), _width(button, _ICON)
        over = sum(self._widths[action][0] for action in buttons) - self._room(width)
        bare: set[QAction] = set()
        for group in (*self._wordless_first, tuple(self._pages.actions()), (self._solve,), (self._publish,)):
            if over <= 0:
                break
            bare.update(group)
            over -= sum(word - sign for word, sign in (self._widths[action] for action in group))
        for action, button in buttons.items():
            button.setToolButtonStyle(_ICON if action in bare else _WORD)

    def _room(self, width: int) -> int:
        """Pixels for the buttons."""
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        separators = sum(self.widgetForAction(action).sizeHint().width() for action in self.actions() if action.isSeparator())
        return width - margins.left() - margins.right() - separators - layout.spacing() * (len(self.actions()) - 1) - _SPARE

    def _name(self, action: QAction) -> None:
        """The name that screen readers say."""
        button = self.widgetForAction(action)
        if button is not None and action.text():
            button.setAccessibleName(action.text().replace("&", "").rstrip("…"))


def _width(button: QToolButton, style: Qt.ToolButtonStyle) -> int:
    """How wide a button would be."""
    before = button.toolButtonStyle()
    button.setToolButtonStyle(style)
    width = button.sizeHint().width()
    button.setToolButtonStyle(before)
    return width
