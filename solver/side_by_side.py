"""Lines of work beside each other, and left behind when somebody asks to stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence

from solver.stopping import Stop

LOOK_SECONDS = 0.02
GRACE_SECONDS = 0.06
"""After `stop` was asked: enough for lines that only have to look at it."""
WHOLE_GRACE = 0.1
"""The same for a whole search, which then hands over what it has in hand."""


def _always() -> bool:
    return True


def side_by_side(
    lines: Sequence[Callable[[], None]], stop: Stop, grace: float = GRACE_SECONDS, in_hand: Callable[[], bool] = _always
) -> None:
    """Run each line in a thread of its own until all have ended, or somebody has asked to stop; raises what a line raises.

    CP-SAT may presolve a model for a second before it looks at anything, and compiling takes a minute. A line that is still there `grace`
    seconds after the stop is left behind: whoever runs it takes nothing more from it. The interpreter waits for it before it ends.
    Lines that have nothing `in_hand`, because they are still being loaded, are not waited for at all.
    """
    failures: list[BaseException] = []

    def guarded(line: Callable[[], None]) -> None:
        try:
            line()
        except BaseException as error:  # raised again below
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=(line,)) for line in lines]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads) and not stop.on_request:
        next(thread for thread in threads if thread.is_alive()).join(LOOK_SECONDS)
    until = time.perf_counter() + grace
    for thread in threads:
        thread.join(max(0.0, until - time.perf_counter()) if in_hand() else 0.0)
    if failures:
        raise failures[0]
