"""A teacher is away on one date: who takes which of the day's lessons."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.dated_changes import DatedChange
from scheduler_app.domain.day_lessons import LessonOfDay, busy_at, lessons_of_day
from scheduler_app.domain.school import School
from scheduler_app.errors import RingklockaError
from scheduler_app.ui.dated_services import DatedServices
from scheduler_app.ui.dialogs.form import MessageLine, add_row
from scheduler_app.ui.dialogs.publish_dialog import date_edit, date_of
from scheduler_app.ui.headings import over_their_cells
from scheduler_app.ui.language import error_line
from scheduler_app.ui.names import lesson_title, who_text


class AbsenceDialog(QDialog):
    """One row a lesson, each with its own substitute; all of it is one step, carried by `step_chosen`."""

    step_chosen = Signal(object)

    def __init__(self, dated: DatedServices, school: School, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("absence")
        self._dated, self._school = dated, school
        self._rows: list[LessonOfDay] = []
        self.setWindowTitle(self.tr("Teacher away"))
        self.resize(720, 420)
        self.teacher = QComboBox()
        self.teacher.setObjectName("absence.teacher")
        present = [row for row in school.staff.values() if not row.archived]
        for row in sorted(present, key=lambda row: who_text(school, row.uid).casefold()):
            self.teacher.addItem(who_text(school, row.uid), row.uid)
        self.day = date_edit("absence.day", next(school.year.school_days(today), None) or school.year.dates.first)
        self.table = QTableWidget(0, 3)
        self.table.setObjectName("absence.lessons")
        self.table.setAccessibleName(self.tr("Lessons of the day"))
        self.table.setHorizontalHeaderLabels([self.tr("Time"), self.tr("Lesson"), self.tr("Who takes it")])
        self.table.verticalHeader().hide()
        over_their_cells(self.table)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(2, 280)
        self.message = MessageLine("absence.message")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        form = QFormLayout()
        add_row(form, self.tr("&Teacher"), self.teacher)
        add_row(form, self.tr("&Date"), self.day)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.table, 1)
        column.addWidget(self.message)
        column.addWidget(self.buttons)
        self.teacher.currentIndexChanged.connect(self._show)
        self.day.dateChanged.connect(self._show)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self._show()

    def _show(self) -> None:
        school, teacher, when = self._school, self.teacher.currentData(), date_of(self.day)
        day = lessons_of_day(school, when)
        self._rows = [row for row in day if teacher in row.teachers]
        self.table.setRowCount(len(self._rows))
        for number, row in enumerate(self._rows):
            title = lesson_title(school, row.lesson.uid)
            self.table.setItem(number, 0, QTableWidgetItem(f"{clock_text(row.start)}–{clock_text(row.end)}"))
            self.table.setItem(number, 1, QTableWidgetItem(title))
            choice = self._choice(row, busy_at(day, row.lesson.uid), when)
            choice.setAccessibleName(self.tr("Who takes {lesson}").format(lesson=title))
            self.table.setCellWidget(number, 2, choice)
        self.message.say("" if self._rows else self.tr("No lessons that day."))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self._rows))

    def _choice(self, row: LessonOfDay, busy: frozenset[str], when: date) -> QComboBox:
        """Nothing, cancelled, then everybody who is there: the free first."""
        school, others = self._school, tuple(uid for uid in row.teachers if uid != self.teacher.currentData())
        field = QComboBox()
        field.addItem(self.tr("– (leave as it is)"), None)
        if others:
            names = ", ".join(who_text(school, uid) for uid in others)
            field.addItem(self.tr("only {names}").format(names=names), (False, others))
        else:
            field.addItem(self.tr("Cancelled"), (True, ()))
        here = [one.uid for one in school.staff.values() if not one.archived and one.dates.includes(when) and one.uid not in row.teachers]
        for uid in sorted(here, key=lambda uid: (uid in busy, who_text(school, uid).casefold())):
            name = who_text(school, uid)
            field.addItem(self.tr("{name} (busy then)").format(name=name) if uid in busy else name, (False, (*others, uid)))
        return field

    def choice(self, row: int) -> QComboBox:
        """The field of one row."""
        field = self.table.cellWidget(row, 2)
        assert isinstance(field, QComboBox)
        return field

    def _on_accepted(self) -> None:
        when, rows = date_of(self.day), []
        for number, row in enumerate(self._rows):
            chosen = self.choice(number).currentData(Qt.ItemDataRole.UserRole)
            if chosen is not None:
                cancelled, teachers = chosen
                rooms = row.change.rooms if row.change is not None and not cancelled else ()
                rows.append(DatedChange(row.lesson.uid, when, cancelled, tuple(teachers), rooms))
        if not rows:
            self.message.say(self.tr("Choose who takes a lesson, or cancel it."))
            return
        try:
            step = self._dated.change_dates(self._school, rows, when)
        except RingklockaError as error:
            self.message.say(error_line(error))
            return
        self.step_chosen.emit(step)
        self.accept()
