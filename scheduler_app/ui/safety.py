"""What keeps work safe without being asked: scheduled copies, and word of an end that nobody wished."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import timedelta
from hashlib import sha256

from PySide6.QtCore import QObject, QSettings, QSysInfo, QTimer

from scheduler_app.ui.desk import Desk
from scheduler_app.ui.failures import log_failure
from scheduler_app.ui.labels import step_text
from scheduler_app.ui.moments import moment_text
from scheduler_app.ui.processes import is_gone

_LOOK_EVERY_MS = 10 * 60 * 1000
_COPY_EVERY = timedelta(hours=1)
_RUNNING = "running"


class Safety(QObject):
    """Copies are taken in the worker thread, at most one an hour. Marks in the settings, one a process that has the school open, tell
    of an end nobody wished: a mark whose process is gone means that it ended by itself, and every edit up to its last one is in the school.
    A mark names the start of the computer too: after a power cut some other process may have the number."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._mark = ""
        self._copying_failed = False
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.back_up)
        desk.opened.connect(self._on_opened)
        desk.closed.connect(self._on_closed)
        desk.leaving.connect(self._on_closed)

    def back_up(self) -> None:
        """Take a copy if one is due."""
        desk = self._desk
        if desk.session is not None:
            store = desk.session.store
            desk.background.run(lambda: store.back_up_if_due(_COPY_EVERY), lambda _: self._copied(), self._on_copying_failed)

    def _copied(self) -> None:
        self._copying_failed = False

    def _on_copying_failed(self, error: Exception) -> None:
        """Said once, not every ten minutes."""
        if not self._copying_failed:
            self._copying_failed = True
            self._desk.fail(error)
        else:
            log_failure(error)

    def _on_opened(self) -> None:
        desk = self._desk
        assert desk.session is not None
        school = f"{_RUNNING}/{sha256(desk.session.store.address.encode()).hexdigest()[:24]}"
        if _remove_ended(school):
            self._tell_of_the_end()
        self._mark = f"{school}/{os.getpid()}"
        settings = QSettings()
        settings.setValue(self._mark, _this_start())
        settings.sync()
        self._timer.start()
        self.back_up()

    def _on_closed(self) -> None:
        self._timer.stop()
        if self._mark:
            QSettings().remove(self._mark)
            self._mark = ""

    def _tell_of_the_end(self) -> None:
        assert self._desk.session is not None
        last = next((entry for entry in self._desk.session.history if not entry.undone), None)
        if last is None:
            self._desk.tell(self.tr("The program ended unexpectedly last time. No edit had been made."))
            return
        text = self.tr("The program ended unexpectedly last time. Everything up to your last edit is here: {edit}, {time}.")
        self._desk.tell(text.format(edit=step_text(last), time=moment_text(last.at)))


def _remove_ended(school: str) -> bool:
    """Whether processes that had the school open are no more; it is told once of each, and the marks of those that live stay."""
    settings = QSettings()
    settings.beginGroup(school)
    ended = [mark for mark in settings.childKeys() if _is_gone(mark, str(settings.value(mark)))]
    for mark in ended:
        settings.remove(mark)
    settings.endGroup()
    return bool(ended)


def _is_gone(number: str, start: str) -> bool:
    """Whether this process of this start of the computer is no more; our own mark is of a window that was closed or not."""
    with suppress(ValueError):
        pid, restarted = int(number), start not in {"", _this_start()}
        return restarted or (pid != os.getpid() and is_gone(pid))
    return False


def _this_start() -> str:
    """What the computer calls the time since it was started; empty where it does not tell."""
    return bytes(QSysInfo.bootUniqueId().data()).decode("ascii", "replace")
