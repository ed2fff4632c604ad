"""The lessons of an adapted programme are ticked, not typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox

from scheduler_app.domain.groups import AdaptedProgramme
from scheduler_app.domain.school import School
from scheduler_app.ui import language
from scheduler_app.ui.data.programme_dialog import ProgrammeDialog
from tests.schools import tiny_school
from tests.ui.conftest import wait

OK = QDialogButtonBox.StandardButton.Ok


def _school() -> tuple[School, AdaptedProgramme]:
    school = tiny_school()
    return school, next(iter(school.programmes.values()))


def _lines(dialog: ProgrammeDialog) -> list[str]:
    return [dialog.lessons.list.item(row).text() for row in range(dialog.lessons.list.count())]


def test_that_the_pupils_own_lessons_are_listed_with_their_times_and_ticks_become_the_programme(qtbot) -> None:
    school, programme = _school()
    dialog = ProgrammeDialog(school, programme)
    qtbot.addWidget(dialog)
    assert dialog.pupil.currentData() == programme.pupil
    assert set(dialog.lessons.ticked) == set(programme.lessons)
    assert len(_lines(dialog)) > len(programme.lessons)
    assert all("min)" in line for line in _lines(dialog))
    unticked = next(
        item for item in map(dialog.lessons.list.item, range(dialog.lessons.list.count())) if item.checkState() is Qt.CheckState.Unchecked
    )
    unticked.setCheckState(Qt.CheckState.Checked)
    dialog.minutes.setValue(1000)
    chosen: list[AdaptedProgramme] = []
    dialog.programme_chosen.connect(chosen.append)
    dialog.buttons.button(OK).click()
    assert chosen[0].lessons[: len(programme.lessons)] == programme.lessons
    assert len(chosen[0].lessons) == len(programme.lessons) + 1
    assert (chosen[0].uid, chosen[0].dates, chosen[0].expected_minutes) == (programme.uid, programme.dates, 1000)


def test_that_the_sum_is_held_against_the_minutes_decided(qtbot) -> None:
    school, programme = _school()
    lunch = next(uid for uid in school.lessons if school.subject_of(uid).special)
    programme = replace(programme, lessons=(*programme.lessons, lunch))
    taught = [school.lessons[uid] for uid in programme.lessons if not school.subject_of(uid).special]
    listed = sum(lesson.minutes for lesson in taught)
    dialog = ProgrammeDialog(school, programme)
    qtbot.addWidget(dialog)
    dialog.minutes.setValue(listed + 25)
    assert f"{listed} min/week" in dialog.sum.text()
    assert "25 min less" in dialog.sum.text()
    dialog.minutes.setValue(listed)
    assert "decided" not in dialog.sum.text()


def test_that_a_lesson_listed_outside_the_pupils_groups_is_shown_and_kept(qtbot) -> None:
    school, programme = _school()
    own = {lesson for group in {row.group for row in school.memberships.values() if row.pupil == programme.pupil}
           for lesson in school.lessons if group in school.requirement_of(lesson).groups}  # fmt: skip
    strange = next(uid for uid in school.lessons if uid not in own)
    dialog = ProgrammeDialog(school, replace(programme, lessons=(*programme.lessons, strange)))
    qtbot.addWidget(dialog)
    assert strange in dialog.lessons.ticked
    assert sum("not in the pupil's groups" in line for line in _lines(dialog)) == 1


@pytest.mark.parametrize("code", ["sv", "en"])
def test_that_a_programme_is_made_and_changed_from_its_table(qtbot, window, code: str) -> None:
    language.use(code)
    window.desk.data_wanted.emit("programmes", "")
    screen = window.pages.currentWidget()
    before = set(window.session.school.programmes)
    screen.add.click()
    dialog = window.findChild(ProgrammeDialog)
    dialog.lessons.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.buttons.button(OK).click()
    (new,) = set(window.session.school.programmes) - before
    assert len(window.session.school.programmes[new].lessons) == 1
    wait(qtbot, lambda: window.findChild(ProgrammeDialog) is None)
    screen.select(new)
    screen.edit.click()
    dialog = window.findChild(ProgrammeDialog)
    dialog.minutes.setValue(60)
    dialog.buttons.button(OK).click()
    assert window.session.school.programmes[new].expected_minutes == 60
    wait(qtbot, lambda: window.session.unsaved == 0)
