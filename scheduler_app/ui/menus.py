"""Arranges the actions in menus and on the toolbar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from scheduler_app.ui.actions import Actions
from scheduler_app.ui.icons import icon

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


def fill_toolbar(window: QMainWindow, act: Actions) -> QToolBar:
    bar = QToolBar(QCoreApplication.translate("Menus", "Toolbar"), window)
    bar.setObjectName("toolbar")
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    bar.setIconSize(QSize(18, 18))
    bar.setMovable(False)
    groups = (
        (act.show_board, act.show_data), (act.solve, act.stop, act.check), (act.undo, act.redo), (act.lock, act.unplace),
        (act.find,), (act.print, act.publish),
    )  # fmt: skip
    for number, group in enumerate(groups):
        if number:
            bar.addSeparator().setObjectName(FEATURES_PLACE if number == 1 else "")
        bar.addActions(list(group))
    for action in bar.actions():
        name_button(bar, action)
    extension = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    if extension is not None:
        extension.setIcon(icon("more"))  # Qt's own is black in every theme
    window.addToolBar(bar)
    return bar


def name_button(bar: QToolBar, action: QAction) -> None:
    """The name that screen readers say."""
    button = bar.widgetForAction(action)
    if button is not None and action.text():
        button.setAccessibleName(action.text().replace("&", "").rstrip("…"))


def add_to_toolbar(bar: QToolBar, action: QAction) -> None:
    """A page of a feature beside board and data."""
    place = next(each for each in bar.actions() if each.objectName() == FEATURES_PLACE)
    bar.insertAction(place, action)
    name_button(bar, action)
