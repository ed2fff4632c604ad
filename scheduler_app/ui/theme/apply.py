"""Putting a theme on the application, and following the system's scheme where Qt tells it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from scheduler_app.ui.theme.fonts import load_app_font, unkerned
from scheduler_app.ui.theme.outlines import OutlinedFusion
from scheduler_app.ui.theme.palettes import palette_of
from scheduler_app.ui.theme.shown import tell_shown
from scheduler_app.ui.theme.themes import THEMES, Theme, ThemeName

_WISHED = "ringklocka_theme_wish"
_LETTERED = ("QLabel", "QCheckBox", "QRadioButton", "QGroupBox")
"""What is exactly as wide as its words, of which one letter may be underlined."""


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

    Sets style, palette and fonts of the application; may be called at any time.
    """
    wish = ThemeName(name)
    theme = THEMES[_system_theme(app) if wish is ThemeName.SYSTEM else wish]
    app.setProperty(_WISHED, wish.value)
    tell_shown(app, theme)
    if not isinstance(app.style(), OutlinedFusion):
        app.setStyle(OutlinedFusion())
    font = load_app_font(app)
    app.setFont(font)
    for kind in _LETTERED:
        app.setFont(unkerned(font), kind)  # type: ignore[arg-type]  # the stubs want bytes, which it refuses
    app.setPalette(palette_of(theme))
    if app.findChild(QObject, "theme.follower") is None:
        _SystemFollower(app)
    return theme


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
