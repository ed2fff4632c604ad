"""Budgets and habits that keep the program easy to see."""

from __future__ import annotations

import re

import pytest

from tests.architecture.source import functions, modules, path_of, within

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
BANNED_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "model"}


def test_files_stay_short() -> None:
    lengths = {module: path_of(module).read_text(encoding="utf-8").count("\n") for module in modules()}
    assert {module: lines for module, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_functions_stay_short() -> None:
    long = {
        f"{module}.{node.name}": lines
        for module, node in functions()
        if (lines := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert long == {}


def test_no_module_is_named_after_nothing() -> None:
    # solver.model is the CP-SAT model: the word is right there
    named = [module for module in modules() if module.split(".")[-1] in BANNED_NAMES and module != "solver.model"]
    assert named == []


@pytest.mark.parametrize("pattern", [r"\.exec\(\)", r"processEvents\(", r"except:\s*$", r"NotImplementedError", r"\bTODO\b", r"\bFIXME\b"])
def test_banned_habits(pattern: str) -> None:
    allowed = {"scheduler_app.ui.application"} if pattern == r"\.exec\(\)" else set()  # the one event loop
    found = [
        f"{module}:{number}"
        for module in modules()
        if module not in allowed
        for number, line in enumerate(path_of(module).read_text(encoding="utf-8").splitlines(), 1)
        if re.search(pattern, line)
    ]
    assert found == []


def test_user_interface_opens_no_files() -> None:
    found = [
        module
        for module in modules()
        if within(module, "scheduler_app.ui") and re.search(r"(?<![\w.])open\(", path_of(module).read_text(encoding="utf-8"))
    ]
    assert set(found) <= {"scheduler_app.ui.crash_log"}


def test_every_painter_is_ended_whatever_happens() -> None:
    """A painter left open by an exception ends the whole process when what it paints on goes away (seen with PySide 6.11)."""
    found = [
        f"{module}:{number}"
        for module in modules()
        for number, line in enumerate(path_of(module).read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\bQPainter\(", line) and not re.search(r"\bwith QPainter\(", line)
    ]
    assert found == []
