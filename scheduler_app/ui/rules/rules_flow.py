"""The rule editor in the window: opened for a new rule or one of the table, counted in the background, saved as a step."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QObject
from shiboken6 import isValid

from scheduler_app.domain.rules import CATALOGUE, Rule
from scheduler_app.services.editing import change_or_add
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.language import current


class Rules(QObject):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        desk.add_action("plan", "new_rule", self.tr("New r&ule…"), self.new_rule, key="Ctrl+Shift+R")
        desk.rule_wanted.connect(self._edit)

    def new_rule(self) -> None:
        kind = CATALOGUE["unavailable"]
        params = {param.name: param.default for param in kind.params}
        self._open(Rule(str(uuid4()), kind.rule_id, kind.scopes[-2], (), params, kind.default_weight), new=True)

    def _edit(self, uid: str) -> None:
        rule = self._desk.school.rules.get(uid)
        if rule is not None and rule.rule_id in CATALOGUE:
            self._open(rule, new=False)
        else:
            self.new_rule()

    def _open(self, rule: Rule, *, new: bool) -> None:
        if not self._desk.may_edit():
            return
        from scheduler_app.ui.rules.rule_dialog import RuleDialog

        desk, language = self._desk, current()

        def save(made: Rule) -> bool:
            return desk.edit(lambda school: change_or_add(school, made))

        dialog = RuleDialog(desk.school, rule, save, desk.window, new=new)

        def count(typed: Rule) -> None:
            school = desk.school
            desk.background.run(
                lambda: desk.services.counted_with(school, typed, language),
                lambda texts: dialog.show_contradictions(typed, texts) if isValid(dialog) else None, desk.fail, latest="rule",
            )  # fmt: skip

        dialog.rule_typed.connect(count)
        desk.show_dialog(dialog)
