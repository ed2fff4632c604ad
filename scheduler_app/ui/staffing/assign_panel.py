"""Who teaches what: requirements to the left, people to the right; one is given to the other by dragging, Enter or a button.

In     show_staffing(Staffing) · clear()
Out    assign_requested(requirement, staff) · unassign_requested(requirement) · lock_requested(requirement, locked)
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from scheduler_app.ui.icons import icon
from scheduler_app.ui.staffing.assign_lines import person_line, requirement_line
from scheduler_app.ui.staffing.line_table import LineTable
from scheduler_app.ui.staffing.lines import Staffing
from scheduler_app.ui.staffing.load_delegate import LoadDelegate
from scheduler_app.ui.two_parts import TwoParts

REQUIREMENT_MIME, STAFF_MIME = "application/x-ringklocka-requirement", "application/x-ringklocka-staff"
_GROUPS, _MINUTES, _TEACHERS, _NOTE = 0, 2, 3, 4
_PERCENT, _LEFT, _AFTER, _CLASSES = 1, 2, 3, 4
_LEAST = 70
_NARROW, _NARROW_PEOPLE = 400, 480
"""Pixels of a table under which the columns that can be done without are left out."""
_AROUND = 16
"""Pixels around a text in a narrow table."""


class AssignPanel(QWidget):
    """See the module's text."""

    assign_requested = Signal(str, str)
    unassign_requested = Signal(str)
    lock_requested = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("staffing.assign")
        self._staffing: Staffing | None = None
        self._build()
        self._assemble()
        self._connect()

    # Widgets

    def _build(self) -> None:
        self.requirements = LineTable("staffing.requirements", REQUIREMENT_MIME, STAFF_MIME)
        self.requirements.setAccessibleName(self.tr("Teaching to give to teachers"))
        self.people = LineTable("staffing.people", STAFF_MIME, REQUIREMENT_MIME)
        self.people.setAccessibleName(self.tr("Teachers and vacant posts"))
        of_requirements = (self.tr("Groups"), self.tr("Subject"), self.tr("Min/week"), self.tr("Teachers"), self.tr("Note"))
        self.requirements.model_.show_lines((), of_requirements, (_MINUTES,))
        self.requirements.setSortingEnabled(True)
        self.requirements.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        of_people = (
            self.tr("Teacher"),
            self.tr("Post %"),
            self.tr("Min left"),
            self.tr("Left after"),
            self.tr("Classes"),
            self.tr("Suits"),
        )
        self.people.model_.show_lines((), of_people, (_PERCENT, _LEFT, _AFTER, _CLASSES))
        for table in (self.requirements, self.people):
            table.horizontalHeader().setStretchLastSection(True)
        self.people.setItemDelegateForColumn(_LEFT, LoadDelegate(self.people))
        self.filter = QLineEdit(clearButtonEnabled=True)
        self.filter.setObjectName("staffing.filter")
        self.filter.setPlaceholderText(self.tr("Class, subject or teacher"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.setMinimumWidth(self.filter.fontMetrics().horizontalAdvance(self.filter.placeholderText()) + 40)
        self.vacant_only = QCheckBox(self.tr("&Only without teacher"))
        self.vacant_only.setObjectName("staffing.vacant")
        self.give = QPushButton(self.tr("&Give to teacher"))
        self.give.setObjectName("staffing.give")
        self.take = QPushButton(icon("remove"), self.tr("&Remove teacher"))
        self.take.setObjectName("staffing.take")
        self.lock = QPushButton(icon("lock"), self.tr("&Lock"))
        self.lock.setObjectName("staffing.lock")
        self.lock.setCheckable(True)
        self.question = QLabel()
        self.question.setObjectName("staffing.question")
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.question.setWordWrap(True)

    def _assemble(self) -> None:
        words, only = QHBoxLayout(), QHBoxLayout()
        words.addWidget(self.filter)
        only.addWidget(self.vacant_only)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(TwoParts(words, only))
        column.addWidget(self.requirements, 1)
        buttons = QHBoxLayout()
        for button in (self.give, self.take, self.lock):
            buttons.addWidget(button)
        buttons.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.question)
        column.addWidget(self.people, 1)
        column.addLayout(buttons)
        splitter = QSplitter()
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([480, 600])
        row = QVBoxLayout(self)
        row.setContentsMargins(6, 6, 6, 6)
        row.addWidget(splitter)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _text: self._narrow())
        self.vacant_only.toggled.connect(lambda _on: self._narrow())
        self.requirements.chosen.connect(lambda _uid: self._show_people())
        self.requirements.taken.connect(self._go_to_people)
        self.requirements.removed.connect(self.unassign_requested)
        self.requirements.dropped.connect(self.assign_requested)
        self.people.dropped.connect(lambda staff, requirement: self.assign_requested.emit(requirement, staff))
        self.people.taken.connect(lambda _uid: self._give())
        self.people.chosen.connect(lambda _uid: self._enable())
        self.give.clicked.connect(self._give)
        self.take.clicked.connect(lambda: self.unassign_requested.emit(self.requirements.current()))
        self.lock.clicked.connect(lambda on: self.lock_requested.emit(self.requirements.current(), on))
        lock = QShortcut(QKeySequence("L"), self.requirements)
        lock.setContext(Qt.ShortcutContext.WidgetShortcut)
        lock.activated.connect(self.lock.click)

    # Methods

    def show_staffing(self, staffing: Staffing) -> None:
        self._staffing = staffing
        first = not self.requirements.model_.lines
        self.requirements.show_lines([requirement_line(row) for row in staffing.requirements])
        self._show_people()
        if first:
            self._share_out()

    def clear(self) -> None:
        self._staffing = None
        self.requirements.model_.show_lines(())
        self.people.model_.show_lines(())
        self.question.clear()
        self._enable()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    # Private

    def _share_out(self) -> None:
        """Columns for the width there is; notes only where there are any."""
        noted = any(line.texts[_NOTE] for line in self.requirements.model_.lines)
        narrow = self.requirements.width() < _NARROW
        self.requirements.setColumnHidden(_NOTE, narrow or not noted)
        self.requirements.setColumnHidden(_MINUTES, narrow)
        tight = (_GROUPS, _TEACHERS) if narrow else ()
        narrow = self.people.width() < _NARROW_PEOPLE
        for column in (_PERCENT, _AFTER, _CLASSES):
            self.people.setColumnHidden(column, narrow)
        for table, words in ((self.requirements, 1), (self.people, 0)):
            table.fit()
            for column in tight if table is self.requirements else ():  # their headings without room for the arrow
                heading = str(table.model().headerData(column, Qt.Orientation.Horizontal))
                table.setColumnWidth(column, table.fontMetrics().horizontalAdvance(heading) + _AROUND)
            over = table.horizontalHeader().length() - table.viewport().width()
            if over > 0:  # the long names give way before anything scrolls
                table.setColumnWidth(words, max(_LEAST, table.columnWidth(words) - over))

    def _narrow(self) -> None:
        self.requirements.proxy.narrow(self.filter.text(), self.vacant_only.isChecked())

    def _show_people(self) -> None:
        staffing = self._staffing
        if staffing is None:
            return
        uid = self.requirements.current()
        row = staffing.requirement(uid)
        matches = {person.uid: staffing.match(person.uid, uid) for person in staffing.people} if row is not None else {}
        people = staffing.best_first(uid if row is not None else None)
        self.people.show_lines([person_line(person, matches.get(person.uid)) for person in people])
        if row is None:
            self.question.setText(self.tr("Choose teaching on the left: whoever suits it best is then listed first here."))
        else:
            text = self.tr("Who is to have {groups} {subject}, {minutes} min/week?")
            self.question.setText(text.format(groups=row.groups, subject=row.subject, minutes=round(row.minutes)))
        self._enable()

    def _enable(self) -> None:
        row = self._staffing.requirement(self.requirements.current()) if self._staffing is not None else None
        free = row is not None and not row.locked
        self.give.setEnabled(free and bool(self.people.current()))
        self.take.setEnabled(free and row is not None and bool(row.teachers))
        self.lock.setEnabled(row is not None)
        self.lock.setChecked(row is not None and row.locked)

    def _go_to_people(self, _requirement: str) -> None:
        """Enter on a requirement: to whoever suits best."""
        self.people.setFocus()
        if self.people.proxy.rowCount():
            self.people.selectRow(0)

    def _give(self) -> None:
        requirement, staff = self.requirements.current(), self.people.current()
        if requirement and staff:
            self.assign_requested.emit(requirement, staff)
            self.requirements.setFocus()
