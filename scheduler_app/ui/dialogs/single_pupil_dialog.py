"""One lesson and single pupils: who attends it beyond its groups, and who is freed from it, from when to when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.order import by_family_name
from scheduler_app.domain.roster import expected_pupils
from scheduler_app.domain.school import School
from scheduler_app.errors import RingklockaError
from scheduler_app.ui.dated_services import DatedServices
from scheduler_app.ui.dialogs.form import MessageLine, add_row, lesson_heading
from scheduler_app.ui.dialogs.publish_dialog import date_edit, date_of
from scheduler_app.ui.empty_word import EmptyWord
from scheduler_app.ui.language import error_line
from scheduler_app.ui.names import lesson_title

_UID = Qt.ItemDataRole.UserRole


class SinglePupilDialog(QDialog):
    """`step_chosen` carries the ChangeSet of one addition or one removal; the dialog closes with it."""

    step_chosen = Signal(object)

    def __init__(self, dated: DatedServices, school: School, lesson: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("single_pupil")
        self._dated, self._school, self._lesson = dated, school, lesson
        self.setWindowTitle(self.tr("Individual pupils"))
        self.resize(520, 480)
        year = school.year.dates
        first = min(max(today, year.first or today), year.last or today)
        self.title = lesson_heading(lesson_title(school, lesson))
        self.pupil = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self.pupil.setObjectName("single_pupil.pupil")
        completer = self.pupil.completer()
        assert completer is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._fill_pupils(first)
        self.kind = QComboBox()
        self.kind.setObjectName("single_pupil.kind")
        self.kind.addItem(self.tr("attends the lesson as well"), True)
        self.kind.addItem(self.tr("does not attend the lesson"), False)
        self.first = date_edit("single_pupil.first", first)
        self.last = date_edit("single_pupil.last", year.last)
        self.rows = QListWidget()
        self.rows.setObjectName("single_pupil.rows")
        EmptyWord(self.rows, self.tr("No individual pupils in this lesson."))
        self.remove = QPushButton(self.tr("&Remove"))
        self.remove.setAutoDefault(False)  # Enter takes nobody away
        self.remove.setObjectName("single_pupil.remove")
        self.message = MessageLine("single_pupil.message")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._show_rows()
        self._assemble()
        self._enable()
        self.pupil.currentTextChanged.connect(lambda _text: self._enable())
        self.pupil.editTextChanged.connect(lambda _text: self._enable())
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.remove.clicked.connect(self._on_remove)
        self.rows.currentItemChanged.connect(lambda _item, _before: self._enable())

    def _assemble(self) -> None:
        form = QFormLayout()
        add_row(form, self.tr("&Pupil"), self.pupil)
        add_row(form, self.tr("&What"), self.kind)
        add_row(form, self.tr("&First day"), self.first)
        add_row(form, self.tr("&Last day"), self.last)
        add_row(form, self.tr("&Already decided"), self.rows)
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addLayout(form, 1)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.message)
        column.addWidget(self.buttons)

    def _fill_pupils(self, day: date) -> None:
        """Those who are expected already are marked, so that nobody is added twice."""
        school = self._school
        expected = expected_pupils(school, school.lessons[self._lesson], day)
        named = [row for row in school.pupils.values() if not (row.archived or row.placeholder)]
        for row in sorted(named, key=by_family_name):
            name = f"{row.family_name}, {row.given_name}"
            self.pupil.addItem(self.tr("{name} (attends now)").format(name=name) if row.uid in expected else name, row.uid)
        self.pupil.setCurrentIndex(-1)

    def _show_rows(self) -> None:
        for row in self._school.individual_lessons_of.get(self._lesson, ()):
            name = self._school.pupils[row.pupil].name
            said = self.tr("{name} attends") if row.attends else self.tr("{name} does not attend")
            dates = f"{row.dates.first or '…'} – {row.dates.last or '…'}"
            item = QListWidgetItem(f"{said.format(name=name)}, {dates}", self.rows)
            item.setData(_UID, row.uid)

    def _on_remove(self) -> None:
        item = self.rows.currentItem()
        if item is not None:
            self.step_chosen.emit(self._dated.remove(self._school, self._school.individual_lessons[item.data(_UID)]))
            self.accept()

    def _enable(self) -> None:
        """OK waits for a pupil of the list."""
        known = self.pupil.findText(self.pupil.currentText()) >= 0
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(known)
        self.remove.setEnabled(self.rows.currentItem() is not None)

    def _on_accepted(self) -> None:
        index = self.pupil.findText(self.pupil.currentText())
        first, last = date_of(self.first), date_of(self.last)
        if last < first:
            self.message.say(self.tr("The last date is before the first."))
            return
        try:
            step = self._dated.individual_lesson(
                self._school, self.pupil.itemData(index), self._lesson, attends=self.kind.currentData(), dates=DateRange(first, last)
            )
        except RingklockaError as error:
            self.message.say(error_line(error))
            return
        self.step_chosen.emit(step)
        self.accept()
