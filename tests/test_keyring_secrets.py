"""Secrets go to the system's own keyring; plain files and the empty keyring are as if there were none."""

from __future__ import annotations

import sys
from types import ModuleType

import keyring.backend
import pytest

from scheduler_app.keyring_secrets import KeyringSecrets


class Memory:
    """What a keyring of a system offers."""

    priority = 5.0

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, secret: str) -> None:
        self.kept[service, name] = secret

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


class Locked(Memory):
    """The user has not unlocked it."""

    def get_password(self, service: str, name: str) -> str | None:
        raise RuntimeError("locked: " + name)

    set_password = get_password  # type: ignore[assignment]


def backends(monkeypatch: pytest.MonkeyPatch, module: str, *made: Memory) -> None:
    for one in made:
        monkeypatch.setattr(type(one), "__module__", module)
    monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: list(made))


def test_a_secret_is_kept_and_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    backends(monkeypatch, "keyring.backends.SecretService", memory)
    secrets = KeyringSecrets()
    assert secrets.get("me@server") is None
    assert secrets.keep("me@server", "hush")
    assert secrets.get("me@server") == "hush"
    assert list(memory.kept) == [("Ringklocka SS 12000", "me@server")]
    secrets.forget("me@server")
    secrets.forget("me@server")
    assert memory.kept == {}


@pytest.mark.parametrize("module", ["keyring.backends.fail", "keyring.backends.null", "keyrings.alt.file", "keyring.backends.chainer"])
def test_keyrings_that_keep_nothing_or_keep_it_in_the_clear_are_not_used(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    memory = Memory()
    backends(monkeypatch, module, memory)
    assert not KeyringSecrets().keep("me@server", "hush")
    assert KeyringSecrets().get("me@server") is None
    assert memory.kept == {}


def test_a_locked_keyring_is_as_if_there_were_none(monkeypatch: pytest.MonkeyPatch) -> None:
    backends(monkeypatch, "keyring.backends.SecretService", Locked())
    assert KeyringSecrets().get("me@server") is None
    assert not KeyringSecrets().keep("me@server", "hush")


def test_the_library_is_loaded_only_when_a_secret_is_asked_for() -> None:
    import subprocess

    code = "import scheduler_app.bootstrap as b; b.services(); import sys; print('keyring' in sys.modules, 'httpx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False False"
    assert isinstance(sys.modules["keyring"], ModuleType)
