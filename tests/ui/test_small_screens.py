"""A laptop at 200 %: 683 by 384 points. Nothing pushes the window beyond it, and what is cut says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QScrollArea, QToolButton, QVBoxLayout

from scheduler_app.ui import fitting, language, panels
from scheduler_app.ui.banner import Tone
from scheduler_app.ui.board.view_data import Mode
from scheduler_app.ui.fitting import fit_to_screen
from scheduler_app.ui.plain_tip import plain_tip
from scheduler_app.ui.theme import THEMES, apply_theme, contrast_ratio
from tests.ui.conftest import wait

SCREEN = QSize(683, 384)


def test_that_panels_float_where_there_is_no_room_beside_the_board(qtbot, open_window, services, monkeypatch) -> None:
    monkeypatch.setattr(panels, "_ROOM_FOR_PANELS", 100_000)
    window = open_window(services)
    window.resize(window.minimumSizeHint())
    before = window.size()
    for dock in window.panels.docks:
        assert not dock.isVisible()
        dock.show()
        assert dock.isFloating()
        assert window.screen().availableGeometry().contains(dock.geometry())
    qtbot.wait(20)
    assert window.minimumSizeHint().width() <= before.width()
    assert window.minimumSizeHint().height() <= before.height()


@pytest.mark.parametrize("code", ["sv", "en"])
def test_that_every_page_and_panel_leaves_the_window_as_small_as_the_screen(qtbot, open_window, services, monkeypatch, code) -> None:
    monkeypatch.setattr(panels, "_ROOM_FOR_PANELS", 100_000)
    language.use(code)
    window = open_window(services)
    window.banner.show_message(
        Tone.WARNING, "A long sentence about what happened that needs more than one line. " * 3, "Try again", lambda: None
    )
    window.board_page.select("MA-7A-1")
    too_large = {}

    def look(where: str) -> None:
        wait(qtbot, lambda: window.background.busy == 0)
        QApplication.sendPostedEvents()
        least = window.minimumSizeHint().expandedTo(window.minimumSize())
        if least.boundedTo(SCREEN) != least:
            too_large[where] = (least.width(), least.height())

    for as_table in (False, True):
        window.board_page.panel.show_table(as_table)
        for mode in Mode:
            window.board_page.set_mode(mode)
            look(f"board {mode.value} {as_table}")
    for dock in window.panels.docks:
        dock.show()
        look(dock.objectName())
        if dock.minimumSizeHint().boundedTo(SCREEN) != dock.minimumSizeHint():
            too_large[f"{dock.objectName()} itself"] = dock.minimumSizeHint().toTuple()
    for action in window.actions_.pages.actions():
        action.trigger()
        look(action.objectName())
    for kind in window.desk.pages["data"].kinds:
        window.desk.pages["data"].go_to(kind.key, "")
        look(kind.key)
    assert too_large == {}


def test_that_the_arrangement_of_a_large_screen_is_not_that_of_a_small_one(open_window, services, monkeypatch) -> None:
    large = open_window(services)
    large.panels.save()
    monkeypatch.setattr(panels, "_ROOM_FOR_PANELS", 100_000)
    assert all(dock.isFloating() for dock in open_window(services).panels.docks)


def test_that_the_buttons_of_a_scrolled_dialog_stay_in_sight(qtbot, monkeypatch) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    for number in range(20):
        column.addWidget(QLabel(str(number)))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    column.addWidget(buttons)
    monkeypatch.setattr(fitting, "_FRAME", QSize(8, dialog.screen().availableGeometry().height() - 200))
    fit_to_screen(dialog)
    dialog.show()
    area = dialog.findChild(QScrollArea)
    assert dialog.height() <= 200
    assert area.verticalScrollBar().maximum() > 0
    assert not area.isAncestorOf(buttons)
    assert dialog.rect().contains(buttons.mapTo(dialog, buttons.rect().bottomRight()))


def test_that_a_long_version_name_gives_way_and_has_a_tool_tip(qtbot, window) -> None:
    label = window.status.version
    label.setText("Version " + "an attempt with a very long name " * 10)
    label.setFixedWidth(120)
    label.grab()
    assert label.toolTip() == plain_tip(label.text())
    label.setText("Version 2")
    label.grab()
    assert label.toolTip() == ""


def test_that_the_toolbar_tells_that_there_is_more_in_every_theme(qapp, window) -> None:
    extension = window.toolbar.findChild(QToolButton, "qt_toolbar_ext_button")
    for theme in THEMES.values():
        apply_theme(qapp, theme.name)
        picture = extension.icon().pixmap(32, 32).toImage()
        seen = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
        assert max(contrast_ratio(one.name(), theme.window) for one in seen if one.alpha() == 255) >= 3
