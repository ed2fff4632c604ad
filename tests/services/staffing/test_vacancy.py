"""Posts before names exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler_app.domain.changes import apply_changes
from scheduler_app.errors import InputError
from scheduler_app.services.checking import check
from scheduler_app.services.publishing import make_snapshot
from scheduler_app.services.staffing import staff_plan
from scheduler_app.services.staffing.assigning import assign_teacher
from scheduler_app.services.staffing.vacancy import vacant_post
from tests.schools import tiny_school


def _with_vacancy():
    school = tiny_school()
    school = apply_changes(school, vacant_post(school, " Vakans  MA/NO ", 80.0, ("MA",)).changes)
    (uid,) = school.post_terms
    return apply_changes(school, assign_teacher(school, "MA-7A", uid).changes), uid


def test_a_vacant_post_is_planned_like_any_other() -> None:
    school, uid = _with_vacancy()
    post = next(row for row in staff_plan(school).people if row.uid == uid)
    assert (post.name, post.signature, post.percent, post.vacant) == ("Vakans MA/NO", "VAK1", 80.0, True)
    assert (post.planned, post.available) == (180, 864)
    assert post.rows[0].qualified


def test_its_lessons_are_not_published_and_the_vacancy_is_told() -> None:
    school, _ = _with_vacancy()
    snapshot = make_snapshot(school, date(2025, 8, 18), date(2025, 8, 24), today=date(2025, 8, 1))
    reasons = {row.lesson: row.reason for row in snapshot.not_published}
    placed = [uid for uid in school.placed if school.lessons[uid].requirement == "MA-7A"]
    assert placed
    assert {reasons[uid] for uid in placed} == {"no_teacher"}
    assert "vacancy" in {row.rule_id for row in check(school).violations}
    named = make_snapshot(replace(school, post_terms={}), date(2025, 8, 18), date(2025, 8, 24), today=date(2025, 8, 1))
    assert "no_teacher" not in {row.reason for row in named.not_published}


def test_signatures_are_free_and_bad_posts_are_refused() -> None:
    school, _ = _with_vacancy()
    again = apply_changes(school, vacant_post(school, "Vakans SV", 100.0).changes)
    assert {row.signature for row in again.staff.values()} >= {"VAK1", "VAK2"}
    for name, percent, subjects, code in (
        ("", 50.0, (), "vacancy_name"), ("x" * 81, 50.0, (), "vacancy_name"), ("Vakans", 101.0, (), "entity_invalid"),
        ("Vakans", 50.0, ("nothing",), "entity_reference"),
    ):  # fmt: skip
        with pytest.raises(InputError, match=code):
            vacant_post(school, name, percent, subjects)
