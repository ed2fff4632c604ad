"""Correct days that have been: as publishing, with a reason, for today and seven days back."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QFormLayout, QLineEdit

from scheduler_app.domain.publication import PublicationReceipt, PublicationSnapshot
from scheduler_app.domain.school import School
from scheduler_app.services.ports import AttendanceTarget
from scheduler_app.ui.dialogs.form import add_row
from scheduler_app.ui.dialogs.publish_dialog import PublishDialog


class CorrectDialog(PublishDialog):
    """Nothing is sent without a reason, which the audit of the attendance database keeps."""

    _coming = False

    def _build(self, first: date | None, last: date | None) -> None:
        super()._build(first, last)
        self.setObjectName("correct")
        self.setWindowTitle(self.tr("Correct published days"))
        self.publish.setText(self.tr("&Correct"))
        self.reason = QLineEdit()
        self.reason.setObjectName("correct.reason")
        self.reason.setMaxLength(500)
        self.reason.setPlaceholderText(self.tr("Why? Kept in the audit log. No names, nothing about health."))
        self.reason.textChanged.connect(self._enable)

    def _window_proposed(self) -> tuple[date | None, date | None]:
        return self._services.publishing.correction_window(self._school, self._today)

    def _rows_more(self, form: QFormLayout) -> None:
        add_row(form, self.tr("&Reason"), self.reason)

    def _snapshot(self, school: School, first: date, last: date) -> PublicationSnapshot:
        return self._services.publishing.make_correction(school, first, last, today=self._today)

    def _send(self, target: AttendanceTarget, snapshot: PublicationSnapshot, base_seq: int) -> PublicationReceipt:
        services = self._services
        return services.publishing.correct(self._store, target, snapshot, base_seq, services.author, self.reason.text())

    def _may_send(self) -> bool:
        return super()._may_send() and bool(self.reason.text().strip())
