"""Tables of shares: each cell as dark as it is full, the figure in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from scheduler_app.reports.draw_fonts import REGULAR
from scheduler_app.reports.draw_page import WEEK_PAPER, Box, colour_of, draw_frame, inner_box, put, put_centred, stroke
from scheduler_app.reports.draw_text import Line, one_line
from scheduler_app.reports.pages import Document, ShadedPage, ShadedRow
from scheduler_app.reports.palette import FAINT, FULL, HEADER, INK, LINE, MUTED

_ROW_HIGH = 15.0
_NAME_SHARE = 0.26


def shaded_sheets(page: ShadedPage) -> Iterator[ShadedPage]:
    """The table in parts that fit a sheet, as even as they come."""
    most = int(inner_box(WEEK_PAPER).high / _ROW_HIGH) - 1 - len(page.summary)
    parts = max(1, -(-len(page.rows) // most))
    size = -(-len(page.rows) // parts)
    for start in range(0, max(1, len(page.rows)), max(1, size)):
        last = start + size >= len(page.rows)
        yield replace(page, rows=page.rows[start : start + size], summary=page.summary if last else ())


def draw_shaded(canvas: Canvas, document: Document, page: ShadedPage, number: int) -> None:
    """Draw one sheet of shares."""
    box = draw_frame(canvas, WEEK_PAPER, document, page, number)
    names = box.wide * _NAME_SHARE
    column = (box.wide - names) / max(1, len(page.columns))
    top = box.top - _ROW_HIGH
    put(canvas, one_line(page.first, names - 6, (9, 8, 7), bold=True), box.left + 3, top + 4.5, HEADER)
    for index, text in enumerate(page.columns):
        middle = box.left + names + (index + 0.5) * column
        put_centred(canvas, one_line(text, column - 6, (9, 8, 7, 6), bold=True), middle, top + 4.5, HEADER)
    stroke(canvas, HEADER, 0.8)
    canvas.line(box.left, top, box.right, top)
    for index, row in enumerate(page.rows, 1):
        _draw_row(canvas, row, Box(box.left, top - index * _ROW_HIGH, box.wide, _ROW_HIGH), names, column)
    for index, text in enumerate(page.summary, len(page.rows) + 1):
        put(canvas, one_line(text, box.wide - 6, (9, 8, 7)), box.left + 3, top - index * _ROW_HIGH + 2, INK)


def _draw_row(canvas: Canvas, row: ShadedRow, box: Box, names: float, column: float) -> None:
    name = one_line(row.name, names * (0.55 if row.note else 1) - 6, (9, 8, 7, 6), bold=True)
    put(canvas, name, box.left + 3, box.bottom + 4.5, INK)
    if row.note:
        put(canvas, one_line(row.note, names * 0.45 - 4, (7.5, 6.5, 5.5)), box.left + names * 0.55, box.bottom + 4.5, MUTED)
    for index, cell in enumerate(row.cells):
        left = box.left + names + index * column
        canvas.setFillColor(_shade(cell.share))
        canvas.rect(left + 0.5, box.bottom + 0.5, column - 1, box.high - 1, stroke=0, fill=1)
        ink = "#ffffff" if cell.share > 0.62 else INK
        put_centred(canvas, Line(cell.text, REGULAR, 8.5), left + column / 2, box.bottom + 4.5, ink)
    stroke(canvas, LINE, 0.3)
    canvas.line(box.left, box.bottom, box.right, box.bottom)


def _shade(share: float) -> Color:
    """From nearly white to the colour of a full room."""
    low, high = colour_of(FAINT), colour_of(FULL)
    mixed = (one + (other - one) * min(1.0, max(0.0, share)) for one, other in zip(low.rgb(), high.rgb(), strict=True))
    return Color(*mixed)
