"""Everything that holds on single dates: found, compared with attendance, taken back, and led to its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.dated_rows import DatedKind, DatedRow, DatedState
from scheduler_app.domain.school import School
from scheduler_app.errors import RingklockaError
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import DesktopServices
from scheduler_app.ui.dialogs.dated_table import DatedTable, Narrowing
from scheduler_app.ui.dialogs.form import MessageLine, PathField, add_row
from scheduler_app.ui.dialogs.publish_address import last_address, remember_address
from scheduler_app.ui.empty_word import EmptyWord
from scheduler_app.ui.language import error_line, say


class DatesDialog(QDialog):
    """Stays open while rows are taken back. `school` gives the school as it is now."""

    step_chosen = Signal(object)  # ChangeSet
    row_chosen = Signal(object)  # DatedRow: show where it is
    change_wanted = Signal(str, object)  # lesson and date

    def __init__(
        self, services: DesktopServices, background: Background, school: Callable[[], School], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("dates")
        self._services, self._background, self._school, self._today = services, background, school, today
        self._rows: tuple[DatedRow, ...] = ()
        self.setWindowTitle(self.tr("Changes for single dates"))
        self.resize(1000, 560)
        self._build()
        self._assemble()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.kind = _choice("dates.kind", self.tr("All kinds"), ((say(f"dated_kind_{kind.value}"), kind) for kind in DatedKind))
        states = [state for state in DatedState if state]
        self.state = _choice("dates.state", self.tr("All statuses"), ((say(f"dated_state_{state.value}"), state) for state in states))
        self.words = QLineEdit()
        self.words.setObjectName("dates.words")
        self.words.setClearButtonEnabled(True)
        self.coming = QCheckBox(self.tr("From t&oday only"))
        self.coming.setObjectName("dates.coming")
        self.coming.setChecked(True)
        self.table = DatedTable()
        self.empty = EmptyWord(self.table, "")
        self.address = PathField("dates.address", self.tr("Attendance databases (*.sqlite *.db);;All files (*)"), save=False)
        self.address.set_text(last_address())
        self.compare = QPushButton(self.tr("&Compare with attendance"))
        self.message = MessageLine("dates.message")
        self.take_back = QPushButton(self.tr("T&ake back"))
        self.show_place = QPushButton(self.tr("&Show the lesson"))
        self.change = QPushButton(self.tr("C&hange…"))
        named = {"compare": self.compare, "take_back": self.take_back, "show_place": self.show_place, "change": self.change}
        for name, button in named.items():
            button.setObjectName(f"dates.{name}")
            button.setAutoDefault(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter after a word to find leaves nothing

    def _assemble(self) -> None:
        form = QFormLayout()
        narrow = QHBoxLayout()
        for widget in (self.kind, self.state, self.coming):
            narrow.addWidget(widget)
        narrow.addStretch(1)
        add_row(form, self.tr("&Find"), self.words)
        form.addRow("", narrow)
        below = QFormLayout()
        add_row(below, self.tr("Attendance &database"), self.address, target=self.address.line)
        act = QHBoxLayout()
        for button in (self.show_place, self.change, self.take_back):
            act.addWidget(button)
        act.addStretch(1)
        act.addWidget(self.compare)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.table, 1)
        column.addLayout(act)
        column.addLayout(below)
        column.addWidget(self.message)
        column.addWidget(self.buttons)
        self.kind.setAccessibleName(self.tr("Which kinds"))
        self.state.setAccessibleName(self.tr("Which statuses"))

    def _connect(self) -> None:
        for field in (self.kind, self.state):
            field.currentIndexChanged.connect(self._show)
        self.words.textChanged.connect(self._show)
        self.coming.toggled.connect(self._show)
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.row_chosen.connect(self.row_chosen)
        self.show_place.clicked.connect(lambda: self._with_chosen(self.row_chosen.emit))
        self.change.clicked.connect(lambda: self._with_chosen(lambda row: self.change_wanted.emit(row.lesson, row.first)))
        self.take_back.clicked.connect(lambda: self._with_chosen(self._on_take_back))
        self.compare.clicked.connect(self.ask)
        self.buttons.rejected.connect(self.reject)

    # Methods

    def refresh(self, _step: object = None) -> None:
        """Show the school as it is now; what attendance knows has to be asked for again."""
        self._rows = self._services.dated.overview(self._school())
        self._show()

    def ask(self) -> None:
        """Compare with the attendance database in the background."""
        services, school, rows, address = self._services, self._school(), self._rows, self.address.text
        self.message.say(self.tr("Comparing…"))
        self.compare.setEnabled(False)

        def compare() -> Sequence[DatedRow]:
            return services.dated.with_states(school, rows, services.targets.published(address))

        self._background.run(compare, self._on_compared, self._on_failed, owner=self)

    # Private

    def _on_compared(self, rows: Sequence[DatedRow]) -> None:
        self.compare.setEnabled(True)
        self.message.say("")
        remember_address(self.address.text)
        known = {row.uid: row for row in rows}
        self._rows = tuple(known.get(row.uid, row) for row in self._rows)
        self._show()

    def _on_failed(self, error: Exception) -> None:
        self.compare.setEnabled(True)
        self.message.say(error_line(error))

    def _on_take_back(self, row: DatedRow) -> None:
        try:
            step = self._services.dated.take_back(self._school(), row)
        except RingklockaError as error:
            self.message.say(error_line(error))
            return
        self.message.say("")
        self.step_chosen.emit(step)

    def _with_chosen(self, act: Callable[[DatedRow], object]) -> None:
        row = self.table.chosen()
        if row is not None:
            act(row)

    def _show(self, _changed: object = None) -> None:
        since = self._today if self.coming.isChecked() else None
        narrowing = Narrowing(self.kind.currentData(), self.state.currentData(), since, self.words.text())
        shown = [row for row in self._rows if narrowing.lets(row)]
        self.table.show_rows(shown)
        if not self._rows:
            self.empty.say(self.tr("No changes for single dates in this school."))
        else:
            self.empty.say(self.tr("No row matches. Hidden rows: {n}.").format(n=len(self._rows)))
        if self.compare.isEnabled():
            self.message.say("")
        self._enable()

    def _enable(self) -> None:
        row = self.table.chosen()
        self.take_back.setEnabled(row is not None)
        self.show_place.setEnabled(row is not None)
        self.change.setEnabled(row is not None and row.kind in (DatedKind.CANCELLED, DatedKind.SUBSTITUTE, DatedKind.ROOM))


def _choice(name: str, everything: str, entries: Iterable[tuple[str, object]]) -> QComboBox:
    field = QComboBox()
    field.setObjectName(name)
    field.addItem(everything, None)
    for text, value in entries:
        field.addItem(text, value)
    return field
