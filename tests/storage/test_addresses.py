"""Addresses: files and servers are told apart, connections are safe by default, passwords are never shown or kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler_app.errors import EnvironmentProblem, InputError
from scheduler_app.storage.addresses import FileAddress, ServerAddress, parse, without_password
from scheduler_app.storage.stores import Stores

_SECRET = "hemligt"


def _server(address: str) -> ServerAddress:
    found = parse(address)
    assert isinstance(found, ServerAddress)
    return found


@pytest.mark.parametrize("path", ["skola.ringklocka", "/tmp/a b/ö?schema=x#y.ringklocka", "C:\\skola.ringklocka", "postgresql.ringklocka"])
def test_everything_that_is_no_url_is_a_file(path: str) -> None:
    assert parse(path) == FileAddress(Path(path))


@pytest.mark.parametrize("address", ["", "  ", "mysql://h/db", "https://h/skola.ringklocka", "postgresql://h:port/db", "a\0b"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(InputError, match="storage_address_unreadable"):
        parse(address)


def test_the_schema_is_taken_from_the_address_and_has_a_default() -> None:
    assert _server("postgresql://u@localhost/db?schema=eken").schema == "eken"
    assert _server("postgresql://u@localhost/db").schema == "ringklocka"
    assert "schema" not in _server("postgres://u@localhost/db?schema=eken&application_name=x").url.query


@pytest.mark.parametrize("schema", ["Eken", "ek en", '"; DROP SCHEMA x; --', "1a", "pg_catalog", "å", "x" * 64])
def test_schema_names_are_plain_words(schema: str) -> None:
    with pytest.raises(InputError, match="storage_schema_name"):
        parse(f"postgresql://u@localhost/db?schema={schema}")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://u@db.kommun.se/x",
        "postgresql://u@10.0.0.1/x",
        "postgresql://u@/x?host=db.kommun.se",
        "postgresql://u@/x?host=/tmp,db.se",
    ],
)
def test_other_computers_must_prove_who_they_are(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.delenv("PGSSLMODE", raising=False)
    assert _server(address).url.query["sslmode"] == "verify-full"


@pytest.mark.parametrize(
    "address", ["postgresql://u@localhost/x", "postgresql://u@[::1]/x", "postgresql://u@/x?host=/var/run", "postgresql:///x"]
)
def test_this_computer_need_not(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.delenv("PGHOST", raising=False)
    assert "sslmode" not in _server(address).url.query


def test_what_the_address_says_about_tls_is_kept() -> None:
    assert _server("postgresql://u@db.kommun.se/x?sslmode=verify-ca").url.query["sslmode"] == "verify-ca"


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://u:{_SECRET}@h/db?schema=eken",
        f"postgresql://u@h/db?password={_SECRET}&schema=eken",
        f"postgresql://u:{_SECRET}@h:port/db",
    ],
)
def test_passwords_are_left_out(address: str) -> None:
    assert _SECRET not in without_password(address)
    if "port" not in address:
        assert _server(without_password(address)).schema == "eken"
        assert _SECRET not in _server(address).shown


def test_an_open_school_does_not_show_its_password(postgres_url: str, school: object) -> None:
    address = postgres_url.replace("postgres:@", f"postgres:{_SECRET}@") + "&schema=with_password"
    store = Stores().create(address, school)  # type: ignore[arg-type]
    assert _SECRET not in f"{store.address} {store.database.place}"
    again = Stores().open(store.address)
    assert again.load() == school
    again.close()
    store.close()


def test_a_server_that_does_not_answer_is_the_surroundings_fault(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        Stores().open(f"postgresql://u:{_SECRET}@/db?host={tmp_path}")
    assert caught.value.code == "storage_server_gone"
    assert _SECRET not in str(caught.value)
