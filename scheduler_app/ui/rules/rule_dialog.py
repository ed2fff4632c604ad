"""One rule, for as many as wanted: its kind, whom it is for, its numbers, and how much it weighs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.rules import CATALOGUE, Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.ui import labels
from scheduler_app.ui.dialogs.form import add_row
from scheduler_app.ui.rules.check_list import CheckList
from scheduler_app.ui.rules.param_fields import ParamField, field_of
from scheduler_app.ui.rules.param_titles import param_title, with_mnemonic
from scheduler_app.ui.rules.targets import lines_of

_PAUSE_MS = 350
_MOST_SHOWN = 4
_NARROW = 660
"""On a screen narrower than this the fields need every pixel, and begin where they can."""
_BETWEEN = 12
"""More pixels between the two halves than between others, so that no title on the right is read with the field on the left."""
_LEAST_LETTERS = 14
"""Letters of a rule's name that are seen at the least; all of them where there is room."""
_UP = 4
"""Pixels under the title of two lines, so that it stands beside the first."""
_LOW = 400
"""A dialog lower than this many pixels has room for one contradiction, and tells how many more there are."""


class RuleDialog(QDialog):
    """`rule_typed` wants to know what a rule contradicts, a moment after each change.

    `save` is given the finished one and tells whether it was taken: one that was not stays here to be changed.
    """

    rule_typed = Signal(object)

    def __init__(self, school: School, rule: Rule, save: Callable[[Rule], bool], parent: QWidget, *, new: bool) -> None:
        super().__init__(parent)
        self.setObjectName("rule")
        self.setWindowTitle(self.tr("New rule") if new else self.tr("Edit rule"))
        self._school, self._rule, self._save, self._new = school, rule, save, new
        self._fields: dict[str, ParamField] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.rule_typed.emit(self.rule()))
        self._make()
        self._assemble()
        self._fill()
        self.resize(860, 620)

    def _make(self) -> None:
        self.kind = QComboBox()
        self.kind.setObjectName("rule.kind")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(_LEAST_LETTERS)
        for rule_id in sorted(CATALOGUE, key=lambda one: labels.rule_name(one).casefold()):
            self.kind.addItem(labels.rule_name(rule_id), rule_id)
        self.kind.setCurrentIndex(self.kind.findData(self._rule.rule_id))
        self.scope = QComboBox()
        self.scope.setObjectName("rule.scope")
        self.everyone = QCheckBox(self.tr("For a&ll of them"))
        self.targets = CheckList("rule.targets", self.tr("Whom the rule is for"))
        self.hard = QCheckBox(self.tr("&Must hold"))
        self.weight = QDoubleSpinBox(minimum=0.0, maximum=1e6, decimals=2)
        self.active = QCheckBox(self.tr("In &use"))
        self.note = QLineEdit()
        self.contradictions = QLabel()
        self.contradictions.setObjectName("rule.contradictions")
        self.contradictions.setTextFormat(Qt.TextFormat.PlainText)
        self.contradictions.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.ok = self.buttons.addButton(self.tr("&Save the rule"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setObjectName("rule.save")

    def _assemble(self) -> None:
        left, self._side, self._right, weights = QVBoxLayout(), QVBoxLayout(), QFormLayout(), QFormLayout()
        form = QFormLayout()
        add_row(form, self.tr("&Rule"), self.kind)
        add_row(form, self.tr("Applies &to"), self.scope)
        form.addRow(self.everyone)
        left.addLayout(form)
        left.addWidget(self.targets, 1)
        weights.addRow(self.hard)
        self._titles = [add_row(weights, self.tr("&Weight"), self.weight), add_row(weights, self.tr("N&ote"), self.note)]
        weights.addRow(self.active)
        self._side.addLayout(self._right)
        self._side.addLayout(weights)
        self._side.addStretch()
        columns = QHBoxLayout()
        columns.addLayout(left, 1)
        columns.addSpacing(_BETWEEN)
        columns.addLayout(self._side, 1)
        column = QVBoxLayout(self)
        column.addLayout(columns, 1)
        column.addWidget(self.contradictions)
        column.addWidget(self.buttons)
        self.ok.setDefault(True)  # in the dialog by now, else Enter would cancel
        self.kind.activated.connect(lambda _index: self._on_kind())
        self.scope.activated.connect(lambda _index: self._on_scope())
        self.everyone.toggled.connect(self._on_changed)
        self.targets.changed.connect(self._on_changed)
        self.hard.toggled.connect(self._on_changed)
        self.weight.valueChanged.connect(self._on_changed)
        self.active.toggled.connect(self._on_changed)
        self.ok.clicked.connect(self._on_ok)
        self.buttons.rejected.connect(self.reject)

    # In

    def show_contradictions(self, rule: Rule, texts: Sequence[str]) -> None:
        """What the rule contradicts; an answer about what was typed before is dropped."""
        if rule != self.rule():
            return
        most = _MOST_SHOWN if self.height() > _LOW else 1
        shown = [f"✕ {text}" for text in texts[:most]]
        more = len(texts) - most
        if more > 0:
            shown.append(self.tr("and {count} more").format(count=more))
        self.contradictions.setText("\n".join(shown) if shown else self.tr("✓ The quick check finds nothing that contradicts it."))
        self.contradictions.setAccessibleName(self.contradictions.text())

    # Out

    def rule(self) -> Rule:
        """The rule as it is typed now."""
        scope = Scope(self.scope.currentData())
        ticked = () if scope is Scope.SCHOOL or self.everyone.isChecked() else self.targets.ticked
        return replace(
            self._rule, rule_id=self.kind.currentData(), scope=scope, targets=ticked,
            params={name: field.value() for name, field in self._fields.items()},
            weight=None if self.hard.isChecked() else self.weight.value(), active=self.active.isChecked(), note=self.note.text().strip(),
        )  # fmt: skip

    # Filling

    def _fill(self) -> None:
        rule = self._rule
        self._fill_scopes(rule.scope)
        self.hard.setChecked(rule.weight is None)
        self.weight.setValue(rule.weight if rule.weight is not None else 1.0)
        self.active.setChecked(rule.active)
        self.note.setText(rule.note)
        self.note.setCursorPosition(0)  # where there is little room its beginning is read
        self.everyone.setChecked(not rule.targets and not self._new)
        self._fill_targets(rule.targets)
        self._fill_fields(rule)
        self._on_changed()

    def _fill_scopes(self, wanted: Scope) -> None:
        self.scope.clear()
        for scope in CATALOGUE[self.kind.currentData()].scopes:
            self.scope.addItem(labels.scope(scope), scope.value)
        self.scope.setCurrentIndex(max(0, self.scope.findData(wanted.value)))

    def _fill_targets(self, ticked: Sequence[str]) -> None:
        scope = Scope(self.scope.currentData())
        self.everyone.setVisible(scope is not Scope.SCHOOL)
        self.targets.set_lines(lines_of(self._school, scope), ticked)
        self._enable()

    def _fill_fields(self, rule: Rule) -> None:
        while self._right.rowCount():
            self._right.removeRow(0)
        self._fields = {}
        titles, taken = list(self._titles), self._letters()
        for param in CATALOGUE[self.kind.currentData()].params:
            value = rule.params.get(param.name, param.default) if rule.rule_id == self.kind.currentData() else param.default
            field = self._fields[param.name] = field_of(self._school, param, value, self._on_changed)
            title = param_title(self.kind.currentData(), param.name)
            marked = with_mnemonic(title, taken)
            if isinstance(field.widget, QCheckBox):
                field.widget.setText(marked)
                self._right.addRow(field.widget)
            elif field.large:
                field.widget.setAccessibleName(title)
                heading = QLabel(marked)
                heading.setBuddy(field.widget)
                self._right.addRow(heading)
                self._right.addRow(field.widget)
            else:
                titles.append(add_row(self._right, marked, field.widget))
                if isinstance(param.default, tuple):
                    titles[-1].setContentsMargins(0, 0, 0, _UP)
        widest = 0 if self._narrow() else max(label.sizeHint().width() for label in titles)
        for label in titles:
            label.setMinimumWidth(widest)  # two forms under each other, one edge
        self._side.setStretch(0, any(field.large for field in self._fields.values()))

    def _narrow(self) -> bool:
        return self.screen().availableGeometry().width() < _NARROW

    def _letters(self) -> set[str]:
        """The keys that the dialog's other words have."""
        own: list[QAbstractButton | QLabel] = [self.everyone, self.hard, self.active, self.ok, self.targets.all, self.targets.none]
        own += [label for label in self.findChildren(QLabel) if label.buddy() in (self.kind, self.scope, self.weight, self.note)]
        words = [widget.text() for widget in own]
        return {text[text.index("&") + 1].casefold() for text in words if "&" in text[:-1]}

    def _on_kind(self) -> None:
        kind = CATALOGUE[self.kind.currentData()]
        self._fill_scopes(Scope(self.scope.currentData()) if self.scope.currentData() else kind.scopes[0])
        self._fill_targets(self.targets.ticked)
        self.hard.setChecked(kind.default_weight is None)
        if kind.default_weight is not None:
            self.weight.setValue(kind.default_weight)
        self._fill_fields(self._rule)
        self._on_changed()

    def _on_scope(self) -> None:
        self._fill_targets(())
        self._on_changed()

    def _on_changed(self, _value: object = None) -> None:
        self._enable()
        if self.ok.isEnabled():
            self.contradictions.setText(self.tr("Checking…"))
            self._pause.start()
        else:
            self.contradictions.setText(self.tr("Tick who or what the rule applies to."))
            self._pause.stop()

    def _enable(self) -> None:
        scope = Scope(self.scope.currentData())
        chosen = scope is Scope.SCHOOL or self.everyone.isChecked()
        self.targets.setEnabled(not chosen)
        self.weight.setEnabled(not self.hard.isChecked())
        self.ok.setEnabled(chosen or bool(self.targets.ticked))

    def _on_ok(self) -> None:
        if self._save(self.rule()):
            self.accept()
