"""Words with an underlined letter are drawn as wide as they were measured."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QRadioButton, QWidget

from scheduler_app.ui.theme import ThemeName, apply_theme

_SHARP = 2
_MORE = 20


@pytest.mark.parametrize("words", ["&To", "&Table", "&Till och med", "&Teknik", "V&alidera", "&Year", "&Ålder"])
@pytest.mark.parametrize("kind", [QLabel, QCheckBox, QRadioButton])
def test_that_no_letter_is_cut_off_where_a_widget_is_as_wide_as_it_asks_to_be(kind: type, words: str, qapp: QApplication, qtbot) -> None:
    apply_theme(qapp, ThemeName.LIGHT)
    field = QLineEdit()
    widget = kind(words)
    for one in (field, widget):
        qtbot.addWidget(one)
    if isinstance(widget, QLabel):
        widget.setBuddy(field)
    widget.ensurePolished()
    size = widget.sizeHint()
    assert _last_ink(widget, size) == _last_ink(widget, size + QSize(_MORE, 0))


def _last_ink(widget: QWidget, size: QSize) -> int:
    """The column farthest to the right, on a screen twice as sharp, where something is drawn."""
    widget.resize(size)
    picture = QImage(size * _SHARP, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(_SHARP)
    picture.fill(widget.palette().window().color())
    widget.render(picture)
    ground = picture.pixel(picture.width() - 1, 0)
    return max(x for x in range(picture.width()) for y in range(picture.height()) if picture.pixel(x, y) != ground)
