"""Publish: where, which dates, what it would change, and the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.publication import PublicationConflict, PublicationPreview, PublicationReceipt, PublicationSnapshot
from scheduler_app.domain.school import School
from scheduler_app.services.ports import SchoolStore
from scheduler_app.services.publishing import default_window
from scheduler_app.ui import labels
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import DesktopServices
from scheduler_app.ui.dialogs.form import MessageLine, PathField, add_row, documents_folder
from scheduler_app.ui.language import error_line, say

_SHOWN_DIFFERENCES = 2000


@dataclass(frozen=True)
class _Seen:
    """What the user has looked at and may publish: exactly this, to exactly there."""

    address: str
    snapshot: PublicationSnapshot
    preview: PublicationPreview


class PublishDialog(QDialog):
    """Preview first, always. If somebody published in between, nothing is done and a new preview is shown."""

    published = Signal(object)  # PublicationReceipt

    def __init__(
        self,
        services: DesktopServices,
        background: Background,
        school: School,
        store: SchoolStore,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("publish")
        self._services, self._background, self._school, self._store = services, background, school, store
        self._seen: _Seen | None = None
        self.setWindowTitle(self.tr("Publish to attendance"))
        self.resize(860, 600)
        year = school.year.dates
        self._build(*(default_window(school, today) or (year.first, year.last)))
        self._assemble()
        self._connect()

    # Widgets

    def _build(self, first: date | None, last: date | None) -> None:
        self.address = PathField("publish.address", self.tr("Attendance databases (*.sqlite *.db);;All files (*)"), save=True)
        self.address.set_text(str(documents_folder() / "attendance.sqlite"))
        self.first = _date_edit("publish.first", first)
        self.last = _date_edit("publish.last", last)
        self.look = QPushButton(self.tr("&Show what would change"))
        self.look.setObjectName("publish.look")
        self.message = MessageLine("publish.message")
        self.counts = QLabel()
        self.counts.setObjectName("publish.counts")
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        self.counts.setWordWrap(True)
        self.table = QTableWidget(0, 6)
        self.table.setObjectName("publish.differences")
        self.table.setAccessibleName(self.tr("Differences"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("What"), self.tr("Date"), self.tr("Time"), self.tr("Subject"), self.tr("Groups"), self.tr("Teachers")]
        )
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setAlternatingRowColors(True)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        for column, width in enumerate((110, 110, 110, 180, 150)):
            header.resizeSection(column, width)
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.publish = self.buttons.addButton(self.tr("&Publish"), QDialogButtonBox.ButtonRole.ActionRole)
        self.publish.setObjectName("publish.publish")
        self.publish.setEnabled(False)

    def _assemble(self) -> None:
        form = QFormLayout()
        add_row(form, self.tr("Attendance &database"), self.address, target=self.address.line)
        add_row(form, self.tr("&First day"), self.first)
        add_row(form, self.tr("&Last day"), self.last)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.message)
        column.addWidget(self.counts)
        column.addWidget(self.table, 1)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.address.changed.connect(self._forget)
        self.first.dateChanged.connect(self._forget)
        self.last.dateChanged.connect(self._forget)
        self.look.clicked.connect(self.show_preview)
        self.publish.clicked.connect(self._on_publish)
        self.buttons.rejected.connect(self.reject)

    # Methods

    def show_preview(self) -> None:
        """Compare with the target in the background."""
        self._forget()
        address, first, last = self.address.text, _date(self.first), _date(self.last)
        if not address:
            self.message.say(self.tr("Say which attendance database to publish to."))
            return
        if last < first:
            self.message.say(self.tr("The last date is before the first."))
            return
        self._set_busy(self.tr("Comparing…"))
        services, school, store = self._services, self._school, self._store

        def compare() -> _Seen:
            snapshot = services.make_snapshot(school, first, last)
            target = services.targets.open(address)
            try:
                return _Seen(address, snapshot, services.preview(store, target, snapshot))
            finally:
                target.close()

        self._background.run(compare, self._on_seen, self._on_error)

    # Private

    def _on_seen(self, seen: _Seen) -> None:
        self._set_busy("")
        if seen.address != self.address.text or seen.snapshot.first != _date(self.first) or seen.snapshot.last != _date(self.last):
            return
        self._seen = seen
        self.publish.setEnabled(True)
        self._show_counts(seen)
        differences = seen.preview.differences[:_SHOWN_DIFFERENCES]
        self.table.setRowCount(len(differences))
        for row, one in enumerate(differences):
            time = f"{clock_text(one.start)}–{clock_text(one.end)}"
            cells = (labels.difference(one.what), one.local_date.isoformat(), time, one.subject, one.groups, one.teachers)
            for column, text in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(text))

    def _show_counts(self, seen: _Seen) -> None:
        shown = seen.preview
        lines = [
            self.tr(
                "New: {new}. Changed: {changed}. Cancelled: {cancelled}. Untouched: {untouched}. Reported and left alone: {frozen}."
            ).format(new=shown.new, changed=shown.changed, cancelled=shown.cancelled, untouched=shown.untouched, frozen=shown.frozen)
        ]
        reasons: dict[str, int] = {}
        for left_out in seen.snapshot.not_published:
            reasons[left_out.reason] = reasons.get(left_out.reason, 0) + 1
        if reasons:
            parts = "; ".join(f"{say(reason)} ({count})" for reason, count in sorted(reasons.items()))
            lines.append(self.tr("Not published: {reasons}").format(reasons=parts))
        if len(shown.differences) > _SHOWN_DIFFERENCES:
            lines.append(self.tr("The first {count} differences are listed.").format(count=_SHOWN_DIFFERENCES))
        self.counts.setText("\n".join(lines))

    def _on_publish(self) -> None:
        seen = self._seen
        if seen is None:
            return
        self._set_busy(self.tr("Publishing…"))
        services, store = self._services, self._store

        def publish() -> PublicationReceipt:
            target = services.targets.open(seen.address)
            try:
                return services.publish(store, target, seen.snapshot, seen.preview.base_seq, services.author)
            finally:
                target.close()

        self._background.run(publish, self._on_published, self._on_error)

    def _on_published(self, receipt: PublicationReceipt) -> None:
        self._set_busy("")
        self._forget()
        self.message.say(
            self.tr(
                "Published, number {seq}: {new} new, {changed} changed, {cancelled} cancelled, {untouched} untouched, {frozen} left alone."
            ).format(
                seq=receipt.seq,
                new=receipt.new,
                changed=receipt.changed,
                cancelled=receipt.cancelled,
                untouched=receipt.untouched,
                frozen=receipt.frozen,
            )
        )
        self.published.emit(receipt)

    def _on_error(self, error: Exception) -> None:
        self._set_busy("")
        if isinstance(error, PublicationConflict):
            self.show_preview()
            self.message.say(
                self.tr("Somebody published in between (number {seq}); nothing was changed. Look at the new preview.").format(seq=error.seq)
            )
            return
        self.message.say(error_line(error))

    def _forget(self) -> None:
        self._seen = None
        self.publish.setEnabled(False)
        self.counts.setText("")
        self.table.setRowCount(0)
        self.message.say("")

    def _set_busy(self, text: str) -> None:
        self.message.say(text)
        self.look.setEnabled(not text)
        if text:
            self.publish.setEnabled(False)


def _date_edit(name: str, value: date | None) -> QDateEdit:
    value = value or date.today()
    field = QDateEdit(QDate(value.year, value.month, value.day))
    field.setCalendarPopup(True)
    field.setObjectName(name)
    field.setDisplayFormat("yyyy-MM-dd")
    return field


def _date(field: QDateEdit) -> date:
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())
