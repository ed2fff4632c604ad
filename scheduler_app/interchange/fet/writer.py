"""Any school as a .fet file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scheduler_app.domain.school import School
from scheduler_app.interchange.fet.from_school import document_of
from scheduler_app.interchange.fet.original import original_reading, still_the_same, with_locks

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def write_fet(school: School, day_names: Sequence[str] = WEEKDAYS) -> bytes:
    """The school with its current timetable as a .fet file that FET 6.8 reads, every placement locked at 100 %.

    A school that came from a .fet file and whose teaching and rules are unchanged is that file with locks, so that FET sees
    every constraint of it, also those not supported here. Any other is written anew, with the rules FET can say (see `rule_writers`);
    `day_names` are then used for the days, and ids of activities that came from a file are kept.
    """
    return write_fet_telling(school, day_names)[0]


def write_fet_telling(school: School, day_names: Sequence[str]) -> tuple[bytes, Counter[str]]:
    """The file, and how often the school has what FET cannot be told, by the code of a text that names it; nothing for its own file."""
    reading = original_reading(school)
    if reading is not None and still_the_same(school, reading.school):
        return with_locks(school, reading), Counter()
    return document_of(school, day_names, dict(reading.activity_ids) if reading is not None else {})
