"""The longest time for one answer as a whole: a socket's own time limit begins anew with every byte that trickles in."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any

_MADE = ("connect_tcp.complete", "start_tls.complete")
"""How httpcore's events end that tell of a new line to a server."""


class Deadline:
    """Cuts every line that `watch` was told of when an answer takes longer than `seconds`."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._streams: list[Any] = []
        self.passed = False

    def watch(self, event: str, told: Mapping[str, Any]) -> None:
        """For httpx's extension `trace`."""
        if event.endswith(_MADE):
            self._streams.append(told["return_value"])

    @contextmanager
    def running(self) -> Iterator[None]:
        timer = Timer(self._seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _cut(self) -> None:
        self.passed = True
        for stream in self._streams:
            with suppress(OSError):  # left already
                # the plain socket's, also where there is TLS on it: whoever waits for bytes there finds an end, not a closed object
                socket.socket.shutdown(stream.get_extra_info("socket"), socket.SHUT_RDWR)
