"""What every page has: a heading, a foot, a legend; and the small strokes that the reports share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from scheduler_app.reports.draw_fonts import ASCENT, BOLD, LEADING, NARROW, REGULAR, width
from scheduler_app.reports.draw_text import Layout, Line, Wish, fitted, one_line
from scheduler_app.reports.pages import SPECIAL_HUE, Document, LegendEntry, Page
from scheduler_app.reports.palette import HEADER, INK, LINE, MUTED, subject_colours

WEEK_PAPER: tuple[float, float] = landscape(A4)
MARGIN = 28.0
_HEADING_HIGH = 46.0
_FOOT_HIGH = 16.0
_SWATCH = 7.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the lower left corner of the page."""

    left: float
    bottom: float
    wide: float
    high: float

    @property
    def right(self) -> float:
        return self.left + self.wide

    @property
    def top(self) -> float:
        return self.bottom + self.high


def draw_frame(canvas: Canvas, paper: tuple[float, float], document: Document, page: Page, number: int) -> Box:
    """Draw heading and foot; returns the box between them."""
    wide, high = paper
    inner = wide - 2 * MARGIN
    _draw_heading(canvas, document, page, Box(MARGIN, high - MARGIN - _HEADING_HIGH, inner, _HEADING_HIGH))
    _draw_foot(canvas, document, number, Box(MARGIN, MARGIN - 8, inner, _FOOT_HIGH))
    return inner_box(paper)


def inner_box(paper: tuple[float, float]) -> Box:
    """What heading and foot leave of a sheet."""
    wide, high = paper
    bottom = MARGIN - 8 + _FOOT_HIGH + 4
    return Box(MARGIN, bottom, wide - 2 * MARGIN, high - MARGIN - _HEADING_HIGH - 4 - bottom)


def _draw_heading(canvas: Canvas, document: Document, page: Page, box: Box) -> None:
    left = box.wide * 0.6
    line = one_line(page.heading, left - 10, (22, 20, 18, 16, 14, 12, 10, 8), bold=True)
    put(canvas, line, box.left, box.top - 22, HEADER)
    if page.subheading:
        put(canvas, one_line(page.subheading, left - 10, (9.5, 8.5, 7.5, 6.5)), box.left, box.top - 36, MUTED)
    right = box.wide - left
    put_right(canvas, one_line(document.school, right, (11, 10, 9, 8, 7), bold=True), box.right, box.top - 12, INK)
    put_right(canvas, one_line(document.week, right, (9.5, 8.5, 7.5, 6.5)), box.right, box.top - 25, INK)
    second = " · ".join(filter(None, (document.title, document.timetable)))
    put_right(canvas, one_line(second, right, (8.5, 7.5, 6.5)), box.right, box.top - 37, MUTED)
    canvas.setStrokeColor(colour_of(HEADER))
    canvas.setLineWidth(1.2)
    canvas.line(box.left, box.bottom + 2, box.right, box.bottom + 2)


def _draw_foot(canvas: Canvas, document: Document, number: int, box: Box) -> None:
    canvas.setStrokeColor(colour_of(LINE))
    canvas.setLineWidth(0.5)
    canvas.line(box.left, box.top, box.right, box.top)
    half = box.wide / 2 - 40
    left = " · ".join(filter(None, (document.labels.printed, document.timetable, "Ringklocka")))
    put(canvas, one_line(left, half, (7.5, 6.5, 5.5)), box.left, box.bottom + 5, MUTED)
    page_of = document.labels.page_of.format(page=number, pages=document.sheets)
    put_right(canvas, Line(page_of, REGULAR, 7.5), box.right, box.bottom + 5, MUTED)


def draw_legend(canvas: Canvas, entries: Sequence[LegendEntry], box: Box) -> Box:
    """Draw the subjects' colours and names at the lower edge of the box; returns what is left above."""
    if not entries:
        return box
    size = 7.5
    rows = _legend_rows(entries, size, box.wide)
    while len(rows) > 3 and size > 5:
        size -= 0.5
        rows = _legend_rows(entries, size, box.wide)
    high = size * 1.5
    for number, row in enumerate(reversed(rows)):
        at = box.left
        for entry, shown, wide in row:
            _draw_swatch(canvas, entry, at, box.bottom + number * high + 1)
            put(canvas, Line(shown, NARROW, size), at + _SWATCH + 3, box.bottom + number * high + 2, INK)
            at += wide
    used = len(rows) * high + 5
    return Box(box.left, box.bottom + used, box.wide, box.high - used)


def _legend_rows(entries: Sequence[LegendEntry], size: float, wide: float) -> list[list[tuple[LegendEntry, str, float]]]:
    rows: list[list[tuple[LegendEntry, str, float]]] = [[]]
    used = 0.0
    for entry in entries:
        shown = entry.name if entry.code.casefold() == entry.name.casefold() else f"{entry.code} {entry.name}"
        shown = one_line(shown, wide / 3, (size,)).text
        needed = width(shown, NARROW, size) + _SWATCH + 14
        if used + needed > wide + 11 and rows[-1]:
            rows.append([])
            used = 0.0
        rows[-1].append((entry, shown, needed))
        used += needed
    return rows


def _draw_swatch(canvas: Canvas, entry: LegendEntry, left: float, bottom: float) -> None:
    colours = subject_colours(entry.hue)
    canvas.setFillColor(colour_of(colours.fill))
    canvas.setStrokeColor(colour_of(colours.stripe))
    canvas.setLineWidth(0.6)
    if entry.hue == SPECIAL_HUE:
        canvas.setDash(1.6, 1.2)
    canvas.rect(left, bottom, _SWATCH, _SWATCH, stroke=1, fill=1)
    canvas.setDash()


def draw_notes(canvas: Canvas, title: str, notes: Sequence[str], box: Box) -> Box:
    """Draw a titled list of notes at the lower edge, three lines at most; returns what is left above."""
    if not notes:
        return box
    text = "   ".join(notes)
    indent = width(title, BOLD, 7.5) + 8
    lines = fitted((Layout((Wish(text),), (7.5, 7, 6.5, 6, 5.5, 5), breaks=True),), box.wide - indent, 3 * 7.5 * LEADING)
    at = box.bottom + sum(line.size * LEADING for line in lines) - lines[0].size * ASCENT
    put(canvas, Line(title, BOLD, 7.5), box.left, at, HEADER)
    for line in lines:
        put(canvas, line, box.left + indent, at, INK)
        at -= line.size * LEADING
    used = sum(line.size * LEADING for line in lines) + 5
    return Box(box.left, box.bottom + used, box.wide, box.high - used)


def put(canvas: Canvas, line: Line, left: float, baseline: float, colour: str) -> None:
    """Set one line of text."""
    canvas.setFillColor(colour_of(colour))
    canvas.setFont(line.font, line.size)
    canvas.drawString(left, baseline, line.text)


def put_block(canvas: Canvas, lines: Sequence[Line], left: float, top: float) -> None:
    """Set lines below each other, the first one hanging from `top`."""
    block = canvas.beginText()
    for line in lines:
        block.setTextOrigin(left, top - line.size * ASCENT - (LEADING - 1) * line.size / 2)
        block.setFont(line.font, line.size)
        block.setFillColor(colour_of(MUTED if line.muted else INK))
        block.textOut(line.text)
        top -= line.size * LEADING
    canvas.drawText(block)


def put_right(canvas: Canvas, line: Line, right: float, baseline: float, colour: str) -> None:
    put(canvas, line, right - width(line.text, line.font, line.size), baseline, colour)


def put_centred(canvas: Canvas, line: Line, middle: float, baseline: float, colour: str) -> None:
    put(canvas, line, middle - width(line.text, line.font, line.size) / 2, baseline, colour)


def stroke(canvas: Canvas, colour: str, line_width: float) -> None:
    canvas.setStrokeColor(colour_of(colour))
    canvas.setLineWidth(line_width)


@cache
def colour_of(colour: str) -> Color:
    """reportlab's form of `#rrggbb`."""
    return HexColor(colour)
