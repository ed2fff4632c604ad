"""A school, an entity and a step of work as JSON text and back, exactly.

Written for the complete JSON export and for the change log. Everything is read strictly (no text where a number
belongs, no unknown keys in a school); what cannot be read raises UnreadableError that says where.
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

_HEAD = 200
"""Characters within which a text says what it is, so that other JSON is not parsed however large it is."""

_MOST_PARTS = 6_000_000
"""Values of a text; a school of 10,000 pupils has a million. What has more is refused unparsed."""

KIND: Mapping[type[Any], str] = MappingProxyType({**SINGLE, **COLLECTION, **STATE})
"""Entity type -> its stable name in stored text (the School field that holds it)."""

TYPE_OF_KIND: Mapping[str, type[Any]] = MappingProxyType({name: kind for kind, name in KIND.items()})


class UnreadableError(ValueError):
    """Text that is no school; `code` and `data` are of the text that says why and where."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(" ".join((code, *(str(value) for value in data.values()))))
        self.code, self.data = code, data


def to_json(school: School) -> str:
    """Write the whole school: `{"format": "ringklocka-school", "version": 1, "school": {...}}`, members in a fixed order."""
    body = _adapter(School).dump_json(school).decode()
    return f'{{"format":"{FORMAT}","version":{VERSION},"school":{body}}}'


def from_json(text: str) -> School:
    """Read what `to_json` wrote; UnreadableError for anything else, a newer version included.

    References between members are not followed here; storage refuses a school whose references lead nowhere.
    """
    if FORMAT not in text[:_HEAD]:
        raise UnreadableError("json_other_format", format=FORMAT)
    if sum(map(text.count, "[{,")) > _MOST_PARTS:
        raise UnreadableError("json_too_much", limit=_MOST_PARTS)
    try:
        envelope = json.loads(text)
    except RecursionError:
        raise UnreadableError("json_too_deep") from None
    except json.JSONDecodeError as error:
        raise UnreadableError("json_broken", line=error.lineno, column=error.colno) from None
    if not isinstance(envelope, dict) or envelope.get("format") != FORMAT:
        raise UnreadableError("json_other_format", format=FORMAT)
    if envelope.get("version") != VERSION:
        raise UnreadableError("json_other_version", version=str(envelope.get("version"))[:20], known=VERSION)
    school: School = _read(School, json.dumps(envelope.get("school")), extra="forbid")
    for name in COLLECTION.values():
        for uid, row in getattr(school, name).items():
            if row.uid != uid:
                raise UnreadableError("json_wrong_key", where=name, key=uid[:60], uid=row.uid[:60])
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
        where = ".".join(str(part) for part in first["loc"]) or kind.__name__
        raise UnreadableError(_WRONG.get(first["type"], "json_wrong_value"), where=where[:120]) from None


_WRONG: Mapping[str, str] = MappingProxyType({"missing": "json_missing", "extra_forbidden": "json_unknown_member"})
"""Kind of error (pydantic's name) -> code of its text; any other is a value that cannot stand there."""

_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    found = _adapters.get(kind)
    if found is None:
        from pydantic import TypeAdapter  # takes 0.1 s with the first adapter: only who reads or writes JSON pays for it

        found = _adapters[kind] = TypeAdapter(kind)
    return found
