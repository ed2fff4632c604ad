"""The embedded fonts: DejaVu Sans has every letter of Swedish names, also those with Polish, Turkish or Sámi ones."""

from __future__ import annotations

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from scheduler_app.paths import resource

REGULAR, BOLD, NARROW, NARROW_BOLD = "DejaVuSans", "DejaVuSans-Bold", "DejaVuSansCondensed", "DejaVuSansCondensed-Bold"

NARROWER = {REGULAR: NARROW, BOLD: NARROW_BOLD}

ASCENT = 0.76
"""Height of capital letters with accents above the baseline, in parts of the size."""

LEADING = 1.18


@cache
def register_fonts() -> None:
    """Make the fonts known to reportlab, once."""
    for name in (REGULAR, BOLD, NARROW, NARROW_BOLD):
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", f"{name}.ttf"))))


@cache
def width(text: str, font: str, size: float) -> float:
    """Width of a text in points."""
    return float(pdfmetrics.stringWidth(text, font, size))
