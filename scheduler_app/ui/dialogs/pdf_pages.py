"""Pages of a PDF as plain pixels, made in the worker thread by pypdfium2."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PagePixels:
    """One page: 32-bit BGRX rows of `stride` bytes; `number` from 0 of `count`."""

    number: int
    count: int
    width: int
    height: int
    stride: int
    pixels: bytes


def page_pixels(pdf: bytes, number: int, scale: float) -> PagePixels:
    """Render page `number` at `scale` pixels a point (1/72 inch); the nearest page when there is no such one."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        count = len(document)
        number = min(max(0, number), count - 1)
        page = document[number]
        bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        return PagePixels(number, count, bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        document.close()
