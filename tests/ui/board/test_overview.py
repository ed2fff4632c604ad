"""The whole school at a glance: rows of classes, columns of days, blocks that can be chosen and opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from scheduler_app.ui.board.overview import OverviewModel, SchoolOverview, block
from scheduler_app.ui.board.presenter import BoardPresenter
from scheduler_app.ui.board.view_data import Mode
from tests.ui.board.week_samples import sample_school


def test_that_every_class_has_a_row_and_every_placed_lesson_a_block(qtbot) -> None:
    school = sample_school(2)
    presenter = BoardPresenter(school)
    data = presenter.show(Mode.SCHOOL, [item.uid for item in presenter.resources(Mode.SCHOOL)])
    model = OverviewModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_data(data)
    cells = [model.cards(row, day) for row in range(model.rowCount()) for day in range(model.columnCount())]
    assert sum(map(len, cells)) == len(data.cards) > 0
    assert {card.lesson for cell in cells for card, _, _ in cell} == set(school.placed)


def test_that_a_block_is_chosen_by_mouse_and_its_class_opened_by_key(qtbot) -> None:
    presenter = BoardPresenter(sample_school(2))
    view = SchoolOverview()
    qtbot.addWidget(view)
    view.resize(1200, 600)
    view.show()
    view.set_data(presenter.show(Mode.SCHOOL, [item.uid for item in presenter.resources(Mode.SCHOOL)]))
    card, lane, lanes = view.overview.cards(1, 2)[0]
    area = block(view.overview.board, view.visualRect(view.overview.index(1, 2)), card, lane, lanes)
    with qtbot.waitSignal(view.lesson_selected) as chosen:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert chosen.args == [card.lesson]
    with qtbot.waitSignal(view.column_requested) as asked:
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == [card.column, card.lesson]
    assert view.overview.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole)
