"""`python -m solver.staffing`: one JSON order on the first line of standard input, JSON events on standard output; `stop` ends it.

Exit code 0; 2 if the order cannot be read.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from dataclasses import replace

from solver.child import listen, lower_priority
from solver.staffing.checker import StaffingVerdict
from solver.staffing.problem import StaffingSolution
from solver.staffing.wire import StaffingEvent, StaffingFinished, StaffingImproved, event_line, order_of
from solver.stopping import Stop
from solver.wire import WireError


def main() -> int:
    lower_priority()
    try:
        order = order_of(sys.stdin.buffer.readline())
    except WireError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    stop = Stop()
    threading.Thread(target=listen, args=(stop,), daemon=True).start()
    started = time.perf_counter()
    from solver.staffing.assign import assign  # loading the library is part of the time that was given

    def told(solution: StaffingSolution, verdict: StaffingVerdict, bound: float | None) -> None:
        _tell(StaffingImproved(solution, verdict.cost, verdict.unfilled, bound, time.perf_counter() - started))

    left = max(0.1, order.time_limit - (time.perf_counter() - started))
    result = assign(order.problem, time_limit=left, seed=order.seed, workers=order.workers, stop=stop, on_improved=told)
    _tell(StaffingFinished(replace(result, seconds=time.perf_counter() - started)))
    os._exit(0)  # the listener may be blocked in a read; nothing is left to clean up


def _tell(event: StaffingEvent) -> None:
    sys.stdout.buffer.write(event_line(event))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
