"""Every entity has its tables, and a field nobody said how to store is found when the program starts."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from scheduler_app.domain.changes import COLLECTION, SINGLE
from scheduler_app.services.ports import SchoolStore, SchoolStores
from scheduler_app.storage.entities import MAP_OF
from scheduler_app.storage.mapping import EntityMap
from scheduler_app.storage.store import OpenSchool
from scheduler_app.storage.stores import Stores
from scheduler_app.storage.tables import Base
from scheduler_app.storage.tables.teaching import BlockRow


def test_every_entity_is_stored_and_every_table_is_used() -> None:
    assert set(MAP_OF) == {*SINGLE, *COLLECTION}
    mapped = {mapping.table.name for mapping in MAP_OF.values()} | {
        item.table.name for mapping in MAP_OF.values() for item in mapping.lists
    }
    others = {"school_state", "source_text", "step", "step_change", "outgoing_publication", "import_run", "bookmark"}
    assert set(Base.metadata.tables) == mapped | others


def test_every_column_is_filled_from_the_entity() -> None:
    for mapping in MAP_OF.values():
        assert {column.name for column in mapping.columns} == {column.name for column in mapping.table.columns}
        for item in mapping.lists:
            assert {column.name for column in item.columns} == {column.name for column in item.table.columns}


def test_a_field_of_an_unknown_type_is_refused() -> None:
    @dataclass(frozen=True)
    class Odd:
        uid: str
        name: complex

    with pytest.raises(TypeError, match="name"):
        EntityMap(Odd, BlockRow)


def test_the_stores_are_what_the_services_ask_for(store: OpenSchool) -> None:
    stores: SchoolStores = Stores()
    opened: SchoolStore = store
    assert opened.address
    assert stores
