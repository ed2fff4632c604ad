"""The start page: recent schools with when they were opened, kept in the settings, and opened again by keyboard."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scheduler_app.ui import language, recent
from scheduler_app.ui.empty_word import EmptyWord
from scheduler_app.ui.recent import RecentSchool
from scheduler_app.ui.start_page import StartPage
from scheduler_app.ui.theme import ThemeName, apply_theme
from scheduler_app.ui.two_lines import shortened
from tests.ui.conftest import wait


@pytest.fixture
def page(qtbot) -> StartPage:
    made = StartPage()
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_a_school_is_told_by_its_name_its_folder_and_when_it_was_opened(page) -> None:
    now = datetime.now().astimezone()
    earlier = datetime(2026, 3, 4, 15, 7).astimezone()
    page.show_recent([RecentSchool("/skolor/Norra.ringklocka", now), RecentSchool("postgresql://anna@db/norra", earlier)])
    assert page.recent.item(0).text() == f"Norra\nopened today {now:%H:%M} · /skolor"
    assert page.recent.item(1).text() == "postgresql://anna@db/norra\nopened 2026-03-04 15:07"


def test_that_enter_opens_the_school_that_was_opened_last(qtbot, page) -> None:
    page.show_recent([RecentSchool("/skolor/Norra.ringklocka"), RecentSchool("/skolor/Södra.ringklocka")])
    page.setFocus()
    with qtbot.waitSignal(page.address_chosen) as chosen:
        QTest.keyClick(page.recent, Qt.Key.Key_Return)
    assert chosen.args == ["/skolor/Norra.ringklocka"]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_that_a_page_without_schools_says_so_and_leads_to_the_demo_school(qtbot, lang) -> None:
    language.use(lang)
    page = StartPage()
    qtbot.addWidget(page)
    assert page.recent.accessibleDescription()
    assert page.focusProxy() is page.demo


def test_that_the_icons_of_the_ways_stay_when_the_theme_changes(page) -> None:
    app = QApplication.instance()
    apply_theme(app, ThemeName.LIGHT)
    light = page.demo.icon().pixmap(24, 24).toImage()
    apply_theme(app, ThemeName.DARK)
    dark = page.demo.icon().pixmap(24, 24).toImage()
    apply_theme(app, ThemeName.LIGHT)
    again = page.demo.icon().pixmap(24, 24).toImage()
    assert light != dark
    assert light == again


def test_that_schools_are_remembered_newest_first_with_their_time_and_without_passwords(qapp) -> None:
    recent.remember("/skolor/Norra.ringklocka")
    recent.remember("postgresql://anna:hemlig@db/norra")
    recent.remember("/skolor/Norra.ringklocka")
    schools = recent.recent_schools()
    assert [school.address for school in schools] == ["/skolor/Norra.ringklocka", "postgresql://anna@db/norra"]
    assert all(datetime.now().astimezone() - school.opened < timedelta(hours=1) for school in schools)
    recent.forget("postgresql://anna:hemlig@db/norra")
    assert [school.address for school in recent.recent_schools()] == ["/skolor/Norra.ringklocka"]


def test_that_schools_remembered_by_an_earlier_program_are_listed_without_a_time(qapp) -> None:
    QSettings().setValue("recent", ["/skolor/Norra.ringklocka", "/skolor/Södra.ringklocka"])
    assert [(school.address, school.opened) for school in recent.recent_schools()] == [
        ("/skolor/Norra.ringklocka", None),
        ("/skolor/Södra.ringklocka", None),
    ]


SCHOOLS = [RecentSchool(f"/home/anna/Hämtade filer/Skolor i kommunen/Skola {number}.ringklocka") for number in range(4)]


@pytest.mark.parametrize("code", ["sv", "en"])
def test_that_all_ways_to_a_school_are_seen_on_a_low_screen(qtbot, code) -> None:
    language.use(code)
    page = StartPage()
    qtbot.addWidget(page)
    page.show_recent(SCHOOLS)
    page.resize(683, 340)
    page.show()
    for button in (page.open, page.empty, page.from_file, page.demo):
        qtbot.waitUntil(lambda button=button: page.rect().contains(QRect(button.mapTo(page, QPoint(0, 0)), button.size())))
        assert button.height() >= button.heightForWidth(button.width())


def test_that_a_large_window_is_filled_with_larger_letters_and_a_small_one_has_them_as_before(qtbot, page) -> None:
    page.resize(1366, 720)
    before = page.demo.font().pointSizeF(), page.demo.width(), page.recent.font().pointSizeF()
    page.resize(2560, 1400)
    qtbot.waitUntil(lambda: page.demo.width() > 1.5 * before[1])
    assert page.demo.font().pointSizeF() == pytest.approx(1.8 * before[0])
    assert page.recent.font().pointSizeF() == pytest.approx(1.8 * before[2])
    word = page.recent.findChild(EmptyWord)
    assert word.font().pointSizeF() == page.recent.font().pointSizeF()
    page.resize(1366, 720)
    assert page.demo.font().pointSizeF() == pytest.approx(before[0])
    assert page.recent.font().pointSizeF() == pytest.approx(before[2])


def test_that_a_way_tells_more_in_letters_of_the_windows_size(page) -> None:
    font = page.demo.font()
    height = page.demo.sizeHint().height()
    font.setPointSizeF(2 * font.pointSizeF())
    page.demo.setFont(font)
    assert page.demo.sizeHint().height() > 1.6 * height


def test_that_a_long_path_loses_whole_folders_and_words(qapp) -> None:
    metrics = QFontMetrics(qapp.font())
    path = "opened 2026-03-04 · /home/anna/Hämtade filer/En skola med ett långt namn"
    shown = shortened(path, metrics, metrics.horizontalAdvance(path) * 2 // 3)
    first, last = shown.split("…")
    assert path.startswith(first)
    assert path.endswith(last)
    assert first[-1] in "/ "
    assert path[-len(last) - 1] in "/ "
    assert metrics.horizontalAdvance(shown) <= metrics.horizontalAdvance(path) * 2 // 3
    assert shortened(path, metrics, metrics.horizontalAdvance(path)) == path


def test_that_the_status_bar_is_there_with_a_school_or_with_work(qtbot, open_window, services) -> None:
    window = open_window(services)
    assert window.statusBar().isVisible()
    window.close_school()
    wait(qtbot, lambda: window.session is None and not window.background.busy)
    assert window.pages.currentWidget() is window.start_page
    assert not window.statusBar().isVisible()
    window.background.run(lambda: None, lambda _: None, lambda _: None)
    assert window.statusBar().isVisible()
    wait(qtbot, lambda: not window.background.busy and not window.statusBar().isVisible())
