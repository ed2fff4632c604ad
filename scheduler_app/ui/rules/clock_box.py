"""A time of the day to type or step through, up to 24:00, the end of the day, which QTimeEdit does not know."""

from __future__ import annotations

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox

from scheduler_app.domain.clock import DAY_MINUTES, GRID_MINUTES, clock_text, parse_end_clock


class ClockBox(QSpinBox):
    """Minutes after midnight, 0 to 1440, written `HH:MM`; what is typed is put on the 5-minute grid."""

    def __init__(self, minutes: int) -> None:
        super().__init__(minimum=0, maximum=DAY_MINUTES, singleStep=GRID_MINUTES)
        self.setValue(minutes)

    def textFromValue(self, value: int) -> str:
        return clock_text(value)

    def valueFromText(self, text: str) -> int:
        return _minutes(text) // GRID_MINUTES * GRID_MINUTES

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        try:
            _minutes(text)
        except ValueError:
            typing = len(text) <= len("00:00") and all(letter.isdigit() or letter in ":." for letter in text)
            return (QValidator.State.Intermediate if typing else QValidator.State.Invalid), text, position
        return QValidator.State.Acceptable, text, position


def _minutes(text: str) -> int:
    """With a colon or point, or four figures without."""
    typed = text.strip()
    return parse_end_clock(f"{typed[:-2]}:{typed[-2:]}" if typed.isdigit() and len(typed) in (3, 4) else typed)
