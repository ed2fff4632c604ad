"""A plain table page."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from scheduler_app.reports.draw_fonts import BOLD
from scheduler_app.reports.draw_page import WEEK_PAPER, Box, colour_of, draw_frame, put, put_right, stroke
from scheduler_app.reports.draw_text import Line, one_line
from scheduler_app.reports.pages import Document, TablePage
from scheduler_app.reports.palette import FAINT, HEADER, INK, LINE

_ROW_HIGH = 15.5
_FIRST_SHARE = 0.34


def draw_table(canvas: Canvas, document: Document, page: TablePage, number: int) -> None:
    """Draw headings, striped rows and the summary; the first column is the widest."""
    box = draw_frame(canvas, WEEK_PAPER, document, page, number)
    others = (1 - _FIRST_SHARE) / max(1, len(page.columns) - 1)
    lefts = [box.left + box.wide * (0 if index == 0 else _FIRST_SHARE + (index - 1) * others) for index in range(len(page.columns))]
    rights = [*lefts[1:], box.right]
    at = box.top - _ROW_HIGH
    _draw_row(canvas, page, page.columns, Box(box.left, at, box.wide, _ROW_HIGH), lefts, rights, head=True)
    for index, row in enumerate(page.rows):
        at -= _ROW_HIGH
        if index % 2:
            canvas.setFillColor(colour_of(FAINT))
            canvas.rect(box.left, at, box.wide, _ROW_HIGH, stroke=0, fill=1)
        _draw_row(canvas, page, row, Box(box.left, at, box.wide, _ROW_HIGH), lefts, rights, head=False)
    for text in page.summary:
        at -= _ROW_HIGH * 1.2
        put(canvas, Line(text, BOLD, 9), box.left + 3, at + 4, HEADER)


def _draw_row(
    canvas: Canvas, page: TablePage, cells: tuple[str, ...], box: Box, lefts: list[float], rights: list[float], *, head: bool
) -> None:
    for index, (text, left, right) in enumerate(zip(cells, lefts, rights, strict=True)):
        line = one_line(text, right - left - 8, (9, 8, 7, 6, 5), bold=head)
        if index in page.numeric:
            put_right(canvas, line, right - 4, box.bottom + 4.5, HEADER if head else INK)
        else:
            put(canvas, line, left + 3, box.bottom + 4.5, HEADER if head else INK)
    stroke(canvas, HEADER if head else LINE, 0.8 if head else 0.4)
    canvas.line(box.left, box.bottom, box.right, box.bottom)
