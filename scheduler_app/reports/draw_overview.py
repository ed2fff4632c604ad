"""The overview on A3: a row a class, a column a day, the clock from left to right within each day."""

from __future__ import annotations

from reportlab.lib.pagesizes import A3, landscape
from reportlab.pdfgen.canvas import Canvas

from scheduler_app.domain.clock import clock_text
from scheduler_app.reports.draw_fonts import ASCENT, BOLD, LEADING, NARROW_BOLD, REGULAR, width
from scheduler_app.reports.draw_page import Box, colour_of, draw_frame, draw_legend, put, put_centred, stroke
from scheduler_app.reports.draw_text import Layout, Line, Wish, fitted, height, one_line
from scheduler_app.reports.pages import SPECIAL_HUE, Card, Document, OverviewPage, Tile
from scheduler_app.reports.palette import FAINT, HEADER, INK, LINE, MUTED, OFF, STRONG, subject_colours

OVERVIEW_PAPER: tuple[float, float] = landscape(A3)
_NAMES_WIDE = 52.0
_NAMES_WIDEST = 120.0
_MARK = 5.0
_PLAN = 24.0
_HEAD_HIGH = 30.0
_TALLEST_ROW = 64.0
_LEAST_CODE = 5.0


def draw_overview(canvas: Canvas, document: Document, page: OverviewPage, number: int) -> None:
    """Draw a sheet; rows share the height there is. Sheets of a wall chart share one measure and have marks to cut along."""
    box = draw_legend(canvas, page.legend, draw_frame(canvas, OVERVIEW_PAPER, document, page, number))
    rows = max(1, page.tile.most_rows if page.tile else len(page.rows))
    days = max(1, page.tile.most_days if page.tile else len(page.days))
    tallest = box.high if page.tile else _TALLEST_ROW
    names_wide = _names_wide(page)
    row_high = min(tallest, (box.high - _HEAD_HIGH) / rows)
    column = (box.wide - names_wide) / days
    shown = column * len(page.days)
    grid = Box(box.left + names_wide, box.top - _HEAD_HIGH - row_high * len(page.rows), shown, row_high * len(page.rows))
    scale = (column - 4) / (document.last_minute - document.first_minute)
    _draw_head(canvas, document, page, grid, column, scale)
    position = {day.day: index for index, day in enumerate(page.days)}
    for index, row in enumerate(page.rows):
        bottom = grid.top - (index + 1) * row_high
        stroke(canvas, LINE, 0.6)
        canvas.line(grid.left - names_wide, bottom, grid.right, bottom)
        _draw_name(canvas, row.name, Box(box.left, bottom, names_wide - 6, row_high))
        for card in row.cards:
            left = grid.left + position[card.day] * column + 2 + (card.start - document.first_minute) * scale
            lane = (row_high - 2) / card.lanes
            top = bottom + row_high - 1 - card.lane * lane
            _draw_card(canvas, card, Box(left + 0.3, top - lane + 0.3, (card.end - card.start) * scale - 0.6, lane - 0.6))
    for index in range(len(page.days) + 1):
        stroke(canvas, STRONG, 0.8)
        canvas.line(grid.left + index * column, grid.bottom, grid.left + index * column, grid.top + _HEAD_HIGH)
    if page.tile is not None:
        _draw_tile(canvas, page.tile, Box(box.left, grid.bottom, names_wide + shown, grid.high + _HEAD_HIGH), box)


def _names_wide(page: OverviewPage) -> float:
    """Room for the longest name within bounds: people have longer names than classes."""
    longest = max((width(row.name, BOLD, 10) for row in page.rows), default=0.0)
    return min(_NAMES_WIDEST, max(_NAMES_WIDE, longest + 8))


def _draw_name(canvas: Canvas, name: str, box: Box) -> None:
    wish = Wish(name, bold=True)
    lines = fitted((Layout((wish,), (12, 11, 10, 9, 8, 7)), Layout((wish,), (6, 5), breaks=True)), box.wide, box.high)
    at = box.top - (box.high - height(lines)) / 2
    for line in lines:
        put(canvas, line, box.left, at - line.size * ASCENT - (LEADING - 1) * line.size / 2, HEADER)
        at -= line.size * LEADING


def _draw_tile(canvas: Canvas, tile: Tile, cut: Box, box: Box) -> None:
    """Marks at the corners to cut along, and a small plan of the wall with this sheet filled in."""
    stroke(canvas, INK, 0.5)
    for x in (cut.left, cut.right):
        for y, way in ((cut.top, 1), (cut.bottom, -1)):
            canvas.line(x, y + way, x, y + way * (1 + _MARK))
    high = _PLAN / tile.rows
    wide = min(high * 1.4, _PLAN * 1.6 / tile.columns)
    left, top = box.left + box.wide / 2, box.top + _PLAN + 12
    for row in range(tile.rows):
        for column in range(tile.columns):
            here = (row, column) == (tile.row, tile.column)
            canvas.setFillColor(colour_of(HEADER if here else FAINT))
            canvas.rect(left + column * wide, top - (row + 1) * high, wide - 1, high - 1, stroke=1, fill=1)
    put(canvas, Line(tile.label, REGULAR, 9), left + tile.columns * wide + 6, top - _PLAN / 2 - 3, INK)


def _draw_head(canvas: Canvas, document: Document, page: OverviewPage, grid: Box, column: float, scale: float) -> None:
    canvas.setFillColor(colour_of(FAINT))
    canvas.rect(grid.left, grid.top, grid.wide, _HEAD_HIGH, stroke=0, fill=1)
    for index, day in enumerate(page.days):
        left = grid.left + index * column
        if day.off:
            canvas.setFillColor(colour_of(OFF))
            canvas.rect(left, grid.bottom, column, grid.high, stroke=0, fill=1)
        heading = " · ".join(filter(None, (day.heading, day.off)))
        put_centred(canvas, one_line(heading, column - 8, (12, 11, 10, 9, 8), bold=True), left + column / 2, grid.top + 17, HEADER)
        for minute in range(-(-document.first_minute // 60) * 60, document.last_minute, 60):
            at = left + 2 + (minute - document.first_minute) * scale
            stroke(canvas, FAINT, 0.4)
            canvas.line(at, grid.bottom, at, grid.top)
            if at + 10 < left + column:
                put(canvas, Line(clock_text(minute)[:2].lstrip("0"), REGULAR, 6.5), at + 1, grid.top + 4, MUTED)


def _draw_card(canvas: Canvas, card: Card, box: Box) -> None:
    colours = subject_colours(card.hue)
    canvas.setFillColor(colour_of(colours.fill))
    stroke(canvas, colours.stripe, 0.4)
    if card.hue == SPECIAL_HUE:
        canvas.setDash(1.6, 1.2)
    canvas.rect(box.left, box.bottom, box.wide, box.high, stroke=1, fill=1)
    canvas.setDash()
    if width(card.code, NARROW_BOLD, _LEAST_CODE) <= box.wide - 1 or box.high < box.wide:
        _draw_text(canvas, card, box)
        return
    canvas.saveState()  # a narrow lesson with a long code is written upwards
    canvas.translate(box.right, box.bottom)
    canvas.rotate(90)
    _draw_text(canvas, card, Box(0, 0, box.high, box.wide))
    canvas.restoreState()


def _draw_text(canvas: Canvas, card: Card, box: Box) -> None:
    code = Wish(card.code, bold=True)
    rest = tuple(Wish(text, scale=0.9, muted=True) for text in (card.badge, *card.details[-2:]) if text)
    lines = fitted(
        (
            Layout((code, *rest), (7, 6, 5)),
            Layout((code, *rest[:1]), (6, 5, 4.5)),
            Layout((code,), (7, 6, 5, 4)),
            Layout((code,), (5, 4, 3.5), breaks=True),
        ),
        round(box.wide - 1, 1),
        round(box.high - 0.6, 1),
    )
    at = box.top - max(0.0, (box.high - height(lines)) / 2)
    for line in lines:
        baseline = at - line.size * ASCENT - (LEADING - 1) * line.size / 2
        put_centred(canvas, line, box.left + box.wide / 2, baseline, MUTED if line.muted else INK)
        at -= line.size * LEADING
