"""Tables: striped rows as high as their longest cell, on as many sheets as it takes, with the headings on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.pdfgen.canvas import Canvas

from scheduler_app.reports.draw_fonts import ASCENT, BOLD, LEADING
from scheduler_app.reports.draw_page import WEEK_PAPER, Box, colour_of, draw_frame, inner_box, put, put_right, stroke
from scheduler_app.reports.draw_text import Layout, Line, Wish, fitted, height, one_line
from scheduler_app.reports.pages import Document, TablePage, TablesPage
from scheduler_app.reports.palette import FAINT, HEADER, INK, LINE

_ROW_HIGH = 15.5
_FIRST_SHARE = 0.34
_PADDING = 5.0
_TALLEST_CELL = 110.0
_SUMMARY_HIGH = _ROW_HIGH * 1.2
_BETWEEN = 14.0

Cells = Sequence[tuple[Line, ...]]


def table_sheets(page: TablePage) -> Iterator[TablePage]:
    """The table in parts that fit a sheet; the summary stands on the last one."""
    yield from _parts(page, _space())


def tables_sheets(page: TablesPage) -> Iterator[TablesPage]:
    """The tables on sheets, one that does not fit continued on the next; the notes stand on the last one."""
    done: list[TablePage] = []
    left = _space() + _ROW_HIGH
    for table in page.tables:
        for part in _parts(table, max(left - _ROW_HIGH, 0.0)):
            high = table_high(part) + _BETWEEN
            if high - _BETWEEN > left and done:
                yield replace(page, tables=tuple(done), notes=())
                done, left = [], _space() + _ROW_HIGH
            done.append(part)
            left -= high
    if left < len(page.notes) * _SUMMARY_HIGH and done:
        yield replace(page, tables=tuple(done), notes=())
        done = []
    yield replace(page, tables=tuple(done))


def table_high(page: TablePage) -> float:
    """Height of the table with its headings and summary."""
    rows = sum(_row_high(_cells(page, row, inner_box(WEEK_PAPER).wide)) for row in page.rows)
    return _ROW_HIGH + rows + len(page.summary) * _SUMMARY_HIGH


def draw_table(canvas: Canvas, document: Document, page: TablePage, number: int) -> None:
    """Draw one sheet of a table."""
    _draw(canvas, page, draw_frame(canvas, WEEK_PAPER, document, page, number))


def draw_tables(canvas: Canvas, document: Document, page: TablesPage, number: int) -> None:
    """Draw one sheet of tables."""
    box = draw_frame(canvas, WEEK_PAPER, document, page, number)
    for table in page.tables:
        high = _draw(canvas, table, box) + _BETWEEN
        box = replace(box, high=box.high - high)
    at = box.top
    for text in page.notes:
        for line in _cell(text, box.wide - 6):
            at -= line.size * LEADING
            put(canvas, line, box.left + 3, at, HEADER)
        at -= _PADDING


def _space() -> float:
    return inner_box(WEEK_PAPER).high - _ROW_HIGH


def _parts(page: TablePage, first: float) -> Iterator[TablePage]:
    """Parts of which the first has so many points for its rows and the others a whole sheet."""
    rows: list[tuple[str, ...]] = []
    used, space, begun = 0.0, first, False
    for row in page.rows:
        high = _row_high(_cells(page, row, inner_box(WEEK_PAPER).wide))
        if used + high > space and (rows or space < _space()):
            if rows:
                yield replace(page, rows=tuple(rows), summary=())
                begun = True
            rows, used, space = [], 0.0, _space()
        rows.append(row)
        used += high
    if used + len(page.summary) * _SUMMARY_HIGH > space and rows:
        yield replace(page, rows=tuple(rows), summary=())
        begun, rows = True, []
    if rows or page.summary or not begun:
        yield replace(page, rows=tuple(rows))


def _draw(canvas: Canvas, page: TablePage, box: Box) -> float:
    """Draw the table from the upper edge of the box; the height it took."""
    edges = _edges(page, box.wide)
    head = [(one_line(text, right - left - 8, (9, 8, 7, 6, 5), bold=True),) for text, left, right in zip(page.columns, edges, edges[1:])]
    at = box.top - _ROW_HIGH
    _draw_row(canvas, page, head, Box(box.left, at, box.wide, _ROW_HIGH), edges, HEADER)
    for index, row in enumerate(page.rows):
        cells = _cells(page, row, box.wide)
        high = _row_high(cells)
        at -= high
        if index % 2:
            canvas.setFillColor(colour_of(FAINT))
            canvas.rect(box.left, at, box.wide, high, stroke=0, fill=1)
        _draw_row(canvas, page, cells, Box(box.left, at, box.wide, high), edges, INK)
    for text in page.summary:
        at -= _SUMMARY_HIGH
        put(canvas, replace(one_line(text, box.wide - 6, (9, 8, 7, 6)), font=BOLD), box.left + 3, at + 4, HEADER)
    return box.top - at


def _edges(page: TablePage, wide: float) -> list[float]:
    others = max(1, len(page.columns) - 1)
    shares = page.shares or (_FIRST_SHARE, *[(1 - _FIRST_SHARE) / others] * (len(page.columns) - 1))
    edges = [0.0]
    for share in shares:
        edges.append(edges[-1] + wide * share / sum(shares))
    return edges


def _cells(page: TablePage, row: Sequence[str], wide: float) -> Cells:
    edges = _edges(page, wide)
    return [_cell(text, right - left - 8) for text, left, right in zip(row, edges, edges[1:], strict=False)]


def _cell(text: str, wide: float) -> tuple[Line, ...]:
    whole = fitted((Layout((Wish(text),), (9, 8.5, 8)), Layout((Wish(text),), (7.5,), breaks=True)), wide, 9 * LEADING)
    if whole and whole[0].text == text:
        return whole
    return fitted((Layout((Wish(text),), (8, 7.5)), Layout((Wish(text),), (7, 6.5, 6), breaks=True)), wide, _TALLEST_CELL)


def _row_high(cells: Cells) -> float:
    return max(_ROW_HIGH, max((height(cell) for cell in cells), default=0.0) + _PADDING)


def _draw_row(canvas: Canvas, page: TablePage, cells: Cells, box: Box, edges: Sequence[float], ink: str) -> None:
    for index, (lines, left, right) in enumerate(zip(cells, edges, edges[1:], strict=False)):
        at = box.top - (box.high - height(lines)) / 2
        for line in lines:
            baseline = at - line.size * ASCENT - (LEADING - 1) * line.size / 2
            if index in page.numeric:
                put_right(canvas, line, box.left + right - 4, baseline, ink)
            else:
                put(canvas, line, box.left + left + 3, baseline, ink)
            at -= line.size * LEADING
    head = ink == HEADER
    stroke(canvas, HEADER if head else LINE, 0.8 if head else 0.4)
    canvas.line(box.left, box.bottom, box.right, box.bottom)
