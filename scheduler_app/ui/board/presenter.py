"""What the board shows for a school, a mode and a choice of resources; kept up to date edit by edit. No Qt, no widgets.

    presenter = BoardPresenter(school)
    data = presenter.show(Mode.CLASS, ("uid of 7A",))      # choose what is seen
    data = presenter.update(step, school)                  # after an edit, undo or redo: only touched cards are made anew
    data = presenter.remark(check)                         # after a check: {lesson: (CardStatus, texts)}
    presenter.resources(mode)                              # the chooser's lines
    presenter.columns_of(lesson) / carried(lesson)         # where a lesson belongs; what to pick up from the tray

Untouched cards stay the same objects, which is how the view knows what to paint anew.
"""

from __future__ import annotations

from collections.abc import Iterable

from scheduler_app.domain.calendar import SchoolYear
from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.dated_changes import IndividualLesson
from scheduler_app.domain.groups import AdaptedProgramme, Group, GroupKind, Membership
from scheduler_app.domain.order import by_grade, natural
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.rules import Rule
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.teaching import Block, Lesson, Requirement, Room, Subject
from scheduler_app.domain.timetable import Placement
from scheduler_app.ui import labels
from scheduler_app.ui.board.attending import Attending
from scheduler_app.ui.board.closed_time import closed_spans, period_slots
from scheduler_app.ui.board.presenter_cards import Remarks, card_of, names
from scheduler_app.ui.board.view_data import BoardData, CardData, CarriedLesson, ClosedSpan, Column, Mode, PeriodSlot, ResourceItem

_SHAPE = (Group, Membership, AdaptedProgramme, IndividualLesson, Requirement, Lesson)
"""Entities that decide which lessons a column has."""


class BoardPresenter:
    """Holds the board's present state as plain values; every method that changes it returns the new BoardData."""

    def __init__(self, school: School) -> None:
        self._school = school
        self._attending = Attending(school)
        self._mode = Mode.CLASS
        self._chosen: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        """What is chosen, with every year as its classes."""
        self._remarks: Remarks = {}
        self._lessons: dict[str, frozenset[str]] = {}
        """Column uid -> the lessons that concern it."""
        self._cards: dict[tuple[str, str], CardData] = {}
        """(column uid, lesson uid) -> card."""
        self._closed: tuple[ClosedSpan, ...] = ()
        self._periods: tuple[PeriodSlot, ...] = ()

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def chosen(self) -> tuple[str, ...]:
        return self._chosen

    def show(self, mode: Mode, chosen: Iterable[str]) -> BoardData:
        """Show these resources; those that the school does not have are left out."""
        known = {item.uid for item in self.resources(mode)}
        self._mode, self._chosen = mode, tuple(uid for uid in dict.fromkeys(chosen) if uid in known)
        self._columns = self._find_columns()
        self._lessons, self._cards = {}, {}
        self._find_lessons()
        self._make_cards()
        self._find_closed()
        return self.data()

    def replace_school(self, school: School) -> BoardData:
        """Show another school value, with the same mode and choice as far as they exist there."""
        self._school, self._attending = school, Attending(school)
        return self.show(self._mode, self._chosen)

    def update(self, step: ChangeSet, school: School) -> BoardData:
        """Take the school after a step and make anew only what the step touches."""
        switched = school.current != self._school.current
        self._school = school
        kinds = {type(change.entity) for change in step.changes}
        self._attending = Attending(school)
        gone = any(change.after is None and change.uid in self._columns for change in step.changes)
        if switched or gone or (Group in kinds and self._find_columns() != self._columns):
            return self.show(self._mode, self._chosen)
        before = self._lessons
        if kinds & set(_SHAPE) or (self._mode is Mode.ROOM and Placement in kinds):
            self._find_lessons()
        if kinds & {Rule, SchoolUnit, SchoolYear}:
            self._find_closed()
        touched = self._touched(step.changes)
        moved = {uid for column, lessons in self._lessons.items() for uid in lessons ^ before.get(column, frozenset())}
        self._make_cards(touched | moved)
        return self.data()

    def remark(self, remarks: Remarks) -> BoardData:
        """Show what a check found; lessons not named have no remark."""
        before, self._remarks = self._remarks, remarks
        shown = set[str]().union(*self._lessons.values())
        self._make_cards({uid for uid in shown if before.get(uid) != remarks.get(uid)})
        return self.data()

    def data(self) -> BoardData:
        """The board as it is now."""
        unit, school = self._school.unit, self._school
        columns = tuple(Column(uid, *self._name(uid)) for uid in self._columns)
        used = {card.day for card in self._cards.values()}
        days = tuple(sorted({*school.year.weekdays, *used}))
        return BoardData(self._mode, columns, days, unit.day_start, unit.day_end, tuple(self._cards.values()), self._closed, self._periods)

    # -- questions ----------------------------------------------------------------------------------------------

    def resources(self, mode: Mode) -> tuple[ResourceItem, ...]:
        """Everything that can be a column in a mode, archived and placeholder ones left out: groups by grade, others by name."""
        school = self._school
        items: list[ResourceItem]
        match mode:
            case Mode.CLASS | Mode.GROUP:
                groups = [g for g in school.groups.values() if (g.kind is GroupKind.CLASS) == (mode is Mode.CLASS) and not g.archived]
                return tuple(ResourceItem(g.uid, g.name) for g in sorted(groups, key=by_grade))
            case Mode.YEAR:
                grades = {g.grade for g in school.groups.values() if g.kind is GroupKind.CLASS and not g.archived and g.grade is not None}
                return tuple(ResourceItem(str(grade), labels.grade(grade)) for grade in sorted(grades))
            case Mode.SCHOOL:
                return (ResourceItem(school.unit.uid, school.unit.name),)
            case Mode.TEACHER:
                items = [ResourceItem(s.uid, s.name, s.signature) for s in school.staff.values() if not s.archived]
            case Mode.ROOM:
                items = [ResourceItem(r.uid, r.name, r.building) for r in school.rooms.values() if not r.archived]
            case Mode.PUPIL:
                classes = self._class_of_pupil()
                items = [
                    ResourceItem(p.uid, p.name, classes.get(p.uid, ""))
                    for p in school.pupils.values() if not p.archived and not p.placeholder
                ]  # fmt: skip
        return tuple(sorted(items, key=lambda item: natural(item.name)))

    def columns_of(self, lesson: str) -> tuple[str, ...]:
        """The columns on the board that a lesson concerns, placed or not; in room mode all of them, for any room may be tried."""
        if self._mode is Mode.ROOM:
            return self._columns
        return tuple(uid for uid in self._columns if lesson in self._lessons.get(uid, ()))

    def carried(self, lesson: str) -> CarriedLesson | None:
        """A lesson as something to pick up; None for one that does not exist."""
        school = self._school
        row = school.lessons.get(lesson)
        if row is None:
            return None
        subject, requirement, placement = school.subject_of(lesson), school.requirement_of(lesson), school.placed.get(lesson)
        groups = names(school.groups[uid].name for uid in requirement.groups if uid in school.groups)
        columns = self.columns_of(lesson)
        origin = (placement.day, placement.start) if placement is not None else None
        return CarriedLesson(lesson, row.minutes, subject.name, subject.hue, groups, columns[0] if columns else "", origin)

    # -- making -------------------------------------------------------------------------------------------------

    def _find_lessons(self) -> None:
        self._lessons = {uid: self._attending.lessons(self._column_mode, uid) for uid in self._columns}

    def _find_closed(self) -> None:
        days = self._school.year.weekdays
        self._closed, self._periods = closed_spans(self._school, self._column_mode, self._columns, days), period_slots(self._school)

    def _make_cards(self, only: set[str] | None = None) -> None:
        school, placed = self._school, self._school.placed
        for column, lessons in self._lessons.items():
            for uid in sorted(lessons if only is None else only):
                key, placement = (column, uid), placed.get(uid)
                if uid in lessons and placement is not None:
                    card = card_of(school, school.lessons[uid], placement, column, self._column_mode, self._remarks)
                    if self._cards.get(key) != card:
                        self._cards[key] = card
                else:
                    self._cards.pop(key, None)

    def _touched(self, changes: Iterable[Change]) -> set[str]:
        """Lessons whose cards may look different after the changes."""
        school, touched, requirements = self._school, set[str](), set[str]()
        for change in changes:
            entity = change.entity
            match entity:
                case Placement():
                    touched.add(entity.lesson)
                case Lesson():
                    touched.add(entity.uid)
                case Requirement():
                    requirements.add(entity.uid)
                case Subject():
                    requirements |= {row.uid for row in school.requirements.values() if row.subject == entity.uid}
                case StaffMember():
                    requirements |= {row.uid for row in school.requirements.values() if entity.uid in row.teachers}
                case Group():
                    requirements |= {row.uid for row in school.requirements.values() if entity.uid in row.groups}
                case Room():
                    touched |= {row.lesson for row in school.placed.values() if entity.uid in row.rooms}
                case SchoolYear():
                    touched |= {row.uid for row in school.lessons.values() if row.period is not None}
                case Membership() | AdaptedProgramme() | Pupil() | Block() | Rule():
                    pass
                case _:
                    pass
        return touched | {lesson.uid for uid in requirements for lesson in school.lessons_of.get(uid, ())}

    def _name(self, uid: str) -> tuple[str, str]:
        school = self._school
        match self._column_mode:
            case Mode.CLASS | Mode.GROUP:
                return school.groups[uid].name, ""
            case Mode.TEACHER:
                return school.staff[uid].signature or school.staff[uid].name, school.staff[uid].name
            case Mode.ROOM:
                return school.rooms[uid].name, school.rooms[uid].building
            case _:
                return school.pupils[uid].name, ""

    @property
    def _column_mode(self) -> Mode:
        return Mode.CLASS if self._mode in (Mode.YEAR, Mode.SCHOOL) else self._mode

    def _find_columns(self) -> tuple[str, ...]:
        if self._mode not in (Mode.YEAR, Mode.SCHOOL):
            return self._chosen
        grades = {int(uid) for uid in self._chosen} if self._mode is Mode.YEAR else set[int]()
        classes = [group for group in self._school.groups.values() if group.kind is GroupKind.CLASS and not group.archived]
        if self._mode is Mode.YEAR:
            classes = [group for group in classes if group.grade in grades]
        return tuple(g.uid for g in sorted(classes, key=by_grade))

    def _class_of_pupil(self) -> dict[str, str]:
        groups = self._school.groups
        rows = self._school.memberships.values()
        return {row.pupil: groups[row.group].name for row in rows if groups[row.group].kind is GroupKind.CLASS}
