"""How good the timetable is for each pupil: a mean week with its holes, its ends and what is covered of the expected time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PupilWeek:
    """One pupil's mean week, in minutes.

    `covered` are placed minutes that count as teaching, `expected` those that are to be (an adapted programme's decision, the pupil's own
    number, else all lessons, placed or not). `holes` are minutes between lessons with nothing in them, `longest` the longest such hole.
    `latest` is the weekday and clock time of the latest end, None without lessons; `late_days` on how many days a week the pupil ends
    later than the school wishes, None where it wishes nothing.
    """

    pupil: str
    covered: float
    expected: float
    holes: float
    longest: int
    latest: tuple[int, int] | None
    late_days: float | None
    adapted: bool

    @property
    def share(self) -> float:
        """Covered of expected, 1.0 where nothing is expected."""
        return self.covered / self.expected if self.expected else 1.0
