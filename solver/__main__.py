"""`python -m solver`: one JSON order on the first line of standard input, JSON events on standard output, `stop` as a further line.

`python -m solver --warm` compiles the search into its cache and ends. Exit code 0; 2 if the order cannot be read.
"""

from __future__ import annotations

import os
import sys
import threading

from solver.child import listen, lower_priority
from solver.events import Event
from solver.stopping import Stop
from solver.wire import Order, WireError, event_line, order_of


def _tell(event: Event) -> None:
    sys.stdout.buffer.write(event_line(event))
    sys.stdout.buffer.flush()


def search(order: Order, stop: Stop) -> None:
    """Do what was ordered."""
    how = {"time_limit": order.time_limit, "seed": order.seed, "workers": order.workers}
    if order.keep:
        from solver.keeping import keep

        keep(order.problem, **how, stop=stop, on_event=_tell)  # type: ignore[arg-type]
    else:
        from solver.solve import solve

        solve(order.problem, **how, stop=stop, on_event=_tell, improve=order.improve)  # type: ignore[arg-type]


def main(arguments: list[str]) -> int:
    if arguments == ["--warm"]:
        from solver.warm import warm

        warm()
        return 0
    lower_priority()
    try:
        order = order_of(sys.stdin.buffer.readline())
    except WireError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    stop = Stop()
    threading.Thread(target=listen, args=(stop,), daemon=True).start()
    search(order, stop)
    sys.stdout.buffer.flush()
    os._exit(0)  # the listener may be blocked in a read; nothing is left to clean up


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
