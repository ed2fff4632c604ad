"""Restore points: a whole school under a name, outside of what undo takes back."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from scheduler_app.domain import codec
from scheduler_app.domain.bookmarks import Bookmark
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.storage.mapping import table_of
from scheduler_app.storage.tables.workbench import BookmarkRow
from scheduler_app.storage.values import require_storable

_BOOKMARK = table_of(BookmarkRow)


def add(connection: Connection, bookmark: Bookmark, school: School) -> None:
    require_storable("bookmark", [(bookmark.uid, bookmark.name, bookmark.author)])
    row = {"uid": bookmark.uid, "name": bookmark.name, "author": bookmark.author, "made_at": bookmark.at}
    connection.execute(insert(_BOOKMARK), {**row, "snapshot": zlib.compress(codec.to_json(school).encode())})


def remove(connection: Connection, uid: str) -> None:
    connection.execute(delete(_BOOKMARK).where(_BOOKMARK.c.uid == uid))


def all_of(connection: Connection) -> Sequence[Bookmark]:
    """Newest first."""
    query = select(_BOOKMARK.c.uid, _BOOKMARK.c.name, _BOOKMARK.c.author, _BOOKMARK.c.made_at).order_by(_BOOKMARK.c.made_at.desc())
    return [Bookmark(row.uid, row.name, row.author, row.made_at) for row in connection.execute(query)]


def school_of(connection: Connection, uid: str) -> School:
    """The school as it was; InputError `bookmark_unknown` where somebody has removed it, `bookmark_unreadable` for a damaged one."""
    snapshot = connection.execute(select(_BOOKMARK.c.snapshot).where(_BOOKMARK.c.uid == uid)).scalar_one_or_none()
    if snapshot is None:
        raise InputError("bookmark_unknown")
    try:
        return codec.from_json(zlib.decompress(snapshot).decode())
    except (zlib.error, ValueError) as error:
        raise InputError("bookmark_unreadable") from error
