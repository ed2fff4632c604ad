"""What has been published to an attendance database, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from scheduler_app.domain.publication import PublicationEntry
from scheduler_app.domain.school import School
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import DesktopServices
from scheduler_app.ui.dialogs.form import MessageLine, PathField, add_row
from scheduler_app.ui.dialogs.publish_address import last_address
from scheduler_app.ui.dialogs.row_table import RowTable
from scheduler_app.ui.empty_word import EmptyWord
from scheduler_app.ui.language import error_line, grouped


class PublicationsDialog(QDialog):
    """Asks the target when it opens and when the address is changed and asked for again."""

    def __init__(self, services: DesktopServices, background: Background, school: School, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("publications")
        self._services, self._background, self._unit = services, background, school.unit.uid
        self.setWindowTitle(self.tr("Publication history"))
        self.resize(900, 480)
        self.address = PathField("publications.address", self.tr("Attendance databases (*.sqlite *.db);;All files (*)"), save=False)
        self.address.set_text(last_address())
        self.look = QPushButton(self.tr("&Show"))
        self.look.setObjectName("publications.look")
        self.look.setDefault(True)
        self.message = MessageLine("publications.message")
        titles = (
            self.tr("No."), self.tr("When"), self.tr("By"), self.tr("Days"), self.tr("New"), self.tr("Changed"), self.tr("Cancelled"),
            self.tr("Unchanged"), self.tr("Reported, left alone"), self.tr("Reason"),
        )  # fmt: skip
        self.table = RowTable("publications.table", self.tr("Publications, newest first"), titles, numbers=(0, 4, 5, 6, 7, 8))
        self._empty = EmptyWord(self.table, self.tr("Choose the attendance database, then show what has been published there."))
        self.table.setAlternatingRowColors(True)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        add_row(form, self.tr("Attendance &database"), self.address, target=self.address.line)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.message)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.look.clicked.connect(self.ask)

    def ask(self) -> None:
        """Read the history in the background."""
        services, unit, address = self._services, self._unit, self.address.text
        self.message.say(self.tr("Asking…"))

        def read() -> Sequence[PublicationEntry]:
            target = services.targets.open(address)
            try:
                return target.publications(unit)
            finally:
                target.close()

        self._background.run(read, self._on_read, lambda error: self.message.say(error_line(error)))

    def _on_read(self, entries: Sequence[PublicationEntry]) -> None:
        self.message.say("")
        self._empty.say(self.tr("Nothing has been published there by this school."))
        self.table.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            receipt = entry.receipt
            cells = (
                str(receipt.seq), receipt.published_at.astimezone().strftime("%Y-%m-%d %H:%M"), entry.published_by,
                f"{entry.first.isoformat()} – {entry.last.isoformat()}", grouped(receipt.new), grouped(receipt.changed),
                grouped(receipt.cancelled), grouped(receipt.untouched), grouped(receipt.frozen), entry.reason,
            )  # fmt: skip
            self.table.put_row(row, cells)
