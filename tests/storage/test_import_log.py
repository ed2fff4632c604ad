"""The log of imports stays, whatever is undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.import_run import ImportRun
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.storage.store import OpenSchool
from scheduler_app.storage.stores import Stores
from tests.storage.steps import move

RUN = ImportRun("csv", "elever.csv", 10, 2, 30, 1, 4, "me", datetime(2026, 8, 10, 7, 30, tzinfo=UTC))


def test_runs_are_listed_newest_first_and_survive_closing(store: OpenSchool, store_address: str) -> None:
    store.note_import(RUN)
    store.note_import(replace(RUN, source="personal.csv"))
    store.close()
    again = Stores().open(store_address)
    assert [run.source for run in again.imports()] == ["personal.csv", "elever.csv"]
    assert again.imports()[1] == RUN
    assert [run.source for run in again.imports(1)] == ["personal.csv"]
    again.close()


def test_a_run_tells_whether_its_step_was_taken_back(store: OpenSchool, school: School) -> None:
    step: ChangeSet = move(school, "MA-7A-1", 4)
    number = store.apply(step, "me")
    store.note_import(replace(RUN, step=number))
    assert [run.undone for run in store.imports()] == [False]
    store.undo("me")
    assert [run.undone for run in store.imports()] == [True]
    store.redo("me")
    assert [run.undone for run in store.imports()] == [False]


def test_a_name_that_cannot_be_stored_is_refused(store: OpenSchool) -> None:
    with pytest.raises(InputError):
        store.note_import(replace(RUN, source="a\0b"))
    assert store.imports() == []
