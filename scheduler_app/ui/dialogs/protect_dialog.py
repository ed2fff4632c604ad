"""Somebody who is in the school already gets a protection mark: who, under which name from now on, and where the former name goes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.people import Pupil, SecurityMarking, StaffMember
from scheduler_app.domain.protection import Mention, Protection
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import Audience, person_name
from scheduler_app.errors import InputError
from scheduler_app.ui.dialogs.form import MessageLine, PathField, add_row, name_line
from scheduler_app.ui.dialogs.publish_address import last_address
from scheduler_app.ui.language import error_line
from scheduler_app.ui.protecting_services import ProtectingServices


@dataclass(frozen=True)
class ProtectWish:
    """What was confirmed: who is who from now on, the attendance database to change (empty for none), whether older backups go, and
    texts that may name the person still."""

    protection: Protection
    address: str = ""
    remove_backups: bool = False
    mentions: tuple[Mention, ...] = ()


class ProtectDialog(QDialog):
    """Nothing happens without the tick that confirms: the former name cannot be brought back."""

    confirmed = Signal(object)  # ProtectWish

    def __init__(self, services: ProtectingServices, school: School, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("protect")
        self.setWindowTitle(self.tr("Protect somebody in the school"))
        self.resize(640, 400)
        self._services, self._school = services, school
        self.person = self._people()
        self.given, self.family, self.signature = (name_line(f"protect.{name}") for name in ("given", "family", "signature"))
        self.logins = name_line("protect.logins")
        self.logins.setToolTip(
            self.tr("Names the person logs in with, separated by commas: they are removed where it is noted who did something.")
        )
        self.address = PathField("protect.address", self.tr("Attendance databases (*.sqlite *.db);;All files (*)"), save=False)
        self.address.set_text(last_address())
        self.backups = QCheckBox(self.tr("Also &remove older backups, which still hold the former name"))
        self.backups.setObjectName("protect.backups")
        self.sure = QCheckBox(self.tr("&Decided with the principal: the former name cannot be brought back"))
        self.sure.setObjectName("protect.sure")
        self.message = MessageLine("protect.message")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.protect = self.buttons.addButton(self.tr("&Protect"), QDialogButtonBox.ButtonRole.ActionRole)
        self.protect.setObjectName("protect.protect")
        for button in self.buttons.findChildren(QPushButton):  # what cannot be taken back is not done by Enter in a line
            button.setAutoDefault(False)
        self._assemble()
        self.person.currentTextChanged.connect(self._on_changed)
        self.sure.toggled.connect(self._on_changed)
        self.protect.clicked.connect(self._on_protect)
        self.buttons.rejected.connect(self.reject)
        self._on_changed()

    def choose(self, uid: str) -> None:
        """Propose somebody."""
        self.person.setCurrentIndex(self.person.findData(uid))

    def _people(self) -> QComboBox:
        people: list[Pupil | StaffMember] = [*self._school.staff.values(), *self._school.pupils.values()]
        rows = sorted((f"{person_name(row, Audience.INTERNAL)} ({row.uid})", row.uid) for row in people if _open(row))
        field = QComboBox()
        field.setObjectName("protect.person")
        field.setEditable(True)
        field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for label, uid in rows:
            field.addItem(label, uid)
        completer = field.completer()
        assert completer is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        field.setCurrentIndex(-1)
        return field

    def _assemble(self) -> None:
        words = QLabel(
            self.tr(
                "The name below and a new id replace the former ones in the school, its history and the attendance database, reported "
                "lessons included. Files printed or exported before are not reached."
            )
        )
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        form = QFormLayout()
        add_row(form, self.tr("P&erson"), self.person)
        add_row(form, self.tr("&Given name"), self.given)
        add_row(form, self.tr("&Family name"), self.family)
        add_row(form, self.tr("&Initials (staff)"), self.signature)
        add_row(form, self.tr("&Login names (staff)"), self.logins)
        add_row(form, self.tr("&Attendance database"), self.address, target=self.address.line)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addLayout(form)
        for widget in (self.backups, self.sure, self.message):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.buttons)

    def _chosen(self) -> str:
        at = self.person.findText(self.person.currentText(), Qt.MatchFlag.MatchFixedString | Qt.MatchFlag.MatchCaseSensitive)
        return str(self.person.itemData(at)) if at >= 0 else ""

    def _on_changed(self) -> None:
        uid = self._chosen()
        for widget in (self.signature, self.logins):
            widget.setEnabled(uid in self._school.staff)
        self.protect.setEnabled(bool(uid) and self.sure.isChecked())
        self.message.say("")

    def _on_protect(self) -> None:
        uid = self._chosen()
        try:
            found = self._services.protect(self._school, uid, self.given.text(), self.family.text(), self.signature.text())
        except InputError as error:
            self.message.say(error_line(error))
            return
        logins = [name.strip() for name in self.logins.text().split(",") if name.strip()] if self.logins.isEnabled() else []
        texts = tuple(self._services.mentions(self._school, found))
        self.confirmed.emit(ProtectWish(found.with_logins(logins), self.address.text, self.backups.isChecked(), texts))
        self.accept()


def _open(person: Pupil | StaffMember) -> bool:
    return person.marking is not SecurityMarking.PROTECTED
