"""Putting a theme on the application, and following the system's scheme where Qt tells it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from scheduler_app.ui.theme.fonts import load_app_font
from scheduler_app.ui.theme.outlines import OutlinedFusion
from scheduler_app.ui.theme.palettes import palette_of
from scheduler_app.ui.theme.themes import LIGHT, THEMES, Theme, ThemeName

_SHOWN = "ringklocka_theme"
_WISHED = "ringklocka_theme_wish"


class _SystemFollower(QObject):
    """Repeats `apply_theme` when the system's scheme changes and the user wished to follow it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("theme.follower")
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def _on_scheme_changed(self) -> None:
        app = self.parent()
        if isinstance(app, QApplication) and app.property(_WISHED) == ThemeName.SYSTEM.value:
            apply_theme(app, ThemeName.SYSTEM)


def apply_theme(app: QApplication, name: ThemeName | str) -> Theme:
    """Show the named theme (SYSTEM: whatever the system says, light when it says nothing) and return it.

    Sets style Fusion (outlined where it is dark), palette and font of the application; may be called at any time.
    """
    wish = ThemeName(name)
    theme = THEMES[_system_theme(app) if wish is ThemeName.SYSTEM else wish]
    app.setProperty(_WISHED, wish.value)
    app.setProperty(_SHOWN, theme.name.value)
    if theme.dark and not isinstance(app.style(), OutlinedFusion):
        app.setStyle(OutlinedFusion())
    elif not theme.dark and app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setFont(load_app_font(app))
    app.setPalette(palette_of(theme))
    if app.findChild(QObject, "theme.follower") is None:
        _SystemFollower(app)
    return theme


def current_theme() -> Theme:
    """The theme that is shown now; the light one before any was applied."""
    app = QApplication.instance()
    shown = app.property(_SHOWN) if app is not None else None
    return THEMES[ThemeName(shown)] if shown else LIGHT


def chosen_theme() -> ThemeName:
    """What was last asked for, SYSTEM included."""
    app = QApplication.instance()
    wish = app.property(_WISHED) if app is not None else None
    return ThemeName(wish) if wish else ThemeName.SYSTEM


def _system_theme(app: QApplication) -> ThemeName:
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return ThemeName.HIGH_CONTRAST
    return ThemeName.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else ThemeName.LIGHT
