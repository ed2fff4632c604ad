"""What a check found about each lesson, put into words only for the lessons that are looked at. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from scheduler_app.ui.board.view_data import CardStatus

SHOWN_PROBLEMS = 4
"""Sentences a card's tool tip has room for."""


class Found(Protocol):
    """A violation: `severity` is hard|soft, `lessons` are uids."""

    @property
    def severity(self) -> str: ...
    @property
    def lessons(self) -> tuple[str, ...]: ...
    def message(self, language: str | None = None) -> str: ...


class CheckRemarks(Mapping[str, tuple[CardStatus, tuple[str, ...]]]):
    """Lesson uid -> its worst status and the first sentences about it.

    A large school has a thousand violations, a board a few dozen lessons: a sentence is made when its card is.
    """

    def __init__(self, violations: Iterable[Found], language: str) -> None:
        self._language = language
        self._found: dict[str, tuple[CardStatus, list[Found]]] = {}
        self._told: dict[str, tuple[CardStatus, tuple[str, ...]]] = {}
        for violation in violations:
            status = CardStatus.HARD if violation.severity == "hard" else CardStatus.SOFT
            for lesson in violation.lessons:
                known, rows = self._found.setdefault(lesson, (status, []))
                if status is CardStatus.HARD and known is not CardStatus.HARD:
                    self._found[lesson] = (status, rows)
                if len(rows) < SHOWN_PROBLEMS:
                    rows.append(violation)

    def __getitem__(self, lesson: str) -> tuple[CardStatus, tuple[str, ...]]:
        told = self._told.get(lesson)
        if told is None:
            status, rows = self._found[lesson]
            told = self._told[lesson] = (status, tuple(row.message(self._language) for row in rows))
        return told

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
