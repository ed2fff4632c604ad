"""A document as PDF: the file's facts, one sheet after the other, an outline to jump in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.pdfgen.canvas import Canvas

from scheduler_app.domain.printing import Paper
from scheduler_app.reports.draw_fonts import REGULAR, register_fonts
from scheduler_app.reports.draw_grey import GreyCanvas
from scheduler_app.reports.draw_load import draw_load
from scheduler_app.reports.draw_overview import OVERVIEW_PAPER, draw_overview
from scheduler_app.reports.draw_page import WEEK_PAPER
from scheduler_app.reports.draw_shaded import draw_shaded, shaded_sheets
from scheduler_app.reports.draw_table import draw_table, draw_tables, table_sheets, tables_sheets
from scheduler_app.reports.draw_week import draw_week
from scheduler_app.reports.pages import Document, LoadPage, OverviewPage, Page, ShadedPage, TablePage, TablesPage, WeekPage

_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
_PAPERS = {Paper.A4: landscape(A4), Paper.A3: landscape(A3)}
_CELLS = {1: (1, 1), 2: (1, 2), 4: (2, 2)}
"""Pages of one sheet -> beside each other and below each other; two are on a sheet that stands upright."""


def on_sheets(document: Document) -> Document:
    """The document with every table in parts that fit a page, so that its pages are those of the PDF; a single page fills its sheet."""
    register_fonts()
    pages = tuple(part for page in document.pages for part in _sheets(page))
    return replace(document, pages=pages, per_sheet=document.per_sheet if len(pages) > 1 else 1)


def draw(document: Document, only: int = 0) -> bytes:
    """Draw every page (see `on_sheets`), or those of the sheet `only`; a PDF's bytes with embedded fonts, title, author and language."""
    register_fonts()
    rl_config.useA85 = 0  # streams as bytes, not as text: a fifth smaller
    out = BytesIO()
    language = _LANGUAGES.get(document.language, document.language)
    kind = GreyCanvas if document.grey else Canvas
    canvas = kind(out, pagesize=WEEK_PAPER, pageCompression=1, lang=language, initialFontName=REGULAR)
    canvas.setTitle(" – ".join(filter(None, (document.title, document.school))))
    canvas.setAuthor(document.school)
    canvas.setSubject(", ".join(filter(None, (document.timetable, document.week))))
    canvas.setCreator("Ringklocka")
    canvas.showOutline()
    last = ""
    for number in [only] if only else range(1, document.sheets + 1):
        for page in _draw_sheet(canvas, document, number):
            if page.heading != last:
                canvas.bookmarkPage(f"page-{number}")
                canvas.addOutlineEntry(page.heading, f"page-{number}")
            last = page.heading
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_sheet(canvas: Canvas, document: Document, number: int) -> tuple[Page, ...]:
    """The pages of one sheet, each made larger or smaller as a whole to fill its part of the paper."""
    pages = document.pages[(number - 1) * document.per_sheet : number * document.per_sheet]
    across, down = _CELLS[document.per_sheet]
    paper = _own_paper(pages[0]) if document.paper is None else _PAPERS[document.paper]
    wide, high = paper[::-1] if down > across else paper
    canvas.setPageSize((wide, high))
    for place, page in enumerate(pages):
        own = _own_paper(page)
        scale = min(wide / across / own[0], high / down / own[1])
        canvas.saveState()
        canvas.translate(place % across * wide / across, high - (place // across + 1) * high / down)
        if scale != 1:
            canvas.scale(scale, scale)
        _draw_page(canvas, document, page, number)
        canvas.restoreState()
    return pages


def _own_paper(page: Page) -> tuple[float, float]:
    return OVERVIEW_PAPER if isinstance(page, OverviewPage) else WEEK_PAPER


def _sheets(page: Page) -> Iterator[Page]:
    match page:
        case TablePage():
            yield from table_sheets(page)
        case TablesPage():
            yield from tables_sheets(page)
        case ShadedPage():
            yield from shaded_sheets(page)
        case _:
            yield page


def _draw_page(canvas: Canvas, document: Document, page: Page, number: int) -> None:
    match page:
        case WeekPage():
            draw_week(canvas, document, page, number)
        case OverviewPage():
            draw_overview(canvas, document, page, number)
        case ShadedPage():
            draw_shaded(canvas, document, page, number)
        case LoadPage():
            draw_load(canvas, document, page, number)
        case TablesPage():
            draw_tables(canvas, document, page, number)
        case TablePage():
            draw_table(canvas, document, page, number)
