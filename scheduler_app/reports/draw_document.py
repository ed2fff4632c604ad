"""A document as PDF: the file's facts, one page after the other, an outline to jump in."""

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


def on_sheets(document: Document) -> Document:
    """The document with every table in parts that fit a sheet, so that its pages are those of the PDF."""
    register_fonts()
    return replace(document, pages=tuple(sheet for page in document.pages for sheet in _sheets(page)))


def draw(document: Document) -> bytes:
    """Draw every page (see `on_sheets`); the bytes of a PDF with embedded fonts, title, author and language."""
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
    for number, page in enumerate(document.pages, 1):
        _lay_paper(canvas, document, page)
        if page.heading != last:
            canvas.bookmarkPage(f"page-{number}")
            canvas.addOutlineEntry(page.heading, f"page-{number}")
        last = page.heading
        _draw_page(canvas, document, page, number)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


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


def _lay_paper(canvas: Canvas, document: Document, page: Page) -> None:
    """Every page is drawn for its own paper; another one makes the whole of it larger or smaller."""
    own = OVERVIEW_PAPER if isinstance(page, OverviewPage) else WEEK_PAPER
    paper = own if document.paper is None else _PAPERS[document.paper]
    canvas.setPageSize(paper)
    if paper != own:
        canvas.scale(paper[0] / own[0], paper[1] / own[1])


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
