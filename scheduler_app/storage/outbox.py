"""Publications that were begun: kept before the target is touched, until its receipt has come."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select, update

from scheduler_app.domain.publication import PublicationReceipt, PublicationSnapshot
from scheduler_app.errors import InputError
from scheduler_app.storage.addresses import without_password
from scheduler_app.storage.mapping import table_of
from scheduler_app.storage.tables.log import OutgoingRow

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_OUTGOING = table_of(OutgoingRow)


def keep(connection: Connection, snapshot: PublicationSnapshot, target: str, at: datetime) -> None:
    """Remember a publication as waiting; the same token again replaces it. A password in `target` is not kept."""
    connection.execute(delete(_OUTGOING).where(_OUTGOING.c.token == snapshot.token))
    row = {
        "token": snapshot.token, "target": without_password(target), "kept_at": at,
        "snapshot": zlib.compress(_snapshots().dump_json(snapshot), 6), "receipt": None, "confirmed_at": None,
    }  # fmt: skip
    connection.execute(insert(_OUTGOING), row)


def confirm(connection: Connection, receipt: PublicationReceipt, at: datetime) -> None:
    """Keep the receipt and drop the snapshot; InputError for a publication that was never kept."""
    done = connection.execute(
        update(_OUTGOING)
        .where(_OUTGOING.c.token == receipt.token)
        .values(receipt=_receipts().dump_json(receipt).decode(), confirmed_at=at, snapshot=None)
    )
    if done.rowcount == 0:
        raise InputError("storage_outgoing_unknown", token=receipt.token)


def withdraw(connection: Connection, token: str) -> None:
    """Drop the snapshot of a waiting publication: it was refused or never arrived. The row stays, so that a publisher that is still at
    work in another process can confirm it."""
    connection.execute(update(_OUTGOING).where(_OUTGOING.c.token == token).values(snapshot=None))


def waiting(connection: Connection) -> Sequence[tuple[PublicationSnapshot, str]]:
    """Publications neither confirmed nor withdrawn, oldest first, with their target."""
    query = select(_OUTGOING.c.snapshot, _OUTGOING.c.target).where(_OUTGOING.c.snapshot.is_not(None)).order_by(_OUTGOING.c.kept_at)
    return [(_snapshots().validate_json(zlib.decompress(packed)), target) for packed, target in connection.execute(query)]


def receipts(connection: Connection) -> Sequence[PublicationReceipt]:
    """Publications that were confirmed, newest first."""
    query = select(_OUTGOING.c.receipt).where(_OUTGOING.c.receipt.is_not(None)).order_by(_OUTGOING.c.confirmed_at.desc())
    return [_receipts().validate_json(text) for text in connection.execute(query).scalars()]


@cache
def _snapshots() -> TypeAdapter[PublicationSnapshot]:
    from pydantic import TypeAdapter

    return TypeAdapter(PublicationSnapshot)


@cache
def _receipts() -> TypeAdapter[PublicationReceipt]:
    from pydantic import TypeAdapter

    return TypeAdapter(PublicationReceipt)
