"""The table beside the board: short words where it is narrow, whole ones for a screen reader."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from scheduler_app.ui.board.board_texts import status_text
from scheduler_app.ui.board.table import BoardTable
from scheduler_app.ui.board.view_data import BoardData, CardData, CardStatus

_SUBJECT, _STATUS = 3, 8
_LESSON = CardData("so", "A", 0, 540, 60, "Samhällsorienterande ämnen", "SO")


def _table(qtbot, *cards: CardData) -> BoardTable:
    table = BoardTable()
    qtbot.addWidget(table)
    table.set_data(BoardData(cards=cards))
    return table


def _subject(table: BoardTable, width: int) -> str:
    """What the cell of the first row writes at a width."""
    index = table.model().index(0, _SUBJECT)
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    option.rect = table.visualRect(index)
    option.rect.setWidth(width)
    table.itemDelegateForIndex(index).initStyleOption(option, index)
    return option.text


def test_that_a_subject_without_room_is_written_short_instead_of_cut(qtbot) -> None:
    table = _table(qtbot, _LESSON)
    assert (_subject(table, 60), _subject(table, 600)) == ("SO", "Samhällsorienterande ämnen")


def test_that_a_long_subject_without_a_short_name_keeps_its_letters(qtbot) -> None:
    assert _subject(_table(qtbot, replace(_LESSON, short="")), 60) == _LESSON.title


def test_that_the_status_is_one_word_to_see_and_the_whole_sentence_to_hear(qtbot) -> None:
    statuses = list(CardStatus)
    table = _table(qtbot, *(replace(_LESSON, lesson=str(n), start=540 + n, status=status) for n, status in enumerate(statuses)))
    cells = [table.model().index(row, _STATUS) for row in range(len(statuses))]
    assert len({cell.data() for cell in cells}) == len(statuses)
    assert [not cell.data() for cell in cells] == [status is CardStatus.FINE for status in statuses]
    assert all(status_text(status) in cell.data(Qt.ItemDataRole.AccessibleTextRole) for cell, status in zip(cells, statuses))
