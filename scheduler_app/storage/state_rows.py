"""The current timetable and the source texts as entities: read and written for steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from scheduler_app.domain.working import CurrentTimetable, SourceText
from scheduler_app.storage.mapping import table_of
from scheduler_app.storage.tables.state import SourceTextRow, StateRow
from scheduler_app.storage.values import require_storable

_STATE, _SOURCE = table_of(StateRow), table_of(SourceTextRow)


def present(connection: Connection, kind: type[Any], uids: Sequence[str]) -> dict[str, Any]:
    """The entities of one of the two kinds that have these uids, by uid."""
    if kind is CurrentTimetable:
        current = CurrentTimetable(connection.execute(select(_STATE.c.current_uid)).scalar_one() or "")
        return {current.uid: current}
    query = select(_SOURCE.c.name, _SOURCE.c.text).where(_SOURCE.c.name.in_(uids))
    return {row.name: SourceText(row.name, row.text) for row in connection.execute(query)}


def write(connection: Connection, before: Any, after: Any) -> None:
    """Make the stored value that of `after`; None for a source text takes it away."""
    if isinstance(after, CurrentTimetable):
        connection.execute(update(_STATE).values(current_uid=after.timetable or None))
        return
    if before is not None:
        connection.execute(delete(_SOURCE).where(_SOURCE.c.name == before.uid))
    if after is not None:
        require_storable("source_text", [(after.uid, after.text)])
        connection.execute(insert(_SOURCE), {"name": after.uid, "text": after.text})
