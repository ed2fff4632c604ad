"""Everything the user can ask the window for, once: text, key, icon. Menus and toolbar only arrange these."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from scheduler_app.ui.board.view_data import Mode
from scheduler_app.ui.icons import icon
from scheduler_app.ui.theme import ThemeName

_KEY = QKeySequence.StandardKey


class Actions(QObject):
    """The window's actions as attributes; `school_actions` are those that need an open school."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.school_actions: list[QAction] = []
        self._make_file()
        self._make_edit()
        self._make_view()
        self._make_solve()
        for action, short in (
            (self.stop, self.tr("Stop")), (self.lock, self.tr("Lock")), (self.unplace, self.tr("To tray")),
            (self.print, self.tr("Print")), (self.publish, self.tr("Publish")),
        ):  # fmt: skip
            action.setIconText(short)
        self.about = self.add("about", self.tr("&About Ringklocka"))
        self.log_folder = self.add("log_folder", self.tr("Open the &log folder"))

    def __iter__(self) -> Iterator[QAction]:
        return iter(self.findChildren(QAction))

    def offer_modes(self, modes: Collection[Mode]) -> None:
        """Let the views be chosen that have something to show."""
        for action in self.modes.actions():
            action.setEnabled(action.data() in modes)

    def named(self, name: str) -> QAction:
        """One of them, a feature's own too."""
        return next(action for action in self if action.objectName() == f"action.{name}")

    def _make_file(self) -> None:
        self.new_demo = self.add("new_demo", self.tr("New from the &demo school…"), icon_name="demo")
        self.new_empty = self.add("new_empty", self.tr("New &empty school…"), _KEY.New, "new")
        self.new_import = self.add("new_import", self.tr("New from an &import…"), icon_name="import")
        self.open = self.add("open", self.tr("&Open a school…"), _KEY.Open, "open")
        self.open_address = self.add("open_address", self.tr("Open a school by its database &address…"))
        self.import_file = self.add("import", self.tr("I&mport into this school…"), icon_name="import", school=True)
        self.export = self.add("export", self.tr("E&xport…"), icon_name="export", school=True)
        self.print = self.add("print", self.tr("&Print preview…"), _KEY.Print, "print", school=True)
        self.publish = self.add("publish", self.tr("P&ublish to attendance…"), icon_name="publish", school=True)
        self.close_school = self.add("close_school", self.tr("&Close the school"), _KEY.Close, school=True)
        self.quit = self.add("quit", self.tr("&Quit"), _KEY.Quit)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _make_edit(self) -> None:
        self.undo = self.add("undo", self.tr("&Undo"), _KEY.Undo, "undo", school=True)
        self.redo = self.add("redo", self.tr("&Redo"), "Ctrl+Y", "redo", school=True)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.find = self.add("find", self.tr("&Find…"), _KEY.Find, "find", school=True)
        self.lock = self.add("lock", self.tr("&Lock or unlock"), "L", "lock", school=True)
        self.unplace = self.add("unplace", self.tr("To the &tray"), _KEY.Delete, "unplace", school=True)

    def _make_view(self) -> None:
        self.modes = QActionGroup(self)
        names = {
            Mode.CLASS: self.tr("&Classes"), Mode.TEACHER: self.tr("&Teachers"), Mode.ROOM: self.tr("&Rooms"),
            Mode.PUPIL: self.tr("Pup&ils"), Mode.GROUP: self.tr("&Groups"),
            Mode.YEAR: self.tr("Gra&des"), Mode.SCHOOL: self.tr("W&hole school"),
        }  # fmt: skip
        for number, (mode, text) in enumerate(names.items(), 1):
            action = self.add(f"mode_{mode.value}", text, f"Ctrl+{number}", school=True)
            action.setCheckable(True)
            action.setData(mode)
            self.modes.addAction(action)
        self.modes.actions()[0].setChecked(True)
        self.pages = QActionGroup(self)
        self.show_board = self.add("show_board", self.tr("&Week board"), "Ctrl+B", "board", school=True)
        self.show_data = self.add("show_data", self.tr("&School data"), "Ctrl+D", "data", school=True)
        for action in (self.show_board, self.show_data):
            action.setCheckable(True)
            self.pages.addAction(action)
        self.show_board.setChecked(True)
        self.themes = QActionGroup(self)
        for theme, text in (
            (ThemeName.SYSTEM, self.tr("As the &system")), (ThemeName.LIGHT, self.tr("&Light")), (ThemeName.DARK, self.tr("&Dark")),
            (ThemeName.HIGH_CONTRAST, self.tr("&High contrast")),
        ):  # fmt: skip
            action = self.add(f"theme_{theme.value}", text)
            action.setCheckable(True)
            action.setData(theme)
            self.themes.addAction(action)
        self.reset_layout = self.add("reset_layout", self.tr("Put the panels &back"))

    def _make_solve(self) -> None:
        self.solve = self.add("solve", self.tr("&Solve"), "F5", "solve", school=True)
        self.stop = self.add("stop", self.tr("S&top and keep"), "Esc", "stop")
        self.stop.setEnabled(False)
        self.check = self.add("check", self.tr("&Check"), "Space", "verify", school=True)
        # Keys without a modifier belong to the board and the tray: elsewhere they type, or press a button.
        self.board_keys = (self.check, self.lock, self.unplace)
        for action in self.board_keys:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def add(
        self, name: str, text: str, key: QKeySequence.StandardKey | str | None = None, icon_name: str = "", *, school: bool = False
    ) -> QAction:
        """One more action; with `school` it is enabled only while a school is open."""
        action = QAction(text, self)
        action.setObjectName(f"action.{name}")
        if key is not None:
            action.setShortcut(QKeySequence(key))
        if icon_name:
            action.setIcon(icon(icon_name))
        if school:
            self.school_actions.append(action)
            action.setEnabled(False)
        plain = text.replace("&", "").rstrip("…")
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{plain} ({shortcut})" if shortcut else plain)
        return action


def mode_name(mode: Mode) -> str:
    words = {
        Mode.CLASS: QCoreApplication.translate("Actions", "Classes"), Mode.TEACHER: QCoreApplication.translate("Actions", "Teachers"),
        Mode.ROOM: QCoreApplication.translate("Actions", "Rooms"), Mode.PUPIL: QCoreApplication.translate("Actions", "Pupils"),
        Mode.GROUP: QCoreApplication.translate("Actions", "Groups"), Mode.YEAR: QCoreApplication.translate("Actions", "Grades"),
        Mode.SCHOOL: QCoreApplication.translate("Actions", "Whole school"),
    }  # fmt: skip
    return words[mode]
