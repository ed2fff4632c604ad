"""Desktop figures: start to usable window, the longest event-loop stall while a real search runs, verdicts, a drop, stop, memory.

Run `python tests/benchmarks/bench_desktop.py [--size medium] [--seconds 20]`; offscreen unless a platform is set. Prints one line a figure.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import argparse
import resource
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEventLoop, Qt, QTimer

TICK_MS = 16
_CHILD_WAIT_S = 600


@dataclass
class Ticks:
    """A precise 16 ms timer; `late` is how many ms each tick came after the one before it, less the 16."""

    late: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._last = perf_counter()
        self.timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
        self.timer.timeout.connect(self._tick)
        self.timer.start()

    def _tick(self) -> None:
        now = perf_counter()
        self.late.append((now - self._last) * 1000 - TICK_MS)
        self._last = now

    def summary(self) -> str:
        ordered = sorted(self.late)
        over = sum(late > 50 for late in ordered)
        return f"max {ordered[-1]:.0f} ms, p99 {ordered[int(len(ordered) * 0.99)]:.0f} ms, {over} over 50 ms of {len(ordered)} ticks"


def wait_until(condition: Callable[[], object], seconds: float) -> bool:
    """Run the event loop until the condition holds; tell whether it did within the time."""
    loop, watch, limit = QEventLoop(), QTimer(interval=5), QTimer(singleShot=True, interval=int(seconds * 1000))
    watch.timeout.connect(lambda: condition() and loop.quit())
    limit.timeout.connect(loop.quit)
    watch.start()
    limit.start()
    loop.exec()
    return bool(condition())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="medium")
    parser.add_argument("--seconds", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(XDG_CONFIG_HOME=folder, XDG_DATA_HOME=folder, XDG_STATE_HOME=folder)
        measure(Path(folder) / "bench.ringklocka", options.size, options.seconds)


def measure(path: Path, size: str, seconds: int) -> None:
    from scheduler_app.bootstrap import desktop_services
    from scheduler_app.services.demo import demo_school
    from scheduler_app.ui.application import collect_in_gui_thread, prepare_application
    from scheduler_app.ui.main_window import MainWindow

    services = desktop_services()
    services.stores.create(str(path), demo_school(size, 1)).close()
    begun = perf_counter()
    prepare_application("sv")
    window = MainWindow(services)
    window.resize(1366, 768)
    window.show()
    shown = perf_counter()
    window.documents.open_address(str(path))
    wait_until(lambda: window.session is not None and window.isVisible(), 60)
    print(f"start to window            {(shown - begun) * 1000:.0f} ms")
    print(f"start to school on board   {(perf_counter() - begun) * 1000:.0f} ms")
    collector = collect_in_gui_thread()
    wait_until(lambda: window.session.report is not None, 60)
    figures(window, seconds)
    collector.stop()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory                {peak:.0f} MB (the search's own process not counted)")
    window.close()


def figures(window: object, seconds: int) -> None:
    session, panel, run = window.session, window.run_panel, window.run
    lesson = max(session.school.lessons, key=lambda uid: len(session.school.requirement_of(uid).groups))
    window.board_page.select(lesson)
    wait_until(lambda: window.background.busy == 0, 30)
    panel.time_limit.setValue(seconds)
    panel.seed.setValue(1)
    wait_until(lambda: False, 1.0)
    ticks = Ticks()
    wait_until(lambda: False, 3.0)
    print(f"event loop, idle           {ticks.summary()}")
    ticks.late.clear()
    window.actions_.solve.trigger()
    wait_until(lambda: not run.is_running, seconds + _CHILD_WAIT_S)
    wait_until(lambda: window.background.busy == 0 and session.unsaved == 0, 60)
    wait_until(lambda: False, 1.0)
    print(f"event loop, searching      {ticks.summary()}")
    print(f"result                     {panel.placed.text()} placed, {panel.hard.text()} hard, cost {panel.cost.text()}")
    ticks.timer.stop()
    edits(window, lesson)
    stop(window)


def edits(window: object, lesson: str) -> None:
    session, times, shown = window.session, [], []
    window.flow.verdicts_ready.connect(lambda _: shown.append(perf_counter()))
    for uid in list(session.school.placed)[:20]:
        shown.clear()
        begun = perf_counter()
        window.flow.want_verdicts(uid)
        wait_until(lambda: shown, 10)
        times.append(((shown or [perf_counter()])[0] - begun) * 1000)
    later = sorted(times[1:])
    print(f"verdicts of the week       first {times[0]:.0f} ms, then median {later[len(later) // 2]:.0f} ms, max {later[-1]:.0f} ms")
    moved = []
    for uid in list(session.school.placed)[:10]:
        place = session.school.placed[uid]
        begun = perf_counter()
        window.flow.unplace(uid)
        moved.append((perf_counter() - begun) * 1000)
        wait_until(lambda: session.unsaved == 0, 10)
        session.undo()
        wait_until(lambda uid=uid, place=place: session.school.placed.get(uid) == place, 10)
    print(f"an edit checked and shown  median {sorted(moved)[5]:.0f} ms, max {max(moved):.0f} ms")


def stop(window: object) -> None:
    window.actions_.solve.trigger()
    wait_until(lambda: window.run_panel.placed.text() not in ("–", ""), 60)
    begun = perf_counter()
    window.actions_.stop.trigger()
    wait_until(lambda: not window.run.is_running, 30)
    print(f"stop answers               {(perf_counter() - begun) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
