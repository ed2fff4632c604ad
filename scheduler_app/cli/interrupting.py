"""Ctrl+C while something is searched for: it ends with the best so far."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from scheduler_app.services.solving import Stop


@contextmanager
def interrupt_asks(stop: Stop) -> Iterator[None]:
    """Ctrl+C and a polite kill, however often, only ask to stop: what is found is still kept and told, to the end of the process."""
    before = {number: signal.signal(number, lambda *_: stop.ask()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        if not stop.on_request:
            for number, handler in before.items():
                signal.signal(number, handler)
