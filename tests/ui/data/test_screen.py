"""The page of the school's data: what is said of a table, what can be done with it, and in which order its rows stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from scheduler_app.domain.groups import Membership
from scheduler_app.domain.people import Pupil
from scheduler_app.ui import language
from scheduler_app.ui.data.screen import DataScreen
from tests.schools import tiny_school


@pytest.fixture
def screen(qtbot) -> DataScreen:
    made = DataScreen()
    qtbot.addWidget(made)
    made.show_school(tiny_school())
    made.show()
    return made


@pytest.mark.parametrize(("spoken", "all_of_them", "some"), [("en", "{} rows", "1 of {} rows"), ("sv", "{} rader", "1 av {} rader")])
def test_that_the_number_of_rows_has_a_word(spoken: str, all_of_them: str, some: str, qtbot, screen: DataScreen) -> None:
    language.use(spoken)
    screen.go_to("rooms", "")
    total = screen.model.rowCount()
    assert screen.count.text() == all_of_them.format(total)
    screen.filter.setText(screen.model.index(0, 0).data())
    qtbot.waitUntil(lambda: screen.count.text() == some.format(total))


def test_that_a_table_without_rows_offers_nothing_that_needs_them(screen: DataScreen) -> None:
    screen.go_to("rooms", "")
    assert screen.several.isEnabled()
    assert screen.remove.isEnabled()
    screen.show_school(replace(tiny_school(), rooms={}))
    assert not screen.several.isEnabled()
    assert not screen.remove.isEnabled()
    assert screen.add.isEnabled()


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_that_the_members_of_a_group_stand_by_name(order: Qt.SortOrder, screen: DataScreen) -> None:
    school = tiny_school()
    group = next(iter(school.groups))
    pupils = {name: Pupil(name, given_name=name, family_name="Ek", grade=7) for name in ("Viggo", "Maja", "Iris")}
    members = {name: Membership(name, group=group, pupil=name) for name in pupils}
    screen.go_to("memberships", "")
    screen.show_school(replace(school, pupils=pupils, memberships=members))
    screen.table.sortByColumn(0, order)
    shown = [screen.proxy.index(row, 1).data() for row in range(3)]
    assert shown == sorted(shown)
    assert len(set(shown)) == 3
