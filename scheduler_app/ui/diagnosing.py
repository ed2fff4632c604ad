"""A file for support, from the menu Help: written beside the user's documents, told where."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject

from scheduler_app.paths import user_log
from scheduler_app.services.diagnosing import diagnosis
from scheduler_app.services.files import write_file
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.dialogs.form import documents_folder
from scheduler_app.ui.language import say


class Diagnosing(QObject):
    """Counts, versions and codes; no names of people (see `services/diagnosing`)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        desk.add_action("help", "diagnose", self.tr("Write a &diagnostics file"), self.write, school=False)

    def write(self) -> None:
        """Make and write it in the background."""
        desk = self._desk
        school = desk.school if desk.session is not None else None
        path, check = documents_folder() / f"ringklocka-diagnos-{date.today().isoformat()}.json", desk.services.check

        def work() -> Path:
            write_file(path, json.dumps(diagnosis(school, check, user_log()), ensure_ascii=False, indent=2).encode())
            return path

        desk.background.run(work, lambda done: desk.tell(say("diagnosis_written", path=done)), desk.fail, owner=desk)
