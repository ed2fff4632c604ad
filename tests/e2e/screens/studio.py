"""One program on one display in one language: `python -m tests.e2e.screens.studio SCHOOL FOLDER LANGUAGE [--themes …] [NAME…]`.

Writes `<name>.<theme>.png` for everything in `places`, and `faults.json` with what `cut_off` found, and where.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from scheduler_app.bootstrap import desktop_services
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.services import editing, versions
from scheduler_app.ui.application import prepare_application
from scheduler_app.ui.main_window import MainWindow
from scheduler_app.ui.recent import RecentSchool
from scheduler_app.ui.theme import ThemeName, apply_theme, current_theme
from tests.e2e.screens.cut_off import faults
from tests.e2e.screens.driver import Photographer, closing, opened
from tests.e2e.screens.frames import draw_frames, make_room_for_frames
from tests.e2e.screens.places import Enter, every_place, explaining, places_of_the_school

SOME_SCHOOLS = (
    RecentSchool("/home/anna/Skolor/Björkskolan.ringklocka", datetime.now().astimezone()),
    RecentSchool("/home/anna/Skolor/Norra gymnasiet 2026.ringklocka", datetime(2026, 8, 14, 15, 20).astimezone()),
    RecentSchool("postgresql://anna@db.example.se/schema", datetime(2026, 6, 3, 8, 5).astimezone()),
    RecentSchool("/home/anna/Hämtade filer/En skola med ett riktigt långt namn i en mapp långt ned/Lillskolan.ringklocka"),
)
THEMES = (ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST)


class Studio:
    """The window on a copy of the school, as large as the screen."""

    def __init__(self, school: Path, out: Path, folder: Path, themes: Sequence[ThemeName]) -> None:
        self.out, self.folder, self.themes = out, folder, themes
        self.window = MainWindow(replace(desktop_services(), explain_command=explaining))
        self.photographer = Photographer(self.window)
        self.faults: dict[str, list[str]] = {}
        apply_theme(QApplication.instance(), themes[0])
        self.window.setGeometry(self.window.screen().geometry())
        self.window.show()
        self.photographer.quiet()
        self._take("start")
        self.window.start_page.show_recent(SOME_SCHOOLS)
        self.photographer.quiet()
        self._take("start-recent")
        self.photographer.open(Path(shutil.copy(school, folder / "skola.ringklocka")))

    def photograph(self, name: str, enter: Enter) -> None:
        with closing(self.photographer):
            try:
                enter(self.photographer)
                self.photographer.quiet()
            except (AssertionError, StopIteration, TimeoutError, AttributeError, TypeError) as error:
                self.faults.setdefault(f"not reached: {type(error).__name__} {error}", []).append(name)
                return
            self._take(name)

    def _take(self, name: str) -> None:
        found: list[str] = []
        make_room_for_frames(opened())
        self.photographer.quiet()
        for theme in self.themes:
            if current_theme().name is not theme:
                apply_theme(QApplication.instance(), theme)
                self.photographer.quiet()
            if theme is self.themes[0]:  # the others have the same layout
                found = [one for window in (self.window, *opened()) for one in faults(window)]
            photograph = self.window.screen().grabWindow(0)
            draw_frames(photograph, opened())
            photograph.save(str(self.out / f"{name}.{theme.value}.png"), quality=70)
        if len(self.themes) > 1:
            apply_theme(QApplication.instance(), self.themes[0])
        for fault in dict.fromkeys(found):
            self.faults.setdefault(fault, []).append(name)


def prepare(photographer: Photographer) -> None:
    """Something of everything: a second version, a restore point, locks, a wish that is ignored, lessons in the tray."""
    desk = photographer.window.desk
    desk.edit(lambda school: versions.new_version(school, "Försök med kortare raster", school.current))
    placed = sorted(photographer.school.placed)
    for number, lesson in enumerate(placed[:40]):
        if number % 4:
            desk.edit(lambda school, lesson=lesson: editing.unplace(school, lesson))
        else:
            photographer.window.flow.set_lock(lesson, True)
    person = next(iter(photographer.school.staff))
    desk.edit(lambda school: editing.add(school, Rule("screens-max-days", "max_days", Scope.STAFF, (person,), {"days": 3}, None)))
    photographer.settle()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("school", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("language", choices=["sv", "en"])
    parser.add_argument("--themes", nargs="+", type=ThemeName, default=THEMES)
    parser.add_argument("names", nargs="*", help="parts of the names of what is to be photographed; nothing: all of it")
    return parser.parse_intermixed_args()


def main() -> None:
    asked = _asked()
    out: Path = asked.out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        app = prepare_application(asked.language)
        studio = Studio(asked.school, out, Path(folder), asked.themes)
        prepare(studio.photographer)
        places = {**every_place(Path(folder)), **places_of_the_school(studio.photographer)}
        for name, enter in places.items():
            if not asked.names or any(wanted in name for wanted in asked.names):
                studio.photograph(name, enter)
        studio.window._leave_unsaved = True
        studio.window.close()
        studio.window.background.shut_down()
        app.quit()
    (out / "faults.json").write_text(json.dumps(studio.faults, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
