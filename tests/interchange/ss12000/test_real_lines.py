"""A register at the other end of a real socket: halves, trickles, floods, other certificates (more, without a network, in test_asking)."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from scheduler_app.domain.register import RegisterSource
from scheduler_app.errors import EnvironmentProblem, InputError
from scheduler_app.interchange.ss12000 import asking
from scheduler_app.interchange.ss12000.standard import Standard
from scheduler_app.services.syncing import sync
from tests.cli.provider_process import certificate

Answer = Callable[[socket.socket], None]

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@contextmanager
def listening(answer: Answer) -> Iterator[int]:
    """A server that does as `answer` says with every line that is opened to it."""
    ended = threading.Event()

    def one(line: socket.socket) -> None:
        with line, suppress(OSError):
            answer(line)

    def all_of_them() -> None:
        while not ended.is_set():
            with suppress(TimeoutError):
                line, _ = server.accept()
                threading.Thread(target=one, args=(line,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        thread = threading.Thread(target=all_of_them)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            ended.set()
            thread.join()


def ask(port: int, scheme: str = "http", **source: str | None) -> None:
    known = RegisterSource(f"{scheme}://127.0.0.1:{port}/v2.0", "ringklocka", secret="a-token-of-its-own", **source)  # type: ignore[arg-type]
    sync(Standard(sleep=lambda _: None), None, known)


def trickle(line: socket.socket, first: bytes, forever: bytes) -> None:
    line.recv(65536)
    line.sendall(first)
    while True:
        line.sendall(forever)
        time.sleep(0.02)


def test_half_an_answer_is_asked_for_five_times_and_no_more() -> None:
    asked: list[bytes] = []

    def half(line: socket.socket) -> None:
        asked.append(line.recv(65536))
        line.sendall(HEAD + b'Content-Length: 1000\r\n\r\n{"data": [{"id": "0000')

    with listening(half) as port, pytest.raises(EnvironmentProblem, match="ss12000_unreachable"):
        ask(port)
    assert len(asked) == asking.TRIES


@pytest.mark.parametrize(
    ("first", "forever"),
    [(HEAD, b"X: y\r\n"), (b"HTTP/1.1 200 OK\r\nX-Trickle: ", b"y"), (HEAD + b"Content-Length: 100000\r\n\r\n{", b" ")],
)
def test_an_answer_that_trickles_is_cut_off(monkeypatch: pytest.MonkeyPatch, first: bytes, forever: bytes) -> None:
    monkeypatch.setattr(asking, "PAGE_SECONDS", 0.3)
    started = time.monotonic()
    with listening(lambda line: trickle(line, first, forever)) as port, pytest.raises(EnvironmentProblem, match="ss12000_too_slow"):
        ask(port)
    assert time.monotonic() - started < 30  # every byte in time by itself: the sockets' own limit, a minute, is never met


def test_a_trickle_under_tls_is_cut_off_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(asking, "PAGE_SECONDS", 0.5)
    cert, key = certificate(tmp_path, "server")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(cert, key)

    def answer(line: socket.socket) -> None:
        with context.wrap_socket(line, server_side=True) as secure:
            trickle(secure, HEAD + b"Content-Length: 100000\r\n\r\n{", b" ")

    with listening(answer) as port, pytest.raises(EnvironmentProblem, match="ss12000_too_slow"):
        ask(port, "https", authority=str(cert))


def test_no_more_is_taken_than_a_page_may_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "LARGEST_PAGE", 1_000_000)
    sent: list[int] = []

    def flood(line: socket.socket) -> None:
        line.recv(65536)
        line.sendall(HEAD + b"Content-Length: 100000000000\r\n\r\n{")
        while True:
            sent.append(line.send(b" " * 65536))

    with listening(flood) as port, pytest.raises(InputError, match="ss12000_page_too_large"):
        ask(port)
    assert sum(sent) < 20_000_000  # a page, and what the lines' own buffers hold


@pytest.mark.parametrize("newest", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
@pytest.mark.parametrize("shown", ["none", "stranger"])
def test_a_server_that_refuses_the_certificate_aloud_is_asked_once(tmp_path: Path, shown: str, newest: ssl.TLSVersion) -> None:
    cert, key = certificate(tmp_path, "server")
    wanted, _ = certificate(tmp_path, "client")
    other, other_key = certificate(tmp_path, "stranger")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=wanted)
    context.load_cert_chain(cert, key)
    context.verify_mode, context.maximum_version = ssl.CERT_REQUIRED, newest
    opened: list[int] = []

    def refuse(line: socket.socket) -> None:
        opened.append(1)
        line.settimeout(5)
        with context.wrap_socket(line, server_side=True, do_handshake_on_connect=False) as secure:
            with suppress(ssl.SSLError):
                secure.do_handshake()
            socket.socket.recv(secure, 65536)  # what was on its way: closing before it is read would drop the alert

    mine = {"certificate": str(other), "key": str(other_key)} if shown == "stranger" else {}
    with listening(refuse) as port, pytest.raises(EnvironmentProblem, match="ss12000_certificate_refused"):
        ask(port, "https", authority=str(cert), **mine)
    assert len(opened) == 1


def test_this_computer_is_asked_without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    def forbid(line: socket.socket) -> None:
        line.recv(65536)
        line.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

    with listening(forbid) as port, pytest.raises(InputError, match="ss12000_forbidden"):
        ask(port)
