"""Colours as numbers: hues of equal lightness, mixing, and the contrast that makes text readable. No Qt."""

from __future__ import annotations

from math import cos, pi, sin

MIN_TEXT_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3 (level AA) for ordinary text."""


def oklch(lightness: float, chroma: float, hue_degrees: float) -> str:
    """The sRGB colour `#rrggbb` of an OKLCH triple (lightness 0 to 1, chroma 0 to about 0.3), clipped to what sRGB can show.

    Formula: Björn Ottosson, "A perceptual color space for image processing" (2020), OKLab to linear sRGB.
    """
    a, b = chroma * cos(hue_degrees * pi / 180), chroma * sin(hue_degrees * pi / 180)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * _gamma(min(1.0, max(0.0, part)))):02x}" for part in linear)


def _gamma(linear: float) -> float:
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055


def parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue (0 to 255) of `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2 definition)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in parts(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast_ratio(one: str, other: str) -> float:
    """Contrast of two colours, 1 (none) to 21 (black on white), WCAG 2.2 definition."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def readable_on(fill: str, *candidates: str) -> str:
    """The first candidate readable on `fill`, else whichever of black and white stands out most."""
    for colour in candidates:
        if contrast_ratio(colour, fill) >= MIN_TEXT_CONTRAST:
            return colour
    return max(("#000000", "#ffffff"), key=lambda colour: contrast_ratio(colour, fill))


def mixed(top: str, under: str, share: float) -> str:
    """`top` laid over `under` with opacity `share` (0 to 1)."""
    pairs = zip(parts(top), parts(under))
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in pairs)
