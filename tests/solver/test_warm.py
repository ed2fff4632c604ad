"""Compiling: what is warmed is all that a solve needs, and its cache belongs to exactly these sources."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from solver.construct import Construction
from solver.kernel import cached
from solver.kernel.search import advance
from solver.rules import Closed, DaysApart, Gaps
from solver.stopping import Stop
from solver.warm import warm
from tests.solver.small_problems import HALL, PUPILS, ROOM, TEACHER, lesson, school


def test_a_search_needs_nothing_that_warming_did_not_compile() -> None:
    warm()
    compiled = list(advance.signatures)  # type: ignore[attr-defined]
    lessons = [lesson(2, (PUPILS, TEACHER), (ROOM, HALL), weeks=number % 3 + 1, start=-1) for number in range(4)]
    rules = (
        Closed(uid="1", rule_id="r", resources=(ROOM,), positions=(1,), weight=2.0),
        DaysApart(uid="2", rule_id="r", lessons=(0, 1), min_days=1),
        Gaps(uid="3", rule_id="r", resources=(PUPILS,), max_per_week=0),
        Gaps(uid="4", rule_id="r", resources=(TEACHER,), max_per_week=0, weight=1.0),
    )
    for problem in (school(lessons, *rules, weeks=2), school([])):
        Construction(problem).run(Stop(0.5))
    assert list(advance.signatures) == compiled  # type: ignore[attr-defined]
    assert len(compiled) == 1


def test_compiled_code_depends_on_nothing_outside_its_directory() -> None:
    """The name of the cache is a digest of that directory; compiled code that used other sources would go stale unnoticed."""
    sources = sorted(Path(cached.__file__).parent.glob("*.py"))
    assert len(sources) > 10
    for source in sources:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("solver", "scheduler_app")):
                assert (node.module or "").startswith("solver.kernel"), source
            assert not (isinstance(node, ast.ImportFrom) and node.level), source


def test_the_cache_has_a_directory_for_each_version_of_the_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    source = tmp_path / "search.py"
    source.write_text("1", encoding="utf-8")
    monkeypatch.setattr(cached, "_SOURCES", (source,))
    first = cached.cache_directory()
    source.write_text("2", encoding="utf-8")
    assert first.parent == cached.cache_directory().parent == tmp_path
    assert first != cached.cache_directory()


def test_only_what_was_warmed_with_these_files_is_warm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    cached.cache_directory().mkdir()
    assert not cached.is_warm()
    cached.say_warm()
    assert cached.is_warm()
    monkeypatch.setattr(cached, "version", lambda _: "0.0")
    assert not cached.is_warm()


def test_without_a_cache_nothing_is_warm_and_nothing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "missing"))
    cached.say_warm()
    assert not cached.is_warm()
