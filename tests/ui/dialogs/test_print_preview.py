"""The preview's paper is told from its ground, fits with air around it, and zoom and page are in reach on a low screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from scheduler_app.ui.dialogs.print_dialog import PrintDialog
from scheduler_app.ui.theme import THEMES, Theme, apply_theme, contrast_ratio
from tests.ui.conftest import wait

LOW = (683, 384)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name.value)
def test_that_the_paper_has_an_edge_and_air_and_the_zoom_is_in_reach(qtbot, window, theme: Theme) -> None:
    apply_theme(QApplication.instance(), theme.name)
    dialog = PrintDialog(window._services, window.background, window.session.school, window)
    qtbot.addWidget(dialog)
    dialog.resize(*LOW)
    dialog.show()
    wait(qtbot, lambda: window.background.busy == 0 and not dialog.paper.pixmap().isNull() and not dialog._resized.isActive())
    for control in (dialog.zoom, dialog.page, dialog.save):
        area = QRect(control.mapTo(dialog, QPoint(0, 0)), control.size())
        assert dialog.rect().contains(area)
        assert not control.visibleRegion().isEmpty()
    picture = dialog.paper.pixmap().toImage()
    edge, inside = (picture.pixelColor(x, picture.height() // 2).name() for x in (0, 2))
    assert inside == "#ffffff"
    assert edge == theme.muted
    assert max(contrast_ratio(edge, inside), contrast_ratio(theme.window, inside)) >= 3
    room = dialog.area.maximumViewportSize()
    assert dialog.paper.pixmap().deviceIndependentSize().width() < room.width()
    assert dialog.paper.pixmap().deviceIndependentSize().height() < room.height()
    assert not dialog.area.horizontalScrollBar().isVisible()
    assert not dialog.area.verticalScrollBar().isVisible()
