"""What the dialogs about single dates need from outside, as one value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.dated_rows import DatedRow
from scheduler_app.domain.school import School
from scheduler_app.services import dated_changes, dated_overview, editing
from scheduler_app.services.ports import PublishedLessons


@dataclass(frozen=True)
class DatedServices:
    """Steps of a school, made at once and refused with an InputError; only `with_states` asks a database and runs in the worker thread."""

    change_date: Callable[..., ChangeSet] = dated_changes.change_date
    change_dates: Callable[..., ChangeSet] = dated_changes.change_dates
    individual_lesson: Callable[..., ChangeSet] = dated_changes.individual_lesson
    remove: Callable[..., ChangeSet] = editing.remove
    take_back: Callable[[School, DatedRow], ChangeSet] = dated_overview.take_back
    overview: Callable[[School], tuple[DatedRow, ...]] = dated_overview.dated_overview
    with_states: Callable[[School, Sequence[DatedRow], PublishedLessons | None], tuple[DatedRow, ...]] = dated_overview.with_states
