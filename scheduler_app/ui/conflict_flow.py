"""Conflicts in the window: Enter goes to the rule, and a breach is ignored with a reason that is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from scheduler_app.services.ignoring import heed, ignore
from scheduler_app.ui.asking import text_question
from scheduler_app.ui.conflict_dock import ConflictDock
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.labels import rule_name


class Conflicts(QObject):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        dock = desk.panels.conflicts.widget()
        assert isinstance(dock, ConflictDock)
        self._dock: ConflictDock = dock
        dock.rule_requested.connect(self._go_to_rule)
        dock.ignore_requested.connect(self._ask_reason)
        dock.heed_requested.connect(lambda chosen: desk.edit(lambda school: heed(school, chosen)))
        desk.school_changed.connect(lambda _step: self._list_again())

    def _list_again(self) -> None:
        """A breach that is ignored from now on moves at once; the check itself says the same as before."""
        session = self._desk.session
        if session is not None and session.report is not None and session.reported is not None:
            before, now = session.reported, session.school
            if before.ignored != now.ignored:
                self._dock.show_report(now, session.report)

    def _go_to_rule(self, violation: Any) -> None:
        desk = self._desk
        if violation.rule in desk.school.rules:
            desk.data_wanted.emit("rules", violation.rule)
        elif violation.rule in desk.school.blocks:
            desk.data_wanted.emit("blocks", violation.rule)
        else:
            desk.tell(self.tr("The rule “{rule}” always holds; there is nothing to set.").format(rule=rule_name(violation.rule_id)))

    def _ask_reason(self, chosen: Any) -> None:
        desk = self._desk
        several = self.tr("Why {count} breaches are to be ignored; it is kept with your name and today's date")
        one = self.tr("Why this breach is to be ignored; it is kept with your name and today's date")
        label = several.format(count=len(chosen)) if len(chosen) > 1 else one
        author, today = desk.services.author, date.today()

        def on_reason(reason: str) -> None:
            desk.edit(lambda school: ignore(school, chosen, reason, author, today))

        desk.show_dialog(text_question(desk.window, "ignore", self.tr("Ignore with a reason"), label, on_reason))
