"""A page of a PDF as plain pixels, made in the worker thread by pypdfium2."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PagePixels:
    """32-bit BGRX rows of `stride` bytes."""

    width: int
    height: int
    stride: int
    pixels: bytes


def page_pixels(pdf: bytes, scale: float | None, box: tuple[float, float]) -> PagePixels:
    """Render the first page at `scale` pixels a point (1/72 inch), or as large as fits in `box` pixels when `scale` is None."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        if scale is None:
            scale = max(0.1, min(box[0] / page.get_width(), box[1] / page.get_height()))
        bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        return PagePixels(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        document.close()
