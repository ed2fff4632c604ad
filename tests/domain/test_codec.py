"""The JSON codec gives back exactly what it was given, and refuses everything else by saying where."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from scheduler_app.domain.changes import COLLECTION
from scheduler_app.domain.codec import KIND, entity_from_json, entity_to_json, from_json, to_json
from scheduler_app.domain.school import School
from tests.schools import schools, tiny_school


def _tampered(**fields: object) -> str:
    document = json.loads(to_json(tiny_school()))
    document["school"].update(fields)
    return json.dumps(document)


@given(schools())
def test_a_school_comes_back_as_it_was(school: School) -> None:
    assert from_json(to_json(school)) == school


def test_rows_keep_their_order() -> None:
    again = from_json(to_json(tiny_school()))
    assert list(again.lessons) == list(tiny_school().lessons)
    assert list(again.memberships) == list(tiny_school().memberships)


@given(schools())
def test_every_entity_comes_back_with_its_own_type(school: School) -> None:
    entities = [school.unit, school.year] + [row for name in COLLECTION.values() for row in getattr(school, name).values()]
    for entity in entities:
        again = entity_from_json(KIND[type(entity)], entity_to_json(entity))
        assert type(again) is type(entity)
        assert again == entity


def test_an_older_entity_gets_defaults_for_fields_it_lacks() -> None:
    room = entity_from_json("rooms", '{"uid": "A1", "name": "A1", "a field of tomorrow": 1}')
    assert room == replace(tiny_school().rooms["A1"], seats=0, building="")


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "{}", '{"format": "ringklocka-school", "version": 2, "school": {}}',
        '{"format": "ringklocka-school", "version": 1}', '{"format": "ringklocka-school", "version": 1, "school": {}}', "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_school_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_json(text)


def test_a_number_written_as_text_is_refused_with_its_place() -> None:
    blocks = {"b": {"uid": "b", "name": 7}}
    with pytest.raises(ValueError, match=r"blocks\.b\.name"):
        from_json(_tampered(blocks=blocks))


def test_an_unknown_field_is_refused_rather_than_lost() -> None:
    with pytest.raises(ValueError, match="colour"):
        from_json(_tampered(blocks={"b": {"uid": "b", "name": "B", "colour": "red"}}))


def test_a_row_under_another_uid_is_refused() -> None:
    with pytest.raises(ValueError, match="blocks"):
        from_json(_tampered(blocks={"a": {"uid": "b", "name": "B"}}))
