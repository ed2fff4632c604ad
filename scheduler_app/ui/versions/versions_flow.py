"""Timetable versions and restore points in the window: menus, dialogs, and the steps and stored points they lead to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject

from scheduler_app.domain.bookmarks import Bookmark
from scheduler_app.domain.school import School
from scheduler_app.services import versions
from scheduler_app.services.comparing import compare, version_of
from scheduler_app.services.editing import new_uid
from scheduler_app.ui.asking import text_question
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.failures import log_failure
from scheduler_app.ui.versions.versions_dialog import VersionsDialog


class Versions(QObject):
    """Restore points are kept by the store, outside of undo; versions are rows of the school and change by steps."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._dialog: VersionsDialog | None = None
        self._bookmarks: tuple[Bookmark, ...] = ()
        desk.add_action("plan", "versions", self.tr("&Versions…"), self.show_versions, key="Ctrl+Shift+V")
        desk.add_action("plan", "new_version", self.tr("&New version as a copy…"), lambda: self._ask_new(desk.school.current))
        desk.add_action("plan", "bookmark", self.tr("New restore &point…"), self._ask_bookmark, key="Ctrl+Shift+P")
        desk.add_action("plan", "bookmarks", self.tr("&Restore points…"), self.show_bookmarks)
        desk.school_changed.connect(lambda _step: self._refresh())
        desk.repaired.connect(self._compare_repair)
        desk.closed.connect(self._close)

    # The dialog

    def show_versions(self) -> None:
        self._show(0)

    def show_bookmarks(self) -> None:
        self._show(1)

    def _show(self, tab: int) -> None:
        desk = self._desk
        dialog = self._dialog = VersionsDialog(desk.window)
        dialog.new_requested.connect(self._ask_new)
        dialog.switch_requested.connect(lambda uid: desk.edit(lambda school: versions.switch_to(school, uid)))
        dialog.rename_requested.connect(self._ask_rename)
        dialog.state_requested.connect(lambda uid, state: desk.edit(lambda school: versions.set_version_state(school, uid, state)))
        dialog.remove_requested.connect(lambda uid: desk.edit(lambda school: versions.remove_version(school, uid)))
        dialog.compare_requested.connect(self.compare_version)
        dialog.bookmark_requested.connect(self._ask_bookmark)
        dialog.restore_requested.connect(self._restore)
        dialog.bookmark_compare_requested.connect(lambda uid: self.compare_sides(uid, ""))
        dialog.bookmark_remove_requested.connect(self._remove_bookmark)
        dialog.sides_requested.connect(self.compare_sides)
        dialog.finished.connect(lambda _result: self._forget())
        dialog.tabs.setCurrentIndex(tab)
        dialog.show_versions(desk.school)
        desk.show_dialog(dialog)
        self._read_bookmarks()

    def _refresh(self) -> None:
        if self._dialog is not None and self._desk.session is not None:
            self._dialog.show_versions(self._desk.school)

    def _forget(self) -> None:
        self._dialog = None

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()

    # Versions

    def _ask_new(self, copy_of: str) -> None:
        if not self._desk.may_edit():
            return
        title = self.tr("New timetable version")
        self._ask_name(title, "", lambda name: self._desk.edit(lambda school: versions.new_version(school, name, copy_of)))

    def _ask_rename(self, uid: str) -> None:
        if not self._desk.may_edit():
            return
        name = self._desk.school.timetables[uid].name
        title = self.tr("Rename the timetable version")
        self._ask_name(title, name, lambda name: self._desk.edit(lambda school: versions.rename_version(school, uid, name)))

    def compare_version(self, uid: str) -> None:
        """Put another version and the one worked on side by side."""
        self.compare_sides(uid, "")

    def compare_sides(self, left: str, right: str) -> None:
        """Put two side by side: a version or restore point each by uid, the timetable as it is now for an empty one."""
        desk, now = self._desk, self._desk.school
        if desk.session is None:
            return
        store, titles = desk.session.store, (self._title(left), self._title(right))

        def side(uid: str) -> School:
            if not uid:
                return now
            return version_of(now, uid) if uid in now.timetables else _same_version(store.bookmarked(uid), now)

        def work() -> tuple[tuple[School, School], Any]:
            schools = side(left), side(right)
            return schools, compare(*schools)

        desk.background.run(work, lambda answer: self._show_comparison(titles, *answer), desk.fail)

    def _compare_repair(self, before: School) -> None:
        """Show what a search moved that was to move as little as possible, and whom that touches."""
        schools, titles = (before, self._desk.school), (self.tr("Before"), self.tr("After"))
        self._desk.background.run(
            lambda: compare(*schools),
            lambda found: self._show_comparison(titles, schools, found) if found.lessons else None,
            self._desk.fail,
        )

    def _title(self, uid: str) -> str:
        """The name of a version or a restore point."""
        timetables = self._desk.school.timetables
        version = timetables.get(uid or self._desk.school.current)
        return version.name if version is not None else next((row.name for row in self._bookmarks if row.uid == uid), "")

    def _show_comparison(self, titles: tuple[str, str], schools: tuple[School, School], found: Any) -> None:
        from scheduler_app.ui.versions.compare_window import CompareWindow

        if self._desk.session is not None:
            self._desk.show_dialog(CompareWindow(titles, schools, found, self._desk.window))

    # Restore points

    def _ask_bookmark(self) -> None:
        self._ask_name(self.tr("New restore point"), "", self._add_bookmark)

    def _add_bookmark(self, name: str) -> None:
        desk = self._desk
        if desk.session is None or not name.strip():
            return
        store, school = desk.session.store, desk.school
        bookmark = Bookmark(new_uid(), name.strip(), desk.services.author, datetime.now(UTC).replace(microsecond=0))

        def done(_: object) -> None:
            desk.tell(self.tr("Restore point {name} is kept.").format(name=bookmark.name))
            self._read_bookmarks()

        desk.background.run(lambda: store.add_bookmark(bookmark, school), done, desk.fail)

    def _read_bookmarks(self) -> None:
        desk = self._desk
        if desk.session is not None and self._dialog is not None:
            store = desk.session.store
            desk.background.run(store.bookmarks, self._show_bookmarks, log_failure)

    def _show_bookmarks(self, bookmarks: Any) -> None:
        self._bookmarks = tuple(bookmarks)
        if self._dialog is not None:
            self._dialog.show_bookmarks(self._bookmarks)

    def _remove_bookmark(self, uid: str) -> None:
        desk = self._desk
        if desk.session is not None:
            store = desk.session.store
            desk.background.run(lambda: store.remove_bookmark(uid), lambda _: self._read_bookmarks(), desk.fail)

    def _restore(self, uid: str) -> None:
        self._with_bookmark(uid, lambda then, name: self._desk.edit(lambda school: versions.go_back_to(school, then, name)))

    def _with_bookmark(self, uid: str, act: Callable[[School, str], object]) -> None:
        desk = self._desk
        name = next((row.name for row in self._bookmarks if row.uid == uid), "")
        if desk.session is not None:
            store = desk.session.store

            def done(then: School) -> None:
                if desk.session is not None:
                    act(then, name)

            desk.background.run(lambda: store.bookmarked(uid), done, desk.fail)

    def _ask_name(self, title: str, name: str, answer: Callable[[str], object]) -> None:
        parent = self._dialog or self._desk.window
        self._desk.show_dialog(text_question(parent, "ask_name", title, self.tr("Name"), answer, name))


def _same_version(then: School, now: School) -> School:
    """The school then with the version that is worked on now, if it had it: else the one worked on then."""
    return replace(then, current=now.current) if now.current in then.timetables else then
