"""One explanation in a child process: a copy of the school goes out, named rules and ways out come back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from scheduler_app.domain.school import School
from scheduler_app.services.ports import SchoolStores
from scheduler_app.ui.background import Background
from scheduler_app.ui.explaining.copies import new_folder
from scheduler_app.ui.language import current

_EXIT_WAIT_MS = 1500


class ExplainRun(QObject):
    """At most one at a time; the copy is taken away at the end. `ended` carries the object of `explain --json`, None for a failure."""

    ended = Signal(object)

    def __init__(
        self, stores: SchoolStores, command: Callable[[Path, float], list[str]], background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._stores, self._command, self._background = stores, command, background
        self._folder: Path | None = None
        self._process: QProcess | None = None
        self._asked = 0

    def start(self, school: School, seconds: float) -> None:
        self.stop()
        asked = self._asked
        folder = self._folder = new_folder()
        path, stores = folder / "explain.ringklocka", self._stores

        def work() -> None:
            stores.create(str(path), school).close()

        def done(_: object) -> None:
            if asked == self._asked:
                self._begin(path, seconds)

        self._background.run(work, done, lambda _error: self._end(None))

    def stop(self) -> None:
        """Give it up; nothing is told."""
        self._asked += 1
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect()
            process.kill()
            process.waitForFinished(_EXIT_WAIT_MS)
            process.deleteLater()
        self._clean()

    def _begin(self, path: Path, seconds: float) -> None:
        process = self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("RINGKLOCKA_LANGUAGE", current())
        process.setProcessEnvironment(environment)
        process.finished.connect(self._on_finished)
        program, *arguments = self._command(path, seconds)
        process.start(program, arguments)

    def _on_finished(self, _code: int, _status: QProcess.ExitStatus) -> None:
        process, self._process = self._process, None
        answer: Any = None
        if process is not None:
            lines = bytes(process.readAllStandardOutput().data()).decode(errors="replace").strip().splitlines()
            process.deleteLater()
            try:
                answer = json.loads(lines[-1]) if lines else None
            except ValueError:
                answer = None
        self._end(answer)

    def _end(self, answer: Any) -> None:
        self._clean()
        self.ended.emit(answer)

    def _clean(self) -> None:
        folder, self._folder = self._folder, None
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
