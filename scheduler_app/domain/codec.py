"""A school, an entity and a step of work as JSON text and back, exactly.

Written for the complete JSON export and for the change log. Everything is read strictly (no text where a number
belongs, no unknown keys in a school); what cannot be read raises ValueError that says where.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from scheduler_app.domain.changes import COLLECTION, SINGLE, STATE, Entity
from scheduler_app.domain.school import School

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FORMAT = "ringklocka-school"
VERSION = 1
"""Grows when a reader of the older shape would misunderstand the newer; added fields with defaults do not count."""

KIND: Mapping[type[Any], str] = MappingProxyType({**SINGLE, **COLLECTION, **STATE})
"""Entity type -> its stable name in stored text (the School field that holds it)."""

TYPE_OF_KIND: Mapping[str, type[Any]] = MappingProxyType({name: kind for kind, name in KIND.items()})


def to_json(school: School) -> str:
    """Write the whole school: `{"format": "ringklocka-school", "version": 1, "school": {...}}`, members in a fixed order."""
    body = _adapter(School).dump_json(school).decode()
    return f'{{"format":"{FORMAT}","version":{VERSION},"school":{body}}}'


def from_json(text: str) -> School:
    """Read what `to_json` wrote; ValueError for anything else, a newer version included.

    References between members are not followed here; storage refuses a school whose references lead nowhere.
    """
    try:
        envelope = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(envelope, dict) or envelope.get("format") != FORMAT:
        raise ValueError(f"not a {FORMAT} text")
    if envelope.get("version") != VERSION:
        raise ValueError(f"version {envelope.get('version')} of the format; this program reads {VERSION}")
    school: School = _read(School, json.dumps(envelope.get("school")), extra="forbid")
    for name in COLLECTION.values():
        for uid, row in getattr(school, name).items():
            if row.uid != uid:
                raise ValueError(f"{name}: {uid!r} is the key of {row.uid!r}")
    return school


def entity_to_json(entity: Entity) -> str:
    """Write one entity, compact and without its type: keep `KIND[type(entity)]` beside it."""
    return str(_adapter(type(entity)).dump_json(entity).decode())


def entity_from_json(kind: str, text: str) -> Entity:
    """Read one entity of `kind` (a value of `KIND`); fields that older text lacks get their defaults."""
    entity: Entity = _read(TYPE_OF_KIND[kind], text, extra="ignore")
    return entity


def _read(kind: type[Any], text: str, extra: Literal["ignore", "forbid"]) -> Any:
    from pydantic import ValidationError

    try:
        return _adapter(kind).validate_json(text, strict=True, extra=extra)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"{where or kind.__name__}: {first['msg']}") from None


_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    found = _adapters.get(kind)
    if found is None:
        from pydantic import TypeAdapter  # takes 0.1 s with the first adapter: only who reads or writes JSON pays for it

        found = _adapters[kind] = TypeAdapter(kind)
    return found
