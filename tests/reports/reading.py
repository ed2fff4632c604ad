"""Reading PDFs back: texts page by page, and where on the page each text stands."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from pypdf import PdfReader


@dataclass(frozen=True)
class Placed:
    """A piece of text with the lower left corner of its first letter, in points, and its size."""

    text: str
    left: float
    baseline: float
    size: float


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def texts(pdf: bytes) -> list[str]:
    """The text of every page."""
    return [page.extract_text() for page in reader(pdf).pages]


def placed(pdf: bytes, page: int = 0) -> list[Placed]:
    """Every piece of text of a page where it stands."""
    found: list[Placed] = []

    def visit(text: str, _matrix: object, text_matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.append(Placed(text.strip(), text_matrix[4], text_matrix[5], size))

    reader(pdf).pages[page].extract_text(visitor_text=visit)
    return found


@dataclass(frozen=True)
class Box:
    """A stretch of text on one line with the rectangle of its letters, in points from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page."""
    return [(float(page.mediabox.width), float(page.mediabox.height)) for page in reader(pdf).pages]


def boxes(pdf: bytes, page: int = 0) -> list[Box]:
    """Every stretch of text of a page as it is drawn, turned and scaled text too."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[page].get_textpage()
        found = []
        for number in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(number)
            said = " ".join(text.get_text_bounded(left - 0.2, bottom - 0.2, right + 0.2, top + 0.2).split())
            if said:
                found.append(Box(said, left, bottom, right, top))
        return found
    finally:
        document.close()
