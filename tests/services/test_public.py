"""Nothing about persons is left in a public school."""

from __future__ import annotations

from hypothesis import given

from scheduler_app.domain import codec
from scheduler_app.domain.changes import COLLECTION
from scheduler_app.domain.school import School
from scheduler_app.services.public import _IMPERSONAL, without_persons
from tests.schools import schools, tiny_school


def test_names_signatures_notes_and_personal_rules_are_gone() -> None:
    school = tiny_school()
    text = codec.to_json(without_persons(school))
    secrets = {person.family_name for person in school.staff.values()} | {pupil.uid for pupil in school.pupils.values()}
    assert [secret for secret in secrets if secret in text] == []
    assert "halvtid" not in text


def test_teaching_and_sizes_stay() -> None:
    school = tiny_school()
    public = without_persons(school)
    assert public.lessons == school.lessons
    assert public.placements == school.placements
    assert {uid: public.group_size(uid) for uid in public.groups} == {uid: school.group_size(uid) for uid in school.groups}


@given(schools())
def test_references_hold(school: School) -> None:
    for keep in (False, True):
        public = without_persons(school, keep_overlaps=keep)
        assert all(teacher in public.staff for row in public.requirements.values() for teacher in row.teachers)
        assert all(row.pupil in public.pupils and row.group in public.groups for row in public.memberships.values())
        assert all(pupil.placeholder and not pupil.name for pupil in public.pupils.values())
        assert not public.programmes
        assert not public.source


@given(schools())
def test_every_table_that_may_name_somebody_is_emptied(school: School) -> None:
    public = without_persons(school)
    shown = {name for name in COLLECTION.values() if getattr(public, name)}
    assert shown <= _IMPERSONAL | {"staff", "groups", "requirements", "dated_changes", "rules"}
    assert not any(row.given_name or row.family_name for row in public.staff.values())
    assert not any(row.note for row in (*public.rules.values(), *public.requirements.values()))
