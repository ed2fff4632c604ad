"""Properties of the selected lesson, and the few things that are changed there: length, room, lock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.domain.school import School
from scheduler_app.ui import labels
from scheduler_app.ui.icons import icon
from scheduler_app.ui.names import lesson_time, lesson_title, who_text
from scheduler_app.ui.theme.fonts import bold


class LessonDock(QWidget):
    """Shows one lesson; every change is a wish that the editing flow makes a step of."""

    length_requested = Signal(str, int)
    room_requested = Signal(str, str)
    lock_requested = Signal(str, bool)
    unplace_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson")
        self._lesson = ""
        self.title = QLabel()
        self.title.setObjectName("lesson.title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setFont(bold(self.title.font()))
        self._values: dict[str, QLabel] = {}
        self.length = QSpinBox(minimum=GRID_MINUTES, maximum=600, singleStep=GRID_MINUTES)
        self.length.setObjectName("lesson.length")
        self.length.setSuffix(self.tr(" min"))
        self.length.setKeyboardTracking(False)
        self.room = QComboBox()
        self.room.setObjectName("lesson.room")
        self.room.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.room.setMinimumContentsLength(8)
        self.lock = QCheckBox(self.tr("&Locked in time and room"))
        self.lock.setObjectName("lesson.lock")
        self.unplace = QPushButton(icon("unplace"), self.tr("To the &tray"))
        self.unplace.setObjectName("lesson.unplace")
        self._assemble()
        self.length.valueChanged.connect(self._on_length)
        self.room.activated.connect(self._on_room)
        self.lock.clicked.connect(lambda checked: self.lock_requested.emit(self._lesson, checked))
        self.unplace.clicked.connect(lambda: self.unplace_requested.emit(self._lesson))
        self.clear()

    def _assemble(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for key, title in (
            ("teachers", self.tr("Teachers")), ("time", self.tr("Time")), ("rooms", self.tr("Rooms")), ("weeks", self.tr("Weeks")),
            ("lock", self.tr("Lock")),
        ):  # fmt: skip
            value = QLabel()
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setWordWrap(True)
            value.setAccessibleName(title)
            self._values[key] = value
            form.addRow(_label(title), value)
        _row(form, self.tr("Len&gth"), self.length)
        _row(form, self.tr("Change &room"), self.room)
        buttons = QHBoxLayout()
        buttons.addWidget(self.unplace)
        buttons.addStretch(1)
        self._details = QWidget()
        policy = self._details.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the panel keeps its width
        self._details.setSizePolicy(policy)
        inside = QVBoxLayout(self._details)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(form)
        inside.addWidget(self.lock)
        inside.addLayout(buttons)
        self._what_to_do = _label(self.tr("Choose a lesson on the board or in the tray: its details are shown here, and can be changed."))
        self._what_to_do.setWordWrap(True)
        self._what_to_do.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addWidget(self._what_to_do)
        column.addWidget(self._details)
        column.addStretch(1)

    @property
    def lesson(self) -> str:
        return self._lesson

    def clear(self) -> None:
        self._lesson = ""
        self.title.setText(self.tr("No lesson selected"))
        self._show_details(shown=False)
        for value in self._values.values():
            value.setText("")
        for field in (self.length, self.room, self.lock, self.unplace):
            field.setEnabled(False)

    def _show_details(self, *, shown: bool) -> None:
        self._details.setVisible(shown)
        self._what_to_do.setVisible(not shown)

    def show_lesson(self, school: School, uid: str, *, editable: bool = True) -> None:
        lesson = school.lessons.get(uid)
        if lesson is None:
            self.clear()
            return
        self._lesson = uid
        placement = school.placed.get(uid)
        requirement = school.requirements[lesson.requirement]
        self.title.setText(lesson_title(school, uid))
        self._show_details(shown=True)
        nobody = "–" if school.subjects[requirement.subject].special else self.tr("Vacancy")
        self._values["teachers"].setText(", ".join(who_text(school, t) for t in requirement.teachers) or nobody)
        self._values["time"].setText(lesson_time(school, uid) or self.tr("Not placed"))
        self._values["rooms"].setText(", ".join(who_text(school, r) for r in placement.rooms) if placement and placement.rooms else "–")
        self._values["weeks"].setText(labels.weeks(lesson.weeks))
        self._values["lock"].setText(labels.locked_by(placement.time_lock if placement else None))
        self.length.blockSignals(True)
        self.length.setValue(lesson.minutes)
        self.length.blockSignals(False)
        self._fill_rooms(school, placement.rooms[0] if placement and placement.rooms else "")
        self.lock.setChecked(placement is not None and placement.time_lock is not None)
        self.length.setEnabled(editable)
        for field in (self.lock, self.unplace):
            field.setEnabled(editable and placement is not None)
        self.room.setEnabled(editable and placement is not None and requirement.room_need.needed and requirement.room_need.count == 1)

    def _fill_rooms(self, school: School, chosen: str) -> None:
        self.room.clear()
        self.room.addItem("–", "")
        for room in sorted(school.rooms.values(), key=lambda row: row.name):
            if not room.archived:
                self.room.addItem(room.name, room.uid)
        self.room.setCurrentIndex(max(0, self.room.findData(chosen)))

    def _on_length(self, minutes: int) -> None:
        rounded = max(GRID_MINUTES, round(minutes / GRID_MINUTES) * GRID_MINUTES)
        if self._lesson:
            self.length_requested.emit(self._lesson, rounded)

    def _on_room(self, index: int) -> None:
        if self._lesson:
            self.room_requested.emit(self._lesson, self.room.itemData(index))


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _row(form: QFormLayout, title: str, field: QWidget) -> None:
    label = _label(title)
    label.setBuddy(field)
    field.setAccessibleName(title.replace("&", ""))
    form.addRow(label, field)
