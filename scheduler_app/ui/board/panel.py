"""The board with everything around it, ready to be embedded: mode, chooser, zoom, board, table, legend, popover and context menu.

The panel knows no services. The shell gives it values and acts on its wishes.

In
    set_resources({Mode: items})       what can be chosen in each mode; modes without items are not offered
    set_view(mode, chosen)             show this choice in the controls, silently
    set_data(BoardData)                from BoardPresenter; zoom, scroll and selection stay
    set_marks(lesson, minutes, marks)  the answer to `legality_wanted`; too late answers are ignored
    select(lesson) · set_lit(lessons | None) · pick_up(CarriedLesson) · fit() · show_table(bool) · board (the WeekBoard itself)
    show_refusal(Refusal)              open the popover, e.g. when a service refuses what the marks did not know
Out (uids are str, days and starts int)
    view_changed(Mode, tuple)          the user chose a mode or resources: answer with set_data
    lesson_selected(lesson | "")       on the board or in the table
    legality_wanted(lesson | "")       hovered, selected or carried: answer with set_marks (within 50 ms feels immediate)
    drop_requested(lesson, day, start, column)    a place that is not blocked, or not judged
    swap_requested(lesson, other)                 exchange their places
    clear_requested(lesson, day, start, column, others)   take `others` (tuple) off the board and put `lesson` there
    chain_requested(lesson, day, start)           find other lessons to move so that it can be there
    anyway_requested(lesson, day, start, column)  put it there although a hard rule is broken
    length_requested(lesson, minutes) · start_requested(lesson, start) (the end is kept)
    lock_requested(lesson) (toggle) · unplace_requested(lesson) · properties_requested(lesson)
    pick_up_requested(lesson)          from the table or menu: answer with pick_up(presenter.carried(lesson))
    menu_about_to_show(QMenu, lesson | "", day, start, column)   add further actions before the menu opens
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from scheduler_app.ui.board import board_texts
from scheduler_app.ui.board.board_scene import Legality
from scheduler_app.ui.board.legend import Legend
from scheduler_app.ui.board.legend_signs import signs_of_school
from scheduler_app.ui.board.overview import SchoolOverview
from scheduler_app.ui.board.refusal import Refusal, RefusalPopover
from scheduler_app.ui.board.resource_chooser import ResourceChooser
from scheduler_app.ui.board.table import BoardTable
from scheduler_app.ui.board.view_data import BoardData, CardData, CarriedLesson, Mode, PlaceMark, ResourceItem
from scheduler_app.ui.board.week_board import WeekBoard

_PAUSE_MS = 40
"""Milliseconds after a zoom until the legend follows: not at each step of a wheel."""


class BoardPanel(QWidget):
    """See the module's text."""

    view_changed = Signal(object, tuple)
    lesson_selected = Signal(str)
    legality_wanted = Signal(str)
    drop_requested = Signal(str, int, int, str)
    swap_requested = Signal(str, str)
    clear_requested = Signal(str, int, int, str, tuple)
    chain_requested = Signal(str, int, int)
    anyway_requested = Signal(str, int, int, str)
    length_requested = Signal(str, int)
    start_requested = Signal(str, int)
    lock_requested = Signal(str)
    unplace_requested = Signal(str)
    properties_requested = Signal(str)
    pick_up_requested = Signal(str)
    menu_about_to_show = Signal(object, str, int, int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board.panel")
        self._resources: dict[Mode, tuple[ResourceItem, ...]] = {}
        self.board = WeekBoard(self)
        self.overview = SchoolOverview(self)
        self.overview.hide()
        self.table = BoardTable(self)
        self.table.hide()
        self.legend = Legend(parent=self)
        self._explain_soon = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._explain_soon.timeout.connect(self._explain)
        self._mode_label = QLabel(self)
        self._mode = QComboBox(self)
        self._mode.setObjectName("board.mode")
        self._mode_label.setBuddy(self._mode)
        self._chooser = ResourceChooser(self)
        self._period = self._button("board.period_frame", "", checkable=True)
        self._as_table = self._button("board.as_table", "", checkable=True)
        self._out = self._button("board.zoom_out", "−")
        self._percent = QLabel(self)
        self._percent.setMinimumWidth(46)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._in = self._button("board.zoom_in", "+")
        self._fit = self._button("board.fit", "")
        self._lay_out()
        self._connect()
        self._write_texts()

    # -- in -----------------------------------------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """The mode shown in the selector; CLASS while there is nothing to choose."""
        return Mode(self._mode.currentData()) if self._mode.count() else Mode.CLASS

    @property
    def chosen(self) -> tuple[str, ...]:
        return self._chooser.chosen

    @property
    def cards(self) -> tuple[CardData, ...]:
        """The cards of the week or of the overview, whichever is shown."""
        return (self.overview.board if self.mode is Mode.SCHOOL else self.board.data).cards

    def set_resources(self, resources: Mapping[Mode, Iterable[ResourceItem]]) -> None:
        mode = self.mode
        self._resources = {each: tuple(items) for each, items in resources.items()}
        self._fill_modes(mode)
        self._chooser.set_items(self._resources.get(self.mode, ()))

    def set_view(self, mode: Mode, chosen: Iterable[str]) -> None:
        self._fill_modes(mode)
        self._chooser.set_items(self._resources.get(mode, ()))
        self._chooser.set_chosen(tuple(chosen))

    def set_data(self, data: BoardData) -> None:
        whole = data.mode is Mode.SCHOOL
        if whole:
            self.overview.set_data(data)
        else:
            self.board.set_data(data)
        self.overview.setVisible(whole)
        for control in (self.board, self._chooser, self._out, self._percent, self._in, self._fit):
            control.setVisible(not whole)
        self.table.set_data(data)
        self._explain()
        self.legend.show_week((self.overview if whole else self.board).legality)
        self._period.setVisible(bool(data.periods) and not whole)

    def set_marks(self, lesson: str, minutes: int, marks: Sequence[PlaceMark]) -> None:
        view = self.overview if self.mode is Mode.SCHOOL else self.board
        view.set_marks(lesson, minutes, marks)

    def select(self, lesson: str) -> None:
        for view in (self.board, self.table, self.overview):
            view.select(lesson)

    def set_lit(self, lessons: Iterable[str] | None) -> None:
        self.board.set_lit(lessons)
        self.overview.set_lit(lessons)

    def selected_area(self) -> QRect:
        """Where the selected lesson's card is on the screen; empty when it is not in sight."""
        return self.board.area_of_selected() if self.board.isVisible() else QRect()

    def pick_up(self, lesson: CarriedLesson) -> None:
        self.board.pick_up(lesson)

    def fit(self) -> None:
        self.board.fit()

    def show_table(self, shown: bool) -> None:
        self._as_table.setChecked(shown)

    def corner_of(self, day: int, start: int, column: str) -> QPoint:
        """Where on the screen something about a place is told."""
        return (self.overview if self.mode is Mode.SCHOOL else self.board).corner_of(day, start, column)

    def show_refusal(self, refusal: Refusal) -> None:
        popover = RefusalPopover(refusal, self)
        popover.swap_requested.connect(self._on_swap_requested)
        popover.clear_requested.connect(self._on_clear_requested)
        popover.chain_requested.connect(self._on_chain_requested)
        popover.anyway_requested.connect(self._on_anyway_requested)
        popover.open_beside()

    # -- making -------------------------------------------------------------------------------------------------

    def _button(self, name: str, text: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setCheckable(checkable)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 6)
        bar.setSpacing(6)
        for widget in (self._mode_label, self._mode, self._chooser):
            bar.addWidget(widget)
        bar.addStretch(1)
        for control in (self._period, self._as_table, self._out, self._percent, self._in, self._fit):
            bar.addWidget(control)
        self._period.hide()
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setObjectName("board.split")
        split.addWidget(self.board)
        split.addWidget(self.overview)
        split.addWidget(self.table)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setStretchFactor(2, 0)
        split.setSizes([700, 700, 220])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(split, 1)
        layout.addWidget(self.legend)

    def _connect(self) -> None:
        board, table = self.board, self.table
        self._mode.activated.connect(self._on_mode_activated)
        self._chooser.chosen_changed.connect(self._on_chosen_changed)
        self._out.clicked.connect(self._on_zoom_out)
        self._in.clicked.connect(self._on_zoom_in)
        self._fit.clicked.connect(board.fit)
        self._period.toggled.connect(board.set_period_frame)
        self._as_table.toggled.connect(table.setVisible)
        board.zoom_changed.connect(self._on_zoom_changed)
        self.overview.lesson_selected.connect(self._on_overview_selected)
        board.lesson_selected.connect(self._on_board_selected)
        table.lesson_selected.connect(self._on_table_selected)
        for view in (board, self.overview):
            view.legality_wanted.connect(self.legality_wanted)
            view.legality_painted.connect(self._on_legality_painted)
            view.drop_requested.connect(self.drop_requested)
            view.drop_refused.connect(self.show_refusal)
            view.context_requested.connect(self._on_context_requested)
        self.overview.unplace_requested.connect(self.unplace_requested)
        board.length_requested.connect(self.length_requested)
        board.start_requested.connect(self.start_requested)
        self.overview.pick_up_requested.connect(self.pick_up_requested)
        for source in (board, table):
            source.lock_requested.connect(self.lock_requested)
            source.unplace_requested.connect(self.unplace_requested)
            source.properties_requested.connect(self.properties_requested)
        table.pick_up_requested.connect(self.pick_up_requested)

    def _fill_modes(self, mode: Mode) -> None:
        self._mode.clear()
        for each in Mode:
            if self._resources.get(each):
                self._mode.addItem(board_texts.mode_text(each), each.value)
        self._mode.setCurrentIndex(max(0, self._mode.findData(mode.value)))

    def _write_texts(self) -> None:
        self.setAccessibleName(board_texts.board_name())
        self._mode_label.setText(QCoreApplication.translate("Board", "Sho&w:"))
        self._mode.setAccessibleName(QCoreApplication.translate("Board", "What the columns are"))
        self._fit.setText(QCoreApplication.translate("Board", "Fit"))
        self._period.setText(QCoreApplication.translate("Board", "Bell times"))
        self._as_table.setText(QCoreApplication.translate("Board", "Table"))
        for button, tip in (
            (self._out, QCoreApplication.translate("Board", "Zoom out (Ctrl+−)")),
            (self._in, QCoreApplication.translate("Board", "Zoom in (Ctrl++)")),
            (self._fit, QCoreApplication.translate("Board", "Show the whole week (Ctrl+0)")),
            (self._period, QCoreApplication.translate("Board", "Show the bell times instead of the clock")),
            (self._as_table, QCoreApplication.translate("Board", "Show the same lessons as a table, for keyboard and screen readers")),
        ):
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        for index in range(self._mode.count()):
            self._mode.setItemText(index, board_texts.mode_text(Mode(self._mode.itemData(index))))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._write_texts()

    # -- slots --------------------------------------------------------------------------------------------------

    def _on_mode_activated(self) -> None:
        items = self._resources.get(self.mode, ())
        self._chooser.set_items(items)
        if not self._chooser.chosen and items:
            self._chooser.set_chosen((items[0].uid,))
        self.view_changed.emit(self.mode, self._chooser.chosen)

    def _on_chosen_changed(self, chosen: tuple[str, ...]) -> None:
        self.view_changed.emit(self.mode, chosen)

    def _on_legality_painted(self, legality: Legality) -> None:
        if legality is (self.overview if self.mode is Mode.SCHOOL else self.board).legality:
            self.legend.show_week(legality)

    def _on_zoom_out(self) -> None:
        self.board.zoom(1 / 1.2)

    def _on_zoom_in(self) -> None:
        self.board.zoom(1.2)

    def _on_zoom_changed(self, percent: int) -> None:
        self._percent.setText(QCoreApplication.translate("Board", "{n}%").format(n=percent))
        self._explain_soon.start()

    def _explain(self) -> None:
        """Name in the legend what the cards have room to show."""
        self.legend.show_board(self.board.signs if self.overview.isHidden() else signs_of_school(self.overview.board))

    def _on_board_selected(self, lesson: str) -> None:
        self.table.select(lesson)
        self.lesson_selected.emit(lesson)

    def _on_overview_selected(self, lesson: str) -> None:
        self.table.select(lesson)
        self._on_table_selected(lesson)

    def _on_table_selected(self, lesson: str) -> None:
        self.board.select(lesson)
        self.lesson_selected.emit(lesson)

    def _on_swap_requested(self, refusal: Refusal) -> None:
        self.swap_requested.emit(refusal.lesson.lesson, refusal.others[0])

    def _on_clear_requested(self, refusal: Refusal) -> None:
        self.clear_requested.emit(refusal.lesson.lesson, refusal.day, refusal.start, refusal.column, refusal.others)

    def _on_chain_requested(self, refusal: Refusal) -> None:
        self.chain_requested.emit(refusal.lesson.lesson, refusal.day, refusal.start)

    def _on_anyway_requested(self, refusal: Refusal) -> None:
        self.anyway_requested.emit(refusal.lesson.lesson, refusal.day, refusal.start, refusal.column)

    def _on_context_requested(self, lesson: str, day: int, start: int, column: str, position: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("board.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if lesson:
            for text, keys, wish in (
                (QCoreApplication.translate("Board", "&Move by keyboard"), "M", self.pick_up_requested),
                (QCoreApplication.translate("Board", "&Lock or unlock"), "L", self.lock_requested),
                (QCoreApplication.translate("Board", "To the &tray"), "Del", self.unplace_requested),
                (QCoreApplication.translate("Board", "&Properties…"), "Enter", self.properties_requested),
            ):
                action = menu.addAction(f"{text}\t{keys}")
                action.triggered.connect(lambda _=False, wish=wish: wish.emit(lesson))
        self.menu_about_to_show.emit(menu, lesson, day, start, column)
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(position)
