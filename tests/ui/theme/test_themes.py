"""Themes are readable by computed contrast, never rely on colour alone, and reach the application."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QRadioButton, QSpinBox, QWidget

from scheduler_app.ui.theme import HUES, THEMES, Theme, ThemeName, apply_theme, chosen_theme, contrast_ratio, current_theme
from scheduler_app.ui.theme.colours import MIN_TEXT_CONTRAST, mixed, oklch, readable_on
from scheduler_app.ui.theme.outlines import OutlinedFusion

MIN_LINE_CONTRAST = 3.0
"""Of what shows where a control is, against its ground. Source: WCAG 2.2, 1.4.11."""
_EDGE = 6
every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name.value)


def test_that_contrast_is_the_one_of_the_standard() -> None:
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast_ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_that_oklch_gives_known_colours() -> None:
    assert oklch(1.0, 0.0, 0.0) == "#ffffff"
    assert oklch(0.0, 0.0, 0.0) == "#000000"
    assert oklch(0.62796, 0.25768, 29.234) == "#ff0000"


def test_that_an_unreadable_candidate_is_replaced() -> None:
    assert contrast_ratio(readable_on("#808080", "#7a7a7a"), "#808080") >= MIN_TEXT_CONTRAST


@every_theme
def test_that_all_subject_texts_are_readable(theme: Theme) -> None:
    assert len(theme.subjects) == HUES
    for look in theme.subjects:
        assert contrast_ratio(look.text, look.fill) >= MIN_TEXT_CONTRAST
        assert contrast_ratio(look.detail, look.fill) >= MIN_TEXT_CONTRAST


@every_theme
def test_that_the_hues_differ_from_each_other(theme: Theme) -> None:
    assert len({look.fill for look in theme.subjects}) == HUES


@every_theme
def test_that_ordinary_texts_are_readable(theme: Theme) -> None:
    for ground in (theme.window, theme.base, theme.alternate, theme.header, theme.button):
        assert contrast_ratio(theme.text, ground) >= MIN_TEXT_CONTRAST
        assert contrast_ratio(theme.muted, ground) >= MIN_TEXT_CONTRAST
    assert contrast_ratio(theme.accent_text, theme.accent) >= MIN_TEXT_CONTRAST


@every_theme
def test_that_chips_and_status_signs_are_readable(theme: Theme) -> None:
    for look in theme.legality.values():
        assert contrast_ratio(look.chip_text, look.chip) >= MIN_TEXT_CONTRAST
        assert contrast_ratio(readable_on(look.tint, theme.text), look.tint) >= MIN_TEXT_CONTRAST
    for status in theme.statuses.values():
        assert contrast_ratio(status.ink, status.stripe) >= MIN_TEXT_CONTRAST


@every_theme
def test_that_verdicts_and_statuses_differ_without_colour(theme: Theme) -> None:
    for looks in (theme.legality.values(), theme.statuses.values()):
        assert len({look.pattern for look in looks}) == len({look.glyph for look in looks}) == 3


@every_theme
def test_that_a_theme_reaches_the_application(theme: Theme, qapp: QApplication) -> None:
    assert apply_theme(qapp, theme.name) is theme
    assert current_theme() is theme
    assert chosen_theme() is theme.name
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window).name() == theme.window
    assert palette.color(QPalette.ColorRole.Text).name() == theme.text
    assert isinstance(qapp.style(), OutlinedFusion)


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton, QLineEdit, QSpinBox, QPushButton])
@pytest.mark.parametrize("theme", [theme for theme in THEMES.values() if theme.dark], ids=lambda theme: theme.name.value)
def test_that_empty_controls_are_seen_against_the_window(theme: Theme, kind: type, qapp: QApplication, qtbot) -> None:
    apply_theme(qapp, theme.name)
    control = kind()
    qtbot.addWidget(control)
    control.resize(120, 26)
    picture = control.grab().toImage()
    line = {picture.pixelColor(x, 13).name() for x in range(_EDGE)}
    assert max(contrast_ratio(colour, theme.window) for colour in line) >= MIN_LINE_CONTRAST


def test_that_the_system_theme_is_light_where_the_system_says_nothing(qapp: QApplication) -> None:
    apply_theme(qapp, ThemeName.DARK)
    assert apply_theme(qapp, ThemeName.SYSTEM).name is ThemeName.LIGHT
    assert chosen_theme() is ThemeName.SYSTEM


def test_that_only_one_follower_of_the_system_exists(qapp: QApplication) -> None:
    for name in ThemeName:
        apply_theme(qapp, name)
    assert len(qapp.findChildren(QObject, "theme.follower")) == 1


def test_that_widgets_hear_of_a_new_theme(qapp: QApplication, qtbot) -> None:
    class Listener(QWidget):
        heard = 0

        def changeEvent(self, event: QEvent) -> None:
            self.heard += event.type() is QEvent.Type.PaletteChange

    apply_theme(qapp, ThemeName.LIGHT)
    widget = Listener()
    qtbot.addWidget(widget)
    widget.show()
    apply_theme(qapp, ThemeName.DARK)
    qtbot.waitUntil(lambda: widget.heard > 0)


def test_that_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mixed("#ff0000", "#0000ff", 1.0) == "#ff0000"
    assert mixed("#ff0000", "#0000ff", 0.0) == "#0000ff"
    assert mixed("#ffffff", "#000000", 0.5) == "#808080"
