"""How full a place is over the clock: a panel a day, one below the other on one scale."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from scheduler_app.domain.clock import clock_text
from scheduler_app.reports.draw_fonts import REGULAR, width
from scheduler_app.reports.draw_page import WEEK_PAPER, Box, colour_of, draw_frame, put, put_centred, put_right, stroke
from scheduler_app.reports.draw_text import Line, one_line
from scheduler_app.reports.pages import Document, LoadCurve, LoadPage
from scheduler_app.reports.palette import FAINT, FULL, HEADER, INK, LIMIT, LINE, MUTED, OVER, STRONG

_HEADING_WIDE = 96.0
_AXIS_HIGH = 14.0
_GAP = 8.0
_HEADROOM = 1.15


def draw_load(canvas: Canvas, document: Document, page: LoadPage, number: int) -> None:
    """Draw a page; what is above the limit has another colour, and the limit is a dashed line with its figure."""
    box = draw_frame(canvas, WEEK_PAPER, document, page, number)
    panels = max(1, len(page.curves))
    high = (box.high - _AXIS_HIGH) / panels
    most = max(page.limit, *(curve.peak for curve in page.curves), 1) * _HEADROOM
    for index, curve in enumerate(page.curves):
        bottom = box.top - (index + 1) * high
        panel = Box(box.left + _HEADING_WIDE, bottom + _GAP / 2, box.wide - _HEADING_WIDE, high - _GAP)
        put(canvas, one_line(curve.heading, _HEADING_WIDE - 8, (11, 10, 9, 8), bold=True), box.left, panel.top - 14, HEADER)
        if curve.peak_text:
            put(canvas, one_line(curve.peak_text, _HEADING_WIDE - 8, (8.5, 7.5, 6.5, 5.5)), box.left, panel.top - 28, INK)
        _draw_panel(canvas, document, page, curve, panel, most)
    _draw_clock(canvas, document, Box(box.left + _HEADING_WIDE, box.bottom, box.wide - _HEADING_WIDE, _AXIS_HIGH))


def _draw_panel(canvas: Canvas, document: Document, page: LoadPage, curve: LoadCurve, panel: Box, most: float) -> None:
    canvas.setFillColor(colour_of(FAINT))
    canvas.rect(panel.left, panel.bottom, panel.wide, panel.high, stroke=0, fill=1)
    across = panel.wide / (document.last_minute - document.first_minute)
    for minute in range(-(-document.first_minute // 60) * 60, document.last_minute + 1, 60):
        at = panel.left + (minute - document.first_minute) * across
        stroke(canvas, LINE, 0.4)
        canvas.line(at, panel.bottom, at, panel.top)
    for (start, load), (end, _) in zip(curve.steps, curve.steps[1:]):
        left, right = (panel.left + (minute - document.first_minute) * across for minute in (start, end))
        within = min(load, page.limit) if page.limit else load
        high = panel.high / most
        canvas.setFillColor(colour_of(FULL))
        canvas.rect(left, panel.bottom, right - left, high * within, stroke=0, fill=1)
        if load > within:
            canvas.setFillColor(colour_of(OVER))
            canvas.rect(left, panel.bottom + high * within, right - left, high * (load - within), stroke=0, fill=1)
    if page.limit:
        _draw_limit(canvas, page, panel, panel.bottom + panel.high * page.limit / most)
    stroke(canvas, STRONG, 0.6)
    canvas.line(panel.left, panel.bottom, panel.right, panel.bottom)


def _draw_limit(canvas: Canvas, page: LoadPage, panel: Box, at: float) -> None:
    stroke(canvas, LIMIT, 0.9)
    canvas.setDash(4, 2)
    canvas.line(panel.left, at, panel.right, at)
    canvas.setDash()
    put_right(canvas, Line(page.limit_text, REGULAR, 7), panel.right - 2, at + 2, LIMIT)


def _draw_clock(canvas: Canvas, document: Document, box: Box) -> None:
    across = box.wide / (document.last_minute - document.first_minute)
    for minute in range(-(-document.first_minute // 60) * 60, document.last_minute + 1, 60):
        label = Line(clock_text(minute), REGULAR, 7.5)
        half = width(label.text, label.font, label.size) / 2
        at = min(box.left + (minute - document.first_minute) * across, box.right - half)
        put_centred(canvas, label, at, box.bottom + 4, MUTED)
