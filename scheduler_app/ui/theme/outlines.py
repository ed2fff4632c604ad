"""Fusion as we want it: what has the keyboard, can be ticked or scrolls is seen in every theme, on a dark ground also edges."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionHeader,
    QStyleOptionMenuItem,
    QStyleOptionViewItem,
    QTabBar,
    QWidget,
)

from scheduler_app.ui.icons import icon
from scheduler_app.ui.theme import strokes
from scheduler_app.ui.theme.shown import current_theme
from scheduler_app.ui.theme.themes import Theme, ThemeName

_ELEMENT, _CONTROL, _COMPLEX, _STATE = QStyle.PrimitiveElement, QStyle.ControlElement, QStyle.ComplexControl, QStyle.StateFlag
_MARKS = frozenset({_ELEMENT.PE_IndicatorCheckBox, _ELEMENT.PE_IndicatorItemViewItemCheck, _ELEMENT.PE_IndicatorRadioButton})
_EDGES = _MARKS | {_ELEMENT.PE_FrameLineEdit, _ELEMENT.PE_PanelMenu}
_ROWS = frozenset({_ELEMENT.PE_PanelItemViewRow, _ELEMENT.PE_IndicatorBranch})
_BARS = frozenset({_CONTROL.CE_ProgressBarContents, _CONTROL.CE_ProgressBarLabel})
_PARTED = frozenset({_CONTROL.CE_TabBarTabShape, _CONTROL.CE_HeaderSection})
"""What stands side by side, parted by lines that high contrast does not show by itself."""
_SEPARATOR = QStyleOptionMenuItem.MenuItemType.Separator
_SOUTH = frozenset({QTabBar.Shape.RoundedSouth, QTabBar.Shape.TriangularSouth})
_VERTICAL = Qt.Orientation.Vertical
_PIXMAP = QStyle.StandardPixmap
_ICONS = {_PIXMAP.SP_DialogCloseButton: "close", _PIXMAP.SP_TitleBarCloseButton: "close", _PIXMAP.SP_TitleBarNormalButton: "float"}
_MENU_AIR = 4
"""Pixels above the first and below the last line of a menu; Fusion has none."""
_UNSIGNED = 1 << 32
"""Qt reads a colour from the whole number of a hint, which has a sign."""
_TEXTS = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


class OutlinedFusion(QProxyStyle):
    """Draws with Fusion, and over it what Fusion leaves dark on dark or does not tell."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        if element in _ROWS and option.state & _STATE.State_Selected:
            _without_keyboard(option, widget)
            if element is _ELEMENT.PE_IndicatorBranch:
                _on_selection(option)
        super().drawPrimitive(element, option, painter, widget)
        if element is _ELEMENT.PE_PanelButtonCommand:
            _over_button(painter, option)
        elif element is _ELEMENT.PE_Frame and isinstance(widget, QAbstractItemView) and (theme := current_theme()).dark:
            strokes.outline(painter, option, theme)
        elif element is _ELEMENT.PE_FrameDockWidget:  # a panel that floats over the board
            strokes.menu_frame(painter, option, current_theme())
        elif element in _EDGES and ((theme := current_theme()).dark or element in _MARKS):
            _over_edge(element, painter, option, theme)

    def drawComplexControl(
        self, control: QStyle.ComplexControl, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        super().drawComplexControl(control, option, painter, widget)
        theme = current_theme()
        if control is _COMPLEX.CC_SpinBox and theme.dark:
            strokes.focus_ring(painter, option) if option.state & _STATE.State_HasFocus else strokes.outline(painter, option, theme)
        elif control is _COMPLEX.CC_ScrollBar and widget is not None and option.state & _STATE.State_Enabled:
            strokes.handle(painter, self.subControlRect(control, option, QStyle.SubControl.SC_ScrollBarSlider, widget), theme)

    def drawControl(self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None) -> None:
        if element is _CONTROL.CE_HeaderEmptyArea:
            element, option = _CONTROL.CE_HeaderSection, _empty_section(option)
        elif element is _CONTROL.CE_ItemViewItem and option.state & _STATE.State_Selected:
            _without_keyboard(option, widget)
        elif element is _CONTROL.CE_HeaderLabel and isinstance(option, QStyleOptionHeader) and option.orientation is _VERTICAL:
            option.rect.translate(0, -1)  # else it stands lower than the words of its row
        elif element in _BARS:
            option.palette.setCurrentColorGroup(QPalette.ColorGroup.Active)  # the same whichever window has the keyboard
        elif element is _CONTROL.CE_TabBarTabLabel:
            option.rect.adjust(0, -2, 0, 2)  # else Fusion cuts the feet of "g" in tabs that are not chosen
        super().drawControl(element, option, painter, widget)
        if element in _PARTED and (theme := current_theme()).name is ThemeName.HIGH_CONTRAST:
            strokes.outline(painter, option, theme)
        if element is _CONTROL.CE_TabBarTabShape and option.state & _STATE.State_Selected and current_theme().dark:
            strokes.chosen_tab(painter, option, below=isinstance(widget, QTabBar) and widget.shape() in _SOUTH)
        elif element is _CONTROL.CE_ItemViewItem and option.state & _STATE.State_Selected:
            theme = current_theme()
            if theme.name is ThemeName.HIGH_CONTRAST:
                strokes.chosen_row(painter, option, theme)
        elif element is _CONTROL.CE_MenuItem and isinstance(option, QStyleOptionMenuItem) and option.menuItemType == _SEPARATOR:
            theme = current_theme()
            if theme.dark:
                strokes.separator(painter, option, theme)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_Table_GridLineColor:
            return QColor(current_theme().grid).rgb() - _UNSIGNED
        return super().styleHint(hint, option, widget, data)

    def pixelMetric(self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None) -> int:
        if metric is QStyle.PixelMetric.PM_MenuVMargin:
            return _MENU_AIR
        return super().pixelMetric(metric, option, widget)

    def standardIcon(self, standard: QStyle.StandardPixmap, option: QStyleOption | None = None, widget: QWidget | None = None) -> QIcon:
        name = _ICONS.get(standard)  # in every theme: a title bar keeps its icons when the theme changes, and ours follow it
        return icon(name) if name else super().standardIcon(standard, option, widget)


def _over_button(painter: QPainter, option: QStyleOption) -> None:
    """Buttons, and boxes to choose from: pressed, with the keyboard, or with an edge."""
    theme = current_theme()
    if theme.dark and option.state & _STATE.State_On:
        strokes.pressed(painter, option)
    if option.state & _STATE.State_HasFocus:
        strokes.focus_ring(painter, option)
    elif theme.dark:
        default = isinstance(option, QStyleOptionButton) and bool(option.features & QStyleOptionButton.ButtonFeature.DefaultButton)
        strokes.outline(painter, option, theme, thick=2 if default and theme.name is ThemeName.HIGH_CONTRAST else 1)


def _over_edge(element: QStyle.PrimitiveElement, painter: QPainter, option: QStyleOption, theme: Theme) -> None:
    """Boxes to tick, fields and menus."""
    if element is _ELEMENT.PE_PanelMenu:
        strokes.menu_frame(painter, option, theme)
    else:
        round_ = element is _ELEMENT.PE_IndicatorRadioButton
        if option.state & _STATE.State_HasFocus and element is not _ELEMENT.PE_IndicatorItemViewItemCheck:
            strokes.focus_ring(painter, option, round_=round_)
        else:
            strokes.outline(painter, option, theme, round_=round_)


def _without_keyboard(option: QStyleOption, view: QWidget | None) -> None:
    """A chosen row of a list that has not the keyboard is paler than one of the list that has it."""
    if not isinstance(view, QAbstractItemView) or view.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return
    has = QApplication.focusWidget()
    if has is view or (has is not None and view.isAncestorOf(has)) or view.window().windowType() is Qt.WindowType.Popup:
        return
    option.state &= ~_STATE.State_Active
    option.palette.setCurrentColorGroup(QPalette.ColorGroup.Inactive)
    if isinstance(option, QStyleOptionViewItem) and not option.icon.isNull():
        option.icon = _as_on_ground(option)


def _as_on_ground(option: QStyleOptionViewItem) -> QIcon:
    """The row's icon as it is where nothing is chosen, whatever the row is."""
    seen = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        seen.addPixmap(option.icon.pixmap(option.decorationSize, QIcon.Mode.Normal), mode)
    return seen


def _on_selection(option: QStyleOption) -> None:
    """What opens and closes a chosen row is drawn in the colour of the row's text."""
    active = bool(option.state & _STATE.State_Active)
    group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
    ink = option.palette.color(group, QPalette.ColorRole.HighlightedText)
    palette = QPalette(option.palette)
    for role in _TEXTS:
        palette.setColor(role, ink)
    option.palette = palette


def _empty_section(option: QStyleOption) -> QStyleOption:
    """What a header has beside its last heading looks like a heading without words."""
    section = QStyleOptionHeader()
    section.rect, section.palette, section.state = option.rect, option.palette, option.state
    section.position = QStyleOptionHeader.SectionPosition.End
    return section
