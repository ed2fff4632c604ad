"""The run panel: what the search has reached, its settings, and the button that stops it and keeps the best."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QLocale, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.ui.cost_curve import CostCurve
from scheduler_app.ui.headings import RIGHT, numbers_to_the_right
from scheduler_app.ui.icons import icon
from scheduler_app.ui.labels import rule_name
from scheduler_app.ui.solve_run import Ending, RunOutcome, RunSettings, SolveRun, in_few

_NOTHING = "–"
_BESIDE_NAME = 8
"""Pixels of a column that its text does not get."""

Wishes = Sequence[tuple[str, int, float]]
"""Rule ids with the places at which they are broken and what that costs, dearest first."""


class RunPanel(QWidget):
    """Follows a `SolveRun` by its signals; knows no service."""

    start_requested = Signal(object)  # RunSettings
    stop_requested = Signal()

    def __init__(self, run: SolveRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("run")
        self._limit = 60.0
        self._clock = QElapsedTimer()
        self._improved_at: int | None = None
        self._last_value: float | None = None
        self._complete = False
        self._without = 0
        self._wishes: Wishes = ()
        self._checked: Wishes = ()
        self._build_settings()
        self._build_figures()
        self._assemble()
        self._tick = QTimer(self, interval=500)
        self._tick.timeout.connect(self._on_tick)
        run.started.connect(self._on_started)
        run.left_out.connect(self._on_left_out)
        run.phase_started.connect(self._on_phase)
        run.progressed.connect(self._on_progress)
        run.improved.connect(self._on_improved)
        run.ended.connect(self._on_ended)
        self.start.clicked.connect(lambda: self.start_requested.emit(self.settings()))
        self.stop.clicked.connect(self.stop_requested)

    # Widgets

    def _build_settings(self) -> None:
        self.time_limit = QDoubleSpinBox(decimals=0, minimum=1, maximum=24 * 3600, value=60)
        self.time_limit.setObjectName("run.time_limit")
        self.time_limit.setSuffix(" s")
        self.seed = QSpinBox(minimum=1, maximum=999_999, value=1)
        self.seed.setObjectName("run.seed")
        cores = os.cpu_count() or 1
        self.workers = QSpinBox(minimum=1, maximum=max(1, cores), value=max(1, cores - 1))
        self.workers.setObjectName("run.workers")
        self.keep = QCheckBox(self.tr("&Move as few lessons as possible"))
        self.keep.setObjectName("run.keep")
        self.start = QPushButton(icon("solve"), self.tr("S&olve"))
        self.start.setObjectName("run.start")
        self.stop = QPushButton(icon("stop"), self.tr("S&top and keep"))
        self.stop.setObjectName("run.stop")
        self.stop.setEnabled(False)

    def _build_figures(self) -> None:
        self.phase = _value("run.phase")
        self.placed = _value("run.placed")
        self.hard = _value("run.hard")
        self.cost = _value("run.cost")
        self.bound = _value("run.bound")
        self.since = _value("run.since")
        self.left_out = _value("run.left_out")
        self.left_out.setAccessibleName(self.tr("Lessons that can be placed nowhere"))
        self.left_out.hide()
        self.progress = QProgressBar(textVisible=True)
        self.progress.setObjectName("run.progress")
        self.progress.setFormat(self.tr("%p%"))
        self.progress.setAccessibleName(self.tr("Lessons placed"))
        self.curve = CostCurve()
        self.rules = QTreeWidget()
        self.rules.setObjectName("run.rules")
        self.rules.setAccessibleName(self.tr("Wishes not met, by rule"))
        self.rules.setHeaderLabels([self.tr("Wish"), self.tr("Count"), self.tr("Cost")])
        numbers_to_the_right(self.rules, 1, 2)
        self.rules.setRootIsDecorated(False)
        self.rules.setWordWrap(True)  # names of wishes are long, and the panel is narrow
        for section, mode in enumerate((QHeaderView.ResizeMode.Stretch, *2 * (QHeaderView.ResizeMode.ResizeToContents,))):
            self.rules.header().setSectionResizeMode(section, mode)
        self.rules.header().setMinimumSectionSize(24)
        self.rules.header().setStretchLastSection(False)
        self.rules.header().sectionResized.connect(lambda section, _, width: self._give_lines(width) if section == 0 else None)
        self.rules.setMinimumHeight(90)

    def _assemble(self) -> None:
        settings = QFormLayout()
        _add_row(settings, self.tr("Time &limit"), self.time_limit)
        _add_row(settings, self.tr("See&d"), self.seed)
        _add_row(settings, self.tr("&Cores"), self.workers)
        settings.addRow(self.keep)
        buttons = QVBoxLayout()
        buttons.addWidget(self.start)
        buttons.addWidget(self.stop)
        figures = QFormLayout()
        figures.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for title, label in (
            (self.tr("Phase"), self.phase), (self.tr("Placed"), self.placed), (self.tr("Hard rules broken"), self.hard),
            (self.tr("Cost"), self.cost), (self.tr("Lower bound"), self.bound), (self.tr("Last improvement"), self.since),
        ):  # fmt: skip
            _add_row(figures, title, label)
        column = QVBoxLayout(self)
        column.addLayout(settings)
        column.addLayout(buttons)
        column.addWidget(self.progress)
        column.addLayout(figures)
        column.addWidget(self.left_out)
        column.addWidget(self.curve)
        column.addWidget(self.rules, 1)

    # Methods

    def show_report(self, report: Any) -> None:
        """What a check of the school's timetable says, rule by rule."""
        sums: dict[str, tuple[int, float]] = {}
        for violation in report.violations:
            if str(violation.severity) != "hard":
                count, cost = sums.get(violation.rule_id, (0, 0.0))
                sums[violation.rule_id] = (count + 1, cost + violation.cost)
        self._checked = [(rule_id, *sums[rule_id]) for rule_id in sorted(sums, key=lambda rule_id: -sums[rule_id][1])]
        if not self._tick.isActive():
            self._show_wishes(self._checked)

    def _show_wishes(self, wishes: Wishes) -> None:
        self.rules.clear()
        for rule_id, count, cost in wishes:
            row = QTreeWidgetItem([rule_name(rule_id), str(count), _number(cost)])
            row.setToolTip(0, rule_name(rule_id))
            for column in (1, 2):
                row.setTextAlignment(column, RIGHT)
            self.rules.addTopLevelItem(row)
        self._give_lines(self.rules.columnWidth(0))

    def _give_lines(self, width: int) -> None:
        """As many lines for each name as it takes in its column; while that is resized it still tells its former width."""
        metrics, area = self.rules.fontMetrics(), QRect(0, 0, width - _BESIDE_NAME, 0)
        for number in range(self.rules.topLevelItemCount()):
            row = self.rules.topLevelItem(number)
            if row is not None:
                row.setSizeHint(0, QSize(0, metrics.boundingRect(area, Qt.TextFlag.TextWordWrap, row.text(0)).height() + 2))

    def settings(self) -> RunSettings:
        return RunSettings(self.time_limit.value(), self.seed.value(), self.workers.value(), self.keep.isChecked())

    # Run events

    def _on_started(self, lessons: int) -> None:
        self._limit = self.time_limit.value()
        self._improved_at = None
        self._last_value = None
        self._wishes = ()
        self._on_left_out(())
        self._clock.start()
        self.curve.clear()
        for label in (self.placed, self.hard, self.cost, self.bound, self.since):
            label.setText(_NOTHING)
        self.progress.setRange(0, max(1, lessons))
        self.progress.setValue(0)
        self.phase.setText(phase_text("prepare"))
        self._set_running(True)
        self._tick.start()

    def _on_left_out(self, lessons: Sequence[Any]) -> None:
        """What the search does without; one that lies on the board counts as placed there."""
        self._without = sum(not row.lies for row in lessons)
        self.left_out.setText("\n".join(in_few(lessons)))
        self.left_out.setVisible(bool(lessons))

    def _on_phase(self, phase: str) -> None:
        self.phase.setText(phase_text(phase))

    def _on_progress(self, event: Any) -> None:
        self.progress.setMaximum(max(1, event.lessons))
        self._show_counts(event.placed, event.hard, event.cost, event.seconds)
        if event.bound is not None:
            self.bound.setText(_number(event.bound))

    def _on_improved(self, event: Any) -> None:
        self._improved_at = self._clock.elapsed()
        self._wishes = event.wishes
        all_placed = event.placed + self._without >= self.progress.maximum()
        self._show_counts(event.placed, event.hard, event.cost if all_placed else None, event.seconds)
        self._show_since()

    def _show_counts(self, placed: int, hard: int, cost: float | None, seconds: float) -> None:
        total = self.progress.maximum()
        self.progress.setValue(placed)
        self.placed.setText(f"{placed} / {total}")
        self.hard.setText(str(hard))
        if cost is not None:
            self.cost.setText(_number(cost))
        value = float(total - placed) if cost is None else cost
        if value != self._last_value:
            if cost is not None and not self._complete:
                self.curve.clear()  # the curve changes from lessons left to cost
            self._complete = cost is not None
            self._last_value = value
            self.curve.add(seconds, value)

    def _on_tick(self) -> None:
        self._show_since()
        if self._wishes:
            self._show_wishes(self._wishes)
            self._wishes = ()

    def _show_since(self) -> None:
        if self._improved_at is not None:
            seconds = max(0, self._clock.elapsed() - self._improved_at) // 1000
            self.since.setText(QCoreApplication.translate("RunPanel", "%n s ago", None, seconds))

    def _on_ended(self, outcome: RunOutcome) -> None:
        self._tick.stop()
        self._show_wishes(self._checked)  # until the timetable that was kept, if it was, has been checked
        self._complete = False
        self._set_running(False)
        self.phase.setText(ending_text(outcome.ending))
        if outcome.result is not None:
            verdict = outcome.result.assessment
            self.progress.setValue(verdict.placed)
            self.placed.setText(f"{verdict.placed} / {self.progress.maximum()}")
            self.hard.setText(str(verdict.hard))
            self.cost.setText(_number(verdict.cost))
            self.bound.setText(_bound_text(outcome.result.bound, outcome.result.gap))

    def _set_running(self, running: bool) -> None:
        self.start.setEnabled(not running)
        self.stop.setEnabled(running)
        for field in (self.time_limit, self.seed, self.workers, self.keep):
            field.setEnabled(not running)


def phase_text(phase: str) -> str:
    """What the search is doing now, in words."""
    words = {
        "prepare": QCoreApplication.translate("RunPanel", "Reading the school"),
        "precheck": QCoreApplication.translate("RunPanel", "Counting"),
        "compile": QCoreApplication.translate("RunPanel", "Preparing the search, once after an installation (about a minute)"),
        "construct": QCoreApplication.translate("RunPanel", "Placing lessons"),
        "improve": QCoreApplication.translate("RunPanel", "Improving"),
        "check": QCoreApplication.translate("RunPanel", "Checking"),
    }
    return words.get(phase, phase)


def ending_text(ending: Ending) -> str:
    words = {
        Ending.FINISHED: QCoreApplication.translate("RunPanel", "Finished"),
        Ending.STOPPED: QCoreApplication.translate("RunPanel", "Stopped"),
        Ending.CRASHED: QCoreApplication.translate("RunPanel", "Stopped unexpectedly"),
        Ending.NOT_STARTED: QCoreApplication.translate("RunPanel", "Could not start"),
    }
    return words[ending]


def _value(name: str) -> QLabel:
    label = QLabel(_NOTHING)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _add_row(form: QFormLayout, title: str, field: QWidget) -> None:
    label = QLabel(title)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setBuddy(field)
    field.setAccessibleName(title.replace("&", ""))
    form.addRow(label, field)


def _bound_text(bound: float | None, gap: float | None) -> str:
    if bound is None:
        return QCoreApplication.translate("RunPanel", "not proved")
    if gap is None:  # of all lessons but those left out
        return _number(bound)
    return QCoreApplication.translate("RunPanel", "{bound} (gap {gap}%)").format(bound=_number(bound), gap=round(100 * gap))


def _number(value: float) -> str:
    return QLocale().toString(float(value), "f", 1)
