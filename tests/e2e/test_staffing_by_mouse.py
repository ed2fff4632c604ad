"""Teaching is given to teachers with a real mouse on a real display, in both directions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.e2e.stored import stored
from tests.e2e.x_display import until
from tests.e2e.x_program import NEEDS_X, Hand, drag

pytestmark = NEEDS_X
TEACHING, TEACHER = ("cell", "staffing.requirements", "MA-7A"), ("cell", "staffing.people", "CEC")


def test_that_a_drag_of_either_onto_the_other_gives_teaching_to_a_teacher(at_the_screen: Callable[..., Hand], tiny_file: Path) -> None:
    path, before = tiny_file, stored(tiny_file).requirements["MA-7A"].teachers
    hand = at_the_screen("en", path)
    hand.press("ctrl+j")
    hand.click(*TEACHING)  # puts people in the order of who suits
    for dragged, onto in ((TEACHER, TEACHING), (TEACHING, TEACHER)):
        drag(hand.screen, hand.where(*dragged), hand.where(*onto))
        until(lambda: stored(path).requirements["MA-7A"].teachers == ("CEC",), f"{dragged[-1]} dragged onto {onto[-1]}")
        hand.settle()
        hand.press("ctrl+z")
        until(lambda: stored(path).requirements["MA-7A"].teachers == before, "taken back")
        hand.settle()
    hand.press("ctrl+q")
    assert hand.end() == 0
