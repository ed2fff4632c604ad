"""Whom a provider answers, and with what: clients with the right certificate only, and no persons where none are to be handed on."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from scheduler_app.domain.register import RegisterSource
from scheduler_app.errors import EnvironmentProblem
from scheduler_app.interchange.ss12000.standard import Standard
from scheduler_app.services.syncing import sync
from scheduler_app.texts import error_text
from tests.cli.provider_process import certificate, served
from tests.cli.running import Command
from tests.cli.test_register import TOKEN, no_keyring, say, school, token

__all__ = ["no_keyring", "school", "token"]


def test_a_client_certificate_opens_the_door_and_no_other_does(
    ringklocka: Command, school: Path, token: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cert, key = certificate(tmp_path, "server")
    mine, my_key = certificate(tmp_path, "client")
    stranger = certificate(tmp_path, "stranger")
    guards = ("--token-file", token, "--certificate", cert, "--key", key, "--client-authority", mine)
    with served(tmp_path, school, *guards) as (port, _):
        address = f"https://127.0.0.1:{port}/v2.0"
        say(monkeypatch, TOKEN + "\n")
        source = (address, "--profile", "ringklocka", "--secret-stdin", "--authority", cert)
        ran = ringklocka("import", tmp_path / "copy.ringklocka", *source, "--client-certificate", mine, "--client-key", my_key, "--json")
        assert ran.code == 0, ran.err
        assert ran.json["added"] > 70
        for shown in ((None, None), stranger):
            wrong, wrong_key = (None if path is None else str(path) for path in shown)
            asked = RegisterSource(address, "ringklocka", "", TOKEN, certificate=wrong, key=wrong_key, authority=str(cert))
            with pytest.raises(EnvironmentProblem, match=r"ss12000_(hung_up|certificate_refused)") as refused:
                sync(Standard(sleep=lambda _: None), None, asked)
            assert "client certificate" in error_text(refused.value, "en")


def test_a_key_that_does_not_fit_or_has_a_password_is_told(ringklocka: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cryptography.hazmat.primitives import serialization

    mine, my_key = certificate(tmp_path, "client")
    _, other_key = certificate(tmp_path, "stranger")
    loaded = serialization.load_pem_private_key(my_key.read_bytes(), None)
    locked = tmp_path / "locked.key"
    encoding = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.BestAvailableEncryption(b"hemligt"))
    locked.write_bytes(loaded.private_bytes(*encoding))
    for wrong in (other_key, locked):
        say(monkeypatch, TOKEN + "\n")
        source = ("https://127.0.0.1:9/v2.0", "--profile", "ringklocka", "--secret-stdin")
        ran = ringklocka("import", tmp_path / "new.ringklocka", *source, "--client-certificate", mine, "--client-key", wrong)
        assert ran.code == 2
        assert "cannot be used" in ran.err


def test_a_public_provider_hands_no_persons_even_to_those_with_the_token(school: Path, token: Path, tmp_path: Path) -> None:
    with served(tmp_path, school, "--token-file", token, "--public") as (port, _):
        address = f"http://127.0.0.1:{port}/v2.0"
        assert httpx.get(f"{address}/groups").status_code == 401
        shown = {"Authorization": f"Bearer {TOKEN}"}
        assert httpx.get(f"{address}/persons", headers=shown).json()["data"] == []
        assert httpx.get(f"{address}/duties", headers=shown).json()["data"] == []
        groups = httpx.get(f"{address}/groups", headers=shown).json()["data"]
        assert groups
        assert not [row for row in groups if "groupMemberships" in row]
