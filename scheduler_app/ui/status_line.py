"""The status bar: school, version, how much is placed, how many hard rules are broken."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from scheduler_app.domain.school import School


class StatusLine(QWidget):
    """Plain labels that are read from left to right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.school = _label("status.school")
        self.version = _label("status.version")
        self.placed = _label("status.placed")
        self.hard = _label("status.hard")
        self.work = _label("status.work")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(18)
        for label in (self.school, self.version, self.placed, self.hard):
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self.work)

    def clear(self) -> None:
        for label in (self.school, self.version, self.placed, self.hard, self.work):
            label.clear()

    def show_school(self, school: School) -> None:
        self.school.setText(school.unit.name)
        version = school.timetables.get(school.current)
        self.version.setText(self.tr("Version {name}").format(name=version.name) if version is not None else "")
        self.placed.setText(self.tr("Placed {placed} / {required}").format(placed=len(school.placed), required=len(school.lessons)))

    def show_report(self, report: Any) -> None:
        hard = sum(1 for violation in report.violations if str(violation.severity) == "hard")
        self.hard.setText(self.tr("No hard rule broken") if not hard else self.tr("Hard rules broken: {hard}").format(hard=hard))

    def show_busy(self, jobs: int) -> None:
        self.work.setText(self.tr("Working…") if jobs else "")


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
