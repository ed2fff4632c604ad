"""The three themes as plain values: every colour that the palette does not carry. No Qt.

Colour never stands alone: each status and each verdict has a pattern and a glyph of its own (see `LegalityLook`, `StatusLook`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scheduler_app.ui.theme.colours import mixed, oklch, readable_on

HUES = 12
"""Number of subject hues; `Subject.hue` is 0 to 11."""

# Neighbouring subject numbers get hues far apart, so that a school that numbers its subjects 0, 1, 2 sees them differ.
_HUE_DEGREES = (255, 70, 155, 10, 305, 105, 210, 40, 335, 130, 280, 185)


class ThemeName(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


@dataclass(frozen=True, slots=True)
class SubjectLook:
    """A card's colours: `fill`, its `edge`, readable `text` and the paler `detail` text (both ≥ 4.5:1 on the fill)."""

    fill: str
    edge: str
    text: str
    detail: str


@dataclass(frozen=True, slots=True)
class StatusLook:
    """The stripe at a card's left side: `stripe` colour, `ink` of its pattern, `pattern` plain|dots|diagonal, `glyph`."""

    stripe: str
    ink: str
    pattern: str
    glyph: str


@dataclass(frozen=True, slots=True)
class LegalityLook:
    """A verdict on a place: `tint` laid over the board, `ink` of its pattern (none|dots|diagonal|cross), chip colours, `glyph`."""

    tint: str
    ink: str
    pattern: str
    chip: str
    chip_text: str
    glyph: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme; colours are `#rrggbb`. `subjects` has HUES entries; `statuses` and `legality` are keyed as in ui/board/view_data."""

    name: ThemeName
    dark: bool
    window: str
    base: str
    alternate: str
    text: str
    muted: str
    placeholder: str
    """Words in an empty field that tell what belongs there: paler than what is typed."""
    line: str
    strong_line: str
    button: str
    accent: str
    accent_text: str
    chosen: str
    """Under a chosen row of a list that has not the keyboard; `text` is readable on it."""
    faded: str
    """Words of what is switched off: at least 3:1 against window, fields and buttons, 4.5:1 in high contrast."""
    outline: str
    """Edges of controls and menus, and handles: at least 3:1 against window and fields (WCAG 2.2, 1.4.11)."""
    grid: str
    """Lines between the cells of a table."""
    header: str
    hatch: str
    lunch: str
    wished_room: str
    drop_shadow: str
    subjects: tuple[SubjectLook, ...]
    statuses: Mapping[str, StatusLook]
    legality: Mapping[str, LegalityLook]

    @property
    def greyed(self) -> float:
        """Opacity of cards that step back for others; on a dark ground less of a dark card is left to be seen."""
        return 0.42 if self.dark else 0.22


def _subjects(
    fill: tuple[float, float], edge: tuple[float, float], text: tuple[float, float], detail: tuple[float, float]
) -> tuple[SubjectLook, ...]:
    found = []
    for degrees in _HUE_DEGREES:
        ground = oklch(*fill, degrees)
        found.append(SubjectLook(
            ground,
            oklch(*edge, degrees),
            readable_on(ground, oklch(*text, degrees)),
            readable_on(ground, oklch(*detail, degrees), oklch(*text, degrees)),
        ))  # fmt: skip
    return tuple(found)


def _legality(base: str, legal: str, costs: str, blocked: str, strength: float) -> Mapping[str, LegalityLook]:
    def look(colour: str, share: float, ink: float, pattern: str, glyph: str) -> LegalityLook:
        return LegalityLook(
            mixed(colour, base, share), mixed(colour, base, ink), pattern, colour, readable_on(colour, "#ffffff", "#000000"), glyph
        )

    return {
        "legal": look(legal, 0.34 * strength, 0.6, "none", "✓"),
        "costs": look(costs, 0.30 * strength, 0.75, "dots", "+"),
        "blocked": look(blocked, 0.10 * strength, 0.38, "diagonal", "✕"),
    }


def _statuses(no_room: str, no_room_ink: str, soft: str, hard: str) -> Mapping[str, StatusLook]:
    return {
        "no_room": StatusLook(no_room, no_room_ink, "plain", "?"),
        "soft": StatusLook(soft, readable_on(soft, "#1f1300"), "dots", "!"),
        "hard": StatusLook(hard, readable_on(hard, "#ffffff"), "diagonal", "✕"),
    }


LIGHT = Theme(
    ThemeName.LIGHT, dark=False, window="#f3f4f6", base="#ffffff", alternate="#f7f8fa", text="#1b2026", muted="#59636e",
    placeholder="#59636e", line="#e7eaee", strong_line="#c3cad3", button="#eceef1", accent="#1f5fbf", accent_text="#ffffff",
    chosen="#bccfec", faded="#7f858c", outline="#757d87", grid="#d5d9df", header="#eef1f5",
    hatch="#c9ced6", lunch="#d8b96a", wished_room="#8a3ffc", drop_shadow="#30000000",
    subjects=_subjects((0.895, 0.068), (0.70, 0.10), (0.27, 0.07), (0.38, 0.07)),
    statuses=_statuses("#ffffff", "#3a424c", "#f0a500", "#c8102e"),
    legality=_legality("#ffffff", "#1a7f37", "#b26a00", "#c8102e", 1.0),
)  # fmt: skip

DARK = Theme(
    ThemeName.DARK, dark=True, window="#1e2126", base="#171a1e", alternate="#1c2025", text="#e8eaed", muted="#a5adb8",
    placeholder="#a5adb8", line="#262b31", strong_line="#434b56", button="#2a2f36", accent="#6ea8fe", accent_text="#0b1320",
    chosen="#486185", faded="#8b9096", outline="#83898f", grid="#191c1f", header="#23282e",
    hatch="#3a414a", lunch="#8a7336", wished_room="#b794ff", drop_shadow="#80000000",
    subjects=_subjects((0.395, 0.075), (0.56, 0.10), (0.965, 0.02), (0.88, 0.035)),
    statuses=_statuses("#f4f5f7", "#1b2026", "#ffb938", "#ff5a67"),
    legality=_legality("#171a1e", "#3fb950", "#e0a030", "#ff5a67", 0.95),
)  # fmt: skip

HIGH_CONTRAST = Theme(
    ThemeName.HIGH_CONTRAST, dark=True, window="#000000", base="#000000", alternate="#0a0a0a", text="#ffffff", muted="#e0e0e0",
    placeholder="#acacac", line="#4a4a4a", strong_line="#ffffff", button="#1a1a1a", accent="#ffe14d", accent_text="#000000",
    chosen="#645921", faded="#9e9e9e", outline="#ffffff", grid="#7a7a7a", header="#141414",
    hatch="#7a7a7a", lunch="#b89c3c", wished_room="#d2b3ff", drop_shadow="#ff000000",
    subjects=_subjects((0.30, 0.075), (0.85, 0.12), (1.0, 0.0), (1.0, 0.0)),
    statuses=_statuses("#ffffff", "#000000", "#ffcc33", "#ff6b78"),
    legality=_legality("#000000", "#4ade80", "#ffcc33", "#ff6b78", 1.2),
)  # fmt: skip

THEMES: Mapping[ThemeName, Theme] = {theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST)}
