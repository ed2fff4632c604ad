"""The lessons of a pupil's adapted programme, ticked in a list of the pupil's own week, with the minutes against those decided."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from scheduler_app.domain.groups import AdaptedProgramme
from scheduler_app.domain.school import School
from scheduler_app.ui.board.attending import Attending
from scheduler_app.ui.data.belonging import pupil_names, week_minutes
from scheduler_app.ui.data.columns import figure
from scheduler_app.ui.dialogs.form import add_row
from scheduler_app.ui.names import lesson_title, time_text
from scheduler_app.ui.rules.check_list import CheckList

_MOST_MINUTES = 7 * 24 * 60


class ProgrammeDialog(QDialog):
    """`programme_chosen` carries the programme as it is to be; dates stand in the table. Pupils are called as the table calls them."""

    programme_chosen = Signal(object)

    def __init__(self, school: School, programme: AdaptedProgramme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("programme")
        self.setWindowTitle(self.tr("Adapted programme"))
        self._school, self._programme, self._attending = school, programme, Attending(school)
        self.pupil = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self.pupil.setObjectName("programme.pupil")
        completer = self.pupil.completer()
        assert completer is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        for uid, name in sorted(pupil_names(school).items(), key=lambda pair: pair[1].casefold()):
            if uid == programme.pupil or not school.pupils[uid].archived:
                self.pupil.addItem(name, uid)
        self.pupil.setCurrentIndex(self.pupil.findData(programme.pupil))
        self.minutes = QSpinBox(maximum=_MOST_MINUTES, singleStep=5)
        self.minutes.setObjectName("programme.minutes")
        self.minutes.setSpecialValueText("–")  # nothing decided
        self.minutes.setValue(programme.expected_minutes or 0)
        self.lessons = CheckList("programme.lessons", self.tr("Lessons of the pupil"))
        self.sum = QLabel()
        self.sum.setObjectName("programme.sum")
        self.sum.setTextFormat(Qt.TextFormat.PlainText)
        self.sum.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._assemble()
        self._fill(programme.lessons)
        self.resize(560, 600)

    def _assemble(self) -> None:
        form = QFormLayout()
        add_row(form, self.tr("&Pupil"), self.pupil)
        add_row(form, self.tr("&Decided min/week"), self.minutes)
        hint = QLabel(self.tr("Tick the lessons at which the pupil is expected. At all others the pupil is not expected, and not absent."))
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(hint)
        column.addWidget(self.lessons, 1)
        column.addWidget(self.sum)
        column.addWidget(self.buttons)
        self.pupil.activated.connect(lambda _index: self._fill(self.lessons.ticked))
        self.lessons.changed.connect(self._count)
        self.minutes.valueChanged.connect(lambda _value: self._count())
        self.buttons.accepted.connect(self._on_ok)
        self.buttons.rejected.connect(self.reject)

    def _fill(self, ticked: tuple[str, ...]) -> None:
        """The pupil's own lessons through the week; lessons listed that are none of them stay, so that nothing is lost unseen."""
        school, own = self._school, self._attending.lessons_of_groups(str(self.pupil.currentData()))
        kept = self._programme.lessons if self.pupil.currentData() == self._programme.pupil else ()
        shown = own | {uid for uid in kept if uid in school.lessons}
        order = sorted(shown, key=lambda uid: (*_time(school, uid), uid))
        self.lessons.set_lines([(uid, self._line(uid, strange=uid not in own)) for uid in order], [uid for uid in ticked if uid in shown])
        self._count()

    def _line(self, uid: str, *, strange: bool) -> str:
        placement, minutes = self._school.placed.get(uid), self._school.lessons[uid].minutes
        when = self.tr("not placed") if placement is None else time_text(placement.day, placement.start, minutes)
        text = f"{when}  {lesson_title(self._school, uid)}  ({minutes} min)"
        return self.tr("{lesson}, not in the pupil's groups").format(lesson=text) if strange else text

    def _count(self) -> None:
        ticked = self.lessons.ticked
        listed, decided = week_minutes(self._school, ticked), self.minutes.value()
        text = self.tr("{n} of {all} lessons, {minutes} min/week.").format(
            n=len(ticked), all=self.lessons.list.count(), minutes=figure(listed)
        )
        if decided and abs(listed - decided) >= 1:
            less, more = self.tr("{n} min less than decided."), self.tr("{n} min more than decided.")
            text += " " + (less if listed < decided else more).format(n=figure(abs(listed - decided)))
        self.sum.setText(text)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self.pupil.currentIndex() >= 0)

    def _on_ok(self) -> None:
        order = {uid: number for number, uid in enumerate(self._programme.lessons)}
        lessons = tuple(sorted(self.lessons.ticked, key=lambda uid: order.get(uid, len(order))))
        self.accept()
        self.programme_chosen.emit(replace(
            self._programme, pupil=str(self.pupil.currentData()), lessons=lessons, expected_minutes=self.minutes.value() or None
        ))  # fmt: skip


def _time(school: School, uid: str) -> tuple[int, int]:
    placement = school.placed.get(uid)
    return (placement.day, placement.start) if placement is not None else (7, 0)
