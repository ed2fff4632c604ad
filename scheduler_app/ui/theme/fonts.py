"""The application's font: DejaVu Sans as shipped, so that every script and every machine shows the same."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from scheduler_app.paths import resource

_FAMILY = "DejaVu Sans"
_LOADED = "ringklocka_fonts_loaded"
_POINT_SIZE = 9.5


def bold(font: QFont) -> QFont:
    """The same font in bold."""
    other = QFont(font)
    other.setBold(True)
    return other


def unkerned(font: QFont) -> QFont:
    """The same font without kerning.

    Qt measures a text with a mnemonic as one, but draws the underlined letter apart, where pairs such as "To" and "Ta" do not
    draw together: with kerning the words are up to 2 pixels wider than they were measured, and a label cuts them off.
    """
    other = QFont(font)
    other.setKerning(False)
    return other


def load_app_font(app: QApplication) -> QFont:
    """Load the shipped fonts once and return the application's font; the system's own where none is shipped."""
    if not app.property(_LOADED):
        for path in sorted(resource("fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
        app.setProperty(_LOADED, True)
    font = QFont(_FAMILY) if _FAMILY in QFontDatabase.families() else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(max(_POINT_SIZE, font.pointSizeF() if font.family() != _FAMILY else 0.0))
    return font
