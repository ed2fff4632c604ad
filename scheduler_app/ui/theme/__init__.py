"""Looks of the desktop: palettes, subject hues, status and legality colours, fonts.

For the application: `apply_theme(app, ThemeName.SYSTEM)` once before the first window and again when the user chooses another
theme; widgets repaint by themselves on `QEvent.PaletteChange`. Painters ask `current_theme()` for colours beyond the palette.
"""

from __future__ import annotations

from scheduler_app.ui.theme.apply import apply_theme, chosen_theme
from scheduler_app.ui.theme.colours import contrast_ratio
from scheduler_app.ui.theme.fonts import load_app_font
from scheduler_app.ui.theme.shown import current_theme
from scheduler_app.ui.theme.themes import HUES, THEMES, LegalityLook, StatusLook, SubjectLook, Theme, ThemeName

__all__ = [
    "HUES", "THEMES", "LegalityLook", "StatusLook", "SubjectLook", "Theme", "ThemeName",
    "apply_theme", "chosen_theme", "contrast_ratio", "current_theme", "load_app_font",
]  # fmt: skip
