"""Suggestions, rooms and reasons in words. No widgets."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from scheduler_app.domain.school import School
from scheduler_app.services.wording import in_words
from scheduler_app.ui.labels import rule_name
from scheduler_app.ui.language import current
from scheduler_app.ui.names import lesson_time, lesson_title, time_text, who_text

_NOTICEABLE = 0.05
_MOST_TOUCHED = 6


def cost_text(change: float) -> str:
    """A change of cost with its sign: `+1.5`, `−2.0`, `±0`."""
    if abs(change) < _NOTICEABLE:
        return "±0"
    return ("+" if change > 0 else "−") + QLocale().toString(abs(float(change)), "f", 1)


def rooms_text(school: School, rooms: tuple[str, ...]) -> str:
    return ", ".join(who_text(school, uid) for uid in rooms)


def move_text(school: School, move: Any) -> str:
    """`Matematik 7A: Mon 08:10 → Tue 09:00, A12`."""
    tray = QCoreApplication.translate("Advice", "tray")
    was = tray if move.from_day is None else time_text(move.from_day, move.from_start)
    now = tray if move.day is None else time_text(move.day, move.start)
    if (move.from_day, move.from_start) == (move.day, move.start):
        where = f"{now}, {rooms_text(school, move.from_rooms)} → {rooms_text(school, move.rooms)}"
    else:
        where = f"{was} → {now}" + (f", {rooms_text(school, move.rooms)}" if move.rooms else "")
    return f"{lesson_title(school, move.lesson)}: {where}"


def summary(school: School, suggestion: Any, known: str = "") -> str:
    """What a suggestion is about, in one line; the move of the `known` lesson is told only where there is no other."""
    moves = [move for move in suggestion.moves if move.lesson != known] or suggestion.moves
    more = len(moves) - 1
    text = move_text(school, moves[0])
    return f"{text} +{more}" if more else text


def touched_text(suggestion: Any) -> str:
    """Whom a suggestion touches, the first few by name."""
    names = [str(in_words({"who": who}, current())["who"]) for who in suggestion.touched]
    more = len(names) - _MOST_TOUCHED
    return ", ".join(names[:_MOST_TOUCHED]) + (f" +{more}" if more > 0 else "")


def room_state(school: School, choice: Any) -> str:
    """`free`, or who is in the room then and which rules forbid it."""
    holders = ", ".join(lesson_title(school, uid) for uid in choice.holders)
    taken = [QCoreApplication.translate("Advice", "taken: {lessons}").format(lessons=holders)] if holders else []
    parts = taken + [rule_name(rule_id) for rule_id in choice.blocked]
    return ", ".join(parts) if parts else QCoreApplication.translate("Advice", "free")


def reason_lines(school: School, lesson: str, reasons: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Headed lists: what is in the way, what the place costs, and what the best place would cost."""
    place, found = reasons.place, []
    here = time_text(place.day, place.start, school.lessons[lesson].minutes)
    if place.blockers:
        lines = tuple(dict.fromkeys(_blocker_text(school, blocker) for blocker in place.blockers))
        found.append((QCoreApplication.translate("Advice", "In the way on {place}").format(place=here), lines))
    compared = reasons.best is not None and (reasons.best.day, reasons.best.start) != (place.day, place.start)
    nothing = (QCoreApplication.translate("Advice", "No wish is broken there."),)
    if compared:  # the costs are differences
        nothing = (QCoreApplication.translate("Advice", "No wish is broken more there than at the other time."),)
    costs = tuple(_cost_line(one) for one in reasons.costs)
    if costs or not place.blockers:
        found.append((QCoreApplication.translate("Advice", "What it costs on {place}").format(place=here), costs or nothing))
    if reasons.best is None:
        nowhere = QCoreApplication.translate("Advice", "No time in the week suits it as the other lessons are placed now.")
        found.append((QCoreApplication.translate("Advice", "The best time"), (nowhere,)))
    elif compared:
        there = time_text(reasons.best.day, reasons.best.start)
        gain = reasons.best.cost - place.cost
        better = QCoreApplication.translate("Advice", "The best time is {place} ({change} compared with this one)")
        as_good = QCoreApplication.translate("Advice", "No time is better; as good is {place}")
        title = (as_good if abs(gain) < _NOTICEABLE and not place.blockers else better).format(place=there, change=cost_text(gain))
        found.append((title, tuple(_cost_line(one) for one in reasons.best_costs) or nothing))
    else:
        found.append((QCoreApplication.translate("Advice", "The best time"), (QCoreApplication.translate("Advice", "It is this one."),)))
    now = school.placed.get(lesson)
    if now is None or (now.day, now.start) != (place.day, place.start):
        found.append((QCoreApplication.translate("Advice", "Whom a move there affects"), _impact(school, lesson, place)))
    return tuple(found)


def _impact(school: School, lesson: str, place: Any) -> tuple[str, ...]:
    """Groups with their pupils, teachers, and the rooms that are left and taken."""
    requirement, now = school.requirement_of(lesson), school.placed.get(lesson)
    pupils = QCoreApplication.translate("Advice", "{group} ({n} pupils)")
    lines = [pupils.format(group=who_text(school, uid), n=school.group_size(uid)) for uid in requirement.groups]
    lines += [who_text(school, uid) for uid in requirement.teachers]
    before, after = rooms_text(school, now.rooms if now is not None else ()), rooms_text(school, place.rooms)
    if before != after and (before or after):
        lines.append(QCoreApplication.translate("Advice", "Room {before} → {after}").format(before=before or "–", after=after or "–"))
    return tuple(lines)


def _blocker_text(school: School, blocker: Any) -> str:
    who = str(in_words({"who": blocker.name}, current())["who"]) if blocker.name is not None else ""
    lesson = f"{lesson_title(school, blocker.lesson)} {lesson_time(school, blocker.lesson)}".strip() if blocker.lesson else ""
    return " · ".join(part for part in (rule_name(blocker.rule_id), who, lesson) if part)


def _cost_line(violation: Any) -> str:
    return f"{violation.message(current())} ({QLocale().toString(float(violation.cost), 'f', 1)})"
