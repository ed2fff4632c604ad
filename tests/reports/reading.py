"""Reading PDFs back: texts page by page, and where on the page each text stands."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

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
