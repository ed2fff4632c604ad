"""Colours of print. Subject fills are pale and of three lightnesses, so that neighbours stay apart on a grey printer too."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler_app.reports.pages import SPECIAL_HUE

INK = "#14181d"
MUTED = "#4a525b"
LINE = "#d9dde3"
FAINT = "#eef0f3"
STRONG = "#8b949e"
HEADER = "#1f3a5f"
OFF = "#f1f2f4"
FULL = "#2e69b2"
OVER = "#a54a28"
LIMIT = "#8a1c1c"


@dataclass(frozen=True, slots=True)
class SubjectColours:
    """A card's fill and its stripe; `INK` and `MUTED` keep a contrast of at least 5.5:1 on every fill."""

    fill: str
    stripe: str


# The hue circle in the order that the screen uses, as sRGB of OKLCH(0.90|0.93|0.945, 0.06, hue) and OKLCH(0.52, 0.13, hue).
_SUBJECTS = (
    SubjectColours("#c4e1ff", "#2e69b2"),
    SubjectColours("#ffe2bd", "#975800"),
    SubjectColours("#cef9dc", "#007e46"),
    SubjectColours("#ffced5", "#a54358"),
    SubjectColours("#f1deff", "#7b52a4"),
    SubjectColours("#f2f0c2", "#756c00"),
    SubjectColours("#b0eaf4", "#007b92"),
    SubjectColours("#ffdbca", "#a54a28"),
    SubjectColours("#ffdefd", "#954886"),
    SubjectColours("#d1e7bd", "#4f7715"),
    SubjectColours("#dfe4ff", "#5c5db1"),
    SubjectColours("#c0fbf2", "#008073"),
)

_SPECIAL = SubjectColours("#ffffff", "#8b949e")


def subject_colours(hue: int) -> SubjectColours:
    """The colours of a subject's hue (0 to 11), or of what is never transferred to attendance."""
    return _SPECIAL if hue == SPECIAL_HUE else _SUBJECTS[hue % len(_SUBJECTS)]
