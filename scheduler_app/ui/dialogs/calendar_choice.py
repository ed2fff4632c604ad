"""Which calendars to write: the dates, and either every class and room or some people's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from scheduler_app.domain.people import SecurityMarking
from scheduler_app.domain.school import School
from scheduler_app.ui.dialogs.form import add_row
from scheduler_app.ui.dialogs.publish_dialog import date_edit, date_of

_MARKED = (SecurityMarking.CONFIDENTIAL, SecurityMarking.PROTECTED)
_UID = Qt.ItemDataRole.UserRole


class CalendarChoice(QWidget):
    """People with a protection mark are not offered: they have no calendar file."""

    changed = Signal()

    def __init__(self, school: School) -> None:
        super().__init__()
        self.first = date_edit("export.first", school.year.dates.first)
        self.last = date_edit("export.last", school.year.dates.last)
        self.search = QLineEdit()
        self.search.setObjectName("export.find_person")
        self.search.setPlaceholderText(self.tr("Name, initials or class"))
        self.people = QListWidget()
        self.people.setObjectName("export.people")
        self.warning = QLabel(
            self.tr("A personal calendar shows where somebody is, hour by hour. Give the file to nobody but that person.")
        )
        self.warning.setObjectName("export.personal")
        self.warning.setTextFormat(Qt.TextFormat.PlainText)
        self.warning.setWordWrap(True)
        for uid, shown in _people(school):
            item = QListWidgetItem(shown)
            item.setData(_UID, uid)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.people.addItem(item)
        form = QFormLayout()
        add_row(form, self.tr("F&rom"), self.first)
        add_row(form, self.tr("&Until"), self.last)
        add_row(form, self.tr("F&ind a person"), self.search)
        add_row(form, self.tr("Only these &people's own"), self.people)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.warning)
        self.search.textChanged.connect(self._narrow)
        self.people.itemChanged.connect(lambda _: self._on_checked())
        self._on_checked()

    @property
    def dates(self) -> tuple[date, date]:
        return date_of(self.first), date_of(self.last)

    @property
    def persons(self) -> Sequence[str]:
        """Uids of the people whose own calendars are wanted; none for the calendars of classes and rooms."""
        items = (self.people.item(row) for row in range(self.people.count()))
        return tuple(item.data(_UID) for item in items if item.checkState() is Qt.CheckState.Checked)

    def forget_people(self) -> None:
        for row in range(self.people.count()):
            self.people.item(row).setCheckState(Qt.CheckState.Unchecked)

    def _narrow(self, text: str) -> None:
        """Those that fit what is looked for, and those chosen already."""
        wanted = text.casefold().strip()
        for row in range(self.people.count()):
            item = self.people.item(row)
            item.setHidden(wanted not in item.text().casefold() and item.checkState() is not Qt.CheckState.Checked)

    def _on_checked(self) -> None:
        self.warning.setVisible(bool(self.persons))
        self.changed.emit()


def _people(school: School) -> list[tuple[str, str]]:
    """Uid and what to show, staff with signature first, then pupils with their class."""
    classes = {row.pupil: school.groups[row.group].name for row in school.memberships.values() if school.groups[row.group].kind == "class"}
    staff = [(row.uid, f"{row.name} ({row.signature})") for row in school.staff.values() if not row.archived and row.marking not in _MARKED]
    pupils = [
        (row.uid, f"{row.name} ({classes[row.uid]})" if row.uid in classes else row.name)
        for row in school.pupils.values() if not (row.archived or row.placeholder) and row.marking not in _MARKED
    ]  # fmt: skip
    return [*sorted(staff, key=lambda row: row[1].casefold()), *sorted(pupils, key=lambda row: row[1].casefold())]
