"""The status bar: school, how much is placed, how many hard rules are broken, version."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from scheduler_app.domain.school import School
from scheduler_app.ui.plain_tip import plain_tip

_LEAST_SHOWN = 8
"""Letters of a version's name that are always seen."""


class StatusLine(QWidget):
    """Plain labels that are read from left to right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.school = _label("status.school")
        self.version = _Elided("status.version")
        self.placed = _label("status.placed")
        self.hard = _label("status.hard")
        self.work = _label("status.work")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(18)
        for label in (self.school, self.placed, self.hard):
            row.addWidget(label)
        row.addWidget(self.version, 1)  # the last that stands still: only its own end gives way to the word that comes and goes
        row.addWidget(self.work)
        self.work.hide()

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
        self.work.setVisible(bool(jobs))


class _Elided(QLabel):
    """Gives way where there is little room: the end becomes …, and a tool tip has the whole."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * _LEAST_SHOWN, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(plain_tip(self.text()) if shown != self.text() else "")
        with QPainter(self) as painter:
            role, enabled = self.foregroundRole(), self.isEnabled()
            self.style().drawItemText(painter, self.rect(), self.alignment(), self.palette(), enabled, shown, role)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
