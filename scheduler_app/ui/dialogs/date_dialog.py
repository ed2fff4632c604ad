"""One lesson on one date: cancelled, with substitutes, or in other rooms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.dated_changes import DatedChange
from scheduler_app.domain.day_lessons import busy_at, dates_of, lessons_of_day
from scheduler_app.domain.school import School
from scheduler_app.errors import RingklockaError
from scheduler_app.ui.dated_services import DatedServices
from scheduler_app.ui.dialogs.form import MessageLine, add_row, lesson_heading
from scheduler_app.ui.language import error_line, say
from scheduler_app.ui.names import lesson_title, who_text

_UID = Qt.ItemDataRole.UserRole


class DateDialog(QDialog):
    """Shows who and what is free at that time first; `step_chosen` carries the ChangeSet."""

    step_chosen = Signal(object)

    def __init__(self, dated: DatedServices, school: School, lesson: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("date")
        self._dated, self._school, self._lesson = dated, school, lesson
        self.setWindowTitle(self.tr("This date only"))
        self.resize(520, 620)
        self._build(today)
        self._assemble()
        self.day.currentIndexChanged.connect(self._show_day)
        for choice in (self.ordinary, self.cancelled, self.different):
            choice.toggled.connect(self._enable)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self._show_day()

    def _build(self, today: date) -> None:
        self.title = lesson_heading(lesson_title(self._school, self._lesson))
        self.day = QComboBox()
        self.day.setObjectName("date.day")
        days = dates_of(self._school, self._lesson)
        for when in days:
            marked = " •" if f"{self._lesson}/{when.isoformat()}" in self._school.dated_changes else ""
            self.day.addItem(f"{say(f'day_{when.weekday()}')} {when.isoformat()}{marked}", when)
        coming = next((index for index, when in enumerate(days) if when >= today), len(days) - 1)
        self.day.setCurrentIndex(coming)
        self.ordinary = QRadioButton(self.tr("As in the &timetable"))
        self.cancelled = QRadioButton(self.tr("&Cancelled"))
        self.different = QRadioButton(self.tr("&Substitutes or other rooms"))
        for name, choice in (("ordinary", self.ordinary), ("cancelled", self.cancelled), ("different", self.different)):
            choice.setObjectName(f"date.{name}")
        self.teachers = _choices("date.teachers")
        self.rooms = _choices("date.rooms")
        self.message = MessageLine("date.message")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)

    def _assemble(self) -> None:
        form = QFormLayout()
        add_row(form, self.tr("&Date"), self.day)
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addLayout(form)
        for choice in (self.ordinary, self.cancelled, self.different):
            column.addWidget(choice)
        lists = QFormLayout()
        add_row(lists, self.tr("&Who teaches instead"), self.teachers)
        add_row(lists, self.tr("Which &rooms instead"), self.rooms)
        column.addLayout(lists, 1)
        column.addWidget(self.message)
        column.addWidget(self.buttons)

    def _show_day(self) -> None:
        when = self.day.currentData()
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(when is not None)
        if when is None:
            self.message.say(self.tr("The lesson takes place on no date: it is not placed, or its weeks have no school days."))
            return
        school = self._school
        busy = busy_at(lessons_of_day(school, when), self._lesson)
        present = [row.uid for row in school.staff.values() if not row.archived and row.dates.includes(when)]
        rooms = [row.uid for row in school.rooms.values() if not row.archived]
        change = school.dated_changes.get(f"{self._lesson}/{when.isoformat()}", DatedChange(self._lesson, when))
        shared = {uid for uid, room in school.rooms.items() if room.shared}
        self._fill(self.teachers, present, busy, change.teachers)
        self._fill(self.rooms, rooms, busy - shared, change.rooms)
        chosen = self.cancelled if change.cancelled else self.different if change.teachers or change.rooms else self.ordinary
        chosen.setChecked(True)
        self._enable()

    def _fill(self, field: QListWidget, uids: Iterable[str], busy: frozenset[str], chosen: Sequence[str]) -> None:
        """Those chosen first, then the free, then the busy."""
        field.clear()
        ordered = sorted(uids, key=lambda uid: (uid not in chosen, uid in busy, who_text(self._school, uid).casefold()))
        for uid in ordered:
            name = who_text(self._school, uid)
            item = QListWidgetItem(self.tr("{name} (busy then)").format(name=name) if uid in busy else name, field)
            item.setData(_UID, uid)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if uid in chosen else Qt.CheckState.Unchecked)

    def _enable(self) -> None:
        for field in (self.teachers, self.rooms):
            field.setEnabled(self.different.isChecked())

    def _on_accepted(self) -> None:
        different = self.different.isChecked()
        teachers, rooms = (_checked(field) if different else () for field in (self.teachers, self.rooms))
        try:
            step = self._dated.change_date(
                self._school, self._lesson, self.day.currentData(), cancelled=self.cancelled.isChecked(), teachers=teachers, rooms=rooms
            )
        except RingklockaError as error:
            self.message.say(error_line(error))
            return
        if step.changes:
            self.step_chosen.emit(step)
        self.accept()


def _choices(name: str) -> QListWidget:
    field = QListWidget()
    field.setObjectName(name)
    field.setAlternatingRowColors(True)
    return field


def _checked(field: QListWidget) -> tuple[str, ...]:
    items = (field.item(row) for row in range(field.count()))
    return tuple(item.data(_UID) for item in items if item.checkState() is Qt.CheckState.Checked)
