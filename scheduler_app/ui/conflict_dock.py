"""The list of everything that is wrong or not as wished: severity, then rule, then each place; ignored ones apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.ignored import is_ignored, uid_of_breach
from scheduler_app.domain.school import School
from scheduler_app.ui.headings import RIGHT, numbers_to_the_right
from scheduler_app.ui.icons import icon
from scheduler_app.ui.labels import rule_name, severity
from scheduler_app.ui.language import current
from scheduler_app.ui.names import lesson_time, who_text
from scheduler_app.ui.two_parts import TwoParts

_VIOLATION = Qt.ItemDataRole.UserRole
_MAX_WHO = 4
_WHO, _COST = 1, 3
_PARTS = {_WHO: 4, 2: 5, _COST: 6}
"""Column -> which part of the width it gets at most; the rule has what the others do not need."""
_SPACE = 12
"""Pixels beside what stands in a column."""
_RULE = 640
"""Pixels that the rule has where there is room; on a wide screen what it does not need goes to who stands beside it."""
_IGNORED = "ignored"


class ConflictDock(QWidget):
    """Shows a CheckReport; choosing lines lights their lessons, Enter asks for the rule. Lines of a rule are made when it is unfolded."""

    lessons_chosen = Signal(object)  # tuple of lesson uids, empty for none
    rule_requested = Signal(object)  # violation
    ignore_requested = Signal(object)  # tuple of violations
    heed_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conflicts")
        self._school: School | None = None
        self.summary = QLabel(self.tr("Not checked yet"))
        self.summary.setObjectName("conflicts.summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self._make_tree()
        self.to_rule = self._button("rule", self.tr("&To the rule"), self._on_rule)
        self.ignore = self._button("ignore", self.tr("&Ignore with a reason…"), lambda: self.ignore_requested.emit(self.chosen()))
        self.heed = self._button("heed", self.tr("&Stop ignoring"), lambda: self.heed_requested.emit(self.chosen()))
        summary, buttons = QHBoxLayout(), QHBoxLayout()
        summary.addWidget(self.summary)
        for button in (self.to_rule, self.ignore, self.heed):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(TwoParts(summary, buttons))
        column.addWidget(self.tree, 1)
        self._enable()

    def _make_tree(self) -> None:
        self.tree = QTreeWidget()
        self.tree.setObjectName("conflicts.tree")
        self.tree.setAccessibleName(self.tr("Conflicts"))
        self.tree.setHeaderLabels([self.tr("Rule"), self.tr("Who"), self.tr("When"), self.tr("Cost")])
        numbers_to_the_right(self.tree, _COST)
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_WHO, QHeaderView.ResizeMode.Stretch)
        self.tree.itemExpanded.connect(self._on_unfolded)
        self.tree.itemSelectionChanged.connect(self._on_chosen)
        self.tree.itemActivated.connect(lambda _item, _column: self._on_rule())
        self.tree.customContextMenuRequested.connect(self._on_menu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """When and cost have what the lines in sight need, the rule too as far as who keeps room for its own; who has the rest."""
        header, width = self.tree.header(), self.tree.viewport().width()
        rest = width
        for section, part in _PARTS.items():
            needed = min(self.tree.sizeHintForColumn(section) + _SPACE, width // part)
            needed = max(needed, header.sectionSizeHint(section))
            rest -= needed
            if section != _WHO:
                header.resizeSection(section, needed)
        header.resizeSection(0, min(rest, max(_RULE, self.tree.sizeHintForColumn(0) + _SPACE)))

    def _button(self, name: str, text: str, slot: Any) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"conflicts.{name}")
        button.clicked.connect(lambda _checked=False: slot())
        return button

    def clear(self) -> None:
        self._school = None
        self.tree.clear()
        self.summary.setText(self.tr("Not checked yet"))
        self._enable()

    def show_report(self, school: School, report: Any) -> None:
        """Replace the list; which rules were unfolded is kept."""
        unfolded, had_chosen = self._unfolded(), bool(self.tree.selectedItems())
        self._school = school
        by_rule: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for violation in report.violations:
            level = _IGNORED if is_ignored(school, violation) else str(violation.severity)
            by_rule[level, violation.rule_id].append(violation)
        self.tree.blockSignals(True)
        self.tree.clear()
        for name in ("hard", "soft", _IGNORED):
            rules = {rule: found for (level, rule), found in by_rule.items() if level == name}
            if rules:
                self._add_severity(name, rules, unfolded)
        self.tree.blockSignals(False)
        self.summary.setText(self._summary(report))
        self._share_width()
        self._enable()
        if had_chosen:  # the lines are gone: nothing is lit for them any more
            self.lessons_chosen.emit(())

    def chosen(self) -> tuple[Any, ...]:
        """The violations of the chosen lines, a rule's line standing for all of its own."""
        found: dict[int, Any] = {}
        for item in self.tree.selectedItems():
            data = item.data(0, _VIOLATION)
            if data is not None:
                found.update({id(one): one for one in (data[1] if isinstance(data, tuple) else (data,))})
        return tuple(found.values())

    # Private

    def _summary(self, report: Any) -> str:
        if not report.violations:
            return self.tr("Nothing is wrong: every rule and every wish is met.")
        assert self._school is not None
        hard = sum(1 for violation in report.violations if str(violation.severity) == "hard")
        text = self.tr("Hard rules broken: {hard}. Wishes not met: {soft}.").format(hard=hard, soft=len(report.violations) - hard)
        ignored = sum(1 for violation in report.violations if is_ignored(self._school, violation))
        return f"{text} " + self.tr("Of these ignored: {count}.").format(count=ignored) if ignored else text

    def _add_severity(self, name: str, rules: dict[str, list[Any]], unfolded: set[str]) -> None:
        total = sum(len(found) for found in rules.values())
        top = QTreeWidgetItem([f"{severity(name)} ({total})", "", "", _cost(sum(v.cost for found in rules.values() for v in found))])
        top.setTextAlignment(_COST, RIGHT)
        top.setIcon(0, icon({"hard": "error", "soft": "warning"}.get(name, "info")))
        self.tree.addTopLevelItem(top)
        for rule_id, found in sorted(rules.items(), key=lambda pair: (-sum(v.cost for v in pair[1]), -len(pair[1]), pair[0])):
            row = QTreeWidgetItem([f"{rule_name(rule_id)} ({len(found)})", "", "", _cost(sum(v.cost for v in found))])
            row.setTextAlignment(_COST, RIGHT)
            row.setData(0, _VIOLATION, (f"{name}/{rule_id}", tuple(found)))
            row.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            top.addChild(row)
            if f"{name}/{rule_id}" in unfolded:
                self._fill(row)
                row.setExpanded(True)
        top.setExpanded(name != _IGNORED)

    def _unfolded(self) -> set[str]:
        tops = (self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount()))
        rows = (top.child(number) for top in tops if top is not None for number in range(top.childCount()))
        return {row.data(0, _VIOLATION)[0] for row in rows if row is not None and row.isExpanded()}

    def _on_unfolded(self, item: QTreeWidgetItem) -> None:
        if isinstance(item.data(0, _VIOLATION), tuple) and item.childCount() == 0:
            self._fill(item)

    def _fill(self, row: QTreeWidgetItem) -> None:
        rows = [self._line(violation) for violation in row.data(0, _VIOLATION)[1]]
        self._number_alike(rows)
        row.addChildren(rows)
        QTimer.singleShot(0, self, self._share_width)  # when they are in sight

    def _number_alike(self, rows: Sequence[QTreeWidgetItem]) -> None:
        """Two lessons of one subject and class that have no place would read alike."""
        alike: dict[tuple[str, str, str], list[QTreeWidgetItem]] = defaultdict(list)
        for row in rows:
            alike[row.text(0), row.text(1), row.text(2)].append(row)
        for (text, _who, _when), same in alike.items():
            for number, row in enumerate(same, 1) if len(same) > 1 else ():
                row.setText(0, self.tr("{breach} ({number} of {count})").format(breach=text, number=number, count=len(same)))

    def _line(self, violation: Any) -> QTreeWidgetItem:
        assert self._school is not None
        school = self._school
        whom = violation.who or tuple(dict.fromkeys(uid for lesson in violation.lessons for uid in _attending(school, lesson)))
        who = [who_text(school, uid) for uid in whom[:_MAX_WHO]]
        more = len(whom) - _MAX_WHO
        if more > 0:
            who.append(f"+{more}")
        when = next((text for uid in violation.lessons if (text := lesson_time(school, uid))), "")
        text, ignored = violation.message(current()), (school.ignored.get(uid_of_breach(violation)) if school.ignored else None)
        if ignored is not None:
            text = self.tr("{breach} Ignored: {reason} ({author}, {day})").format(
                breach=text, reason=ignored.reason, author=ignored.author, day=ignored.day.isoformat()
            )
        item = QTreeWidgetItem([text, ", ".join(who), when, _cost(violation.cost)])
        item.setToolTip(0, "")
        item.setTextAlignment(_COST, RIGHT)
        item.setData(0, _VIOLATION, violation)
        return item

    def _on_chosen(self) -> None:
        self._enable()
        self.lessons_chosen.emit(tuple(dict.fromkeys(uid for violation in self.chosen() for uid in violation.lessons)))

    def _enable(self) -> None:
        chosen = self.chosen() if self._school is not None else ()
        ignored = [self._school is not None and is_ignored(self._school, one) for one in chosen]
        self.to_rule.setEnabled(bool(chosen))
        self.ignore.setEnabled(not all(ignored))
        self.heed.setEnabled(any(ignored))

    def _on_rule(self) -> None:
        chosen = self.chosen()
        if chosen:
            self.rule_requested.emit(chosen[0])

    def _on_menu(self, at: QPoint) -> None:
        if not self.chosen():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in (self.to_rule, self.ignore, self.heed):
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(lambda _checked=False, button=button: button.click())
        menu.popup(self.tree.viewport().mapToGlobal(at))


def _attending(school: School, lesson: str) -> tuple[str, ...]:
    """Groups and teachers of a lesson; nobody where it is gone since the check."""
    if lesson not in school.lessons:
        return ()
    requirement = school.requirement_of(lesson)
    return (*requirement.groups, *requirement.teachers)


def _cost(cost: float) -> str:
    return QLocale().toString(float(cost), "f", 1) if cost else ""
