"""What schools really paste: headings that are partly their own, codes and names, sums below, rows that are there already."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.school import School
from scheduler_app.ui.data.kinds import data_kinds
from scheduler_app.ui.data.pasting import stage_paste
from scheduler_app.ui.data.staging import Staged, tried
from scheduler_app.ui.data.staging_dialog import StagingDialog
from tests.schools import tiny_school
from tests.ui.conftest import wait


def pasted(key: str, text: str, school: School | None = None) -> Staged:
    school = school or tiny_school()
    kind = next(one for one in data_kinds() if one.key == key)
    return tried(stage_paste(kind, school, text, [], 0, 0), school)


def taken(staged: Staged, school: School) -> Any:
    assert [row.problems for row in staged.rows] == [{} for _ in staged.rows]
    return apply_changes(school, staged.step.changes)


def test_that_a_heading_of_ones_own_stands_for_the_column_at_its_place() -> None:
    school = tiny_school()
    staged = pasted("groups", "Name\tType\tYear\tPlanned pupils\n9C\tClass\t9\t28", school)
    assert staged.left_out == ()
    made = next(group for group in taken(staged, school).groups.values() if group.name == "9C")
    assert (made.grade, made.planned_pupils) == (9, 28)


def test_that_columns_that_are_not_taken_are_told() -> None:
    staged = pasted("rooms", "Name\tSeats\tBuilding\tKey cabinet\tFloor\tSuitable for\tArea\nB7\t30\tNorra\t12\t2\t\t55")
    assert staged.left_out == ("Key cabinet", "Floor", "Area")
    assert pasted("groups", "Name\tPupils\nX\t25").left_out == ("Pupils",)  # counted, not typed


def test_that_rows_are_known_by_what_tells_them_apart_and_never_by_less() -> None:
    school = tiny_school()
    known = next(row for row in school.requirements.values() if school.subjects[row.subject].name and row.groups)
    subject, group = school.subjects[known.subject], school.groups[known.groups[0]]
    other = next(one for one in school.groups.values() if one.uid not in known.groups)
    text = f"Subject\tGroups\tMin/week\n{subject.code}\t{group.name}\t999\n{subject.name}\t{other.name}\t77\n"
    staged = pasted("requirements", text, school)
    after = taken(staged, school)
    kept = [row for row in school.requirements.values() if row.uid != known.uid]
    assert all(after.requirements[row.uid] == row for row in kept if row.groups != (other.uid,) or row.subject != subject.uid)
    assert len(after.requirements) in (len(school.requirements), len(school.requirements) + 1)


def test_that_a_namesake_is_another_pupil() -> None:
    school = tiny_school()
    pupil = next(row for row in school.pupils.values() if not row.placeholder)
    after = taken(pasted("pupils", f"Given name\tFamily name\n{pupil.given_name}\tNybörjare", school), school)
    assert after.pupils[pupil.uid] == pupil
    assert len(after.pupils) == len(school.pupils) + 1


def test_that_of_rows_that_are_alike_none_is_changed_and_none_twice() -> None:
    school = tiny_school()
    staged = pasted("rooms", "Name\tSeats\nB1x\t10\nB1x\t11", school)
    assert [bool(row.problems) for row in staged.rows] == [False, True]
    assert "already" in staged.rows[1].problems[0]


@pytest.mark.parametrize(
    ("key", "title", "field"), [("subjects", "Code", "code"), ("staff", "Initials", "signature"), ("groups", "Name", "name")]
)
def test_that_what_rows_are_called_by_is_called_so_once(key: str, title: str, field: str) -> None:
    school = tiny_school()
    name = getattr(next(iter(getattr(school, key).values())), field)
    other = "Namn" if title == "Code" else title
    staged = pasted(key, f"{other}x\n{name.lower()}", school)  # no headings: a new row
    assert "already" in " ".join(staged.rows[1].problems.values())


def test_that_subjects_and_teachers_are_named_by_code_or_name_and_lengths_as_people_write_them() -> None:
    school = tiny_school()
    subject, teacher = next(iter(school.subjects.values())), next(iter(school.staff.values()))
    group = next(iter(school.groups.values()))
    head = "Subject\tGroups\tTeachers\tMin/week\tLessons (min)\n"
    for code, who, lengths in ((subject.code, teacher.signature, "2x40; 60"), (subject.name, teacher.name, "40+40+60")):
        before = set(school.requirements)
        after = taken(pasted("requirements", f"{head}{code}\t{group.name} \t{who}\t140\t{lengths}\n", without(school)), without(school))
        made = next(row for uid, row in after.requirements.items() if uid not in before)
        assert (made.subject, made.teachers) == (subject.uid, (teacher.uid,))
        assert [lesson.minutes for lesson in after.lessons_of[made.uid]] == [40, 40, 60]


def without(school: School) -> School:
    """The school with nothing to teach yet."""
    return replace(school, requirements={}, lessons={}, placements={}, rules={}, programmes={}, requirement_staffing={})


def test_that_a_percentage_may_have_its_sign() -> None:
    school = tiny_school()
    after = taken(pasted("staff", "Initials\tPercent\nNYA\t80 %", school), school)
    assert next(row for row in after.staff.values() if row.signature == "NYA").percent == 80


def test_that_new_subjects_get_colours_of_their_own() -> None:
    school = tiny_school()
    text = "\n".join(["Code\tName", *(f"N{number}\tNew {number}" for number in range(5))])
    after = taken(pasted("subjects", text, school), school)
    hues = [row.hue for uid, row in after.subjects.items() if uid not in school.subjects]
    assert len(set(hues)) == 5


def test_that_rows_can_be_left_out(qtbot, window) -> None:
    screen = window.desk.pages["data"]
    screen.go_to("rooms", "")
    QGuiApplication.clipboard().setText("Name\tSeats\nNew wing\t12\nSumma\t12")
    screen.paste.click()
    wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(StagingDialog)))
    dialog = window.findChild(StagingDialog)
    dialog.table.selectRow(1)
    dialog.leave_out.click()
    wait(qtbot, lambda: dialog.model.rowCount() == 1 and dialog.take.isEnabled())
    dialog.take.click()
    names = {room.name for room in window.session.school.rooms.values()}
    assert "New wing" in names
    assert "Summa" not in names


def test_that_pupils_are_pasted_with_their_class() -> None:
    school = tiny_school()
    after = taken(pasted("pupils", "Given name\tFamily name\tGroups\nNils\tNy\t7B", school), school)
    made = next(row for row in after.pupils.values() if row.name == "Nils Ny")
    assert [after.groups[row.group].name for row in after.memberships.values() if row.pupil == made.uid] == ["7B"]
    moved = taken(pasted("pupils", "Given name\tFamily name\tGroups\nNils\tNy\t7A", after), after)
    assert [moved.groups[row.group].name for row in moved.memberships.values() if row.pupil == made.uid] == ["7A"]
