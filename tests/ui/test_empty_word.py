"""What an empty list or table says, and where headings stand."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHeaderView, QListWidget, QStyle, QStyleOptionViewItem, QTableWidget, QTableWidgetItem, QTreeWidget

from scheduler_app.domain.publication import PublicationPreview
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.ui import language
from scheduler_app.ui.data.kinds import data_kinds
from scheduler_app.ui.data.screen import DataScreen
from scheduler_app.ui.data.table_model import EntityTableModel
from scheduler_app.ui.dialogs.fix_places import NOWHERE
from scheduler_app.ui.dialogs.publish_tree import PublishTree
from scheduler_app.ui.empty_word import EmptyWord
from scheduler_app.ui.headings import RIGHT, Headings, numbers_to_the_right, over_their_cells
from scheduler_app.ui.theme import current_theme
from tests.schools import tiny_school


def test_that_a_word_is_seen_only_while_there_is_nothing(qtbot) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    word = EmptyWord(view, "Nothing <b>here</b>")
    view.show()
    assert word.isVisible()
    assert word.geometry() == view.viewport().geometry()
    assert view.accessibleDescription() == "Nothing <b>here</b>"
    view.addItem("One")
    assert not word.isVisible()
    assert view.accessibleDescription() == ""
    view.clear()
    assert word.isVisible()


def test_that_an_empty_table_says_what_to_do_and_a_filtered_one_why(qtbot) -> None:
    school = tiny_school()
    screen = DataScreen()
    qtbot.addWidget(screen)
    screen.show()
    screen.show_school(replace(school, rules={}))
    screen.go_to("rules", "")
    assert screen.empty.isVisible()
    assert "Add a row" in screen.empty.text()
    screen.go_to("subjects", "")
    assert not screen.empty.isVisible()
    screen.filter.setText("no such subject")
    qtbot.waitUntil(screen.empty.isVisible)
    assert screen.empty.text() == "No row contains these words."


def model_of(key: str, school) -> EntityTableModel:
    kind = next(kind for kind in data_kinds() if kind.key == key)
    model = EntityTableModel(kind.columns)
    model.show_rows(school, kind.rows(school))
    return model


def test_that_headings_of_numbers_stand_over_them_and_a_colour_is_seen(qtbot) -> None:
    school = tiny_school()
    model = model_of("subjects", school)
    at = next(number for number, column in enumerate(model.columns) if column.swatch)
    align = Qt.ItemDataRole.TextAlignmentRole
    assert model.headerData(at, Qt.Orientation.Horizontal, align) == model.data(model.index(0, at), align)
    assert model.headerData(0, Qt.Orientation.Horizontal, align) is None
    hue = int(model.data(model.index(0, at)))
    swatch = model.data(model.index(0, at), Qt.ItemDataRole.DecorationRole)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # a chosen row does not tint it
        assert swatch.pixmap(QSize(16, 16), mode).toImage().pixelColor(8, 8).name() == current_theme().subjects[hue].fill
    assert model.data(model.index(0, 0), Qt.ItemDataRole.DecorationRole) is None


def test_that_weights_are_written_as_the_language_writes_numbers_and_targets_with_their_groups(qtbot) -> None:
    school = tiny_school()
    requirement = next(row for row in school.requirements.values() if row.groups)
    rule = Rule("r", "preferred_room", Scope.REQUIREMENT, (requirement.uid,), {"rooms": ()}, 0.5)
    language.use("sv")
    model = model_of("rules", replace(school, rules={"r": rule}))
    texts = [model.data(model.index(0, column)) for column in range(model.columnCount())]
    assert "0,5" in texts
    assert any(school.groups[requirement.groups[0]].name in text for text in texts)


def test_that_the_list_before_publishing_says_what_to_do_and_that_nothing_would_change(qtbot) -> None:
    language.use("en")
    tree = PublishTree("tree", str, lambda finding: NOWHERE)
    qtbot.addWidget(tree)
    word = tree.findChild(EmptyWord)
    first = word.text()
    assert first.startswith("Choose days")
    tree.show_preview(PublicationPreview(0, 0, 0, 0, 9, 0))
    assert word.text() == "Nothing would change."
    tree.clear()
    assert word.text() == first


def test_that_a_number_and_its_heading_keep_clear_of_the_next_column(qtbot) -> None:
    table = QTableWidget(1, 2)
    qtbot.addWidget(table)
    over_their_cells(table)
    number = QTableWidgetItem("35")
    number.setTextAlignment(RIGHT)
    table.setItem(0, 0, number)
    table.setItem(0, 1, QTableWidgetItem("text"))
    shown = []
    for column in range(2):
        cell = QStyleOptionViewItem()
        table.itemDelegate().initStyleOption(cell, table.model().index(0, column))
        shown.append(cell.text)
    assert shown[0].rstrip() == "35" != shown[0]
    assert shown[1] == "text"
    assert isinstance(table.horizontalHeader(), Headings)
    assert table.item(0, 0).text() == "35"  # what is copied and read aloud stays


def test_that_a_heading_of_numbers_has_room_for_its_distance_where_columns_fit_their_contents(qtbot) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setHeaderLabels(["Rule", "Cost"])
    numbers_to_the_right(tree, 1)
    header = tree.header()
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    tree.show()
    margin = header.style().pixelMetric(QStyle.PixelMetric.PM_HeaderMargin, None, header)
    assert header.sectionSize(1) >= header.fontMetrics().horizontalAdvance("Cost\N{EN SPACE}") + 2 * margin
