"""PySide6 6.12.0 on Python 3.11 takes a reference to None or True with every call and aborts after some thousands."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel


class _Sender(QObject):
    sent = Signal(bool)


def test_that_calls_and_signals_leave_the_reference_counts_of_none_and_true_alone(qtbot) -> None:
    label, sender = QLabel(), _Sender()
    qtbot.addWidget(label)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(200):
        label.setText("x")
        sender.sent.emit(True)
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert after[0] > before[0] - 100
    assert after[1] > before[1] - 100
