"""Paint times of the week board with 2,000 cards, offscreen: scrolling, zooming, legality, a moved card, and the whole overview.

    python -m tests.benchmarks.bench_board [--cards 2000] [--repeat 40]

Prints one line for each case with the median, the 95th percentile and the worst in milliseconds of processor time (the machine may
be busy), and the limit; exits 1 when a median is over its limit. Limits: 16 ms a frame when scrolling and zooming, 50 ms for the
verdicts of a whole week.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from statistics import median, quantiles
from time import process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from scheduler_app.ui.board.view_data import BlockerMark, BoardData, CardData, CardStatus, Column, Mode, PlaceMark, Verdict
from scheduler_app.ui.board.week_board import WeekBoard
from scheduler_app.ui.theme import ThemeName, apply_theme

FRAME_MS, LEGALITY_MS = 16.0, 50.0
_SUBJECTS = ("Matematik", "Svenska", "Engelska", "Idrott och hälsa", "Slöjd", "Moderna språk")


def board_data(cards: int) -> BoardData:
    """`cards` cards over 40 classes and five days, some with locks, badges and remarks."""
    columns = tuple(Column(f"c{i}", f"{7 + i % 3}{chr(65 + i // 3)}") for i in range(40))
    rows = []
    for number in range(cards):
        column, place = columns[number % 40], number // 40
        day, slot = place % 5, place // 5
        subject = number % len(_SUBJECTS)
        rows.append(CardData(
            f"l{number}", column.uid, day, 480 + slot * 55, 50, _SUBJECTS[subject], _SUBJECTS[subject][:2].upper(),
            (f"T{number % 90}", f"Sal {number % 40}"),
            number % 12, number % 10 == 0, (CardStatus.FINE, CardStatus.SOFT, CardStatus.HARD)[number % 3 if number % 50 == 0 else 0],
            "person" if number % 7 == 0 else "", "", "A" if number % 9 == 0 else "",
        ))  # fmt: skip
    return BoardData(Mode.CLASS, columns, (0, 1, 2, 3, 4), 480, 1080, tuple(rows))


def week_of_marks() -> tuple[PlaceMark, ...]:
    """A verdict for every 5 minutes of the week, changing often, with blockers and ranks."""
    blockers = [(BlockerMark("teacher", f"Teacher {i}", f"l{i}"),) for i in range(6)]
    marks = []
    for day in range(5):
        for step in range(108):
            verdict = (Verdict.BLOCKED, Verdict.BLOCKED, Verdict.LEGAL, Verdict.COSTS)[step // 9 % 4]
            why = blockers[step // 5 % 6] if verdict is Verdict.BLOCKED else ()
            marks.append(
                PlaceMark(
                    day,
                    480 + step * 5,
                    verdict,
                    step / 9 if verdict is Verdict.COSTS else 0.0,
                    why,
                    rank=day + 1 if step == 20 and day < 3 else 0,
                )
            )
    return tuple(marks)


class Bench:
    def __init__(self, cards: int, repeat: int) -> None:
        self.repeat = repeat
        self.board = WeekBoard()
        self.board.resize(1920, 1080)
        self.data = board_data(cards)
        self.board.set_data(self.data)
        self.board.show()
        QApplication.processEvents()
        self.image = QImage(self.board.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)
        self.failed = False

    def frame(self) -> None:
        """One whole paint of the viewport, as the window system would ask for it."""
        self.board.viewport().render(self.image, QPoint(), QRect(QPoint(), self.image.size()))

    def run(self, name: str, limit: float, before: Callable[[int], None], timed: Callable[[int], None]) -> None:
        times = []
        for turn in range(self.repeat):
            before(turn)
            start = process_time()
            timed(turn)
            times.append((process_time() - start) * 1000)
        middle, worst = median(times), max(times)
        verdict = "ok" if middle <= limit else "OVER"
        self.failed |= middle > limit
        print(
            f"{name:<44} median {middle:6.1f}  p95 {quantiles(times, n=20)[-1]:6.1f}  worst {worst:6.1f}  limit {limit:4.0f} ms  {verdict}"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=2000)
    parser.add_argument("--repeat", type=int, default=40)
    given = parser.parse_args()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    apply_theme(app, ThemeName.LIGHT)
    bench = Bench(given.cards, given.repeat)
    board = bench.board

    def scroll(turn: int) -> None:
        board.horizontalScrollBar().setValue(turn * 97 % max(1, board.horizontalScrollBar().maximum()))

    def zoom_and_fit() -> None:
        board.zoom(1.2)
        board.fit()

    bench.run("scroll at reading zoom, new cards in sight", FRAME_MS, scroll, lambda _: bench.frame())
    bench.run("repaint at reading zoom", FRAME_MS, lambda _: None, lambda _: bench.frame())
    bench.run("zoom step at reading zoom", FRAME_MS, lambda turn: board.zoom(1.05 if turn % 20 < 10 else 1 / 1.05), lambda _: bench.frame())
    board.fit()
    bench.run("overview, first frames after fit", FRAME_MS, lambda _: zoom_and_fit(), lambda _: bench.frame())
    board.finish_painting()
    bench.run(f"overview, all {given.cards} cards", FRAME_MS, lambda _: board.finish_painting(), lambda _: bench.frame())
    bench.run("overview, zoom step", FRAME_MS, lambda turn: board.zoom(1.1 if turn % 20 < 10 else 1 / 1.1), lambda _: bench.frame())

    def judge(_: int) -> None:
        board.set_marks("l0", 50, marks)
        bench.frame()

    marks = week_of_marks()
    board.select("l0")
    board.show_readable()
    board.finish_painting()
    bench.run("verdicts of the week, one class, reading zoom", LEGALITY_MS, lambda _: board.clear_marks(), judge)
    everywhere = tuple(replace(mark, columns=tuple(column.uid for column in bench.data.columns)) for mark in marks)

    def judge_all(_: int) -> None:
        board.set_marks("l0", 50, everywhere)
        bench.frame()

    bench.run("verdicts of the week, 40 columns, reading zoom", LEGALITY_MS, lambda _: board.clear_marks(), judge_all)
    board.fit()
    board.finish_painting()
    bench.run("verdicts of the week, 40 columns, overview", LEGALITY_MS, lambda _: board.clear_marks(), judge_all)
    board.clear_marks()

    def move(turn: int) -> None:
        moved = replace(bench.data.cards[7], start=480 + turn % 2 * 5)
        board.set_data(replace(bench.data, cards=(*bench.data.cards[:7], moved, *bench.data.cards[8:])))
        bench.frame()

    bench.run("one card moved: new data and frame, overview", LEGALITY_MS, lambda _: board.finish_painting(), move)
    return 1 if bench.failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
