"""When changes are enough, and where the secret comes from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scheduler_app.domain.import_run import ImportRun
from scheduler_app.domain.register import RegisterSource
from scheduler_app.errors import InputError
from scheduler_app.services.import_log import carry_out
from scheduler_app.services.syncing import is_address, last_sync, run_name, secret_name, sync, with_secret
from scheduler_app.services.workspace import Workspace
from scheduler_app.storage.stores import Stores
from tests.interchange.ss12000.register import FakeRegister
from tests.interchange.ss12000.secrets import MemorySecrets

SOURCE = RegisterSource("https://register.example.se/v2.0/", client_id="me", secret="secret", unit="1")
WEDNESDAY = datetime(2026, 11, 18, 8, 0, tzinfo=UTC)


def run(at: datetime, **fields: object) -> ImportRun:
    return ImportRun("ss12000", run_name(SOURCE), at=at, **fields)  # type: ignore[arg-type]


def test_changes_are_enough_after_a_good_run_in_the_same_week() -> None:
    tuesday = WEDNESDAY - timedelta(days=1)
    assert last_sync([], SOURCE, WEDNESDAY) is None
    assert last_sync([run(tuesday)], SOURCE, WEDNESDAY) == tuesday
    assert last_sync([run(tuesday), run(tuesday - timedelta(hours=1))], SOURCE, WEDNESDAY) == tuesday
    assert last_sync([run(WEDNESDAY - timedelta(days=3))], SOURCE, WEDNESDAY) is None  # Sunday: another week
    assert last_sync([run(tuesday, undone=True)], SOURCE, WEDNESDAY) is None
    assert last_sync([run(tuesday, refused=1)], SOURCE, WEDNESDAY) is None
    assert last_sync([run(tuesday)], RegisterSource("https://other.example.se"), WEDNESDAY) is None


def test_an_undone_run_is_not_counted_on(tmp_path: Path) -> None:
    """The log of runs knows what was undone, so that what an undo took away is asked for again."""
    register = FakeRegister()
    outcome = sync(register.standard(), None, register.source())
    assert outcome.school is not None
    store = Stores().create(str(tmp_path / "school.ringklocka"), outcome.school)
    workspace = Workspace(store, "test")
    register.rows["persons"][0]["familyName"] = "Nytt"
    carry_out(workspace, sync(register.standard(), workspace.school, register.source()), run_name(register.source()), "test")
    assert last_sync(store.imports(), register.source()) is not None
    workspace.undo()
    assert last_sync(store.imports(), register.source()) is None
    workspace.redo()
    assert last_sync(store.imports(), register.source()) is not None
    store.close()


def test_names_of_runs_and_secrets_tell_no_secret() -> None:
    assert run_name(SOURCE) == "https://register.example.se/v2.0 1"
    assert secret_name(SOURCE) == "me@https://register.example.se/v2.0"
    assert "secret" not in run_name(SOURCE) + secret_name(SOURCE) + repr(SOURCE)


def test_the_secret_comes_from_the_keyring_before_anybody_is_asked() -> None:
    secrets = MemorySecrets()
    secrets.keep(secret_name(SOURCE), "kept")
    source, asked = with_secret(secrets, SOURCE, lambda: pytest.fail("asked"))
    assert (source.secret, asked) == ("kept", False)
    secrets.there = False
    source, asked = with_secret(secrets, SOURCE, lambda: "typed")
    assert (source.secret, asked) == ("typed", True)
    with pytest.raises(InputError, match="ss12000_no_secret"):
        with_secret(secrets, SOURCE, lambda: None)


@pytest.mark.parametrize(
    ("text", "address"), [("https://x.se", True), ("HTTP://localhost", True), ("file.json", False), ("postgresql://x", False)]
)
def test_addresses_are_told_from_files(text: str, address: bool) -> None:
    assert is_address(text) is address
