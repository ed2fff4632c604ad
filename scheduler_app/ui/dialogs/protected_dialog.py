"""People with a protection mark whom imports met: each is left out or given an alias by somebody who knows what was agreed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.protection import Protection
from scheduler_app.domain.school import School
from scheduler_app.domain.withheld import Decision, PersonKind, Withheld
from scheduler_app.errors import InputError
from scheduler_app.texts import text
from scheduler_app.ui.dialogs.form import MessageLine, add_row, name_line
from scheduler_app.ui.dialogs.row_table import RowTable
from scheduler_app.ui.empty_word import EmptyWord
from scheduler_app.ui.language import current, error_line
from scheduler_app.ui.protecting_services import ProtectingServices


class ProtectedDialog(QDialog):
    """`decided` carries what to do; names and ids that were known before are wiped out with it."""

    decided = Signal(object)  # Protection
    another_wanted = Signal()  # somebody who is in the school already

    def __init__(self, services: ProtectingServices, school: Callable[[], School], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("protected")
        self.setWindowTitle(self.tr("Protected people"))
        self.resize(720, 480)
        self._services, self._school = services, school
        self._rows: list[Withheld] = []
        self.rows = self._table()
        self.given = name_line("protected.given")
        self.family = name_line("protected.family")
        self.signature = name_line("protected.signature")
        self.alias = QPushButton(self.tr("Add under this &alias"))
        self.omit = QPushButton(self.tr("Leave &out"))
        self.another = QPushButton(self.tr("&Protect somebody in the school…"))
        self.another.setObjectName("protected.another")
        self.message = MessageLine("protected.message")
        self._assemble()
        self.rows.itemSelectionChanged.connect(self._on_selected)
        self.alias.clicked.connect(self._on_alias)
        self.omit.clicked.connect(self._on_omit)
        self.another.clicked.connect(self.another_wanted)
        self.refresh()

    def _table(self) -> QTableWidget:
        titles = [self.tr("Who"), self.tr("Id in the source"), self.tr("Decision")]
        rows = RowTable("protected.rows", self.tr("Protected people"), titles)
        rows.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        rows.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        rows.setColumnWidth(2, 200)
        EmptyWord(rows, self.tr("No people with a protection mark have been found."))
        return rows

    def _assemble(self) -> None:
        words = QLabel(
            self.tr(
                "The real name is not kept. Decide with the principal: leave the person out, or enter the name that was agreed. "
                "Class and groups come with the next import. Backups and files written earlier are not changed."
            )
        )
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        form = QFormLayout()
        add_row(form, self.tr("&Given name"), self.given)
        add_row(form, self.tr("&Family name"), self.family)
        add_row(form, self.tr("&Initials (staff)"), self.signature)
        act = QHBoxLayout()
        act.addWidget(self.alias)
        act.addWidget(self.omit)
        act.addStretch(1)
        act.addWidget(self.another)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(self.rows, 1)
        column.addLayout(form)
        column.addLayout(act)
        column.addWidget(self.message)
        column.addWidget(buttons)
        for button in (self.alias, self.omit, self.another):
            button.setAutoDefault(False)

    def refresh(self, _step: object = None) -> None:
        """Show the people as the school has them now."""
        waiting_first = sorted(self._school().withheld.values(), key=lambda row: (row.decision is not Decision.WAITING, row.uid))
        self._rows = waiting_first
        self.rows.setRowCount(len(waiting_first))
        for line, row in enumerate(waiting_first):
            words = (text(f"protected_{row.kind.value}", current()), row.person, text(f"protected_{row.decision.value}", current()))
            for place, word in enumerate(words):
                self.rows.setItem(line, place, QTableWidgetItem(word))
        if waiting_first:
            self.rows.selectRow(0)
        self._on_selected()

    def _selected(self) -> Withheld | None:
        at = self.rows.currentRow()
        return self._rows[at] if self.rows.selectedItems() and 0 <= at < len(self._rows) else None

    def _on_selected(self) -> None:
        row = self._selected()
        for widget in (self.given, self.family, self.alias, self.omit):
            widget.setEnabled(row is not None)
        self.signature.setEnabled(row is not None and row.kind is PersonKind.STAFF)

    def _on_alias(self) -> None:
        row = self._selected()
        if row is not None:
            self._decide(
                lambda: self._services.give_alias(self._school(), row.uid, self.given.text(), self.family.text(), self.signature.text())
            )

    def _on_omit(self) -> None:
        row = self._selected()
        if row is not None:
            self._decide(lambda: self._services.omit(self._school(), row.uid))

    def _decide(self, make: Callable[[], Protection]) -> None:
        try:
            protection = make()
        except InputError as error:
            self.message.say(error_line(error))
            return
        self.message.say("")
        for line in (self.given, self.family, self.signature):
            line.clear()
        self.decided.emit(protection)
