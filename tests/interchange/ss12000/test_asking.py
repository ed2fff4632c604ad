"""Providers that are busy, broken, slow, lying or without an end: one clear message, nothing taken over, nothing secret told."""

from __future__ import annotations

import gzip
import json
import ssl
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.domain.register import RegisterSource
from scheduler_app.domain.school import School
from scheduler_app.errors import EnvironmentProblem, InputError, RingklockaError
from scheduler_app.interchange.ss12000 import asking, gathering
from scheduler_app.interchange.ss12000.received import MODELS, Rows
from scheduler_app.interchange.ss12000.standard import Standard
from scheduler_app.services.syncing import sync
from tests.interchange.ss12000.register import SECRET, FakeRegister, person, uuid

Spoil = Callable[[httpx.Request, int], httpx.Response | None]


def _at(path: str, answer: Callable[[httpx.Request], httpx.Response], times: int = 10**9) -> Spoil:
    """Answer otherwise at one path, so many times."""
    left = [times]

    def spoil(request: httpx.Request, _: int) -> httpx.Response | None:
        if request.url.path.endswith(path) and left[0] > 0:
            left[0] -= 1
            return answer(request)
        return None

    return spoil


def synced(register: FakeRegister, **source: Any) -> School:
    outcome = sync(register.standard(), None, register.source(**source), today=date(2025, 8, 20))
    assert outcome.school is not None
    return outcome.school


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_provider_is_asked_again_after_a_pause(status: int) -> None:
    register = FakeRegister()
    register.spoil = _at("/groups", lambda _: httpx.Response(status), 2)
    assert len(synced(register).groups) == 3
    assert register.pauses == [1.0, 2.0]


def test_the_pause_is_as_long_as_the_provider_asks_within_limits() -> None:
    register = FakeRegister()
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
    answers = iter(["7", soon, "9999999999", "nonsense"])
    register.spoil = _at("/groups", lambda _: httpx.Response(429, headers={"Retry-After": next(answers)}), 4)
    synced(register)
    assert register.pauses[0] == 7.0
    assert 30 < register.pauses[1] <= 40
    assert register.pauses[2] == asking.LONGEST_WAIT
    assert register.pauses[3] == 8.0


@pytest.mark.parametrize(
    ("path", "answer", "code", "kind"),
    [
        ("/persons", lambda _: httpx.Response(500, text=SECRET), "ss12000_server_failed", EnvironmentProblem),
        ("/persons", lambda _: httpx.Response(429), "ss12000_server_failed", EnvironmentProblem),
        ("/persons", lambda _: httpx.Response(403), "ss12000_forbidden", InputError),
        ("/persons", lambda _: httpx.Response(401), "ss12000_login_refused", InputError),
        ("/persons", lambda _: httpx.Response(404), "ss12000_not_offered", InputError),
        ("/persons", lambda _: httpx.Response(302, headers={"Location": "https://evil.se"}), "ss12000_unexpected_status", InputError),
        ("/persons", lambda _: httpx.Response(200, text='{"data": [{"id": "0000'), "ss12000_bad_answer", InputError),
        ("/persons", lambda _: httpx.Response(200, text="<html>Logga in</html>"), "ss12000_bad_answer", InputError),
        ("/persons", lambda _: httpx.Response(200, text="[" * 100_000), "ss12000_bad_answer", InputError),
        ("/persons", lambda _: httpx.Response(200, json=[person(1)]), "ss12000_bad_answer", InputError),
        ("/persons", lambda _: httpx.Response(200, json={"data": {}, "pageToken": None}), "ss12000_bad_answer", InputError),
        ("/persons", lambda _: httpx.Response(200, json={"data": [], "pageToken": 7}), "ss12000_bad_answer", InputError),
        ("/persons", lambda _: httpx.Response(200, json={"data": ["x"], "pageToken": None}), "ss12000_row_without_id", InputError),
        ("/persons", lambda _: httpx.Response(200, json={"data": [{"id": 7}], "pageToken": None}), "ss12000_row_without_id", InputError),
        ("/persons", lambda _: httpx.Response(200, json={"data": [{"id": "x" * 10_000}]}), "ss12000_row_without_id", InputError),
        ("/organisations", lambda _: httpx.Response(200, json={"data": []}), "ss12000_no_such_unit", InputError),
        ("/token", lambda _: httpx.Response(400, json={"error": SECRET}), "ss12000_login_refused", InputError),
        ("/token", lambda _: httpx.Response(404), "ss12000_unexpected_status", InputError),
        ("/token", lambda _: httpx.Response(200, json={"access_token": "line\nbreak"}), "ss12000_bad_answer", InputError),
        ("/token", lambda _: httpx.Response(200, json={"token": "x"}), "ss12000_bad_answer", InputError),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_line(path: str, answer: Any, code: str, kind: type[RingklockaError]) -> None:
    from scheduler_app.texts import error_text

    register = FakeRegister()
    register.spoil = _at(path, answer)
    with pytest.raises(kind, match=code) as error:
        synced(register)
    for language in ("sv", "en"):
        line = error_text(error.value, language)
        assert "{" not in line
        assert SECRET not in line + repr(error.value)


def _broken(_: httpx.Request) -> httpx.Response:
    raise httpx.RemoteProtocolError("peer closed connection without sending complete message body")


def test_half_a_page_is_asked_for_again_and_then_given_up() -> None:
    register = FakeRegister()
    register.spoil = _at("/persons", _broken, 3)
    assert len(synced(register).pupils) == 10
    register.spoil = _at("/persons", _broken)
    with pytest.raises(EnvironmentProblem, match="ss12000_unreachable"):
        synced(register)


def test_a_server_that_cannot_prove_itself_is_not_asked_twice() -> None:
    def untrusted(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED]") from ssl.SSLCertVerificationError()

    register = FakeRegister()
    register.spoil = _at("/token", untrusted)
    with pytest.raises(EnvironmentProblem, match="ss12000_not_trusted"):
        synced(register)
    assert len(register.requests) == 1


def test_a_token_that_expires_on_the_way_is_fetched_anew_once() -> None:
    register = FakeRegister()

    def expire(request: httpx.Request, number: int) -> httpx.Response | None:
        if number == 6:
            register.tokens += 100  # those given out are no longer good
        return None

    register.spoil = expire
    assert len(synced(register).pupils) == 10
    assert [request.url.host for request in register.requests].count("login.example.se") == 2


def test_a_server_that_wants_the_client_in_the_form_gets_it_there() -> None:
    register = FakeRegister()
    register.spoil = _at("/token", lambda request: httpx.Response(401) if "authorization" in request.headers else None, 9)  # type: ignore[arg-type,return-value]
    assert len(synced(register).pupils) == 10


@pytest.mark.parametrize("same", [True, False])
def test_a_list_without_an_end_is_left(same: bool) -> None:
    register = FakeRegister()
    numbers = iter(range(10**6))
    rows = [person(1), person(2)]
    register.spoil = _at("/persons", lambda _: httpx.Response(200, json={"data": rows, "pageToken": "x" if same else str(next(numbers))}))
    with pytest.raises(InputError, match="ss12000_endless"):
        synced(register)
    assert register.asked().count("persons") <= 3


def test_empty_pages_without_an_end_are_left_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MOST_ROWS", 1000)
    register = FakeRegister()
    numbers = iter(range(10**6))
    register.spoil = _at("/persons", lambda _: httpx.Response(200, json={"data": [], "pageToken": str(next(numbers))}))
    with pytest.raises(InputError, match="ss12000_too_many"):
        synced(register)


def test_more_rows_than_there_can_be_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MOST_ROWS", 50)
    register = FakeRegister()
    numbers = iter(range(10**6))
    register.spoil = _at("/persons", lambda _: httpx.Response(200, json={"data": [person(n) for _ in range(20) if (n := next(numbers)) + 1],
                                                                          "pageToken": str(next(numbers))}))  # fmt: skip
    with pytest.raises(InputError, match="ss12000_too_many"):
        synced(register)


def test_a_page_that_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "LARGEST_PAGE", 1_000_000)
    bomb = gzip.compress(b'{"data": [' + b" " * 200_000_000 + b"]}")
    register = FakeRegister()
    register.spoil = _at("/persons", lambda _: httpx.Response(200, content=bomb, headers={"Content-Encoding": "gzip"}))
    with pytest.raises(InputError, match="ss12000_page_too_large"):
        synced(register)


def test_a_provider_that_takes_no_filters_is_asked_without() -> None:
    register = FakeRegister()
    register.spoil = lambda request, _: httpx.Response(400) if "organisation" in str(request.url.params) else None
    assert len(synced(register).pupils) == 10


def test_resources_that_are_not_there_are_done_without() -> None:
    register = FakeRegister()
    del register.rows["rooms"], register.rows["syllabuses"], register.rows["activities"]
    outcome = sync(register.standard(), None, register.source(), today=date(2025, 8, 20))
    assert outcome.report.not_supported == {name + ": not offered": 1 for name in ("rooms", "syllabuses", "activities")}
    register = FakeRegister()
    school = synced(register)
    register.spoil = _at("/deletedEntities", lambda _: httpx.Response(404))
    sync(register.standard(), school, register.source(), since=datetime.now(UTC))
    assert not [request for request in register.requests if "meta.modified.after" in request.url.params]


def test_clocks_that_differ_too_much_mean_reading_everything() -> None:
    register = FakeRegister()
    school = synced(register)
    wrong = format_datetime(datetime.now(UTC) + timedelta(days=2), usegmt=True)
    answered = register._answer
    standard = Standard(httpx.MockTransport(lambda request: _dated(answered(request), wrong)), register.pauses.append)
    register.requests.clear()
    sync(standard, school, register.source(), since=datetime.now(UTC))
    assert not [request for request in register.requests if "meta.modified.after" in request.url.params]


def _dated(response: httpx.Response, date: str) -> httpx.Response:
    response.headers["Date"] = date
    return response


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://register.example.se/v2.0", "ss12000_no_tls"), ("ftp://register.example.se", "ss12000_bad_address"),
        ("https://me:secret@register.example.se", "ss12000_secret_in_address"), ("https://", "ss12000_bad_address"),
        ("https://server.se/v2.0?token=x", "ss12000_bad_address"), ("https://server.se:port/", "ss12000_bad_address"),
        ("https://{server}/api/v1", "ss12000_bad_address"),
    ],
)  # fmt: skip
def test_secrets_go_to_safe_addresses_only(url: str, code: str) -> None:
    for fields in ({"url": url}, {"token_url": url}):
        register = FakeRegister()
        with pytest.raises(InputError, match=code):
            synced(register, **fields)
        assert register.requests == []


def test_certificates_that_cannot_be_read_are_told() -> None:
    source = RegisterSource("https://register.example.se/v2.0", "ringklocka", authority="/nothing/there.pem")
    with pytest.raises(InputError, match="ss12000_bad_certificate"):
        sync(Standard(), None, source)


def test_the_secret_is_in_no_text_about_the_source() -> None:
    register = FakeRegister()
    assert SECRET not in repr(register.source())
    assert SECRET not in str(register.source())
    synced(register)
    assert not [request for request in register.requests if SECRET in str(request.url)]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=30)
    | st.just(uuid(1, 1)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["id", "displayName", "givenName", "enrolments", "groups",
                                                                                  "groupMemberships", "person", "startDate", "x"]), inner),
    max_leaves=25,
)  # fmt: skip


@given(st.sampled_from(sorted(MODELS)), st.lists(_JSON, max_size=5))
def test_no_row_breaks_the_reader(resource: str, rows: list[Any]) -> None:
    try:
        Rows().add(resource, json.loads(json.dumps(rows)))
    except InputError as error:
        _must_be(error, "ss12000_row_without_id")


@given(st.dictionaries(st.sampled_from(sorted(MODELS)), st.lists(_JSON, max_size=4)), st.integers(0, 10**6))
def test_no_register_breaks_the_import(spoilt: dict[str, list[Any]], seed: int) -> None:
    """Rows of the small register with parts replaced by anything at all."""
    register = FakeRegister(page=50)
    for resource, values in spoilt.items():
        for number, value in enumerate(values):
            row = register.rows[resource][(seed + number) % len(register.rows[resource])]
            names = sorted(row)
            row[names[(seed // 7 + number) % len(names)]] = value
    try:
        synced(register)
    except InputError as error:
        _must_be(error, "ss12000_")


def _must_be(error: InputError, code: str) -> None:
    if not error.code.startswith(code):
        raise error
