"""Explain in the real window, with a child process whose answer is known: told, lit, stopped, and nothing left behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from scheduler_app.ui import language
from scheduler_app.ui.explaining.copies import new_folder
from scheduler_app.ui.explaining.explain_dialog import ExplainDialog
from tests.ui.conftest import wait

ANSWER = {
    "status": "infeasible",
    "rules": [{"rule": "max_days", "instance": "<b>AND</b> 3 days", "lessons": ["MA-7A-1"], "contradiction": 0}],
    "ways_out": [{"change": "Drop the rule", "verified": True}, {"change": "Another day", "verified": False}],
}


def answering(answer: object):
    text = answer if isinstance(answer, str) else json.dumps(answer)
    return lambda path, seconds: [sys.executable, "-S", "-c", f"import os; assert os.path.exists({str(path)!r}); print({text!r})"]


def ask(qtbot, window) -> ExplainDialog:
    next(one for one in window.actions_ if one.objectName() == "action.explain").trigger()
    wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(ExplainDialog)))
    return window.findChild(ExplainDialog)


@pytest.mark.parametrize("lang", ["en", "sv"])
def test_that_rules_and_ways_out_are_told_and_the_cards_lit(qtbot, open_window, services, lang, tmp_path, monkeypatch) -> None:
    language.use(lang)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    window = open_window(replace(services, explain_command=answering(ANSWER)))
    dialog = ask(qtbot, window)
    wait(qtbot, lambda: dialog.rules.topLevelItemCount() == 1)
    assert dialog.rules.topLevelItem(0).text(1) == "<b>AND</b> 3 days"
    assert [dialog.ways.topLevelItem(row).text(1)[0] for row in range(2)] == ["✓", "n" if lang == "en" else "i"]
    assert window.board_page.panel.board.scene.lit == {"MA-7A-1"}
    dialog.close()
    assert window.board_page.panel.board.scene.lit is None
    assert list(Path(tmp_path).glob("ringklocka-*")) == []


@pytest.mark.parametrize(("status", "word"), [("unknown", "Not proved"), ("feasible", "There is a timetable")])
def test_that_what_is_not_proved_is_said_to_be_so(qtbot, open_window, services, status, word) -> None:
    window = open_window(replace(services, explain_command=answering({"status": status, "rules": [], "ways_out": []})))
    dialog = ask(qtbot, window)
    wait(qtbot, lambda: word in dialog.status.text())
    dialog.close()


def test_that_several_contradictions_stand_under_headings_of_their_own(qtbot, open_window, services) -> None:
    rules = [{"rule": "max_days", "instance": f"rule {n}", "lessons": [], "contradiction": n} for n in range(2)]
    window = open_window(replace(services, explain_command=answering({"status": "infeasible", "rules": rules, "ways_out": []})))
    dialog = ask(qtbot, window)
    wait(qtbot, lambda: dialog.rules.topLevelItemCount() == 4)
    rows = [dialog.rules.topLevelItem(row) for row in range(4)]
    assert [(row.text(0)[-1], row.text(1)) for row in rows[::2]] == [("1", ""), ("2", "")]
    assert [row.text(1) for row in rows[1::2]] == ["rule 0", "rule 1"]
    assert rows[0] not in dialog.rules.selectedItems()
    dialog.close()


def test_that_a_long_sentence_is_shown_on_as_many_lines_as_it_needs(qtbot, open_window, services) -> None:
    ways = [{"change": text, "verified": True} for text in ("short", "a way out that changes something " * 8)]
    window = open_window(replace(services, explain_command=answering({"status": "infeasible", "rules": [], "ways_out": ways})))
    dialog = ask(qtbot, window)
    wait(qtbot, lambda: dialog.ways.topLevelItemCount() == 2)
    heights = [lambda row=row: dialog.ways.visualItemRect(dialog.ways.topLevelItem(row)).height() for row in range(2)]
    wait(qtbot, lambda: heights[1]() > 2 * heights[0]())
    dialog.close()


def test_that_the_hardest_lessons_are_listed_and_lit_where_nothing_was_proved(qtbot, open_window, services) -> None:
    best = {"placed": 3, "lessons": 4, "hardest": [{"lesson": "MA-7A-1", "name": "7A <Ma>"}], "placements": []}
    answer = {"status": "unknown", "rules": [], "ways_out": [], "best": best}
    window = open_window(replace(services, explain_command=answering(answer)))
    dialog = ask(qtbot, window)
    wait(qtbot, lambda: dialog.rules.topLevelItemCount() == 1)
    assert dialog.rules.topLevelItem(0).text(1) == "7A <Ma>"
    assert "3" in dialog.status.text()
    assert window.board_page.panel.board.scene.lit == {"MA-7A-1"}
    dialog.close()


def test_that_a_child_that_fails_is_told(qtbot, open_window, services) -> None:
    window = open_window(replace(services, explain_command=answering("no json")))
    dialog = ask(qtbot, window)
    wait(qtbot, dialog.again.isEnabled)
    assert "log" in dialog.status.text()
    dialog.close()


def test_that_closing_ends_the_child(qtbot, open_window, services) -> None:
    window = open_window(replace(services, explain_command=lambda path, seconds: [sys.executable, "-c", "import time; time.sleep(60)"]))
    dialog = ask(qtbot, window)
    from scheduler_app.ui.explaining.explain_flow import Explaining

    run = window.desk.findChild(Explaining).run
    wait(qtbot, lambda: run._process is not None and run._process.processId())
    process = run._process
    dialog.close()
    assert run._process is None
    assert process.state() == process.ProcessState.NotRunning


def test_that_a_copy_left_by_a_killed_process_is_removed_at_the_next_start(qtbot, open_window, services, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    code = (
        "import os\n"
        "from scheduler_app.ui.explaining.copies import new_folder\n"
        "(new_folder() / 'explain.ringklocka').write_text('names')\n"
        "os._exit(9)"
    )
    root = Path(__file__).resolve().parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, env={**os.environ, "TMPDIR": str(tmp_path)}, check=False).returncode == 9
    (left,) = tmp_path.glob("ringklocka-explain-*")
    ours = new_folder()
    other = tmp_path / "ringklocka-explain-notes"
    other.mkdir()
    open_window(services)
    wait(qtbot, lambda: not left.exists())
    assert ours.exists()
    assert other.exists()
