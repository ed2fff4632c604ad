"""What Fusion draws dark on dark is drawn so that it is seen: the chosen tab, the crosses of dialogs and panels."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QPushButton, QStyle, QTabBar, QVBoxLayout, QWidget

from scheduler_app.ui.theme import THEMES, Theme, apply_theme, contrast_ratio

MIN_LINE_CONTRAST = 3.0
"""Of what shows a state, against its ground. Source: WCAG 2.2, 1.4.11."""
dark_theme = pytest.mark.parametrize("theme", [theme for theme in THEMES.values() if theme.dark], ids=lambda theme: theme.name.value)


@dark_theme
@pytest.mark.parametrize("shape", [QTabBar.Shape.RoundedNorth, QTabBar.Shape.RoundedSouth])
def test_that_the_chosen_tab_has_a_bar_at_its_outer_edge(theme: Theme, shape: QTabBar.Shape, qapp: QApplication, qtbot) -> None:
    apply_theme(qapp, theme.name)
    bar = QTabBar()
    qtbot.addWidget(bar)
    bar.setShape(shape)
    bar.addTab("One")
    bar.addTab("Two")
    bar.show()
    picture = bar.grab().toImage()

    def edge(tab: int) -> str:
        area = bar.tabRect(tab)
        y = area.bottom() if shape is QTabBar.Shape.RoundedSouth else area.top()
        return QColor(picture.pixel(area.center().x(), y)).name()

    assert edge(0) == theme.accent
    assert edge(1) != theme.accent
    assert contrast_ratio(edge(0), theme.window) >= MIN_LINE_CONTRAST


@dark_theme
def test_that_crosses_are_seen(theme: Theme, qapp: QApplication, qtbot) -> None:
    apply_theme(qapp, theme.name)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    qtbot.addWidget(box)
    icons = [box.button(QDialogButtonBox.StandardButton.Close).icon()]
    icons += [
        qapp.style().standardIcon(one)
        for one in (QStyle.StandardPixmap.SP_TitleBarCloseButton, QStyle.StandardPixmap.SP_TitleBarNormalButton)
    ]
    for picture in (icon.pixmap(32, 32).toImage() for icon in icons if not icon.isNull()):
        seen = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
        ink = [colour.name() for colour in seen if colour.alpha() == 255]
        assert ink
        assert max(contrast_ratio(colour, theme.window) for colour in ink) >= MIN_LINE_CONTRAST


@dark_theme
@pytest.mark.parametrize("kind", [QComboBox, QPushButton])
def test_that_what_has_the_keyboard_has_the_brightest_edge(
    theme: Theme, kind: type[QComboBox | QPushButton], qapp: QApplication, qtbot
) -> None:
    apply_theme(qapp, theme.name)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second = kind(), kind()
    column.addWidget(first)
    column.addWidget(second)
    with qtbot.waitActive(window):
        window.show()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)

    def edge(widget: QWidget) -> str:
        picture = widget.grab().toImage()
        row = [QColor(picture.pixel(picture.width() // 4, y)).name() for y in range(4)]
        return max(row, key=lambda colour: contrast_ratio(colour, theme.window))

    assert edge(first) == theme.accent
    assert edge(second) != theme.accent
    assert contrast_ratio(edge(first), theme.window) >= MIN_LINE_CONTRAST
