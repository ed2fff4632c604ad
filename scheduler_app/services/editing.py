"""Use case: every edit of a school as one step that can be stored, shown and undone.

Each function looks at the school, refuses what makes no sense with an InputError, and returns a ChangeSet; nothing is changed here.
Labels are text codes, `data` their blanks.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scheduler_app.domain.changes import Change, ChangeSet, Entity
from scheduler_app.domain.clock import GRID_MINUTES, clock_text
from scheduler_app.domain.planning import DutyBreak, duty_uid
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson, Requirement
from scheduler_app.domain.timetable import LockedBy, Placement, TimetableVersion
from scheduler_app.errors import InputError
from scheduler_app.services.integrity import missing_reference, planning_about, references_to, stored
from scheduler_app.services.wording import lesson_name

_MOST_MINUTES = 12 * 60


def new_uid() -> str:
    """A uid that nothing has had before."""
    return str(uuid.uuid4())


# ------------------------------------------------------------------------------------------------------- placements


def move_lesson(
    school: School, lesson: str, day: int, start: int, rooms: Sequence[str] | None = None, *, by: LockedBy | None = None
) -> ChangeSet:
    """Put a lesson at a start, in `rooms` (None keeps those it has); `by` locks the time there in that name.

    InputError for an unknown lesson or room, a start off the grid, or a locked lesson: time and room locks each guard their own part.
    """
    before = _placement(school, lesson)
    _check_start(school, lesson, day, start)
    wanted = tuple(rooms) if rooms is not None else before.rooms if before is not None else ()
    for room in wanted:
        if room not in school.rooms:
            raise InputError("entity_unknown", kind="room", uid=room)
    if before is None:
        return _step("move_lesson", school, lesson, Change(None, Placement(school.current, lesson, day, start, wanted, by)))
    if before.time_lock is not None and (before.day, before.start) != (day, start):
        raise InputError("lesson_locked", lesson=lesson_name(school, lesson))
    if before.room_lock is not None and before.rooms != wanted:
        raise InputError("lesson_locked", lesson=lesson_name(school, lesson))
    after = replace(before, day=day, start=start, rooms=wanted, time_lock=by or before.time_lock)
    return _step("move_lesson", school, lesson, Change(before, after))


def move_together(school: School, day: int, start: int, rooms: Sequence[tuple[str, tuple[str, ...]]]) -> ChangeSet:
    """Put lessons at one start as one step named after the first, each with the rooms that were found free for it there.

    InputError `lesson_locked` when the time of one of them is locked.
    """
    changes = []
    for lesson, wanted in rooms:
        before = _placement(school, lesson)
        if before is None:
            changes.append(Change(None, Placement(school.current, lesson, day, start, wanted)))
            continue
        if before.time_lock is not None:
            raise InputError("lesson_locked", lesson=lesson_name(school, lesson))
        changes.append(Change(before, replace(before, day=day, start=start, rooms=wanted)))
    return _step("move_lesson", school, rooms[0][0], *changes)


def unplace(school: School, lesson: str) -> ChangeSet:
    """Take a lesson off the timetable; a locked one is refused."""
    before = _placed(school, lesson)
    _refuse_locked(school, before)
    return _step("unplace", school, lesson, Change(before, None))


def set_lock(school: School, lesson: str, time: LockedBy | None = None, room: LockedBy | None = None) -> ChangeSet:
    """Lock time and room of a placed lesson in somebody's name; None lets go."""
    before = _placed(school, lesson)
    after = replace(before, time_lock=time, room_lock=room)
    return _step(_what_is_locked(before, after), school, lesson, Change(before, after))


def _what_is_locked(before: Placement, after: Placement) -> str:
    """The label of a step between two states of the locks."""
    time, room = before.time_lock is not after.time_lock, before.room_lock is not after.room_lock
    if time is not room:
        what, locked = ("time", after.time_lock) if time else ("room", after.room_lock)
    else:
        what, locked = "lesson", after.time_lock or after.room_lock
    return f"lock_{what}" if locked is not None else f"unlock_{what}"


def swap(school: School, one: str, other: str) -> ChangeSet:
    """Let two placed lessons change places; each keeps its own rooms. Locked lessons are refused."""
    first, second = _placed(school, one), _placed(school, other)
    for row in (first, second):
        _refuse_locked(school, row)
    _check_start(school, one, second.day, second.start)
    _check_start(school, other, first.day, first.start)
    changes = (
        Change(first, replace(first, day=second.day, start=second.start)),
        Change(second, replace(second, day=first.day, start=first.start)),
    )
    return _step("swap", school, one, *changes, other=lesson_name(school, other))


def set_length(school: School, lesson: str, minutes: int) -> ChangeSet:
    """Make a lesson longer or shorter, by the 5-minute grid; refused when its time is locked or it would leave the day."""
    before = _lesson(school, lesson)
    if minutes % GRID_MINUTES or not 0 < minutes <= _MOST_MINUTES:
        raise InputError("length_off_grid", minutes=minutes)
    placement = school.placed.get(lesson)
    if placement is not None:
        if placement.time_lock is not None:
            raise InputError("lesson_locked", lesson=lesson_name(school, lesson))
        if placement.start + minutes > 24 * 60:
            raise InputError("length_off_grid", minutes=minutes)
    return _step("set_length", school, lesson, Change(before, replace(before, minutes=minutes)))


def set_start(school: School, lesson: str, start: int) -> ChangeSet:
    """Begin a placed lesson earlier or later and keep its end, by the 5-minute grid; refused when its time is locked."""
    before, placement = _lesson(school, lesson), _placed(school, lesson)
    minutes = placement.start + before.minutes - start
    if start < 0 or start % GRID_MINUTES:
        raise InputError("time_off_grid", time=clock_text(start) if start > 0 else str(start))
    if minutes % GRID_MINUTES or not 0 < minutes <= _MOST_MINUTES:
        raise InputError("length_off_grid", minutes=minutes)
    if placement.time_lock is not None:
        raise InputError("lesson_locked", lesson=lesson_name(school, lesson))
    changes = Change(before, replace(before, minutes=minutes)), Change(placement, replace(placement, start=start))
    return _step("set_length", school, lesson, *changes)


# --------------------------------------------------------------------------------------------------- any entity


def add(school: School, *entities: Entity) -> ChangeSet:
    """Add rows as one step; they may refer to each other in the order given. InputError for a uid in use or a missing reference."""
    known: set[tuple[type, str]] = set()
    for entity in entities:
        if stored(school, type(entity), entity.uid) is not None or (type(entity), entity.uid) in known:
            raise InputError("entity_exists", kind=_kind(entity), uid=entity.uid)
        _check_references(school, entity, known)
        _check_values(entity)
        known.add((type(entity), entity.uid))
    return _entity_step("add", school, [Change(None, entity) for entity in entities])


def change(school: School, after: Entity) -> ChangeSet:
    """Replace a row by its new value; nothing to do gives an empty step, a row that does not exist an InputError."""
    before = stored(school, type(after), after.uid)
    if before is None:
        raise InputError("entity_unknown", kind=_kind(after), uid=after.uid)
    return change_step(school, (Change(before, after),))


def change_or_add(school: School, after: Entity) -> ChangeSet:
    """The row's new value where there is such a row, else the row as an addition."""
    return add(school, after) if stored(school, type(after), after.uid) is None else change(school, after)


def change_step(school: School, changes: Iterable[Change]) -> ChangeSet:
    """Many changes as one step; InputError where a changed row does not exist, or refers to something that does not."""
    rows = [row for row in changes if row.before != row.after]
    known = {(type(row.after), row.after.uid) for row in rows if row.after is not None}
    for row in rows:
        if row.before is not None and stored(school, type(row.before), row.uid) is None:
            raise InputError("entity_unknown", kind=_kind(row.entity), uid=row.uid)
        if row.before is None and (row.after is None or isinstance(row.after, type(school.unit) | type(school.year))):
            raise InputError("entity_unknown", kind=_kind(row.entity), uid=row.uid)
        if row.after is not None:
            _check_references(school, row.after, known)
            _check_values(row.after)
    return _entity_step("change", school, rows)


def remove(school: School, rows: Entity | Iterable[Entity]) -> ChangeSet:
    """Remove rows as one step, with the placements of removed lessons and the lessons of removed requirements.

    InputError `entity_in_use` when something else refers to one of them; the current timetable version cannot be removed.
    """
    wanted = list(rows) if isinstance(rows, Iterable) else [rows]
    going: dict[tuple[type, str], Entity] = {}
    for row in wanted:
        present = stored(school, type(row), row.uid)
        if present is None or isinstance(row, type(school.unit) | type(school.year)):
            raise InputError("entity_unknown", kind=_kind(row), uid=row.uid)
        for one in (*_owned(school, row), present):
            going[type(one), one.uid] = one
    for row in wanted:
        users = [user for user in references_to(school, row) if (type(user), user.uid) not in going]
        if users or (isinstance(row, TimetableVersion) and row.uid == school.current):
            raise InputError("entity_in_use", name=_name(school, row), count=max(1, len(users)))
    return _entity_step("remove", school, [Change(row, None) for row in going.values()])


def _owned(school: School, row: Entity) -> Iterable[Entity]:
    """What goes with a row: a requirement's lessons, a lesson's placements in every version and what changes on dates,
    a version's placements."""
    yield from planning_about(school, row)
    match row:
        case DutyBreak():
            for place in range(row.people):
                watching = school.requirements.get(duty_uid(row.uid, place))
                if watching is not None:
                    yield from (*_owned(school, watching), watching)
        case Requirement():
            for lesson in school.lessons_of.get(row.uid, ()):
                yield from (*_owned(school, lesson), lesson)
        case Lesson():
            yield from (one for one in school.placements.values() if one.lesson == row.uid)
            yield from school.dated_changes_of.get(row.uid, ())
            yield from school.individual_lessons_of.get(row.uid, ())
        case TimetableVersion():
            yield from (one for one in school.placements.values() if one.timetable == row.uid)


# ------------------------------------------------------------------------------------------------------- checks


def _lesson(school: School, lesson: str) -> Lesson:
    found = school.lessons.get(lesson)
    if found is None:
        raise InputError("lesson_unknown", uid=lesson)
    return found


def _placement(school: School, lesson: str) -> Placement | None:
    _lesson(school, lesson)
    if school.current not in school.timetables:
        raise InputError("no_timetable")
    return school.placed.get(lesson)


def _placed(school: School, lesson: str) -> Placement:
    found = _placement(school, lesson)
    if found is None:
        raise InputError("lesson_unplaced", lesson=lesson_name(school, lesson))
    return found


def _refuse_locked(school: School, placement: Placement) -> None:
    if placement.time_lock is not None or placement.room_lock is not None:
        raise InputError("lesson_locked", lesson=lesson_name(school, placement.lesson))


def _check_start(school: School, lesson: str, day: int, start: int) -> None:
    if (
        (day not in range(7) and day not in school.year.weekdays)
        or start < 0
        or start % GRID_MINUTES
        or start + _lesson(school, lesson).minutes > 24 * 60
    ):
        raise InputError("time_off_grid", time=clock_text(start) if 0 <= start < 1440 else str(start))


def _check_references(school: School, entity: Entity, known: set[tuple[type, str]]) -> None:
    missing = missing_reference(school, entity, known)
    if missing is not None:
        raise InputError("entity_reference", kind=_kind(entity), uid=entity.uid, target=missing)


def _check_values(entity: Entity) -> None:
    """Values that no row may have whatever the school looks like."""
    if isinstance(entity, Lesson) and (entity.minutes % GRID_MINUTES or not 0 < entity.minutes <= _MOST_MINUTES):
        raise InputError("length_off_grid", minutes=entity.minutes)
    percent = getattr(entity, "percent", 0.0)
    if not 0 <= percent <= 100:
        raise InputError("entity_invalid", kind=_kind(entity), uid=entity.uid, field="percent")


def _kind(entity: Entity) -> str:
    return type(entity).__name__


def _name(school: School, entity: Entity) -> str:
    match entity:
        case Lesson():
            return lesson_name(school, entity.uid) if entity.uid in school.lessons else entity.uid
        case Requirement():
            subject = school.subjects.get(entity.subject)
            groups = ", ".join(school.groups[uid].name for uid in entity.groups if uid in school.groups)
            return f"{groups} {subject.name if subject else ''}".strip()
    return str(getattr(entity, "name", "") or getattr(entity, "rule_id", "") or entity.uid)


def _step(label: str, school: School, lesson: str, *changes: Change, **data: str) -> ChangeSet:
    rows = tuple(row for row in changes if row.before != row.after)
    return ChangeSet(label, rows, (("lesson", lesson_name(school, lesson)), *data.items()))


def _entity_step(label: str, school: School, changes: list[Change]) -> ChangeSet:
    rows = [row for row in changes if row.before != row.after]
    first = _name(school, rows[-1].entity) if rows else ""
    more = f" +{len(rows) - 1}" if len(rows) > 1 else ""
    return ChangeSet(label, tuple(rows), (("name", first + more),))
