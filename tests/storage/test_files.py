"""Files that are no school, or not a whole one, are told apart and left exactly as they are; good ones end as one file."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from scheduler_app.domain.school import School
from scheduler_app.errors import EnvironmentProblem, InputError, RingklockaError
from scheduler_app.storage.new_file import create_file
from scheduler_app.storage.stores import Stores
from scheduler_app.texts import LANGUAGES, error_text
from tests.storage.steps import move


@pytest.fixture
def path(tmp_path: Path, tiny_file: Path) -> Path:
    """A school file at rest."""
    return Path(shutil.copy(tiny_file, tmp_path / "skola.ringklocka"))


def _other_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE pupil (uid TEXT)")


def _edited(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as file:
        for statement in statements:
            file.execute(statement)
        file.commit()


def _bytes_from(offset: int, value: bytes) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[offset : offset + len(value)] = value
        path.write_bytes(data)

    return change


def _load(path: Path) -> School:
    store = Stores().open(str(path))
    try:
        return store.load()
    finally:
        store.close()


def _drop_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


BAD_FILES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "missing": ("storage_missing", Path.unlink),
    "empty": ("storage_empty_file", lambda path: path.write_bytes(b"")),
    "text": ("storage_not_sqlite", lambda path: path.write_text("Schema för 7A\n" * 100)),
    "short text": ("storage_not_sqlite", lambda path: path.write_text("SQLi")),
    "header only": ("storage_damaged", lambda path: path.write_bytes(path.read_bytes()[:50])),
    "half": ("storage_damaged", _drop_half),
    "another program's": ("storage_foreign_database", _other_database),
    "newer": ("storage_newer", lambda path: _edited(path, "PRAGMA user_version = 99")),
    "newer revision": ("storage_newer", lambda path: _edited(path, "UPDATE alembic_version SET version_num = '0099'")),
    "unknown revision": ("storage_foreign_database", lambda path: _edited(path, "UPDATE alembic_version SET version_num = 'ab12'")),
    "no revision": ("storage_foreign_database", lambda path: _edited(path, "DROP TABLE alembic_version")),
    "page overwritten": ("storage_damaged", _bytes_from(4096 * 3, b"\xff" * 4096)),
    "lost table": ("storage_damaged", lambda path: _edited(path, "DROP TABLE school_state")),
}


@pytest.mark.parametrize("what", BAD_FILES)
def test_a_bad_file_is_refused_by_name_and_left_alone(path: Path, what: str) -> None:
    code, spoil = BAD_FILES[what]
    spoil(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(InputError) as caught:
        Stores().open(str(path))
    assert caught.value.code == code
    for language in LANGUAGES:
        shown = error_text(caught.value, language)
        assert shown != code
        assert "{" not in shown
        assert "\n" not in shown
    assert (path.read_bytes() if path.exists() else None) == before
    assert [name.name for name in path.parent.iterdir()] == ([] if before is None else [path.name])


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="storage_is_folder"):
        Stores().open(str(tmp_path))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE lesson SET week_kind = 'sometimes'", "UPDATE lesson SET week_kind = 'explicit', weeks = '77'",
        "UPDATE rule SET params = '{'", "UPDATE rule SET params = '[]'", "UPDATE school_year SET first_day = '2025-02-31'",
        "UPDATE staff_member SET duty_type = ''", "UPDATE school_year SET weekdays = 'måndag'", "DELETE FROM school_unit",
        "UPDATE pupil SET given_name = CAST(x'ff' AS TEXT)", "DELETE FROM school_state",
    ],
)  # fmt: skip
def test_rows_that_make_no_sense_are_damage_not_a_crash(path: Path, statement: str) -> None:
    _edited(path, "PRAGMA ignore_check_constraints = ON", statement)
    with pytest.raises(InputError, match="storage_damaged"):
        _load(path)


@pytest.mark.parametrize("seed", range(24))
def test_a_flipped_bit_never_crashes(path: Path, seed: int) -> None:
    size = path.stat().st_size
    offset, bit = (seed * 7919 * 13) % size if seed > 4 else 16 + seed * 17, seed % 8
    _bytes_from(offset, bytes([path.read_bytes()[offset] ^ (1 << bit)]))(path)
    with suppress(RingklockaError):
        _load(path)


def test_looking_at_the_revision_leaves_no_trace(path: Path, school: School) -> None:
    """A provider looks every half minute: the file must not seem to have changed each time."""
    before, content = path.stat(), path.read_bytes()
    assert Stores().revision(str(path)) == 0
    assert (path.stat().st_mtime_ns, path.read_bytes()) == (before.st_mtime_ns, content)
    assert [name.name for name in path.parent.iterdir()] == [path.name]
    store = Stores().open(str(path))
    store.apply(move(school, "MA-7A-1", 4), "me")
    assert Stores().revision(str(path)) == 1  # committed, though the log has not been folded in
    store.close()
    assert Stores().revision(str(path)) == 1


@pytest.mark.parametrize("what", ["missing", "empty", "text", "half", "another program's", "newer", "lost table"])
def test_the_revision_of_a_bad_file_is_refused_as_the_file_is(path: Path, what: str) -> None:
    _, spoil = BAD_FILES[what]
    spoil(path)
    with pytest.raises(InputError) as caught:
        Stores().revision(str(path))
    assert caught.value.code == BAD_FILES[what][0]


def test_a_closed_school_is_one_file(path: Path, school: School) -> None:
    store = Stores().open(str(path))
    store.apply(move(school, "MA-7A-1", 4), "me")
    assert Path(f"{path}-wal").exists()
    store.close()
    store.close()
    assert [name.name for name in path.parent.iterdir()] == [path.name]
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_the_file_is_safe_by_its_settings(path: Path) -> None:
    database = Stores().open(str(path)).database
    pragma = database.pragma  # type: ignore[attr-defined]
    assert (pragma("journal_mode"), pragma("synchronous"), pragma("foreign_keys"), pragma("secure_delete")) == ("wal", 2, 1, 1)
    database.close()


def test_a_removed_name_is_nowhere_in_the_file(tmp_path: Path, school: School) -> None:
    path = tmp_path / "skola.ringklocka"
    store = Stores().create(str(path), school)
    gone = school.subjects["KONF"]
    renamed = type(gone)(gone.uid, gone.code, "KANARIEFÅGEL")
    _edited(path, f"UPDATE subject SET name = '{renamed.name}' WHERE uid = 'KONF'")
    _edited(path, "PRAGMA secure_delete = ON", "UPDATE subject SET name = 'x' WHERE uid = 'KONF'")
    store.close()
    assert "KANARIEFÅGEL".encode() not in path.read_bytes()


def test_creating_over_a_file_needs_to_be_asked_for(path: Path, school: School) -> None:
    before = path.read_bytes()
    with pytest.raises(InputError, match="storage_exists"):
        Stores().create(str(path), school)
    assert path.read_bytes() == before
    Stores().create(str(path), School(school.unit, school.year), overwrite=True).close()
    store = Stores().open(str(path))
    assert store.load() == School(school.unit, school.year)
    store.close()


def test_a_school_that_is_open_is_not_replaced(path: Path, school: School) -> None:
    store = Stores().open(str(path))
    store.apply(move(school, "MA-7A-1", 4), "me")
    with pytest.raises(EnvironmentProblem, match="storage_in_use"):
        Stores().create(str(path), School(school.unit, school.year), overwrite=True)
    assert store.load().placements != school.placements
    store.close()


def test_a_log_left_by_a_crash_does_not_leak_into_the_file_that_replaces_it(path: Path, school: School) -> None:
    store = Stores().open(str(path))
    store.apply(move(school, "MA-7A-1", 4), "me")
    log = Path(f"{path}-wal").read_bytes()
    store.close()
    Path(f"{path}-wal").write_bytes(log)
    Stores().create(str(path), School(school.unit, school.year), overwrite=True).close()
    assert [name.name for name in path.parent.iterdir()] == [path.name]


def test_something_that_is_no_database_can_be_replaced_when_asked_for(tmp_path: Path, school: School) -> None:
    path = tmp_path / "notes.ringklocka"
    path.write_text("not a school")
    store = Stores().create(str(path), school, overwrite=True)
    assert store.load() == school
    store.close()


@pytest.mark.parametrize("name", ["no/such/folder/skola.ringklocka", "x" * 300])
def test_an_impossible_place_is_refused_without_leftovers(tmp_path: Path, school: School, name: str) -> None:
    with pytest.raises(RingklockaError):
        Stores().create(str(tmp_path / name), school)
    assert list(tmp_path.iterdir()) == []


def test_an_error_while_filling_leaves_nothing(path: Path) -> None:
    before = path.read_bytes()

    def fill(_: object) -> None:
        raise InputError("refused")

    with pytest.raises(InputError, match="refused"):
        create_file(path, fill, overwrite=True)
    assert [name.name for name in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == before


def test_an_edit_into_a_file_that_was_replaced_is_refused(path: Path, school: School) -> None:
    store = Stores().open(str(path))
    copy = path.with_suffix(".new")
    copy.write_bytes(path.read_bytes())
    os.replace(copy, path)
    with pytest.raises(EnvironmentProblem, match="storage_replaced"):
        store.apply(move(school, "MA-7A-1", 4), "me")
    path.unlink()
    with pytest.raises(EnvironmentProblem, match="storage_replaced"):
        store.apply(move(school, "MA-7A-1", 4), "me")
    store.close()


def test_a_writer_that_waits_too_long_is_told_so(path: Path, school: School) -> None:
    store = Stores().open(str(path))
    store.database.pragma("busy_timeout=1")  # type: ignore[attr-defined]
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentProblem, match="storage_busy"):
            store.apply(move(school, "MA-7A-1", 4), "me")
        other.rollback()
    assert store.apply(move(school, "MA-7A-1", 4), "me") == 1
    store.close()
