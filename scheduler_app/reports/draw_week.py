"""One week board: the clock down the side, a column a day, lessons where and as long as they are."""

from __future__ import annotations

from functools import lru_cache

from reportlab.pdfgen.canvas import Canvas

from scheduler_app.domain.clock import clock_text
from scheduler_app.reports.draw_fonts import REGULAR
from scheduler_app.reports.draw_page import (
    WEEK_PAPER,
    Box,
    colour_of,
    draw_frame,
    draw_legend,
    draw_notes,
    put_block,
    put_centred,
    put_right,
    stroke,
)
from scheduler_app.reports.draw_text import Layout, Line, Wish, fitted, height, one_line
from scheduler_app.reports.pages import SPECIAL_HUE, Break, Card, Document, WeekPage
from scheduler_app.reports.palette import FAINT, HEADER, LINE, MUTED, OFF, STRONG, subject_colours

_CLOCK_WIDE = 32.0
_DAY_HIGH = 18.0
_GAP = 1.0
_STRIPE = 2.6
_INSET = 2.4
_PILL = 10.5
_BREAK_LARGEST, _BREAK_SMALLEST = 7.0, 4.5
_PILL_LETTERS = 2


def draw_week(canvas: Canvas, document: Document, page: WeekPage, number: int) -> None:
    """Draw a page; every card keeps to its own rectangle."""
    box = draw_frame(canvas, WEEK_PAPER, document, page, number)
    box = draw_legend(canvas, page.legend, box)
    box = draw_notes(canvas, document.labels.unplaced, page.unplaced, box)
    board = Box(box.left + _CLOCK_WIDE, box.bottom + 4, box.wide - _CLOCK_WIDE, box.high - _DAY_HIGH - 4)
    scale = board.high / (document.last_minute - document.first_minute)
    column = board.wide / max(1, len(page.days))
    _draw_days(canvas, page, board, column)
    _draw_clock(canvas, document, board, scale)
    for index in range(len(page.days) + 1):
        stroke(canvas, STRONG if index in (0, len(page.days)) else LINE, 0.6)
        canvas.line(board.left + index * column, board.bottom, board.left + index * column, board.top + _DAY_HIGH)
    position = {day.day: index for index, day in enumerate(page.days)}
    for card in page.cards:
        left = board.left + position[card.day] * column + 1.5
        lane = (column - 3) / card.lanes
        top = board.top - (card.start - document.first_minute) * scale
        bottom = board.top - (card.end - document.first_minute) * scale
        draw_card(canvas, card, Box(left + card.lane * lane + _GAP / 2, bottom + _GAP / 2, lane - _GAP, top - bottom - _GAP))
    for gap in page.breaks:
        middle = board.left + (position[gap.day] + 0.5) * column
        _draw_break(canvas, gap, board.top - (gap.start - document.first_minute) * scale, (gap.end - gap.start) * scale, middle, column)
    if not page.cards:
        put_centred(canvas, Line(document.labels.nothing, REGULAR, 14), board.left + board.wide / 2, board.bottom + board.high / 2, MUTED)


def _draw_break(canvas: Canvas, gap: Break, top: float, high: float, middle: float, column: float) -> None:
    """The name between two lessons, if there is height enough for letters that can be read."""
    size = min(_BREAK_LARGEST, high - 2)
    if size >= _BREAK_SMALLEST:
        line = one_line(gap.text, column - 8, (size,))
        put_centred(canvas, line, middle, top - high / 2 - size * 0.36, MUTED)


def _draw_days(canvas: Canvas, page: WeekPage, board: Box, column: float) -> None:
    canvas.setFillColor(colour_of(FAINT))
    canvas.rect(board.left, board.top, board.wide, _DAY_HIGH, stroke=0, fill=1)
    for index, day in enumerate(page.days):
        left = board.left + index * column
        if day.off:
            canvas.setFillColor(colour_of(OFF))
            canvas.rect(left, board.bottom, column, board.high, stroke=0, fill=1)
            label = one_line(day.off, column - 8, (11, 10, 9, 8, 7, 6))
            put_centred(canvas, label, left + column / 2, board.bottom + board.high / 2, MUTED)
        put_centred(canvas, one_line(day.heading, column - 6, (10, 9, 8, 7), bold=True), left + column / 2, board.top + 5.5, HEADER)


def _draw_clock(canvas: Canvas, document: Document, board: Box, scale: float) -> None:
    for minute in range(document.first_minute, document.last_minute + 1, 30):
        at = board.top - (minute - document.first_minute) * scale
        whole = minute % 60 == 0
        edge = minute in (document.first_minute, document.last_minute)
        stroke(canvas, STRONG if edge else LINE if whole else FAINT, 0.6 if whole else 0.4)
        canvas.line(board.left - (4 if whole else 0), at, board.right, at)
        if whole:
            put_right(canvas, Line(clock_text(minute), REGULAR, 7.5), board.left - 6, at - 2.6, MUTED)


def draw_card(canvas: Canvas, card: Card, box: Box) -> None:
    """One lesson: fill and stripe by subject, the text as large as fits."""
    colours = subject_colours(card.hue)
    special = card.hue == SPECIAL_HUE
    canvas.setFillColor(colour_of(colours.fill))
    stroke(canvas, colours.stripe, 0.6)
    if special:
        canvas.setDash(2.4, 1.6)
    canvas.roundRect(box.left, box.bottom, box.wide, box.high, min(2.5, box.high / 4), stroke=1, fill=1)
    canvas.setDash()
    stripe = min(_STRIPE, box.wide / 6)
    if not special:
        canvas.setFillColor(colour_of(colours.stripe))
        canvas.rect(box.left, box.bottom, stripe, box.high, stroke=0, fill=1)
    inner = Box(box.left + stripe + _INSET / 2, box.bottom + 0.8, box.wide - stripe - _INSET, box.high - 1.6)
    pill = _PILL if 0 < len(card.badge) <= _PILL_LETTERS and inner.wide > 3 * _PILL and inner.high > _PILL else 0.0
    times = f"{clock_text(card.start)}–{clock_text(card.end)}"
    lines = card_lines(card.name, card.code, card.details, times, card.badge, pill, round(inner.wide, 1), round(inner.high, 1))
    put_block(canvas, lines, inner.left, inner.top - max(0.0, min(1.5, (inner.high - height(lines)) / 2)))
    if pill:
        _draw_pill(canvas, card.badge, Box(box.right - pill, box.top - pill, pill - 1.2, pill - 1.2), colours.stripe)


def _draw_pill(canvas: Canvas, text: str, box: Box, colour: str) -> None:
    canvas.setFillColor(colour_of(colour))
    canvas.roundRect(box.left, box.bottom, box.wide, box.high, 2, stroke=0, fill=1)
    line = one_line(text, box.wide - 1, (7, 6, 5, 4), bold=True)
    put_centred(canvas, line, box.left + box.wide / 2, box.bottom + box.high / 2 - 2.5, "#ffffff")


@lru_cache(maxsize=20_000)
def card_lines(
    name: str, code: str, details: tuple[str, ...], times: str, badge: str, pill: float, wide: float, high: float
) -> tuple[Line, ...]:
    """What a card says in a space of `wide` by `high` points. `pill` points at the upper right are taken by the badge; without them it is
    written after the time."""
    badge = "" if pill else badge
    return fitted(_layouts(name, code, details, "  ".join(filter(None, (times, badge))), badge, pill), wide, high)


def _layouts(name: str, code: str, details: tuple[str, ...], times: str, badge: str, pill: float) -> tuple[Layout, ...]:
    """From roomy to tight: full name and lines of their own; then the rest on one line; then the short code; at last without the time."""
    title = Wish(name, bold=True, reserve=pill)
    time = Wish(times, muted=True, scale=0.85)
    rows = tuple(Wish(detail, scale=0.92) for detail in details)
    tail = (Wish(" · ".join(details), scale=0.92),) if details else ()
    coded, titled = (Wish("  ".join((text, times)), bold=True, reserve=pill) for text in (code, name))
    short = " ".join(filter(None, (code, badge)))
    return (
        Layout((title, *rows, time), (9, 8.5, 8)),
        Layout((title, *tail, time), (9, 8.5, 8, 7.5)),
        Layout((title, *rows, time), (7.5, 7, 6.5)),
        Layout((title, *tail, time), (7, 6.5)),
        Layout((titled, *rows), (8.5, 8, 7.5, 7)),
        Layout((coded, *rows), (8, 7.5, 7, 6.5, 6)),
        Layout((title, *tail, time), (6,)),
        Layout((coded, *tail), (7.5, 7, 6.5, 6, 5.5)),
        Layout((Wish(code, bold=True, reserve=pill), *tail, Wish(times.replace("–", "– "), muted=True, scale=0.8)), (7.5, 7, 6.5)),
        Layout((Wish(short, bold=True, reserve=pill), *tail), (7.5, 7, 6.5, 6, 5.5, 5)),
        Layout((title, *tail, time), (6, 5.5, 5), breaks=True),
        Layout((Wish(short, bold=True, reserve=pill), *tail), (6, 5.5, 5, 4.5), breaks=True),
        Layout((Wish(" · ".join((short, *details)), reserve=pill),), (5.5, 5, 4.5, 4), breaks=True),
    )
