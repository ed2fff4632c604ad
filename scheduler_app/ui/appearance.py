"""The choice of light, dark or high contrast, kept in the user's settings."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication

from scheduler_app.ui.theme import ThemeName, apply_theme, chosen_theme

_KEY = "theme"


def kept_theme() -> ThemeName:
    """What was chosen last, SYSTEM when nothing was."""
    kept = str(QSettings().value(_KEY, ThemeName.SYSTEM.value))
    return ThemeName(kept) if kept in {theme.value for theme in ThemeName} else ThemeName.SYSTEM


def follow_theme_choice(group: QActionGroup) -> None:
    """Apply and keep the theme of the action that is chosen; check the one in use."""
    group.triggered.connect(_on_chosen)
    for action in group.actions():
        action.setChecked(action.data() == chosen_theme())


def _on_chosen(action: QAction) -> None:
    theme, app = ThemeName(action.data()), QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, theme)
        QSettings().setValue(_KEY, theme.value)
