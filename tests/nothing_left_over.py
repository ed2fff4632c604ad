"""No test finds a key or a mouse button held down or a dialog of an earlier test open: Qt remembers all three."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def nothing_left_over(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test with a window: delete what it gave up, let go of Shift, Ctrl, Alt and the mouse."""
    yield
    if "qapp" not in request.fixturenames:
        return
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    anything = QWidget()
    QTest.keyRelease(anything, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        if QGuiApplication.mouseButtons() & button:
            QTest.mouseRelease(anything, button)
    assert QApplication.activeModalWidget() is None, "a dialog stays open"
    assert QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
