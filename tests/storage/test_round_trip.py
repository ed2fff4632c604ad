"""What was stored is what is loaded, to the last character and in the same order."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from scheduler_app.domain.changes import COLLECTION, Change, ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.storage.store import OpenSchool
from scheduler_app.storage.stores import Stores
from tests.schools import schools
from tests.storage.steps import add_pupil


def _same(one: School, other: School) -> bool:
    return one == other and all(list(getattr(one, name)) == list(getattr(other, name)) for name in COLLECTION.values())


def test_a_school_is_loaded_as_it_was_stored(store: OpenSchool, school: School) -> None:
    assert _same(store.load(), school)


def test_a_cycle_of_ten_days_is_kept_whole(store_address: str, school: School) -> None:
    """FET's schools have such; nothing of Swedish weeks is lost by allowing them."""
    year = replace(school.year, weekdays=tuple(range(10)))
    last = next(iter(school.placements.values()))
    long = replace(school, year=year, placements={**school.placements, last.uid: replace(last, day=9)})
    store = Stores().create(store_address, long, overwrite=True)
    try:
        assert _same(store.load(), long)
    finally:
        store.close()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(any_school=schools())
def test_any_school_is_loaded_as_it_was_stored(store_address: str, any_school: School) -> None:
    store = Stores().create(store_address, any_school, overwrite=True)
    try:
        assert _same(store.load(), any_school)
    finally:
        store.close()


@pytest.mark.parametrize(
    "name",
    [
        "<b>fet</b>", "A & B", '"; DROP TABLE pupil; --', "=HYPERLINK(1)", "👩‍🏫🇸🇪", "\u202eabc", "x" * 10_000, " \t\n",
        unicodedata.normalize("NFD", "Åsa"), "%s {0} :name ?", "\\u0000", "'",
    ],
)  # fmt: skip
def test_names_are_kept_literally(store: OpenSchool, name: str) -> None:
    store.apply(add_pupil("new", name, "7A"), name)
    assert store.load().pupils["new"].given_name == name
    assert store.history()[0].author == name
    undone = store.undo("me")
    assert undone is not None
    assert undone.changes[0].before == add_pupil("new", name, "7A").changes[1].after


@pytest.mark.parametrize("name", ["\0", "a\0b", "\ud800", "Åsa\udfff"])
def test_names_that_no_database_keeps_are_refused_alike(store: OpenSchool, school: School, name: str) -> None:
    with pytest.raises(InputError) as caught:
        store.apply(add_pupil("new", name, "7A"), "me")
    assert caught.value.code == "storage_text_unstorable"
    str(caught.value).encode()
    assert store.load() == school
    assert store.history() == []


@pytest.mark.parametrize("params", [{"a": "\0"}, {"\0": 1}, {"a": ("b", "\0")}, {"a": "\ud800"}])
def test_rule_parameters_are_refused_by_the_same_measure(store: OpenSchool, school: School, params: dict[str, object]) -> None:
    rule = school.rules["rule-frame"]
    with pytest.raises(InputError, match="storage_text_unstorable"):
        store.apply(ChangeSet("rule", (Change(rule, replace(rule, params=params)),)), "me")  # type: ignore[arg-type]


@pytest.mark.parametrize("author", ["\0", "\ud800"])
def test_authors_and_labels_are_held_to_the_same(store: OpenSchool, school: School, author: str) -> None:
    with pytest.raises(InputError, match="storage_text_unstorable"):
        store.apply(add_pupil("new", "Ada", "7A"), author)
    assert store.load() == school


@pytest.mark.parametrize(("field", "value"), [("seats", 2**31), ("seats", -(2**70)), ("seats", -1)])
def test_numbers_out_of_range_are_refused_alike(store: OpenSchool, school: School, field: str, value: int) -> None:
    room = school.rooms["A1"]
    with pytest.raises(InputError, match=r"storage_(number_unstorable|value_refused)"):
        store.apply(ChangeSet("room", (Change(room, replace(room, **{field: value})),)), "me")  # type: ignore[arg-type]
    assert store.load() == school


@pytest.mark.parametrize("percent", [float("nan"), float("inf"), 100.5, -1.0])
def test_impossible_percentages_are_refused(store: OpenSchool, school: School, percent: float) -> None:
    member = school.staff["AND"]
    with pytest.raises(InputError, match=r"storage_(number_unstorable|value_refused)"):
        store.apply(ChangeSet("staff", (Change(member, replace(member, percent=percent)),)), "me")


def test_a_row_without_uid_is_refused(store_address: str, school: School) -> None:
    nameless = replace(
        school, blocks={"": replace(school.blocks["engelska-7"], uid="")}, requirements={}, lessons={}, placements={}, programmes={}
    )
    with pytest.raises(InputError, match="storage_uid_empty"):
        Stores().create(store_address, nameless)
