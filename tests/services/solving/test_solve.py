"""Searching: in this process, and in a child."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.rules import CATALOGUE, Rule, Scope
from scheduler_app.services.checking import check
from scheduler_app.services.solving import Event, Finished, Improved, SolveJob, Stop, event_data, explain, solve
from scheduler_app.texts import text
from tests.schools import tiny_school


def test_a_school_is_completed_and_kept_as_one_step() -> None:
    school = tiny_school()
    events: list[Event] = []
    outcome = solve(school, time_limit=10, on_event=events.append)
    after = apply_changes(school, outcome.step.changes)
    assert set(after.placed) == set(school.lessons)
    assert check(after).hard == 0
    assert after.placed["KONF-1"] == school.placed["KONF-1"]
    summary = outcome.summary()
    assert (summary["status"], summary["placed"], summary["lessons"], summary["hard"]) == ("complete", 35, 35, 0)
    assert summary["cost"] == pytest.approx(check(after).cost, abs=0.01)
    assert isinstance(events[-1], Finished)
    assert all(json.dumps(event_data(event)) for event in events)


def test_a_search_that_is_stopped_at_once_gives_what_there_was() -> None:
    school = tiny_school()
    stop = Stop()
    stop.ask()
    outcome = solve(school, time_limit=10, stop=stop)
    assert outcome.summary()["status"] == "stopped"
    placed = apply_changes(school, outcome.step.changes).placed
    assert len(placed) >= len(school.placed)


def test_a_contradiction_is_named_with_people_and_rules() -> None:
    school = replace(tiny_school(), placements={})
    short = Rule("short", "frame", Scope.GROUP, ("7A",), {"start": 480, "end": 600}, note="kort dag")
    school = replace(school, rules={"short": short})
    outcome = solve(school, time_limit=5)
    assert outcome.summary()["status"] == "infeasible"
    sentences = outcome.contradiction_texts("sv")
    assert any("7A grupp" in sentence and "kort dag" in sentence for sentence in sentences)
    assert not any("{" in sentence for sentence in sentences)
    explanation = explain(school, 20, "sv")
    assert explanation.data()["status"] == "infeasible"
    assert {"short"} <= {row.rule for row in explanation.rules}
    assert (explanation.ways_out[0].rules, explanation.ways_out[0].verified) == (("short",), True)
    shown = [row.instance for row in explanation.rules] + [way.change for way in explanation.ways_out] + list(explanation.reasons)
    assert not any("{" in sentence or "_" in sentence for sentence in shown)


def test_a_rule_that_cannot_be_used_is_explained_and_dropping_it_helps() -> None:
    school = tiny_school()
    broken = Rule("broken", "max_days", Scope.STAFF, ("gone",))
    explanation = explain(replace(school, rules={**school.rules, "broken": broken}), 20)
    assert [row.rule for row in explanation.rules] == ["broken"]
    assert [(way.rules, way.verified) for way in explanation.ways_out] == [(("broken",), True)]


def test_a_lunch_with_no_room_for_it_may_be_shorter_begin_earlier_or_end_later() -> None:
    school = tiny_school()
    lunch = Rule("lunch", "lunch_window", Scope.GROUP, ("7A",), {"start": 660, "end": 670, "minutes": 20})
    explanation = explain(replace(school, rules={**school.rules, "lunch": lunch}, placements={}), 20, "sv")
    changes = [way.change for way in explanation.ways_out if way.verified]
    assert changes == ["Ta bort regeln Lunchtid", "Låt Lunchtid börja 10:50", "Låt Lunchtid sluta 11:20", "Ändra Lunchtid till 10 minuter"]


def test_every_clock_of_a_rule_has_words_for_a_way_out() -> None:
    names = {param.name for kind in CATALOGUE.values() for param in kind.params if param.unit == "clock"}
    assert all(text(f"way_{name}_at", language, rules="x", time="08:00") != f"way_{name}_at" for name in names for language in ("sv", "en"))


def test_a_way_out_of_several_rules_that_cannot_be_used_drops_each() -> None:
    school = tiny_school()
    broken = {uid: Rule(uid, "max_days", Scope.STAFF, ("gone",)) for uid in ("first", "second")}
    explanation = explain(replace(school, rules={**school.rules, **broken}), 20)
    assert {row.rule for row in explanation.rules} == set(broken)
    assert any(way.verified and set(way.rules) == set(broken) for way in explanation.ways_out)


def test_a_lesson_whose_only_room_does_not_do_is_told_to_drop_the_rule_or_leave_it_out() -> None:
    school = tiny_school()
    lesson = next(uid for uid in school.lessons if school.requirement_of(uid).room_need.rooms == ("MATSAL",))
    only = Rule("only", "preferred_room", Scope.LESSON, (lesson,), {"rooms": ("A1",)})
    explanation = explain(replace(school, rules={**school.rules, "only": only}), 20)
    assert explanation.data()["status"] == "infeasible"
    assert any(way.rules == ("only",) and way.verified for way in explanation.ways_out)
    assert not any("{" in way.change for way in explanation.ways_out)


def test_what_is_known_of_each_contradiction_is_told_under_its_number() -> None:
    school = replace(tiny_school(), placements={})
    rules = {
        "short": Rule("short", "frame", Scope.GROUP, ("7A",), {"start": 480, "end": 600}),
        "one": Rule("one", "max_minutes_per_day", Scope.STAFF, ("AND",), {"minutes": 5}),
    }
    explanation = explain(replace(school, rules=rules), 20, "sv")
    numbers = {row.rule: row.contradiction for row in explanation.rules if row.rule}
    assert numbers.keys() == rules.keys()
    assert len(set(numbers.values())) == 2
    assert any(way.verified and set(way.rules) == set(rules) and " – och " in way.change for way in explanation.ways_out)


def test_a_solvable_school_is_explained_as_such() -> None:
    assert explain(tiny_school(), 10).data() == {"status": "feasible", "rules": [], "ways_out": []}


def test_a_child_process_solves_from_any_folder_and_its_last_solution_can_be_kept(tmp_path: Path) -> None:
    school = tiny_school()
    job = SolveJob(school, 60.0, seed=1, workers=1)
    events: list[Event] = []
    with subprocess.Popen(job.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(job.stdin())
        child.stdin.flush()
        for line in child.stdout:
            events += [event] if (event := job.read(line)) is not None else []
            if events and isinstance(events[-1], Improved) and not events[-1].hard:
                child.stdin.write(b"stop\n")
                child.stdin.close()
                break
        events += [event for line in child.stdout if (event := job.read(line)) is not None]
    last = events[-1]
    assert isinstance(last, Finished)
    assert check(apply_changes(school, job.step(last.result.solution).changes)).hard == 0
    assert job.read(b"chatter of a library\n") is None


def test_a_desktop_that_only_reads_and_checks_never_loads_the_heavy_libraries() -> None:
    script = (
        "from tests.schools import tiny_school\n"
        "from scheduler_app.services import solving\n"
        "school = tiny_school()\n"
        "solving.check(school), solving.Placer(school).places('MA-7A-1'), solving.SolveJob(school, 1.0).stdin()\n"
        "import sys\n"
        "print([name for name in ('numpy', 'numba', 'ortools') if name in sys.modules])"
    )
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root, timeout=60)
    assert done.stdout.strip() == "[]"
