"""A scheduler's day in a real window, with a real mouse and real keys: moving, searching, comparing, and following conflicts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scheduler_app.bootstrap import services
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import LockedBy
from scheduler_app.services.demo import demo_school
from tests.e2e.choices import chained, exchange, of_one_class, roomy, wanted
from tests.e2e.stored import stored
from tests.e2e.x_display import until
from tests.e2e.x_program import NEEDS_X, Hand

pytestmark = NEEDS_X
SOME = 50
"""Lessons placed before the search is stopped."""
SOLVE_S = 150.0


@pytest.fixture
def school_file(tiny_file: Path) -> Path:
    return tiny_file


@pytest.fixture
def morning(at_the_screen: Callable[[str, Path], Hand], school_file: Path) -> Hand:
    """The tiny school, opened by somebody who speaks Swedish."""
    return at_the_screen("sv", school_file)


def look_at(hand: Hand, school: School, lesson: str) -> None:
    """Find the lesson's class by its name, and see its whole week."""
    group = school.groups[school.requirement_of(lesson).groups[0]]
    hand.press("ctrl+f")
    until(lambda: "find" in hand.state("dialogs"), "the find dialog")
    hand.type_in("^(Sök|Find)", group.name, "Return")
    hand.wait("dialogs", [])
    hand.wait("shown", group.uid)
    hand.press("ctrl+1")
    hand.click("card", lesson)
    hand.press("ctrl+0")


def lies(path: Path, lesson: str, day: int, start: int) -> Callable[[], bool]:
    def look() -> bool:
        placed = stored(path).placed.get(lesson)
        return placed is not None and (placed.day, placed.start) == (day, start)

    return look


def test_that_cards_are_hovered_moved_swapped_chained_and_locked(morning: Hand, school_file: Path) -> None:
    hand, before = morning, stored(school_file)
    school = before
    for verdict in ("legal", "costs"):
        lesson, day, start = wanted(school, verdict)
        look_at(hand, school, lesson)
        other = next(uid for uid in of_one_class(school) if uid != lesson and hand.ask("card", uid) is not None)
        hand.point("card", other)
        hand.wait("painted", other)
        hand.drag(lesson, day, start)
        until(lies(school_file, lesson, day, start), f"a lesson dragged to a {verdict} place")
        hand.settle()
        hand.photograph(f"day-{verdict}")
        school = stored(school_file)

    lesson, other = exchange(school)
    here, there = school.placed[lesson], school.placed[other]
    look_at(hand, school, lesson)
    hand.drag(lesson, there.day, there.start)
    hand.where("widget", "board.refusal.swap")
    hand.photograph("day-refused")
    hand.click("widget", "board.refusal.swap")
    until(lies(school_file, lesson, there.day, there.start), "a lesson swapped")
    assert lies(school_file, other, here.day, here.start)()
    hand.settle()

    school = stored(school_file)
    lesson, day, start = chained(school)
    look_at(hand, school, lesson)
    hand.drag(lesson, day, start)
    hand.click("widget", "board.refusal.chain")
    hand.where("widget", "suggest.assign")
    hand.photograph("day-chain")
    hand.click("widget", "suggest.assign")
    until(lies(school_file, lesson, day, start), "a chain of moves")
    hand.settle()

    hand.click("card", lesson)
    hand.press("l")
    until(lambda: stored(school_file).placed[lesson].time_lock is LockedBy.PERSON, "a lesson locked")
    hand.settle()
    hand.photograph("day-locked")
    for _ in range(5):
        hand.press("ctrl+z")
    until(lambda: stored(school_file) == before, "everything undone")
    hand.press("ctrl+q")
    assert hand.end() == 0


def test_that_a_search_is_stopped_and_kept_undone_and_versions_are_compared(at_the_screen: Callable[..., Hand], tmp_path: Path) -> None:
    path = tmp_path / "empty.ringklocka"
    services().stores.create(str(path), demo_school("small", 1, date.today().year)).close()
    hand = at_the_screen("en", path)
    hand.press("F5")
    until(lambda: hand.state("placed") > SOME, f"{SOME} lessons placed", SOLVE_S)
    hand.photograph("day-search")
    hand.press("Escape")
    until(lambda: len(stored(path).placed) > SOME, "the best so far is kept")
    hand.settle()
    kept = len(stored(path).placed)
    assert f"{kept} of" in hand.state("banner")
    hand.press("ctrl+z")
    until(lambda: not stored(path).placed, "the whole search undone in one step")
    hand.press("ctrl+y")
    until(lambda: len(stored(path).placed) == kept, "the search redone")
    hand.settle()

    hand.press("ctrl+shift+v")
    hand.click("widget", "versions.copy")
    hand.type_in("New timetable version", "Try", "Return")
    until(lambda: len(stored(path).timetables) == 2, "a second version")
    hand.settle()
    hand.press_in("Timetable versions", "Escape")
    hand.wait("dialogs", [])
    school = stored(path)
    lesson = next(uid for uid in of_one_class(school))
    look_at(hand, school, lesson)
    hand.press("Delete")
    until(lambda: lesson not in stored(path).placed, "a lesson in the tray")
    hand.settle()
    hand.press("ctrl+shift+v")
    hand.click("line", "versions.list", 0)
    hand.click("widget", "versions.compare")
    until(lambda: "compare" in hand.state("dialogs"), "both versions side by side")
    hand.where("line", "compare.list", 0)
    hand.photograph("day-compare")
    hand.press_in("Compare timetables", "Escape")
    hand.press_in("Timetable versions", "Escape")
    hand.wait("dialogs", [])
    hand.press("ctrl+q")
    assert hand.end() == 0


def test_that_a_conflict_is_followed_and_ignored_a_room_found_and_a_page_seen(morning: Hand, school_file: Path) -> None:
    hand, school = morning, stored(school_file)
    lesson, day, start = wanted(school, "blocked")
    look_at(hand, school, lesson)
    hand.drag(lesson, day, start)
    hand.click("widget", "board.refusal.anyway")
    until(lies(school_file, lesson, day, start), "a lesson placed anyway")
    hand.settle()
    follow(hand, lesson)
    hand.photograph("day-conflict")
    hand.click("widget", "conflicts.ignore")
    hand.type_in("Ignorera med ", "Vikarie hela veckan", "Return")
    until(lambda: [row.reason for row in stored(school_file).ignored.values()], "a conflict ignored")
    assert {row.reason for row in stored(school_file).ignored.values()} == {"Vikarie hela veckan"}
    hand.settle()

    hand.press("ctrl+z")
    hand.press("ctrl+z")
    until(lambda: stored(school_file) == school, "both undone")
    hand.settle()
    lesson, row = roomy(school)
    look_at(hand, school, lesson)
    before = school.placed[lesson].rooms
    hand.press("ctrl+r")
    hand.where("line", "rooms.list", row)
    hand.photograph("day-rooms")
    hand.click("line", "rooms.list", row)
    hand.press_in("Byt sal", "Return")
    until(lambda: stored(school_file).placed[lesson].rooms != before, "another room")
    hand.settle()
    assert lies(school_file, lesson, school.placed[lesson].day, school.placed[lesson].start)()

    hand.press("ctrl+p")
    hand.where("widget", "print.save")
    hand.photograph("day-print")
    hand.press_in("Förhandsgranskning", "Escape")
    hand.wait("dialogs", [])
    hand.press("ctrl+q")
    assert hand.end() == 0


def follow(hand: Hand, lesson: str) -> None:
    """Click one broken hard rule after the other, until the lesson's card is lit."""
    rule = -1

    def lit() -> bool:
        nonlocal rule
        rule = (rule + 1) % hand.ask("rows", "conflicts.tree", 0)
        hand.click("line", "conflicts.tree", 0, rule)
        return lesson in (hand.state("lit") or ())

    until(lit, "the cards of the conflict lit")
