"""Arranges the actions in menus."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMainWindow, QMenu

from scheduler_app.ui.actions import Actions

FEATURES_PLACE = "features"
"""Name of the separator that features put their actions in front of."""


def fill_menus(window: QMainWindow, act: Actions) -> dict[str, QMenu]:
    """The menu bar; returns its menus by name, and `panels`, for what is added later."""
    bar = window.menuBar()
    file = bar.addMenu(QCoreApplication.translate("Menus", "&File"))
    file.addActions([act.open, act.open_address])
    file.addSeparator()
    file.addActions([act.new_demo, act.new_empty, act.new_import])
    file.addSeparator()
    file.addActions([act.import_file, act.export, act.print, act.publish])
    file.addSeparator().setObjectName(FEATURES_PLACE)
    file.addActions([act.close_school, act.quit])
    edit = bar.addMenu(QCoreApplication.translate("Menus", "&Edit"))
    edit.addActions([act.undo, act.redo])
    edit.addSeparator()
    edit.addActions([act.find])
    lesson = bar.addMenu(QCoreApplication.translate("Menus", "&Lesson"))
    lesson.addActions([act.lock, act.unplace])
    lesson.addSeparator()
    view = bar.addMenu(QCoreApplication.translate("Menus", "&View"))
    view.addActions([act.show_board, act.show_data])
    view.addSeparator().setObjectName(FEATURES_PLACE)
    view.addActions(act.modes.actions())
    view.addSeparator()
    panels = view.addMenu(QCoreApplication.translate("Menus", "&Panels"))
    panels.addAction(act.reset_layout)
    panels.addSeparator()
    themes = view.addMenu(QCoreApplication.translate("Menus", "&Appearance"))
    themes.addActions(act.themes.actions())
    plan = bar.addMenu(QCoreApplication.translate("Menus", "&Timetable"))
    plan.menuAction().setVisible(False)  # until a feature has something in it
    solve = bar.addMenu(QCoreApplication.translate("Menus", "&Solve"))
    solve.addActions([act.solve, act.stop, act.check])
    about = bar.addMenu(QCoreApplication.translate("Menus", "&Help"))
    about.addAction(act.log_folder)
    about.addSeparator().setObjectName(FEATURES_PLACE)
    about.addAction(act.about)
    return {"file": file, "edit": edit, "lesson": lesson, "view": view, "panels": panels, "plan": plan, "solve": solve, "help": about}
