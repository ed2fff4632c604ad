"""Lessons at the same time side by side: as few lanes as will do, each stretch of overlapping lessons for itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scheduler_app.reports.pages import Card


def in_lanes(cards: Iterable[Card]) -> tuple[Card, ...]:
    """The cards sorted by day and start with `lane` and `lanes` filled in."""
    done: list[Card] = []
    together: list[Card] = []
    ends = (-1, 0)
    for card in sorted(cards, key=lambda row: (row.day, row.start, row.badge, row.name, row.details)):
        if (card.day, card.start) >= ends and together:
            done += _side_by_side(together)
            together = []
        ends = max(ends, (card.day, card.end)) if together else (card.day, card.end)
        together.append(card)
    return (*done, *_side_by_side(together))


def _side_by_side(cards: Sequence[Card]) -> list[Card]:
    free_from: list[int] = []
    placed: list[tuple[Card, int]] = []
    for card in cards:
        lane = next((number for number, free in enumerate(free_from) if free <= card.start), len(free_from))
        free_from[lane : lane + 1] = [card.end]
        placed.append((card, lane))
    return [replace(card, lane=lane, lanes=len(free_from)) for card, lane in placed]
