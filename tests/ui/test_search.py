"""A search seen from the window: a scripted child in the place of the solver."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.services.comparing import compare
from scheduler_app.storage.stores import Stores
from scheduler_app.ui.run_panel import RunPanel
from scheduler_app.ui.solve_run import Ending, RunOutcome, RunSettings, SolveRun
from scheduler_app.ui.versions.compare_window import CompareWindow
from tests.ui.conftest import PATIENCE_MS, is_alive, scripted, wait


def start(qtbot, window) -> int:
    """Press F5 and wait for the child; returns its process id."""
    window.actions_.solve.trigger()
    wait(qtbot, lambda: window.run._process is not None and window.run._process.processId() > 0)
    return window.run._process.processId()


def test_that_a_finished_search_is_stored_as_one_step_and_undone_as_one(qtbot, open_window, services, school_file) -> None:
    window = open_window(scripted(services))
    before = window.session.school.placed
    with qtbot.waitSignal(window.run.ended, timeout=PATIENCE_MS) as ended:
        window.actions_.solve.trigger()
    assert ended.args[0].ending is Ending.FINISHED
    assert len(window.session.school.placed) == 35
    wait(qtbot, lambda: window.session.unsaved == 0)
    assert len(window.session.history) == 1
    store = Stores().open(str(school_file))
    assert len(store.load().placed) == 35
    store.close()
    window.actions_.undo.trigger()
    wait(qtbot, lambda: window.session.school.placed == before)


def test_that_what_a_careful_search_moved_is_shown_beside_what_was_with_everybody_it_touches(qtbot, open_window, services) -> None:
    window = open_window(scripted(services))
    before = window.session.school
    window.run_panel.keep.setChecked(True)
    window.actions_.solve.trigger()
    wait(qtbot, lambda: window.findChild(CompareWindow) is not None)
    shown = window.findChild(CompareWindow)
    assert shown.list.topLevelItemCount() == len(compare(before, window.session.school).lessons) > 0
    shown.close()


def test_that_an_ordinary_search_shows_no_comparison(qtbot, open_window, services) -> None:
    window = open_window(scripted(services))
    with qtbot.assertNotEmitted(window.desk.repaired), qtbot.waitSignal(window.run.ended, timeout=PATIENCE_MS):
        window.actions_.solve.trigger()


def test_that_the_panel_and_the_board_follow_the_search(qtbot, open_window, services) -> None:
    window = open_window(scripted(services, "endless"))
    start(qtbot, window)
    panel: RunPanel = window.run_panel
    wait(qtbot, lambda: panel.bound.text() == "2.0")
    assert panel.placed.text() == "35 / 35"
    assert panel.cost.text() == "9.0"
    assert panel.stop.isEnabled()
    assert not panel.start.isEnabled()
    with qtbot.waitSignal(window.search.school_shown, timeout=PATIENCE_MS) as shown:
        pass
    assert len(shown.args[0].placed) == 35
    assert len(window.session.school.placed) == 21  # not stored while it runs
    window.actions_.stop.trigger()
    wait(qtbot, lambda: not window.run.is_running)


def test_that_the_panel_tells_the_broken_wishes_of_the_best_so_far_rule_by_rule(qtbot, open_window, services) -> None:
    window = open_window(scripted(services, "endless"))
    wait(qtbot, lambda: window.session.report is not None)
    rules = window.run_panel.rules

    def lines() -> list[tuple[str, ...]]:
        rows = [rules.topLevelItem(row) for row in range(rules.topLevelItemCount())]
        return [tuple(row.text(column) for column in range(3)) for row in rows]

    before = lines()
    start(qtbot, window)
    wait(qtbot, lambda: lines() == [("Gaps", "7", "6.5"), ("Late ends", "2", "2.5")])
    window.run.abandon()
    window.run_panel._on_ended(RunOutcome(Ending.CRASHED, None))
    assert lines() == before


def test_that_stop_keeps_the_best_as_one_step(qtbot, open_window, services) -> None:
    window = open_window(scripted(services, "endless"))
    pid = start(qtbot, window)
    wait(qtbot, lambda: window.run_panel.cost.text() == "9.0")
    with qtbot.waitSignal(window.run.ended, timeout=PATIENCE_MS) as ended:
        window.actions_.stop.trigger()
    assert ended.args[0].ending is Ending.STOPPED
    assert len(window.session.school.placed) == 35
    wait(qtbot, lambda: not is_alive(pid))


def test_that_a_child_that_does_not_listen_is_left_behind_and_killed(qtbot, open_window, services) -> None:
    window = open_window(scripted(services, "deaf"))
    pid = start(qtbot, window)
    wait(qtbot, lambda: window.run_panel.cost.text() == "9.0")
    with qtbot.waitSignal(window.run.ended, timeout=PATIENCE_MS) as ended:
        window.actions_.stop.trigger()
    assert ended.args[0].ending is Ending.STOPPED
    assert len(window.session.school.placed) == 35
    wait(qtbot, lambda: not is_alive(pid))


def test_that_a_crash_keeps_the_best_and_says_so(qtbot, open_window, services) -> None:
    window = open_window(scripted(services, "crash"))
    with qtbot.waitSignal(window.run.ended, timeout=PATIENCE_MS) as ended:
        window.actions_.solve.trigger()
    assert ended.args[0].ending is Ending.CRASHED
    assert len(window.session.school.placed) == 35
    assert "kept" in window.banner.text


def test_that_a_crash_before_anything_was_found_changes_nothing(qtbot, open_window, services) -> None:
    window = open_window(scripted(services, "crash_early"))
    before = window.session.school
    with qtbot.waitSignal(window.run.ended, timeout=PATIENCE_MS):
        window.actions_.solve.trigger()
    assert window.session.school is before
    assert "as it was" in window.banner.text
    assert window.actions_.solve.isEnabled()


def test_that_lines_that_are_no_events_are_passed_over(qtbot, open_window, services) -> None:
    window = open_window(scripted(services, "noise"))
    with qtbot.waitSignal(window.run.ended, timeout=PATIENCE_MS) as ended:
        window.actions_.solve.trigger()
    assert ended.args[0].ending is Ending.FINISHED


def test_that_a_worse_timetable_does_not_replace_the_one_there_is(qtbot, open_window, services) -> None:
    window = open_window(scripted(services))
    with qtbot.waitSignal(window.run.ended, timeout=PATIENCE_MS):
        window.actions_.solve.trigger()
    session = window.session
    wait(qtbot, lambda: session.reported is session.school)
    session.report.cost = 3.0  # the script ends at 4.0
    before = session.school
    window.run._make_job = scripted(services, "worse").solve_job
    with qtbot.waitSignal(window.run.ended, timeout=PATIENCE_MS):
        window.actions_.solve.trigger()
    assert session.school is before
    assert "nothing better" in window.banner.text


def test_that_contradictions_are_told(qtbot, open_window, services) -> None:
    window = open_window(scripted(services, "impossible"))
    before = window.session.school
    with qtbot.waitSignal(window.run.ended, timeout=PATIENCE_MS):
        window.actions_.solve.trigger()
    assert window.session.school is before
    assert "no timetable" in window.banner.text
    assert "27 lessons, 26 times" in window.banner.text
    button = window.banner._button
    assert (button.isVisible(), button.text()) == (True, "&Why?")
    asked = []
    window.actions_.named("explain").triggered.disconnect()
    window.actions_.named("explain").triggered.connect(lambda checked: asked.append(checked))  # noqa: PLW0108 - the signal asks how many arguments there are
    button.click()
    assert asked == [False]


def with_impossible(window, count: int = 1) -> None:
    """Lessons more that the scripted search does without."""
    model = window.session.school.lessons["MA-7A-1"]
    more = [replace(model, uid=f"impossible-{number}", position=9 + number) for number in range(count)]
    window.session.do(ChangeSet("add", tuple(Change(None, row) for row in more)))


def test_that_a_lesson_that_can_be_placed_nowhere_is_told_by_name_and_the_others_are_placed(qtbot, open_window, services) -> None:
    window = open_window(scripted(services, "endless"))
    with_impossible(window)
    start(qtbot, window)
    panel: RunPanel = window.run_panel
    wait(qtbot, lambda: panel.bound.text() == "2.0")
    assert (panel.placed.text(), panel.cost.text()) == ("35 / 36", "9.0")
    assert panel.left_out.text() == "Not placed – impossible-0: no room fits"
    assert panel.left_out.isVisibleTo(panel)
    window.actions_.stop.trigger()
    wait(qtbot, lambda: not window.run.is_running)
    assert set(window.session.school.lessons) - set(window.session.school.placed) == {"impossible-0"}
    assert "35 of 36" in window.banner.text
    assert "impossible-0: no room fits" in window.banner.text
    window.actions_.undo.trigger()  # the search
    window.actions_.undo.trigger()  # the lesson
    wait(qtbot, lambda: len(window.session.school.lessons) == 35)
    window.run._make_job = scripted(services).solve_job
    with qtbot.waitSignal(window.run.ended, timeout=PATIENCE_MS):
        window.actions_.solve.trigger()
    assert panel.left_out.isHidden()
    assert "all 35" in window.banner.text


def test_that_a_search_without_such_lessons_ends_as_done_not_as_out_of_time_and_names_a_few(qtbot, open_window, services) -> None:
    window = open_window(scripted(services))
    with_impossible(window, 5)
    with qtbot.waitSignal(window.run.ended, timeout=PATIENCE_MS):
        window.actions_.solve.trigger()
    assert "Done: 35 of 40" in window.banner.text
    assert window.banner.text.endswith("impossible-2: no room fits +2")


def test_that_a_worse_timetable_replaces_none_although_a_lesson_can_be_placed_nowhere(qtbot, open_window, services) -> None:
    window = open_window(scripted(services))
    with_impossible(window)
    session = window.session
    with qtbot.waitSignal(window.run.ended, timeout=PATIENCE_MS):
        window.actions_.solve.trigger()
    wait(qtbot, lambda: session.reported is session.school)
    session.report.cost = 3.0  # the script ends at 4.0
    before = session.school
    window.run._make_job = scripted(services, "worse").solve_job
    with qtbot.waitSignal(window.run.ended, timeout=PATIENCE_MS):
        window.actions_.solve.trigger()
    assert session.school is before
    assert "nothing better" in window.banner.text


def test_that_nothing_is_edited_while_a_search_runs(qtbot, open_window, services) -> None:
    window = open_window(scripted(services, "endless"))
    start(qtbot, window)
    before = window.session.school
    window.board_page.move_requested.emit("MA-7A-1", 4, 600)
    assert window.session.school is before
    assert "search" in window.banner.text
    window.actions_.stop.trigger()
    wait(qtbot, lambda: not window.run.is_running)


@pytest.mark.parametrize("mode", ["endless", "deaf"])
def test_that_closing_the_window_ends_the_child(qtbot, open_window, services, mode) -> None:
    window = open_window(scripted(services, mode))
    pid = start(qtbot, window)
    wait(qtbot, lambda: window.run_panel.cost.text() == "9.0")
    window.close()
    wait(qtbot, lambda: not is_alive(pid))


def test_that_a_program_that_cannot_start_is_told(qtbot, services, window) -> None:
    run = SolveRun(lambda *_: _Nowhere(), window.background)
    with qtbot.waitSignal(run.ended, timeout=PATIENCE_MS) as ended:
        run.start(window.session.school, RunSettings())
    assert ended.args[0].ending is Ending.CRASHED


class _Nowhere:
    def command(self) -> list[str]:
        return ["/nowhere/at/all"]

    def stdin(self) -> bytes:
        return b"{}\n"

    def read(self, line: bytes) -> None:
        return None

    def left_out(self, language: str | None = None) -> tuple[object, ...]:
        return ()
