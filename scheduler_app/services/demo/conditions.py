"""The rules of a compulsory demo school: frames, lunches, breaks, days, part-time posts, wishes."""

from __future__ import annotations

from scheduler_app.domain.clock import parse_clock
from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.rules import Scope
from scheduler_app.services.demo.comfort import add_pupil_comfort, add_rhythm, add_rooms_comfort, add_teacher_comfort
from scheduler_app.services.demo.draft import Draft
from scheduler_app.services.demo.premises import home
from scheduler_app.services.demo.shape import Shape, grade_of

# (name, grades, frame, lunch window, break minutes, idle minutes a day that cost nothing, end of day that costs nothing)
_STAGES = (
    ("F-3", (0, 1, 2, 3), ("08:00", "13:40"), ("11:00", "12:20"), 5, 60, "13:20"),
    ("4-6", (4, 5, 6), ("08:10", "14:40"), ("11:10", "12:50"), 5, 60, "14:20"),
    ("7-9", (7, 8, 9), ("08:10", "15:30"), ("11:30", "13:10"), 10, 90, "15:10"),
)

_CONFERENCE_DAY, _CONFERENCE_START = 1, parse_clock("15:40")
_SIX_HOURS, _EIGHT_HOURS = 360, 480
"""Longest school day in F–2 and in 3–9 (skolförordningen 3:5)."""


def add_rules(draft: Draft, shape: Shape) -> None:
    """Everything that must hold or is wished."""
    for name, grades, frame, lunch, pause, idle, end in _STAGES:
        classes = shape.class_keys(*(grade for grade in grades if grade in shape.classes))
        if classes:
            _stage(draft, name, classes, frame, lunch, pause, idle)
            add_pupil_comfort(draft, name, draft.group_uids(classes), end)
    _longest_days(draft, shape)
    _lunches(draft, shape)
    _conference(draft)
    _subjects(draft)
    _teachers(draft)
    _home_rooms(draft, shape)
    add_rhythm(draft, draft.requirement_uids(f"LUNCH/{key}" for key in shape.class_keys()), _several_a_week(draft))
    add_rooms_comfort(draft)


def _stage(
    draft: Draft, name: str, classes: tuple[str, ...], frame: tuple[str, str], lunch: tuple[str, str], pause: int, idle: int
) -> None:
    groups = draft.group_uids(classes)
    start, end = (parse_clock(text) for text in frame)
    draft.rule(f"frame/{name}", "frame", Scope.GROUP, groups, start=start, end=end, note=f"Ramtid {name}")
    draft.rule(f"break/{name}", "min_break", Scope.GROUP, groups, minutes=pause, note=f"Rast {name}")
    draft.rule(f"gaps/{name}", "gaps", Scope.GROUP, groups, weight=0.1, max_per_day=idle, note=f"Håltid {name}")
    first, last = (parse_clock(text) for text in lunch)
    lunches = draft.requirement_uids(f"LUNCH/{key}" for key in classes)
    draft.rule(f"lunch/{name}", "preferred_time", Scope.REQUIREMENT, lunches, start=first, end=last, note=f"Lunch {name}")


def _longest_days(draft: Draft, shape: Shape) -> None:
    for name, minutes, grades in (("short", _SIX_HOURS, (0, 1, 2)), ("long", _EIGHT_HOURS, (3, 4, 5, 6, 7, 8, 9))):
        classes = [key for key in shape.class_keys() if grade_of(key) in grades]
        if classes:
            targets = draft.group_uids(classes)
            draft.rule(f"day/{name}", "max_day_length", Scope.GROUP, targets, minutes=minutes, note="Skolförordningen 3 kap. 5 §")


def _lunches(draft: Draft, shape: Shape) -> None:
    lunch = (draft.subjects["LUNCH"].uid,)
    draft.rule("lunch/window", "lunch_window", Scope.SUBJECT, lunch, start=parse_clock("11:00"), end=parse_clock("13:10"), note="Matsalen")
    draft.rule("lunch/days", "different_days", Scope.SUBJECT, lunch)


def _conference(draft: Draft) -> None:
    target = draft.requirement_uids(("KONF",))
    draft.rule("conference", "fixed_time", Scope.REQUIREMENT, target, day=_CONFERENCE_DAY, start=_CONFERENCE_START, note="Konferens")


def _subjects(draft: Draft) -> None:
    """One lesson a day of a subject, as far as its teachers have days; lessons beyond that are kept apart among themselves."""
    whole = []
    for key, need in draft.needs.items():
        if draft.subjects[need.subject].special or need.subject == "FKL":
            continue
        days = min((_days(draft.staff[one]) for one in draft.teachers[key]), default=5)
        if 1 < len(need.passes) <= days:
            whole.append(key)
        elif len(need.passes) > days:
            lessons = [draft.uid("lesson", f"{key}/{number}") for number in range(len(need.passes))]
            for part, rows in enumerate((lessons[:days], lessons[days:])):
                if len(rows) > 1:
                    draft.rule(f"days/{key}/{part}", "different_days", Scope.LESSON, rows, note="Högst en gång om dagen")
    draft.rule("days", "different_days", Scope.REQUIREMENT, draft.requirement_uids(whole), note="Högst en gång om dagen")
    sport = [key for key, need in draft.needs.items() if need.subject == "IDH" and len(need.passes) == 2]
    draft.rule("days/sport", "different_days", Scope.REQUIREMENT, draft.requirement_uids(sport), weight=3.0, days_between=2)


def _days(person: StaffMember) -> int:
    """Days a week at work."""
    return 5 if person.percent > 80 else 4 if person.percent > 50 else 3


def _teachers(draft: Draft) -> None:
    teaching = [row for row in draft.staff.values() if row.teaching_minutes != 0]
    everyone = [row.uid for row in teaching]
    draft.rule("teachers/break", "min_break", Scope.STAFF, everyone, minutes=5)
    draft.rule(
        "teachers/lunch", "lunch_window", Scope.STAFF, everyone,
        start=parse_clock("10:30"), end=parse_clock("13:30"), minutes=30, note="Rast minst 30 minuter",
    )  # fmt: skip
    draft.rule("teachers/gaps", "gaps", Scope.STAFF, everyone, weight=0.02, max_per_day=120, note="Håltimmar")
    add_teacher_comfort(draft, everyone)
    for number, row in enumerate(row for row in teaching if _days(row) < 5):
        if _days(row) == 4 and number % 2 == 0:
            day = (4, 0, 3, 2)[number // 2 % 4]
            draft.rule(f"free/{row.uid}", "unavailable", Scope.STAFF, (row.uid,), day=day, start=0, end=1440, note="Ledig dag")
        else:
            draft.rule(f"days/{row.uid}", "max_days", Scope.STAFF, (row.uid,), days=_days(row), note="Deltid")


def _several_a_week(draft: Draft) -> tuple[str, ...]:
    """Needs with two to four ordinary lessons a week."""
    keys = (key for key, need in draft.needs.items() if not draft.subjects[need.subject].special and 1 < len(need.passes) < 5)
    return draft.requirement_uids(keys)


def _home_rooms(draft: Draft, shape: Shape) -> None:
    for key in shape.class_keys():
        if grade_of(key) > 3:
            own = draft.groups[key].uid
            members = {own} | {group.uid for group in draft.groups.values() if group.parent == own}
            plain = [
                row.uid for row in draft.requirements.values()
                if members & set(row.groups) and row.room_need.needed and not row.room_need.tags and not row.room_need.rooms
            ]  # fmt: skip
            room = draft.room_uids((home(key),))
            draft.rule(f"home/{key}", "preferred_room", Scope.REQUIREMENT, plain, weight=0.5, rooms=room, note=f"Hemsal {key}")
