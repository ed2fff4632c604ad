"""The program's own window, that says on its output where things are when asked on its input; what is done comes by mouse and keys.

A question is a JSON list on a line, the answer JSON on a line:
`card` LESSON, `drop` LESSON DAY START, `widget` NAME, `line` TREE ROW…, `rows` TREE ROW…, `cell` TABLE UID, `window_named` TITLE, `state`.
"""

from __future__ import annotations

import json
import os
import re
import sys
from typing import Any

from PySide6.QtCore import QPoint, QSocketNotifier, Qt
from PySide6.QtWidgets import QApplication, QTreeWidget, QTreeWidgetItem, QWidget

from scheduler_app.bootstrap import desktop_services
from scheduler_app.ui.application import collect_in_gui_thread, prepare_application
from scheduler_app.ui.board.board_layout import LaidCard
from scheduler_app.ui.board.board_scene import AXIS
from scheduler_app.ui.main_window import MainWindow
from scheduler_app.ui.staffing.line_table import LineTable

Point = list[int] | None


def _held(laid: LaidCard) -> QPoint:
    """Near the card's top left corner, below the edge that changes when it begins."""
    return laid.rect.topLeft() + QPoint(8, min(7, laid.rect.height() // 2))


class Witness:
    """Answers questions about the window; changes nothing."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.board = window, window.board_page.panel.board

    def card(self, lesson: str) -> Point:
        """Where the card is taken."""
        cards = self.board.scene.layout.cards_of(lesson)
        return self._seen(_held(cards[0])) if cards else None

    def drop(self, lesson: str, day: int, start: int) -> Point:
        """Where the card, held at that point, begins at `start` on `day`."""
        layout, data = self.board.scene.layout, self.board.data
        cards = layout.cards_of(lesson)
        if not cards or day not in data.days:
            return None
        laid, geometry = cards[0], layout.geometry
        across = geometry.day_x(data.days.index(day)) - geometry.day_x(data.days.index(laid.card.day))
        down = geometry.y(start) - geometry.y(laid.card.start)
        return self._seen(_held(laid) + QPoint(round(across), round(down)))

    def _seen(self, content: QPoint) -> Point:
        scene, viewport = self.board.scene, self.board.viewport()
        at = content - scene.scroll + QPoint(AXIS, scene.head)
        return _pair(viewport.mapToGlobal(at)) if viewport.rect().contains(at) else None

    def widget(self, name: str) -> Point:
        """The middle of the control of that name that can be used."""
        for top in QApplication.topLevelWidgets():
            for one in (top, *top.findChildren(QWidget, name)):
                if one.objectName() == name and one.isVisible() and one.isEnabled():
                    return _pair(one.mapToGlobal(one.rect().center()))
        return None

    def line(self, name: str, *rows: int) -> Point:
        """The text of a tree's line, by the row on every level."""
        tree, item = self._item(name, rows)
        if tree is None or item is None:
            return None
        tree.scrollToItem(item)
        place = tree.visualItemRect(item)
        return _pair(tree.viewport().mapToGlobal(place.topLeft() + QPoint(30, place.height() // 2)))

    def rows(self, name: str, *rows: int) -> int:
        """How many lines there are under a tree's line."""
        item = self._item(name, rows)[1]
        return item.childCount() if item is not None else 0

    @staticmethod
    def _item(name: str, rows: tuple[int, ...]) -> tuple[QTreeWidget | None, QTreeWidgetItem | None]:
        tree = next((one for top in QApplication.topLevelWidgets() for one in top.findChildren(QTreeWidget, name) if one.isVisible()), None)
        item: QTreeWidgetItem | None = tree.invisibleRootItem() if tree is not None else None
        for row in rows:
            item = item.child(row) if item is not None else None
        return tree, item

    def cell(self, name: str, uid: str) -> Point:
        """The first cell of the line of that uid."""
        for table in self.window.findChildren(LineTable, name):
            index = table.proxy.mapFromSource(table.model_.index(table.model_.row_of(uid), 0))
            if table.isVisible() and index.isValid():
                table.scrollTo(index)
                return _pair(table.viewport().mapToGlobal(table.visualRect(index).center()))
        return None

    def window_named(self, title: str) -> int | None:
        """The X id of the window on the screen whose title matches."""
        for top in QApplication.topLevelWidgets():
            handle = top.windowHandle()
            if handle is not None and handle.isExposed() and re.search(title, top.windowTitle()):
                return int(top.winId())
        return None

    def state(self) -> dict[str, Any]:
        window, scene, session = self.window, self.board.scene, self.window.session
        carry = scene.carry
        idle = session is not None and not window.background.busy and not session.unsaved and session.reported is session.school
        return {
            "settled": idle,
            "shown": self.board.data.columns[0].uid if self.board.data.columns else "",
            "painted": scene.legality.lesson if scene.legality.marks else "",
            "carried": [carry.lesson.lesson, self.board.data.days[carry.day_index], carry.start] if carry is not None else None,
            "lit": sorted(scene.lit) if scene.lit is not None else None,
            "placed": len(window.board_page._school.placed) if window.board_page._school is not None else 0,
            "banner": window.banner.text,
            "dialogs": sorted(one.objectName() for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window),
        }


def _pair(at: QPoint) -> Point:
    return [at.x(), at.y()]


def main() -> None:
    app = prepare_application(sys.argv[2])
    window = MainWindow(desktop_services())
    window.show()
    window.documents.open_address(sys.argv[1])
    witness, pending = Witness(window), bytearray()

    def answer() -> None:
        pending.extend(os.read(0, 65536))
        while b"\n" in pending:
            line, _, rest = bytes(pending).partition(b"\n")
            pending[:] = rest
            name, *arguments = json.loads(line)
            app.sync()  # what mouse and keys did before the question has been seen
            sys.stdout.write(json.dumps(getattr(witness, name)(*arguments)) + "\n")
            sys.stdout.flush()

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(answer, Qt.ConnectionType.DirectConnection)
    collector = collect_in_gui_thread()
    code = app.exec()
    collector.stop()
    sys.exit(code)


if __name__ == "__main__":
    main()
