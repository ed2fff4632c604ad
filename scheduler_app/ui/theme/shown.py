"""Which theme is shown now: asked by what paints, told by what puts a theme on."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from scheduler_app.ui.theme.themes import LIGHT, THEMES, Theme, ThemeName

_SHOWN = "ringklocka_theme"


def current_theme() -> Theme:
    """The theme that is shown now; the light one before any was applied."""
    app = QApplication.instance()
    shown = app.property(_SHOWN) if app is not None else None
    return THEMES[ThemeName(shown)] if shown else LIGHT


def tell_shown(app: QApplication, theme: Theme) -> None:
    """From now on this is the theme that is shown."""
    app.setProperty(_SHOWN, theme.name.value)
