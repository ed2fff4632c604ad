"""A document as PDF: the file's facts, one page after the other, an outline to jump in."""

from __future__ import annotations

from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from scheduler_app.reports.draw_fonts import REGULAR, register_fonts
from scheduler_app.reports.draw_overview import OVERVIEW_PAPER, draw_overview
from scheduler_app.reports.draw_page import WEEK_PAPER
from scheduler_app.reports.draw_table import draw_table
from scheduler_app.reports.draw_week import draw_week
from scheduler_app.reports.pages import Document, OverviewPage, WeekPage

_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}


def draw(document: Document) -> bytes:
    """Draw every page; the bytes of a PDF with embedded fonts, title, author and language."""
    register_fonts()
    rl_config.useA85 = 0  # streams as bytes, not as text: a fifth smaller
    out = BytesIO()
    language = _LANGUAGES.get(document.language, document.language)
    canvas = Canvas(out, pagesize=WEEK_PAPER, pageCompression=1, lang=language, initialFontName=REGULAR)
    canvas.setTitle(" – ".join(filter(None, (document.title, document.school))))
    canvas.setAuthor(document.school)
    canvas.setSubject(", ".join(filter(None, (document.timetable, document.week))))
    canvas.setCreator("Ringklocka")
    canvas.showOutline()
    for number, page in enumerate(document.pages, 1):
        canvas.setPageSize(OVERVIEW_PAPER if isinstance(page, OverviewPage) else WEEK_PAPER)
        canvas.bookmarkPage(f"page-{number}")
        canvas.addOutlineEntry(page.heading, f"page-{number}")
        if isinstance(page, WeekPage):
            draw_week(canvas, document, page, number)
        elif isinstance(page, OverviewPage):
            draw_overview(canvas, document, page, number)
        else:
            draw_table(canvas, document, page, number)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
