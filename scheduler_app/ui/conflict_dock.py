"""The list of everything that is wrong or not as wished: severity, then rule, then each place."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from scheduler_app.domain.school import School
from scheduler_app.ui.icons import icon
from scheduler_app.ui.labels import rule_name, severity
from scheduler_app.ui.language import current
from scheduler_app.ui.names import lesson_time, lesson_title, who_text

_VIOLATION = Qt.ItemDataRole.UserRole
_MAX_WHO = 4


class ConflictDock(QWidget):
    """Shows a CheckReport; a click or Enter lights the lessons of the line. Lines of a rule are made when it is unfolded."""

    lessons_chosen = Signal(object)  # tuple of lesson uids, empty for none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conflicts")
        self._school: School | None = None
        self.summary = QLabel(self.tr("Not checked yet"))
        self.summary.setObjectName("conflicts.summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setObjectName("conflicts.tree")
        self.tree.setAccessibleName(self.tr("Conflicts"))
        self.tree.setHeaderLabels([self.tr("Rule"), self.tr("Who"), self.tr("When"), self.tr("Cost")])
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section, width in ((1, 170), (2, 120), (3, 70)):
            header.resizeSection(section, width)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.summary)
        column.addWidget(self.tree, 1)
        self.tree.itemExpanded.connect(self._on_unfolded)
        self.tree.currentItemChanged.connect(self._on_chosen)
        self.tree.itemActivated.connect(lambda item, _column: self._on_chosen(item))

    def clear(self) -> None:
        self._school = None
        self.tree.clear()
        self.summary.setText(self.tr("Not checked yet"))

    def show_report(self, school: School, report: Any) -> None:
        """Replace the list; which rules were unfolded is kept."""
        unfolded = self._unfolded()
        self._school = school
        by_rule: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for violation in report.violations:
            by_rule[str(violation.severity), violation.rule_id].append(violation)
        self.tree.blockSignals(True)
        self.tree.clear()
        for name in ("hard", "soft"):
            rules = {rule: found for (level, rule), found in by_rule.items() if level == name}
            if rules:
                self._add_severity(name, rules, unfolded)
        self.tree.blockSignals(False)
        self.summary.setText(self._summary(report))

    # Private

    def _summary(self, report: Any) -> str:
        if not report.violations:
            return self.tr("Nothing is wrong: every rule and every wish is met.")
        hard = sum(1 for violation in report.violations if str(violation.severity) == "hard")
        return self.tr("Hard rules broken: {hard}. Wishes not met: {soft}.").format(hard=hard, soft=len(report.violations) - hard)

    def _add_severity(self, name: str, rules: dict[str, list[Any]], unfolded: set[str]) -> None:
        total = sum(len(found) for found in rules.values())
        top = QTreeWidgetItem([f"{severity(name)} ({total})", "", "", _cost(sum(v.cost for found in rules.values() for v in found))])
        top.setIcon(0, icon("error" if name == "hard" else "warning"))
        self.tree.addTopLevelItem(top)
        for rule_id, found in sorted(rules.items(), key=lambda pair: (-sum(v.cost for v in pair[1]), -len(pair[1]), pair[0])):
            row = QTreeWidgetItem([f"{rule_name(rule_id)} ({len(found)})", "", "", _cost(sum(v.cost for v in found))])
            row.setData(0, _VIOLATION, (f"{name}/{rule_id}", tuple(found)))
            row.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            top.addChild(row)
            if f"{name}/{rule_id}" in unfolded:
                self._fill(row)
                row.setExpanded(True)
        top.setExpanded(True)

    def _unfolded(self) -> set[str]:
        tops = (self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount()))
        rows = (top.child(number) for top in tops if top is not None for number in range(top.childCount()))
        return {row.data(0, _VIOLATION)[0] for row in rows if row is not None and row.isExpanded()}

    def _on_unfolded(self, item: QTreeWidgetItem) -> None:
        if isinstance(item.data(0, _VIOLATION), tuple) and item.childCount() == 0:
            self._fill(item)

    def _fill(self, row: QTreeWidgetItem) -> None:
        rows = [self._line(violation) for violation in row.data(0, _VIOLATION)[1]]
        row.addChildren(rows)

    def _line(self, violation: Any) -> QTreeWidgetItem:
        assert self._school is not None
        school = self._school
        who = [who_text(school, uid) for uid in violation.who[:_MAX_WHO]] or [lesson_title(school, uid) for uid in violation.lessons[:2]]
        more = len(violation.who) - _MAX_WHO
        if more > 0:
            who.append(f"+{more}")
        when = next((text for uid in violation.lessons if (text := lesson_time(school, uid))), "")
        item = QTreeWidgetItem([violation.message(current()), ", ".join(who), when, _cost(violation.cost)])
        item.setToolTip(0, "")
        item.setData(0, _VIOLATION, violation)
        return item

    def _on_chosen(self, item: QTreeWidgetItem | None, _before: object = None) -> None:
        data = item.data(0, _VIOLATION) if item is not None else None
        if data is None:
            self.lessons_chosen.emit(())
        elif isinstance(data, tuple):
            self.lessons_chosen.emit(tuple(dict.fromkeys(uid for violation in data[1] for uid in violation.lessons)))
        else:
            self.lessons_chosen.emit(tuple(data.lessons))


def _cost(cost: float) -> str:
    return QLocale().toString(float(cost), "f", 1) if cost else ""
