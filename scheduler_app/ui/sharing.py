"""A school that somebody else has open too: what they store is seen here soon after, without asking."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from scheduler_app.domain.history import HistoryEntry
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.failures import log_failure
from scheduler_app.ui.labels import step_text

LOOK_EVERY_MS = 5000


class Sharing(QObject):
    """Looks now and then whether the store has steps of others; never while a search runs, a dialog is open or a lesson is carried.

    A store that does not answer is left in peace until an edit has been stored again: the edit tells of the failure, and whoever
    only looks at the board is not kept waiting for a server that is gone.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._told = ""
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        desk.opened.connect(self._on_opened)
        desk.closed.connect(self._timer.stop)
        desk.leaving.connect(self._timer.stop)

    def look(self) -> None:
        """Read the school again if somebody else has changed it."""
        desk = self._desk
        carrying = desk.board.panel.board.scene.carry is not None or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if desk.session is None or desk.flow is None or not desk.flow.editable or carrying or QApplication.activeModalWidget() is not None:
            return
        desk.session.refresh(self._on_failed)

    def _on_opened(self) -> None:
        assert self._desk.session is not None
        self._desk.session.refreshed.connect(self._tell)
        self._desk.session.store_recovered.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _on_failed(self, error: Exception) -> None:
        self._timer.stop()
        log_failure(error)

    def _tell(self, newest: HistoryEntry) -> None:
        """Said where nothing else is being said."""
        banner, words = self._desk.banner, self.tr("Changed by {who} in the meantime: {edit}. What you see is the newest.")
        if banner.text in ("", self._told):
            self._told = words.format(who=newest.author, edit=step_text(newest))
            self._desk.tell(self._told)
