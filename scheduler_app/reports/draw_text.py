"""Texts made to fit a box: first as they are, then narrower, wrapped, smaller; shortened only when nothing else helps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scheduler_app.reports.draw_fonts import BOLD, LEADING, NARROWER, REGULAR, width

ELLIPSIS = "…"

LONGEST = 400
"""Characters of one text that layout looks at: more never fits a card, and measuring a runaway name takes minutes."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is set."""

    text: str
    font: str
    size: float
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """One text as it would best be set: `scale` of the layout's size; `reserve` points at the right are left free."""

    text: str
    bold: bool = False
    muted: bool = False
    scale: float = 1.0
    reserve: float = 0.0


@dataclass(frozen=True, slots=True)
class Layout:
    """One way of saying it, with the sizes it may be set in, largest first; words are broken only where `breaks` says so."""

    wishes: tuple[Wish, ...]
    sizes: tuple[float, ...]
    breaks: bool = False


def fitted(layouts: tuple[Layout, ...], wide: float, high: float) -> tuple[Line, ...]:
    """The first layout and size whose lines fit `wide` by `high` points; else the last one in its smallest size, shortened."""
    layouts = tuple(replace(layout, wishes=tuple(replace(wish, text=_bounded(wish.text)) for wish in layout.wishes)) for layout in layouts)
    for layout in layouts:
        for size in layout.sizes:
            lines = _set(layout, size, wide)
            if lines is not None and height(lines) <= high:
                return lines
    return _shortened(layouts[-1], wide, high)


def height(lines: Sequence[Line]) -> float:
    """Height of the lines set below each other."""
    return sum(line.size * LEADING for line in lines)


def one_line(text: str, wide: float, sizes: Sequence[float], *, bold: bool = False) -> Line:
    """A heading on one line: smaller, then narrower, then shortened."""
    font, text = BOLD if bold else REGULAR, _bounded(text)
    for size in sizes:
        for face in (font, NARROWER[font]):
            if width(text, face, size) <= wide:
                return Line(text, face, size)
    return Line(_cut(text, NARROWER[font], sizes[-1], wide), NARROWER[font], sizes[-1])


def _bounded(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + ELLIPSIS


def _set(layout: Layout, size: float, wide: float) -> tuple[Line, ...] | None:
    lines: list[Line] = []
    for wish in layout.wishes:
        font = BOLD if wish.bold else REGULAR
        points, room = size * wish.scale, wide - wish.reserve
        if width(wish.text, font, points) <= room:
            lines.append(Line(wish.text, font, points, wish.muted))
            continue
        narrow = NARROWER[font]
        parts = wrapped(wish.text, narrow, points, room)
        if any(width(part, narrow, points) > room for part in parts) or (not layout.breaks and _breaks_a_word(wish.text, parts)):
            return None
        lines += [Line(part, narrow, points, wish.muted) for part in parts]
    return tuple(lines)


def _breaks_a_word(text: str, parts: Sequence[str]) -> bool:
    return " ".join(parts) != text


def wrapped(text: str, font: str, size: float, wide: float) -> list[str]:
    """The text broken at spaces, and within words that are wider than the line by themselves."""
    lines: list[str] = []
    current = ""
    for word in text.split(" "):
        candidate = f"{current} {word}" if current else word
        if width(candidate, font, size) <= wide:
            current = candidate
            continue
        if current:
            lines.append(current)
        current = word
        while width(current, font, size) > wide and len(current) > 1:
            head = _head(current, font, size, wide)
            lines.append(head)
            current = current[len(head) :]
    return [*lines, current]


def _head(word: str, font: str, size: float, wide: float) -> str:
    """As much of the beginning as fits, one character at least; broken at a hyphen or slash where there is one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if width(word[:middle], font, size) <= wide:
            low = middle
        else:
            high = middle - 1
    seam = max(word.rfind(mark, 0, low) for mark in "-/,–")
    return word[: seam + 1] if seam > low // 2 else word[:low]


def _shortened(layout: Layout, wide: float, high: float) -> tuple[Line, ...]:
    size = layout.sizes[-1]
    lines: list[Line] = []
    for wish in layout.wishes:
        font = NARROWER[BOLD if wish.bold else REGULAR]
        for part in wrapped(wish.text[:400], font, size, wide - wish.reserve):
            if height(lines) + size * LEADING > high and lines:
                last = lines[-1]
                return (*lines[:-1], Line(_cut(last.text + ELLIPSIS, last.font, last.size, wide), last.font, last.size, last.muted))
            lines.append(Line(part, font, size, wish.muted))
    return tuple(lines)


def _cut(text: str, font: str, size: float, wide: float) -> str:
    text = text[:400]
    if width(text, font, size) <= wide:
        return text
    text = text.rstrip(ELLIPSIS)
    while text and width(text + ELLIPSIS, font, size) > wide:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS
