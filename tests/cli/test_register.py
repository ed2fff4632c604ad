"""Registers on the command line: bundles, a provider of our own over TLS, secrets that are seen nowhere."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from scheduler_app import keyring_secrets
from scheduler_app.storage.stores import Stores
from tests.cli.provider_process import certificate, served
from tests.cli.running import Command
from tests.provider.offers import CANARY, school_to_offer
from tests.schools import tiny_school

TOKEN = "cli-token-that-nobody-guesses-0123456789"


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring_secrets, "_backend", lambda: None)


@pytest.fixture
def school(tmp_path: Path) -> Path:
    path = tmp_path / "school.ringklocka"
    Stores().create(str(path), school_to_offer()).close()
    return path


@pytest.fixture
def token(tmp_path: Path) -> Path:
    path = tmp_path / "token"
    path.write_text(TOKEN + "\n")
    return path


def say(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(line))


def test_a_bundle_makes_a_school_and_changes_nothing_the_second_time(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    bundle, copy = tmp_path / "bundle.json", tmp_path / "copy.ringklocka"
    assert ringklocka("export", school, "--format", "ss12000", "--out", bundle).code == 0
    ran = ringklocka("import", copy, bundle, "--format", "ss12000", "--json")
    assert ran.code == 0
    assert ran.json["added"] > 70
    assert ran.json["not_supported"]["calendarEvents"] > 400
    again = ringklocka("import", copy, bundle, "--json")  # the format is seen in the file
    assert {name: again.json[name] for name in ("format", "added", "changed", "archived")} == {
        "format": "ss12000", "added": 0, "changed": 0, "archived": 0,
    }  # fmt: skip
    back = ringklocka("import", school, bundle, "--format", "ss12000", "--json")  # our own ids are known again
    assert (back.json["added"], back.json["changed"], back.json["archived"]) == (0, 0, 0)


def test_a_public_bundle_has_no_persons(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "public.json"
    assert ringklocka("export", school, "--format", "ss12000", "--out", bundle, "--public").code == 0
    text = bundle.read_text(encoding="utf-8")
    found = json.loads(text)
    assert found["persons"] == found["duties"] == []
    assert len(found["calendarEvents"]) > 400
    people = tiny_school()
    for name in (*(row.family_name for row in people.staff.values()), *(row.given_name for row in people.pupils.values()), CANARY):
        assert f'"{name}' not in text
        assert f" {name}" not in text


def test_protected_people_are_in_no_bundle(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle.json"
    assert ringklocka("export", school, "--format", "ss12000", "--out", bundle).code == 0
    assert CANARY not in bundle.read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"organisations": 3}', '{"organisations": []}', "\x00", "[" * 50_000])
def test_what_is_no_bundle_is_refused_in_one_line(ringklocka: Command, tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.json").write_text(content)
    ran = ringklocka("import", tmp_path / "new.ringklocka", tmp_path / "bad.json", "--format", "ss12000")
    assert ran.code == 2
    assert len(ran.err.strip().splitlines()) == 1
    assert not (tmp_path / "new.ringklocka").exists()


def test_over_tls_with_a_token_from_end_to_end(
    ringklocka: Command, school: Path, token: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cert, key = certificate(tmp_path, "ours")
    other, _ = certificate(tmp_path, "other")
    copy = tmp_path / "copy.ringklocka"
    with served(tmp_path, school, "--token-file", token, "--certificate", cert, "--key", key) as (port, process):
        address = f"https://127.0.0.1:{port}/v2.0"
        asked = ("import", copy, address, "--profile", "ringklocka", "--secret-stdin", "--json")
        say(monkeypatch, TOKEN + "\n")
        ran = ringklocka(*asked, "--authority", cert)
        assert ran.code == 0, ran.err
        assert ran.json["added"] > 70
        assert TOKEN not in ran.out + ran.err
        say(monkeypatch, TOKEN + "\n")
        later = ringklocka(*asked, "--authority", cert)
        assert later.code == 0
        assert "what has changed since" in later.err
        assert (later.json["added"], later.json["changed"], later.json["archived"]) == (0, 0, 0)
        say(monkeypatch, "a-wrong-token-of-the-same-length-00000000\n")
        refused = ringklocka(*asked, "--authority", cert)
        assert (refused.code, refused.out) == (2, "")
        assert "does not accept" in refused.err
        say(monkeypatch, TOKEN + "\n")
        untrusted = ringklocka(*asked, "--authority", other)
        assert untrusted.code == 3
        assert "not trusted" in untrusted.err
        command = Path(f"/proc/{process.pid}/cmdline")
        assert not command.exists() or TOKEN.encode() not in command.read_bytes()
    for path in tmp_path.rglob("*"):  # neither the token nor the protected are written anywhere
        if path.is_file() and path not in (token, school) and not path.name.startswith("school.ringklocka"):
            assert TOKEN.encode() not in path.read_bytes(), path
            assert CANARY.encode() not in path.read_bytes(), path


def test_an_existing_school_is_asked_about_changes_the_second_time(
    ringklocka: Command, school: Path, token: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.ringklocka"
    Stores().create(str(copy), tiny_school()).close()
    with served(tmp_path, school, "--token-file", token) as (port, _):
        asked = ("import", copy, f"http://127.0.0.1:{port}/v2.0", "--profile", "ringklocka", "--secret-stdin", "--json")
        for expected in ("", "what has changed since"):
            say(monkeypatch, TOKEN)
            ran = ringklocka(*asked)
            assert ran.code == 0, ran.err
            assert ("what has changed since" in ran.err) == bool(expected)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--host", "0.0.0.0"), "needs both a token and TLS"), (("--host", "::"), "needs both"),
        (("--host", "skolan.example.se"), "needs both"),
        (("--host", "0.0.0.0", "--token-file", "TOKEN"), "needs both"), (("--token-file", "nothing"), "holds no token"),
        (("--token-file", "SHORT"), "shorter than 20"), (("--certificate", "x.pem"), "belong together"), (("--port", "0"), "number"),
        (("--client-authority", "x.pem"), "needs TLS"),
        (("--attendance", "nothing.db"), "Nothing has been published"), (("--certificate", "TOKEN", "--key", "TOKEN"), "cannot be used"),
    ],
)  # fmt: skip
def test_an_unsafe_or_impossible_provider_does_not_start(
    ringklocka: Command, school: Path, token: Path, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    (tmp_path / "short").write_text("secret")
    named = {"TOKEN": token, "SHORT": tmp_path / "short", "nothing.db": tmp_path / "nothing.db"}
    ran = ringklocka("serve", school, "--state", tmp_path / "state.json", *(named.get(option, option) for option in options))
    assert ran.code in (2, 3)
    assert said in ran.err
    assert "secret" not in ran.err


def test_a_port_that_is_taken_is_said(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = ringklocka("serve", school, "--port", taken.getsockname()[1], "--state", tmp_path / "state.json")
    assert ran.code == 3
    assert "is not available" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("http://register.example.se/v2.0",), "https"), (("https://user:secret@register.example.se/v2.0",), "do not belong"),
        (("https://127.0.0.1:9/v2.0", "--profile", "nobody"), "Unknown profile"), (("https://127.0.0.1:9/v2.0", "--format", "fet"), "fet"),
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_asked_is_said(
    ringklocka: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    say(monkeypatch, "secret-of-the-register\n")
    ran = ringklocka("import", tmp_path / "new.ringklocka", *arguments, "--secret-stdin")
    assert ran.code == 2
    assert said in ran.err
    assert "secret-of" not in ran.err
    assert not (tmp_path / "new.ringklocka").exists()


def test_without_a_secret_nobody_is_asked(ringklocka: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, "")
    ran = ringklocka("import", tmp_path / "new.ringklocka", "https://127.0.0.1:9/v2.0", "--profile", "ringklocka")
    assert ran.code == 2
    assert "no secret" in ran.err


def test_options_of_registers_do_not_go_with_files(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("signatur\nABC\n")
    ran = ringklocka("import", school, tmp_path / "x.csv", "--unit", "1")
    assert ran.code == 2
    assert "--unit" in ran.err
