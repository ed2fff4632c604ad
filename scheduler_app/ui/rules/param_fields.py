"""A field for each parameter of a rule kind, by its unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.domain.rules import Param
from scheduler_app.domain.school import School
from scheduler_app.ui.names import day_text
from scheduler_app.ui.rules.check_list import CheckList
from scheduler_app.ui.rules.clock_box import ClockBox
from scheduler_app.ui.rules.week_grid import WeekGrid

UNLIMITED = -1
SWITCHES = frozenset({"adjacent_if_same_day", "same_day_only", "allow_empty", "around"})
"""Counts that are yes or no."""
_MOST = 7 * 24 * 60


class ParamField:
    """A widget, its value, and who wants to know of changes."""

    def __init__(self, widget: QWidget, value: Callable[[], Any], *, large: bool = False) -> None:
        self.widget, self.value, self.large = widget, value, large


def field_of(school: School, param: Param, value: Any, changed: Callable[[], None]) -> ParamField:
    """The field for one parameter, showing `value`."""
    match param.unit:
        case "clock":
            return _clock(value, changed)
        case "weekday":
            return _days(school, value, changed) if isinstance(param.default, tuple) else _day(school, value, changed)
        case "positions":
            grid = WeekGrid(school)
            grid.set_positions(value)
            grid.changed.connect(changed)
            return ParamField(grid, lambda: grid.positions, large=True)
        case "rooms":
            rooms = CheckList("rule.rooms", QCoreApplication.translate("RuleEditor", "Rooms"))
            rooms.set_lines(sorted(((uid, row.name) for uid, row in school.rooms.items()), key=lambda line: line[1]), value)
            rooms.changed.connect(changed)
            return ParamField(rooms, lambda: rooms.ticked, large=True)
        case "tag":
            return _tag(school, value, changed, all_lessons=param.name == "tag")
    return _switch(value, changed) if param.name in SWITCHES else _number(param, value, changed)


def _switch(value: int, changed: Callable[[], None]) -> ParamField:
    box = QCheckBox()
    box.setChecked(bool(value))
    box.toggled.connect(lambda _on: changed())
    return ParamField(box, lambda: int(box.isChecked()))


def _clock(value: int, changed: Callable[[], None]) -> ParamField:
    box = ClockBox(value)
    box.valueChanged.connect(lambda _value: changed())
    return ParamField(box, box.value)


def _day(school: School, value: int, changed: Callable[[], None]) -> ParamField:
    box = QComboBox()
    for day in school.year.weekdays:
        box.addItem(day_text(day, short=False), day)
    box.setCurrentIndex(max(0, box.findData(value)))
    box.activated.connect(lambda _index: changed())
    return ParamField(box, box.currentData)


def _days(school: School, value: tuple[int, ...], changed: Callable[[], None]) -> ParamField:
    """None ticked means every day."""
    widget = QWidget()
    column, row = QVBoxLayout(widget), QHBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(row)
    boxes = {day: QCheckBox(day_text(day)) for day in school.year.weekdays}
    for day, box in boxes.items():
        box.setAccessibleName(day_text(day, short=False))
        box.setChecked(day in value)
        box.toggled.connect(lambda _checked: changed())
        row.addWidget(box)
    row.addStretch(1)
    every = QLabel(QCoreApplication.translate("RuleEditor", "None ticked: every day"))
    every.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    column.addWidget(every)
    return ParamField(widget, lambda: tuple(day for day, box in boxes.items() if box.isChecked()))


def _tag(school: School, value: str, changed: Callable[[], None], *, all_lessons: bool) -> ParamField:
    box = QComboBox(editable=True)
    tags = sorted({tag for row in school.requirements.values() for tag in getattr(row, "tags", ())})
    box.addItems(["", *tags])
    box.setEditText(str(value))
    edit = box.lineEdit()
    if all_lessons and edit is not None:
        edit.setPlaceholderText(QCoreApplication.translate("RuleEditor", "all lessons"))
    box.editTextChanged.connect(lambda _text: changed())
    return ParamField(box, lambda: box.currentText().strip())


def _number(param: Param, value: Any, changed: Callable[[], None]) -> ParamField:
    box = QSpinBox(minimum=UNLIMITED if param.default == UNLIMITED else 0, maximum=_MOST)
    if param.default == UNLIMITED:
        box.setSpecialValueText(QCoreApplication.translate("RuleEditor", "no limit"))
    if param.unit == "minutes":
        box.setSingleStep(GRID_MINUTES)
        box.setSuffix(QCoreApplication.translate("RuleEditor", " min"))
    box.setValue(int(value))
    box.valueChanged.connect(lambda _value: changed())
    return ParamField(box, box.value)
