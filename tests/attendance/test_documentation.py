"""The page for third parties names every column there is, and its examples run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import sqlalchemy as sa

from scheduler_app.attendance.event_rows import event_id
from scheduler_app.attendance.schema import HEAD
from scheduler_app.attendance.tables import PUBLIC_VIEW, Base
from scheduler_app.attendance.targets import open_storehouse
from tests.attendance.small_school import MONDAY, event, snapshot, target

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "attendance-database.md").read_text("utf-8")


def documented() -> dict[str, list[str]]:
    """Columns by table, as the page has them."""
    sections = re.split(r"^### ", PAGE.split("## What always holds")[0], flags=re.MULTILINE)[1:]
    return {section.split()[0]: re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE) for section in sections}


def test_every_table_and_column_is_documented_and_no_other(address: str) -> None:
    target(address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    with open_storehouse(address).tables(write=False) as connection:
        view = list(connection.execute(sa.text(f"SELECT * FROM {PUBLIC_VIEW}")).keys())
    tables = {name: [column.name for column in table.columns] for name, table in Base.metadata.tables.items()}
    assert documented() == tables | {PUBLIC_VIEW: view}
    assert f"`{HEAD}`" in PAGE


@pytest.mark.parametrize("example", re.findall(r"```sql\n(.+?)```", PAGE, flags=re.DOTALL))
def test_examples_run_on_both_back_ends(address: str, example: str) -> None:
    place = target(address)
    place.publish(snapshot([event("MA", MONDAY)]), 0, "me")
    place.publish(snapshot([event("MA", MONDAY, 600)]), 1, "me")
    with open_storehouse(address).tables(write=True) as connection:
        if "reported_at IS NOT NULL" in example:
            key = {"id": event_id("unit-1", "MA", MONDAY)}
            connection.execute(sa.text("UPDATE calendar_event SET reported_at = '2026-10-19T12:00:00+02:00' WHERE id = :id"), key)
            connection.execute(sa.text("INSERT INTO attendance VALUES (:id, 'p1', 15, 20, false, '2026-10-19T12:00:00+02:00', 'AND')"), key)
        rows = connection.execute(sa.text(example)).all()
    assert len(rows) == 1
    if "AS away" in example:
        assert tuple(rows[0]) == (50, 20)
