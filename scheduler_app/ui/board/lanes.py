"""Side-by-side places for cards that share time in one column: half-classes, A and B weeks, clashes. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler_app.ui.board.view_data import BoardData, CardData


def lanes_of(cards: Sequence[CardData]) -> list[tuple[CardData, int, int]]:
    """Each card with its lane and the number of lanes of its cluster.

    Cards of one day and column, any order. Cards that overlap never share a lane; a cluster (cards linked by overlaps) is as
    wide as its busiest moment, so every card that meets nobody fills the column. Order within a cluster is by start, longest
    first, then title and lesson, so that the picture is stable.
    """
    ordered = sorted(cards, key=lambda card: (card.start, -card.minutes, card.short, card.lesson))
    placed: list[tuple[CardData, int, int]] = []
    cluster: list[tuple[CardData, int]] = []
    lane_ends: list[int] = []
    cluster_end = -1
    for card in ordered:
        if card.start >= cluster_end:
            placed.extend((each, lane, len(lane_ends)) for each, lane in cluster)
            cluster, lane_ends = [], []
        lane = next((i for i, end in enumerate(lane_ends) if end <= card.start), len(lane_ends))
        if lane == len(lane_ends):
            lane_ends.append(card.end)
        else:
            lane_ends[lane] = card.end
        cluster.append((card, lane))
        cluster_end = max(cluster_end, card.end)
    placed.extend((each, lane, len(lane_ends)) for each, lane in cluster)
    return placed


def occupied(cards: Sequence[CardData]) -> list[tuple[int, int]]:
    """The merged stretches of time that the cards cover, in order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((card.start, card.end) for card in cards):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def hole_around(data: BoardData, day: int, start: int, column: str) -> tuple[int, int] | None:
    """The free time (start, end) around a clock time in one column, within the day; None where a card lies."""
    first, last = data.first, data.last
    for begin, end in occupied([card for card in data.cards if card.day == day and card.column == column]):
        if begin <= start < end:
            return None
        if end <= start:
            first = max(first, end)
        else:
            last = min(last, begin)
    return (first, last) if first <= start < last else None
