"""The board in the window: keeps panel, tray and presenter at the same school, and says what the user wishes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.groups import Group, GroupKind
from scheduler_app.domain.ignored import is_ignored
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Room
from scheduler_app.ui import labels
from scheduler_app.ui.board.panel import BoardPanel
from scheduler_app.ui.board.presenter import BoardPresenter
from scheduler_app.ui.board.presenter_marks import marks_of
from scheduler_app.ui.board.presenter_tray import tray_of
from scheduler_app.ui.board.refusal import Refusal
from scheduler_app.ui.board.remarks import CheckRemarks
from scheduler_app.ui.board.tray import TrayView
from scheduler_app.ui.board.view_data import CardData, Mode, TrayData
from scheduler_app.ui.editing_flow import Verdicts
from scheduler_app.ui.language import current

_CHOICES = (Group, StaffMember, Room, Pupil)
"""Entities that are lines of the chooser."""
_MOST_WAITING_SHOWN = 100
"""While a search runs the tray follows it only when it is short: filling it with 800 lessons takes longer than a frame may."""


class BoardPage(QObject):
    """Between the board's widgets, which know no school, and the window, which knows no board. Wishes carry uids and times."""

    lesson_selected = Signal(str)
    verdicts_wanted = Signal(str)
    move_requested = Signal(str, int, int)
    room_move_requested = Signal(str, int, int, str)  # into this room
    swap_requested = Signal(str, str)
    clear_requested = Signal(str, object, int, int)
    length_requested = Signal(str, int)
    start_requested = Signal(str, int)
    lock_requested = Signal(str)
    unplace_requested = Signal(str)
    properties_requested = Signal(str)
    mode_changed = Signal(object)
    modes_known = Signal(object)  # frozenset of the modes that have something to show

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.panel = BoardPanel()
        self.tray = TrayView()
        self.selected = ""
        self._presenter: BoardPresenter | None = None
        self._school: School | None = None
        self._chosen: dict[Mode, tuple[str, ...]] = {}
        self._places: Mapping[str, int] = {}
        self._tray = TrayData()
        panel, tray = self.panel, self.tray
        panel.view_changed.connect(self._on_view_changed)
        panel.lesson_selected.connect(self._on_selected)
        tray.lesson_selected.connect(self._on_tray_selected)
        panel.legality_wanted.connect(self.verdicts_wanted)
        panel.drop_requested.connect(self._on_drop)
        panel.overview.column_requested.connect(self._on_class_wanted)
        panel.swap_requested.connect(self.swap_requested)
        panel.clear_requested.connect(lambda uid, day, start, _column, others: self.clear_requested.emit(uid, others, day, start))
        panel.length_requested.connect(self.length_requested)
        panel.start_requested.connect(self.start_requested)
        panel.lock_requested.connect(self.lock_requested)
        panel.unplace_requested.connect(self.unplace_requested)
        panel.properties_requested.connect(self.properties_requested)
        for source in (panel, tray):
            source.pick_up_requested.connect(self._on_pick_up)

    def take_keyboard(self) -> None:
        """To the board, or the whole school where that is shown."""
        (self.panel.overview if self.panel.mode is Mode.SCHOOL else self.panel.board).setFocus()

    @property
    def cards(self) -> tuple[CardData, ...]:
        return self.panel.cards

    # In

    def show_school(self, school: School, step: ChangeSet | None = None) -> None:
        """Show a school; with the step that led to it only what the step touched is made anew."""
        fresh = self._presenter is None or self._school is None or self._school.unit.uid != school.unit.uid
        self._school = school
        if self._presenter is None or fresh:
            self._presenter = BoardPresenter(school)
            self._chosen, self.selected = {}, ""
            self._fill_choices()
            self._show(Mode.CLASS, ())
        elif step is not None:
            if any(isinstance(change.entity, _CHOICES) for change in step.changes):
                self._presenter.update(step, school)
                self._fill_choices()
                self._show(self._presenter.mode, self._presenter.chosen)
            else:
                self.panel.set_data(self._presenter.update(step, school))
        else:
            self.panel.set_data(self._presenter.replace_school(school))
            self._fill_choices()
        self._set_tray(tray_of(school, self._places))

    def forget(self) -> None:
        """The school is closed: nothing of it is kept in memory."""
        self._presenter = self._school = None

    def show_placements(self, school: School) -> None:
        """Show where a search would put the lessons; nothing but placements differs from the school shown before."""
        self._school = school
        if self._presenter is not None:
            self.panel.set_data(self._presenter.replace_school(school))
            tray = tray_of(school)
            if tray.waiting <= _MOST_WAITING_SHOWN:
                self._set_tray(tray)

    def show_verdicts(self, verdicts: Verdicts) -> None:
        presenter, school = self._presenter, self._school
        if presenter is None or school is None or verdicts.school is not school:
            return
        columns = presenter.columns_of(verdicts.lesson)
        if not columns:  # the lesson has no place on this board: its week would be read as that of whoever is shown
            self.panel.set_marks(verdicts.lesson, school.lessons[verdicts.lesson].minutes, ())
            return
        marks = marks_of(school, verdicts.lesson, verdicts.places, columns=columns, rule_name=labels.rule_name)
        self.panel.set_marks(verdicts.lesson, school.lessons[verdicts.lesson].minutes, marks)

    def show_refusal(self, lesson: str, place: Any) -> None:
        """Name what is in the way of a place, with the ways out."""
        presenter, school = self._presenter, self._school
        carried = presenter.carried(lesson) if presenter is not None else None
        if carried is None or school is None:
            return
        mark = marks_of(school, lesson, [place], rule_name=labels.rule_name)[0]
        beside = self.panel.corner_of(place.day, place.start, carried.column)
        self.panel.show_refusal(Refusal(carried, place.day, place.start, carried.column, mark, beside))

    def show_remarks(self, report: Any) -> None:
        """Stripe the cards that a check found something about."""
        if self._presenter is None:
            return
        school = self._school
        shown = (row for row in report.violations if row.severity == "hard" or school is None or not is_ignored(school, row))
        self.panel.set_data(self._presenter.remark(CheckRemarks(shown, current())))

    def show_places(self, places: Mapping[str, int]) -> None:
        """How many possible places the waiting lessons have: the hardest come first in the tray."""
        self._places = places
        if self._school is not None:
            self._set_tray(tray_of(self._school, places))

    def select(self, uid: str) -> None:
        self.selected = uid
        self.panel.select(uid)
        self.tray.select(uid)
        self.lesson_selected.emit(uid)

    def light(self, lessons: Iterable[str]) -> None:
        """Light these lessons and grey the rest; goes to the first of them when none is in sight. One without a place is shown in the tray,
        and nothing is grey when all of them are there."""
        lit = tuple(lessons)
        placed = self._school.placed if self._school is not None else {}
        lying = tuple(uid for uid in lit if uid in placed)
        if lit and not {card.lesson for card in self.cards}.intersection(lit):
            self._bring_into_sight((lying or lit)[0])
        waiting = next((uid for uid in lit if uid not in placed), "")
        if waiting:
            self.tray.select(waiting)
        self.panel.set_lit(lying or None)

    def set_mode(self, mode: Mode) -> None:
        self._show(mode, self._chosen.get(mode, ()))

    def go_to(self, mode: Mode, uid: str) -> None:
        """Show one class, person or room."""
        self._show(mode, (uid,))

    def go_to_lesson(self, uid: str) -> None:
        """Select a lesson, where it can be seen."""
        if uid not in {card.lesson for card in self.cards}:
            self._bring_into_sight(uid)
        self.select(uid)

    # Private

    def _set_tray(self, tray: TrayData) -> None:
        if tray != self._tray:
            self._tray = tray
            self.tray.set_data(tray)

    def _show(self, mode: Mode, chosen: Iterable[str]) -> None:
        presenter = self._presenter
        if presenter is None:
            return
        known = [item.uid for item in presenter.resources(mode)]
        if not known:  # the whole school can always be shown
            self._show(next(each for each in Mode if presenter.resources(each)), ())
            return
        wanted = tuple(uid for uid in chosen if uid in set(known)) or (known[0],)
        data = presenter.show(mode, wanted)
        self._chosen[mode] = wanted
        self.panel.set_view(mode, wanted)
        self.panel.set_data(data)
        self.mode_changed.emit(mode)

    def _fill_choices(self) -> None:
        if self._presenter is not None:
            resources = {mode: self._presenter.resources(mode) for mode in Mode}
            self.panel.set_resources(resources)
            self.modes_known.emit(frozenset(mode for mode, items in resources.items() if items))
            self.panel.set_view(self._presenter.mode, self._presenter.chosen)

    def _bring_into_sight(self, uid: str) -> None:
        school = self._school
        if school is None or uid not in school.lessons:
            return
        requirement = school.requirement_of(uid)
        for group in (school.groups[one] for one in requirement.groups):
            home = group if group.kind is GroupKind.CLASS else school.groups.get(group.parent or "")
            if home is not None:
                self.go_to(Mode.CLASS, home.uid)
                return
            self.go_to(Mode.GROUP, group.uid)
            return
        if requirement.teachers:
            self.go_to(Mode.TEACHER, requirement.teachers[0])

    def _on_view_changed(self, mode: Mode, chosen: tuple[str, ...]) -> None:
        self._show(mode, chosen)

    def _on_drop(self, uid: str, day: int, start: int, column: str) -> None:
        """In a room's column the lesson is to get that room."""
        if self.panel.mode is Mode.ROOM:
            self.room_move_requested.emit(uid, day, start, column)
        else:
            self.move_requested.emit(uid, day, start)

    def _on_class_wanted(self, uid: str, lesson: str) -> None:
        self.go_to(Mode.CLASS, uid)
        if lesson:
            self.select(lesson)

    def _on_selected(self, uid: str) -> None:
        self.selected = uid
        self.tray.select(uid)
        self.lesson_selected.emit(uid)

    def _on_tray_selected(self, uid: str) -> None:
        self.selected = uid
        if self._presenter is not None and uid and not self._presenter.columns_of(uid):
            self._bring_into_sight(uid)
        self.panel.select(uid)
        self.lesson_selected.emit(uid)

    def _on_pick_up(self, uid: str) -> None:
        """Carry a lesson by keys on its own week; the overview of the school has none for one lesson."""
        if self.panel.mode is Mode.SCHOOL:
            self._bring_into_sight(uid)
        carried = self._presenter.carried(uid) if self._presenter is not None else None
        if carried is not None:
            self.panel.pick_up(carried)
