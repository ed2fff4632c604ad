"""Carrying out an import that was looked at, and noting it in the log."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scheduler_app.services.import_report import ImportOutcome
from scheduler_app.services.ports import SchoolStore
from scheduler_app.services.workspace import Workspace


def carry_out(workspace: Workspace, outcome: ImportOutcome, source: str, author: str) -> None:
    """Make the outcome's steps in an open school and note the run; all of the import or nothing."""
    for step in (outcome.remember, outcome.step):
        if step is not None:
            workspace.do(step)
    note_run(workspace.store, outcome, source, author)


def note_run(store: SchoolStore, outcome: ImportOutcome, source: str, author: str) -> None:
    """Note a run whose steps have just been stored."""
    step = None
    if outcome.step is not None and outcome.step.changes:
        newest = next((entry for entry in store.history(5) if entry.label == outcome.step.label), None)
        step = newest.number if newest is not None else None
    store.note_import(replace(outcome.report.run(source, author), step=step))


def source_name(source: Path) -> str:
    """What the log calls a file: its name, without the folders that it lies in."""
    return "".join(char if char.isprintable() else "?" for char in source.name)[:200]
