"""A Fusion palette for each theme."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from scheduler_app.ui.theme.colours import mixed
from scheduler_app.ui.theme.themes import Theme

_ROLE = QPalette.ColorRole


def palette_of(theme: Theme) -> QPalette:
    """The palette that makes Fusion widgets look like the theme."""
    palette = QPalette()
    # Fusion outlines fields and check boxes darker than the window: on a dark one only a lighter ground shows where they are.
    base, alternate = (mixed("#ffffff", ground, 0.1) if theme.dark else ground for ground in (theme.base, theme.alternate))
    roles = {
        _ROLE.Window: theme.window, _ROLE.WindowText: theme.text, _ROLE.Base: base, _ROLE.AlternateBase: alternate,
        _ROLE.Text: theme.text, _ROLE.Button: theme.button, _ROLE.ButtonText: theme.text, _ROLE.BrightText: theme.statuses["hard"].stripe,
        _ROLE.Highlight: theme.accent, _ROLE.HighlightedText: theme.accent_text, _ROLE.Accent: theme.accent,
        _ROLE.Link: theme.accent, _ROLE.LinkVisited: theme.wished_room, _ROLE.PlaceholderText: theme.placeholder,
        _ROLE.ToolTipBase: theme.base, _ROLE.ToolTipText: theme.text,
        _ROLE.Light: mixed("#ffffff", theme.button, 0.12 if theme.dark else 0.8),
        _ROLE.Midlight: mixed("#ffffff", theme.button, 0.06 if theme.dark else 0.4),
        _ROLE.Mid: theme.strong_line, _ROLE.Dark: mixed("#000000", theme.button, 0.35), _ROLE.Shadow: mixed("#000000", theme.window, 0.6),
    }  # fmt: skip
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    disabled, inactive = QPalette.ColorGroup.Disabled, QPalette.ColorGroup.Inactive
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText, _ROLE.PlaceholderText):
        palette.setColor(disabled, role, QColor(theme.faded))
    for group in (disabled, inactive):  # a list without the keyboard shows by the latter what is chosen in it
        palette.setColor(group, _ROLE.Highlight, QColor(theme.chosen))
        palette.setColor(group, _ROLE.HighlightedText, QColor(theme.text))
    return palette
