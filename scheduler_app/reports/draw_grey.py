"""Printing without colour: every colour becomes the grey of the same lightness."""

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas


class GreyCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas that knows only grey; weights of red, green and blue as in ITU-R BT.601."""

    def setFillColor(self, aColor: Color, alpha: float | None = None) -> None:  # noqa: N803 (reportlab's name)
        super().setFillColor(_grey(aColor), alpha)

    def setStrokeColor(self, aColor: Color, alpha: float | None = None) -> None:  # noqa: N803 (reportlab's name)
        super().setStrokeColor(_grey(aColor), alpha)


def _grey(colour: Color) -> Color:
    red, green, blue = colour.rgb()
    level = 0.299 * red + 0.587 * green + 0.114 * blue
    return Color(level, level, level)
