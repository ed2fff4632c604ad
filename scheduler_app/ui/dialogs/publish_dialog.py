"""Publish: where, which dates, what stands in the way, what it would change, and the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from scheduler_app.domain.publication import PublicationConflict, PublicationPreview, PublicationReceipt, PublicationSnapshot
from scheduler_app.domain.school import School
from scheduler_app.services.ports import AttendanceTarget, SchoolStore
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import DesktopServices
from scheduler_app.ui.dialogs.fix_places import Place, place_of
from scheduler_app.ui.dialogs.form import MessageLine, PathField, add_row
from scheduler_app.ui.dialogs.publish_address import last_address, remember_address
from scheduler_app.ui.dialogs.publish_tree import SHOWN, PublishTree, not_published_text
from scheduler_app.ui.language import error_line, grouped, say
from scheduler_app.ui.names import who_text


@dataclass(frozen=True)
class Seen:
    """What the user has looked at and may send: exactly this, to exactly there."""

    address: str
    first: date
    last: date
    from_now: bool
    outlook: Any  # services.outlook.Outlook


class PublishDialog(QDialog):
    """Preview first, always. If somebody published in between, nothing is done and a new preview is shown."""

    published = Signal(object)  # PublicationReceipt
    place_chosen = Signal(object)  # fix_places.Place

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
        self._services, self._background, self._school, self._store, self._today = services, background, school, store, today
        self._seen: Seen | None = None
        self.setWindowTitle(self.tr("Publish to attendance"))
        self.resize(900, 640)
        self._build(*self._window_proposed())
        self._assemble()
        self._connect()

    # What a correction does otherwise

    def _window_proposed(self) -> tuple[date | None, date | None]:
        year = self._school.year.dates
        return self._services.publishing.window(self._school, self._today) or (year.first, year.last)

    def _rows_more(self, form: QFormLayout) -> None:
        """Rows under the dates."""
        form.addRow("", self.from_now)

    def _snapshot(self, school: School, first: date, last: date) -> PublicationSnapshot:
        return self._services.make_snapshot(school, first, last)

    def _send(self, target: AttendanceTarget, snapshot: PublicationSnapshot, base_seq: int) -> PublicationReceipt:
        return self._services.publish(self._store, target, snapshot, base_seq, self._services.author)

    def _may_send(self) -> bool:
        return not self.unasked.isVisibleTo(self) or self.unasked.isChecked()

    # Widgets

    def _build(self, first: date | None, last: date | None) -> None:
        self.address = PathField("publish.address", self.tr("Attendance databases (*.sqlite *.db);;All files (*)"), save=True)
        self.address.set_text(last_address())
        self.first = date_edit("publish.first", first)
        self.last = date_edit("publish.last", last)
        self.from_now = QCheckBox(self.tr("From &now: begin with today's lessons that have not begun"))
        self.from_now.setObjectName("publish.from_now")
        self.look = QPushButton(self.tr("&Show what would change"))
        self.look.setObjectName("publish.look")
        self.look.setDefault(True)
        self.message = MessageLine("publish.message")
        self.counts = QLabel()
        self.counts.setObjectName("publish.counts")
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        self.counts.setWordWrap(True)
        self.tree = PublishTree(
            "publish.differences", lambda uid: who_text(self._school, uid), lambda finding: place_of(self._school, finding)
        )
        self.unasked = QCheckBox()
        self.unasked.setObjectName("publish.unasked")
        self.unasked.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.go = self.buttons.addButton(self.tr("&Go there"), QDialogButtonBox.ButtonRole.ActionRole)
        self.go.setObjectName("publish.go")
        self.go.setToolTip(self.tr("Opens the place where the chosen line can be put right"))
        self.go.setEnabled(False)
        self.publish = self.buttons.addButton(self.tr("&Publish"), QDialogButtonBox.ButtonRole.ActionRole)
        self.publish.setObjectName("publish.publish")
        self.publish.setEnabled(False)

    def _assemble(self) -> None:
        form = QFormLayout()
        add_row(form, self.tr("Attendance &database"), self.address, target=self.address.line)
        add_row(form, self.tr("&First day"), self.first)
        add_row(form, self.tr("&Last day"), self.last)
        self._rows_more(form)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.message)
        column.addWidget(self.counts)
        column.addWidget(self.tree, 1)
        column.addWidget(self.unasked)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.address.changed.connect(self._forget)
        self.first.dateChanged.connect(self._forget)
        self.last.dateChanged.connect(self._forget)
        self.from_now.toggled.connect(self._on_from_now)
        self.look.clicked.connect(self.show_preview)
        self.publish.clicked.connect(self._on_publish)
        self.unasked.toggled.connect(self._enable)
        self.tree.place_chosen.connect(self._on_place)
        self.tree.itemSelectionChanged.connect(lambda: self.go.setEnabled(self.tree.leads()))
        self.go.clicked.connect(self.tree.go)
        self.buttons.rejected.connect(self.reject)

    # Methods

    def show_preview(self) -> None:
        """Compare with the target in the background."""
        self._forget()
        address, first, last = self.address.text, date_of(self.first), date_of(self.last)
        if not address:
            self.message.say(self.tr("Choose the attendance database to publish to."))
            return
        if last < first:
            self.message.say(self.tr("The last date is before the first."))
            return
        self._set_busy(self.tr("Comparing…"))
        services, school, today, make, coming = self._services, self._school, self._today, self._snapshot, self._coming
        from_now = self.from_now.isChecked()
        make_now = services.make_snapshot_from_now if from_now else None

        def compare() -> Seen:
            target = services.targets.open(address)
            try:
                found = services.publishing.outlook(school, target, first, last, today, make, tomorrow_first=coming, make_from_now=make_now)
                return Seen(address, first, last, from_now, found)
            finally:
                target.close()

        self._background.run(compare, self._on_seen, self._on_error)

    _coming = True
    """Days to come only; a correction is about days that have been."""

    # Private

    def _on_from_now(self, checked: bool) -> None:
        first = self._today if checked else self._window_proposed()[0] or self._today
        self.first.setDate(QDate(first.year, first.month, first.day))
        self.first.setEnabled(not checked)
        self._forget()

    def _on_seen(self, seen: Seen) -> None:
        self._set_busy("")
        asked = (self.address.text, date_of(self.first), date_of(self.last), self.from_now.isChecked())
        if (seen.address, seen.first, seen.last, seen.from_now) != asked:
            return
        found = seen.outlook
        self.tree.show_findings(found.findings)
        warnings = [say("clock_differs", n=found.clock_minutes)] if found.clock_minutes else []
        if found.problem is not None:
            listed = found.problem.code == "publish_double_booked"
            said = self.tr("The double bookings listed first must be solved.") if listed else error_line(found.problem)
            self.message.say("\n".join([said, *warnings]))
            return
        self._seen = seen
        remember_address(seen.address)
        self._show_counts(found)
        assert found.preview is not None
        self.tree.show_preview(found.preview)
        self.unasked.setVisible(bool(found.unasked))
        self.unasked.setChecked(False)
        self.unasked.setText(self.tr("&Also cancel published lessons that only lack a place now: {n}").format(n=grouped(found.unasked)))
        self.message.say("\n".join(warnings))
        self._enable()

    def _show_counts(self, found: Any) -> None:
        shown, snapshot = found.preview, found.snapshot
        assert shown is not None
        assert snapshot is not None
        lines = [
            self.tr(
                "New: {new}. Changed: {changed}. Cancelled: {cancelled}. Unchanged: {untouched}. Reported, left alone: {frozen}."
            ).format(**_counts(shown))
        ]
        if snapshot.first_minute:
            minute = f"{snapshot.first_minute // 60:02d}:{snapshot.first_minute % 60:02d}"
            lines.append(self.tr("Today's lessons that begin before {time} have begun and stay as they are.").format(time=minute))
        left_out = not_published_text(row.reason for row in snapshot.not_published)
        lines += [left_out] if left_out else []
        if len(shown.differences) > SHOWN:
            lines.append(self.tr("The first {count} differences are listed.").format(count=grouped(SHOWN)))
        self.counts.setText("\n".join(lines))

    def _on_publish(self) -> None:
        seen = self._seen
        if seen is None:
            return
        snapshot, plan = seen.outlook.snapshot, seen.outlook.preview
        assert snapshot is not None
        assert plan is not None
        self._set_busy(self.tr("Publishing…"))
        services, send = self._services, self._send

        def publish() -> PublicationReceipt:
            target = services.targets.open(seen.address)
            try:
                return send(target, snapshot, plan.base_seq)
            finally:
                target.close()

        self._background.run(publish, self._on_published, self._on_error)

    def _on_published(self, receipt: PublicationReceipt) -> None:
        self._set_busy("")
        self._forget()
        done = self.tr(
            "Published as number {seq}: {new} new, {changed} changed, {cancelled} cancelled, {untouched} unchanged, {frozen} left alone."
        ).format(seq=receipt.seq, **_counts(receipt))
        when = receipt.published_at.astimezone().strftime("%Y-%m-%d %H:%M")
        self.message.say(f"{done}\n" + self.tr("Receipt {token}, {when}.").format(token=receipt.token, when=when))
        self.tree.show_clashes(receipt.clashes)
        self.published.emit(receipt)

    def _on_error(self, error: Exception) -> None:
        self._set_busy("")
        if isinstance(error, PublicationConflict):
            self.show_preview()
            self.message.say(
                self.tr("Somebody else published in the meantime (number {seq}); nothing was changed. Look at the new preview.").format(
                    seq=error.seq
                )
            )
            return
        self.message.say(error_line(error))

    def _on_place(self, place: Place) -> None:
        self.place_chosen.emit(place)
        self.reject()

    def _forget(self) -> None:
        self._seen = None
        self.publish.setEnabled(False)
        self.counts.setText("")
        self.tree.clear()
        self.unasked.hide()
        self.message.say("")

    def _enable(self) -> None:
        self.publish.setEnabled(self._seen is not None and self._may_send())

    def _set_busy(self, text: str) -> None:
        self.message.say(text)
        self.look.setEnabled(not text)
        if text:
            self.publish.setEnabled(False)


def _counts(done: PublicationPreview | PublicationReceipt) -> dict[str, str]:
    """How many dated lessons, of which a term has tens of thousands."""
    return {name: grouped(getattr(done, name)) for name in ("new", "changed", "cancelled", "untouched", "frozen")}


def date_edit(name: str, value: date | None) -> QDateEdit:
    """A date with a calendar to choose from."""
    value = value or date.today()
    field = QDateEdit(QDate(value.year, value.month, value.day))
    field.setCalendarPopup(True)
    field.setObjectName(name)
    field.setDisplayFormat("yyyy-MM-dd")
    return field


def date_of(field: QDateEdit) -> date:
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())
