"""Dates and times are written in one way in both languages; numbers have the language's comma or point."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt

from scheduler_app.ui import language
from scheduler_app.ui.moments import moment_text, recent_text


def test_that_a_moment_has_an_iso_date_and_a_time_of_24_hours() -> None:
    assert moment_text(datetime(2026, 3, 4, 15, 7).astimezone()) == "2026-03-04 15:07"


def test_that_only_another_day_is_told_with_its_date() -> None:
    now = datetime.now().astimezone().replace(hour=12, minute=30)
    assert recent_text(now) == "12:30"
    assert recent_text(now - timedelta(days=2)).endswith(" 12:30")


@pytest.mark.parametrize(("lang", "written"), [("sv", "12,5"), ("en", "12.5")])
def test_that_the_interface_writes_decimals_as_its_language_does_and_begins_the_week_on_monday(qapp, lang, written) -> None:
    language.use(lang)
    assert QLocale().toString(12.5, "f", 1) == written
    assert QLocale().toString(1360.0, "f", 0) == "1360"
    assert QLocale().firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert "ap" not in QLocale().timeFormat(QLocale.FormatType.ShortFormat).lower()
