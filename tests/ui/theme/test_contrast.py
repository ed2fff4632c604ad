"""Every role of the palette in every state, and what is drawn over Fusion, measured as WCAG 2.2 measures contrast.

The formula is `contrast_ratio` (WCAG 2.2, relative luminance and contrast ratio); limits are its 1.4.3 for words and 1.4.11 for
what shows a control or its state. Words that are switched off are exempt there; here they have 3:1, in high contrast 4.5:1.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QTableWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.ui.theme import THEMES, Theme, ThemeName, apply_theme, contrast_ratio
from scheduler_app.ui.theme.colours import MIN_TEXT_CONTRAST
from scheduler_app.ui.theme.palettes import palette_of

MIN_SEEN = 3.0
MIN_HIGH = 7.0
"""WCAG 2.2, success criterion 1.4.6 (level AAA), which the theme of high contrast keeps."""
_ROLE, _GROUP = QPalette.ColorRole, QPalette.ColorGroup
_WORDS = (
    (_ROLE.WindowText, _ROLE.Window),
    (_ROLE.Text, _ROLE.Base),
    (_ROLE.Text, _ROLE.AlternateBase),
    (_ROLE.ButtonText, _ROLE.Button),
    (_ROLE.HighlightedText, _ROLE.Highlight),
    (_ROLE.ToolTipText, _ROLE.ToolTipBase),
    (_ROLE.PlaceholderText, _ROLE.Base),
    (_ROLE.PlaceholderText, _ROLE.Window),
    (_ROLE.Link, _ROLE.Base),
    (_ROLE.Link, _ROLE.Window),
    (_ROLE.LinkVisited, _ROLE.Base),
)
every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name.value)
dark_theme = pytest.mark.parametrize("theme", [theme for theme in THEMES.values() if theme.dark], ids=lambda theme: theme.name.value)


@every_theme
@pytest.mark.parametrize("group", [_GROUP.Active, _GROUP.Inactive, _GROUP.Disabled], ids=lambda group: group.name)
@pytest.mark.parametrize(("words", "ground"), _WORDS, ids=lambda role: role.name)
def test_that_words_of_every_role_are_readable_in_every_state(
    theme: Theme, group: QPalette.ColorGroup, words: QPalette.ColorRole, ground: QPalette.ColorRole, qapp: QApplication
) -> None:
    palette = palette_of(theme)
    least = MIN_SEEN if group is _GROUP.Disabled and theme.name is not ThemeName.HIGH_CONTRAST else MIN_TEXT_CONTRAST
    assert contrast_ratio(palette.color(group, words).name(), palette.color(group, ground).name()) >= least


@every_theme
def test_that_what_is_switched_off_is_paler_than_what_is_on(theme: Theme, qapp: QApplication) -> None:
    palette = palette_of(theme)
    for words, ground in _WORDS[:4]:
        on, off = (
            contrast_ratio(palette.color(group, words).name(), palette.color(ground).name()) for group in (_GROUP.Active, _GROUP.Disabled)
        )
        assert off < on / 1.5


def test_that_high_contrast_has_more_of_it_for_what_belongs_in_a_field_and_what_is_chosen(qapp: QApplication) -> None:
    palette = palette_of(THEMES[ThemeName.HIGH_CONTRAST])
    typed, wanted, field = (palette.color(role).name() for role in (_ROLE.Text, _ROLE.PlaceholderText, _ROLE.Base))
    assert contrast_ratio(wanted, field) >= MIN_HIGH
    assert contrast_ratio(typed, wanted) >= 2
    for group in (_GROUP.Active, _GROUP.Inactive):
        words, ground = (palette.color(group, role).name() for role in (_ROLE.HighlightedText, _ROLE.Highlight))
        assert contrast_ratio(words, ground) >= MIN_HIGH


@dark_theme
def test_that_a_list_has_the_edge_that_a_field_has(theme: Theme, qapp: QApplication, qtbot) -> None:
    apply_theme(qapp, theme.name)
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.resize(200, 100)
    picture = tree.grab().toImage()
    for point in (QPoint(100, 0), QPoint(0, 50), QPoint(199, 50), QPoint(100, 99)):
        assert _at(picture, point) == theme.outline


@dark_theme
def test_that_a_menu_has_an_edge_and_lines_between_its_parts(theme: Theme, qapp: QApplication, qtbot) -> None:
    apply_theme(qapp, theme.name)
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("One")
    line = menu.addSeparator()
    menu.addAction("Two")
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    picture = menu.grab().toImage()
    middle = menu.actionGeometry(line).center()
    ground = _at(picture, QPoint(middle.x(), 4))
    for seen in (_at(picture, QPoint(middle.x(), 0)), _at(picture, QPoint(0, middle.y())), _at(picture, middle)):
        assert contrast_ratio(seen, ground) >= MIN_SEEN


@dark_theme
def test_that_a_pressed_button_is_told_from_one_that_is_not(theme: Theme, qapp: QApplication, qtbot) -> None:
    apply_theme(qapp, theme.name)
    pressed, other = QPushButton(), QPushButton()
    for button in (pressed, other):
        qtbot.addWidget(button)
        button.setCheckable(True)
        button.resize(120, 26)
    pressed.setChecked(True)
    bar, none = (_at(button.grab().toImage(), QPoint(60, 24)) for button in (pressed, other))
    assert bar == theme.accent
    assert contrast_ratio(bar, none) >= MIN_SEEN
    assert contrast_ratio(theme.text, _at(pressed.grab().toImage(), QPoint(60, 12))) >= MIN_TEXT_CONTRAST


@every_theme
def test_that_the_handle_of_a_scroll_bar_is_seen(theme: Theme, qapp: QApplication, qtbot) -> None:
    apply_theme(qapp, theme.name)
    bar = QScrollBar(Qt.Orientation.Vertical)
    qtbot.addWidget(bar)
    bar.setRange(0, 100)
    bar.setPageStep(100)
    bar.resize(16, 200)
    picture = bar.grab().toImage()
    assert contrast_ratio(_at(picture, QPoint(8, 50)), _at(picture, QPoint(8, 160))) >= MIN_SEEN


def test_that_the_cells_of_a_table_are_parted_in_high_contrast(qapp: QApplication, qtbot) -> None:
    theme = apply_theme(qapp, ThemeName.HIGH_CONTRAST)
    table = QTableWidget(3, 2)
    qtbot.addWidget(table)
    table.resize(300, 200)
    picture = table.viewport().grab().toImage()
    x = table.columnViewportPosition(1) - 1
    assert _at(picture, QPoint(x, 5)) == theme.grid
    assert contrast_ratio(theme.grid, _at(picture, QPoint(x - 10, 5))) >= MIN_SEEN


@every_theme
@pytest.mark.parametrize("keyboard", [True, False], ids=["with the keyboard", "without it"])
def test_that_the_arrow_of_a_chosen_row_is_seen(theme: Theme, keyboard: bool, qapp: QApplication, qtbot) -> None:
    apply_theme(qapp, theme.name)
    _window, tree, other = _beside_each_other(qtbot)
    (tree if keyboard else other).setFocus()
    qtbot.waitUntil((tree if keyboard else other).hasFocus)
    area = tree.visualItemRect(tree.topLevelItem(0))
    picture = tree.viewport().grab(QRect(0, area.top(), area.left(), area.height())).toImage()
    ground = _at(picture, QPoint(1, 1))
    assert ground == (theme.accent if keyboard else theme.chosen)
    inks = {_at(picture, QPoint(x, y)) for x in range(picture.width()) for y in range(picture.height())}
    assert max(contrast_ratio(ink, ground) for ink in inks) >= MIN_SEEN


@every_theme
def test_that_the_chosen_row_tells_which_list_has_the_keyboard(theme: Theme, qapp: QApplication, qtbot) -> None:
    apply_theme(qapp, theme.name)
    _window, tree, other = _beside_each_other(qtbot)
    tree.setFocus()
    qtbot.waitUntil(tree.hasFocus)
    assert _alike(_ground(tree), theme.accent)
    assert _alike(_ground(other), theme.chosen)
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert _alike(_ground(tree), theme.chosen)
    assert _alike(_ground(other), theme.accent)
    assert contrast_ratio(theme.accent, theme.chosen) >= 2


@dark_theme
def test_that_a_box_that_is_switched_off_is_as_pale_as_its_words(theme: Theme, qapp: QApplication, qtbot) -> None:
    apply_theme(qapp, theme.name)
    edges = []
    for on in (True, False):
        box = QCheckBox()
        qtbot.addWidget(box)
        box.setEnabled(on)
        box.resize(60, 26)
        picture = box.grab().toImage()
        edges.append(max((_at(picture, QPoint(x, 13)) for x in range(4)), key=lambda ink: contrast_ratio(ink, theme.window)))
    on_edge, off_edge = (contrast_ratio(edge, theme.window) for edge in edges)
    assert on_edge >= MIN_SEEN
    assert off_edge <= contrast_ratio(theme.faded, theme.window)


@every_theme
def test_that_the_icon_of_a_chosen_row_without_the_keyboard_is_the_ordinary_one(theme: Theme, qapp: QApplication, qtbot) -> None:
    apply_theme(qapp, theme.name)
    red = QImage(QSize(16, 16), QImage.Format.Format_ARGB32)
    red.fill(QColor("#ff0000"))
    _window, tree, other = _beside_each_other(qtbot)
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    option = QStyleOptionViewItem()
    option.initFrom(tree)
    option.rect, option.decorationSize = QRect(0, 0, 40, 20), QSize(16, 16)
    option.features = QStyleOptionViewItem.ViewItemFeature.HasDecoration
    option.state |= QStyle.StateFlag.State_Selected
    option.icon = QIcon(QPixmap.fromImage(red))
    target = QImage(QSize(40, 20), QImage.Format.Format_ARGB32)
    painter = QPainter(target)
    qapp.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, tree)
    painter.end()
    assert any(_at(target, QPoint(x, 10)) == "#ff0000" for x in range(40))


@every_theme
def test_that_a_box_to_tick_has_an_edge(theme: Theme, qapp: QApplication, qtbot) -> None:
    apply_theme(qapp, theme.name)
    box = QCheckBox("Words")
    qtbot.addWidget(box)
    box.adjustSize()
    option = QStyleOptionButton()
    box.initStyleOption(option)
    place = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    edge = _at(box.grab().toImage(), QPoint(place.left(), place.center().y()))
    for ground in (theme.window, theme.base):
        assert contrast_ratio(edge, ground) >= MIN_SEEN


def _beside_each_other(qtbot) -> tuple[QWidget, QTreeWidget, QTreeWidget]:
    """A window with two trees, in each of which the first row is chosen."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    trees = (QTreeWidget(), QTreeWidget())
    for tree in trees:
        QTreeWidgetItem(QTreeWidgetItem(tree, [""]), [""])
        tree.setCurrentItem(tree.topLevelItem(0))
        column.addWidget(tree)
    with qtbot.waitActive(window):
        window.show()
    return window, *trees


def _ground(tree: QTreeWidget) -> str:
    area = tree.visualItemRect(tree.topLevelItem(0))
    return _at(tree.viewport().grab().toImage(), QPoint(area.right() - 6, area.bottom() - 3))


def _alike(one: str, other: str) -> bool:
    """But for the faint frame that the current cell has."""
    return contrast_ratio(one, other) < 1.1


def _at(picture: QImage, point: QPoint) -> str:
    return QColor(picture.pixel(point)).name()


@dark_theme
@pytest.mark.parametrize("kind", [QPushButton, QLineEdit, QSpinBox, QCheckBox, QRadioButton, QComboBox])
def test_that_what_has_the_keyboard_has_a_thicker_edge(theme: Theme, kind: type[QWidget], qapp: QApplication, qtbot) -> None:
    apply_theme(qapp, theme.name)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    other, control = QPushButton(), kind()
    column.addWidget(other)
    column.addWidget(control)
    window.show()

    def ring() -> int:
        picture = control.grab().toImage()
        inks = (QColor(_at(picture, QPoint(x, picture.height() // 2))) for x in range(8))
        return sum(abs(ink.hsvHue() - QColor(theme.accent).hsvHue()) < 10 and ink.hsvSaturationF() > 0.3 for ink in inks)

    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    without = ring()
    control.setFocus()
    qtbot.waitUntil(control.hasFocus)
    assert without == 0
    assert ring() >= 2


def test_that_a_chosen_row_has_lines_in_high_contrast(qapp: QApplication, qtbot) -> None:
    theme = THEMES[ThemeName.HIGH_CONTRAST]
    apply_theme(qapp, theme.name)
    _window, tree, other = _beside_each_other(qtbot)
    tree.setFocus()
    qtbot.waitUntil(tree.hasFocus)
    row = other.visualItemRect(other.topLevelItem(0))
    picture = other.viewport().grab().toImage()
    assert {_at(picture, QPoint(row.center().x(), y)) for y in (row.top(), row.bottom())} == {theme.accent}
