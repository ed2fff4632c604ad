"""Lessons that can be placed nowhere do not stop the others: the search does without them, and each is told with its reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.solving.build import assemble, build
from scheduler_app.services.solving.built import Built, Fault, Reach
from scheduler_app.services.wording import lesson_name
from scheduler_app.texts import error_text, text
from solver.checker import assess
from solver.events import Event, Finished, Improved, Progress
from solver.problem import Lesson
from solver.result import Result, Solution, Status, Violation
from solver.rules import AllowedStarts, Closed, NotOverlapping, PreferredRooms, SameStart

_OF_PLACES = (AllowedStarts, Closed, NotOverlapping, PreferredRooms, SameStart)
"""Rules that say of single places whether they will do; what others say depends on the lessons that are still to be placed."""

_WITH_ANOTHER = "build_starts_with"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A lesson (uid) that the search does without, whether it lies on the board, and why, in one sentence."""

    lesson: str
    lies: bool
    sentence: str


def placeable(school: School) -> Built:
    """Like `build`, but without the lessons that can be placed nowhere, and without those that start together with one (`left_out`).

    Such a lesson keeps the place it has, and the search keeps out of it unless that contradicts what else is fixed. The others are placed
    as if it were not in the school. InputError for what concerns more than single lessons.
    """
    whole, faults = assemble(school)
    out = _left_out(school, whole, faults)
    if not out:
        return build(school)
    refused = {(fault.rule, fault.lesson) for fault in faults if fault.reach is Reach.SCHOOL}
    held = {} if refused else _held(school, whole, out)  # where rules cannot be used nobody knows what contradicts
    built = _around(school, out, held) if held else None
    if built is None or _contradicted(built):
        built, still = assemble(without_lessons(school, out.keys()))
        for fault in still:  # what was not there before is a rule about nothing but lessons left out
            if fault.reach is Reach.SCHOOL and (fault.rule, fault.lesson) in refused:
                raise fault.error
    return replace(built, left_out=tuple(out.values()), lying=frozenset(uid for uid in out if uid in school.placed))


def without_lessons(school: School, uids: Collection[str]) -> School:
    """The school without the lessons and their places. A rule about them alone goes too: without targets it would be about every lesson."""
    gone = set(uids)
    lessons = {uid: row for uid, row in school.lessons.items() if uid not in gone}
    placements = {key: row for key, row in school.placements.items() if row.lesson not in gone}
    about_lessons = {key: rule for key, rule in school.rules.items() if rule.scope is Scope.LESSON and not gone.isdisjoint(rule.targets)}
    rules = {key: _without_targets(rule, gone) if key in about_lessons else rule for key, rule in school.rules.items()}
    rules = {key: rule for key, rule in rules.items() if rule.targets or key not in about_lessons}
    return replace(school, lessons=lessons, placements=placements, rules=rules)


def _without_targets(rule: Rule, gone: Collection[str]) -> Rule:
    return replace(rule, targets=tuple(uid for uid in rule.targets if uid not in gone))


def told(built: Built, language: str | None = None) -> tuple[LeftOut, ...]:
    """The lessons left out, those at fault first; sentences in `language` (None: the system's)."""
    found = []
    for fault in built.left_out:
        lies = fault.lesson in built.lying
        code = "left_out_lying" if lies else "left_out"
        found.append(LeftOut(fault.lesson, lies, text(code, language, reason=error_text(fault.error, language))))
    return tuple(found)


def of_whole_school(built: Built, event: Event) -> Event:
    """The event with its counts as of the whole school: what is left out counts as it lies, and nothing is complete without it."""
    if not built.left_out:
        return event
    more, hard = _beside(built), len(_broken(built))
    match event:
        case Progress():
            lessons = event.lessons + len({fault.lesson for fault in built.left_out}.difference(built.lesson_uids))
            return replace(event, placed=event.placed + more, lessons=lessons, hard=event.hard + hard)
        case Improved():
            return replace(event, placed=event.placed + more, hard=event.hard + hard)
        case Finished():
            return Finished(result_of_whole_school(built, event.result))
    return event


def result_of_whole_school(built: Built, result: Result) -> Result:
    """The same for a result."""
    if not built.left_out:
        return result
    found, broken = result.assessment, _broken(built)
    violations = (*found.violations, *broken)
    found = replace(found, violations=violations, hard=found.hard + len(broken), placed=found.placed + _beside(built))
    status = Status.PARTIAL if result.status is Status.COMPLETE else result.status
    return replace(result, assessment=found, status=status)


def _beside(built: Built) -> int:
    """How many lessons lie on the board that are not in the problem."""
    return len(built.lying.difference(built.lesson_uids))


def _broken(built: Built) -> tuple[Violation, ...]:
    """What the lessons left out break: all but those that lie on the board and are only left out with another."""
    rows = (fault for fault in built.left_out if fault.error.code != _WITH_ANOTHER or fault.lesson not in built.lying)
    return tuple(Violation(fault.rule_id, fault.rule, True, 1.0, 0.0) for fault in rows)


def _left_out(school: School, built: Built, faults: Collection[Fault]) -> dict[str, Fault]:
    """Why each lesson is left out, by uid: those at fault, those longer than a day, and then all that start together with one of them."""
    out: dict[str, Fault] = {}
    for fault in faults:
        if fault.reach is Reach.LESSON:
            out.setdefault(fault.lesson, fault)
    grid = built.problem.grid
    for row in built.problem.lessons:
        used = row.before + row.length + row.after
        if used > grid.slots:
            minutes = {"needed_minutes": used * grid.slot_minutes, "day_minutes": grid.slots * grid.slot_minutes}
            error = InputError("lesson_longer_than_day", lessons=lesson_name(school, row.uid), **minutes)
            out.setdefault(row.uid, _fault(error, row.uid))
    _add_those_together(school, built, out)
    return out


def _add_those_together(school: School, built: Built, out: dict[str, Fault]) -> None:
    """What starts together with a lesson left out is left out too, and what starts together with that."""
    hard = (rule for rule in built.problem.rules if isinstance(rule, SameStart) and rule.weight is None)
    together = [tuple(built.lesson_uids[index] for index in rule.lessons) for rule in hard] if out else []
    waiting = list(out)
    for cause in waiting:
        for uid in (uid for uids in together if cause in uids for uid in uids if uid not in out):
            error = InputError(_WITH_ANOTHER, lesson=lesson_name(school, uid), other=lesson_name(school, cause))
            out[uid] = _fault(error, uid)
            waiting.append(uid)


def _fault(error: InputError, lesson: str) -> Fault:
    return Fault(error, "placed", lesson=lesson, reach=Reach.LESSON)


def _held(school: School, built: Built, out: Collection[str]) -> dict[str, Lesson]:
    """Lessons left out that lie on the board, as lessons of the problem that stay there: in their room, without it where that may not be
    theirs, not at all where they contradict what else is fixed."""
    lessons = enumerate(built.problem.lessons)
    held = {n: _fixed(row) for n, row in lessons if row.uid in out and row.start >= 0 and built.weeks.mask(school.lessons[row.uid])}
    if held:
        held |= {number: replace(held[number], room_options=(), option=-1, fixed_room=False) for number in _in_the_way(built, held)}
        for number in _in_the_way(built, held):
            del held[number]
    return {row.uid: row for row in held.values()}


def _around(school: School, out: Collection[str], held: Mapping[str, Lesson]) -> Built:
    """The others, with those that stay where they lie as obstacles."""
    built, _ = assemble(without_lessons(school, [uid for uid in out if uid not in held]))
    rows = tuple(_staying(row, held[row.uid]) if row.uid in held else row for row in built.problem.lessons)
    unfit = {index: rule for index, rule in built.unfit.items() if built.lesson_uids[index] not in held}
    return replace(built, problem=replace(built.problem, lessons=rows), unfit=unfit)


def _contradicted(built: Built) -> bool:
    from solver.precheck import precheck  # loads numpy

    return bool(precheck(built.to_solve))


def _fixed(row: Lesson) -> Lesson:
    if row.option < 0:
        return replace(row, fixed_time=True)
    return replace(row, fixed_time=True, fixed_room=True, room_options=(row.room_options[row.option],), option=0)


def _staying(row: Lesson, held: Lesson) -> Lesson:
    """The lesson as the smaller problem has it (its pupils have other numbers there), fixed as in the whole one."""
    return replace(row, room_options=held.room_options, option=held.option, fixed_time=True, fixed_room=held.fixed_room)


def _in_the_way(built: Built, held: Mapping[int, Lesson]) -> set[int]:
    """Those that break a hard rule where they lie, among themselves and with the lessons that are locked."""
    rows = tuple(held.get(number, row) for number, row in enumerate(built.problem.lessons))
    there = Solution(
        tuple(row.start if row.fixed_time else -1 for row in rows), tuple(row.option if row.fixed_time else -1 for row in rows)
    )
    rules = tuple(rule for rule in built.problem.rules if rule.weight is None and isinstance(rule, _OF_PLACES))
    verdict = assess(replace(built.problem, lessons=rows, rules=rules), there)
    return {lesson for violation in verdict.violations if violation.hard for lesson in violation.lessons if lesson in held}
