"""A person's new identity in the dated lessons, reported ones too, and nothing else: on both back ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from scheduler_app.attendance.event_rows import event_id
from scheduler_app.attendance.postgres_session import connect
from scheduler_app.attendance.reporting import Mark, Reporting, RosterChangedError
from scheduler_app.attendance.roles import ServerRoles
from scheduler_app.attendance.targets import open_storehouse
from scheduler_app.domain.new_identity import NewIdentity, Reidentifying
from scheduler_app.domain.people import SecurityMarking
from scheduler_app.domain.publication import PublicationConflict, PublicationSnapshot
from scheduler_app.domain.withheld import Decision, PersonKind, Withheld
from scheduler_app.errors import EnvironmentProblem
from tests.attendance.small_school import MONDAY, UNIT, Dump, dump, event, snapshot, target
from tests.attendance.test_roles import as_login, server

TUESDAY = MONDAY + timedelta(days=1)
EVENING = datetime(MONDAY.year, MONDAY.month, MONDAY.day, 20, tzinfo=UTC)


def base(unit: str = UNIT) -> PublicationSnapshot:
    named = {"groups": (("7A", "7A"), ("S", "Stöd Anna Andersson"))}
    return snapshot([event("MA", MONDAY), event("MA", TUESDAY), event("SV", MONDAY, 560, ("p2", "p3"), **named)], unit=unit)


def told(kind: PersonKind, former: str, *logins: str) -> Reidentifying:
    row = Withheld(kind, "new-id", SecurityMarking.PROTECTED, Decision.ALIAS)
    return Reidentifying(
        NewIdentity(former, row, "Sol", "Berg", "SOB", frozenset(logins)), {"Anna Andersson" if kind is PersonKind.STAFF else "Pia Ek"}
    )


def give(address: str, telling: Reidentifying, unit: str = UNIT) -> int:
    with target(address).reidentifying(unit, telling, "head") as lessons:
        return lessons


def report(address: str) -> Reporting:
    teacher = Reporting(open_storehouse(address), UNIT)
    key = event_id(UNIT, "MA", MONDAY)
    shown = teacher.lesson(key)
    assert shown is not None
    teacher.report(key, shown.revision, {"p1": Mark(15, 50)}, "anna", EVENING)
    return teacher


def without(held: Dump, *words: str) -> bool:
    return not any(word in repr(held) for word in words)


def test_teacher_in_every_lesson_and_text_and_in_no_other_school(address: str) -> None:
    place = target(address)
    place.publish(base(), 0, "anna")
    place.publish(base("unit-2"), 0, "they")
    report(address)
    before, other = dump(address), dump(address, "unit-2")
    assert give(address, told(PersonKind.STAFF, "AND", "anna")) == 3
    assert give(address, told(PersonKind.STAFF, "AND", "anna")) == 0
    assert give(address, told(PersonKind.STAFF, "ND")) == 0
    after = dump(address)
    assert dump(address, "unit-2") == other
    assert without(after, "Anna", "'AND'", "anna")
    assert after.rosters == before.rosters
    assert {key: row[:3] for key, row in after.attendance.items()} == {key: row[:3] for key, row in before.attendance.items()}
    sent = base()
    events = [replace(row, teachers=(("new-id", "Sol Berg"),)) for row in sent.events]
    named = {row.lesson: tuple((uid, name.replace("Anna Andersson", "Sol Berg")) for uid, name in row.groups) for row in events}
    same = snapshot([replace(row, groups=named[row.lesson]) for row in events])
    plan = place.preview(same)
    assert (plan.untouched, plan.new, plan.changed, plan.cancelled, plan.frozen) == (3, 0, 0, 0, 0)


def test_pupil_on_every_roster_with_attendance_announced_absence_and_what_the_audit_keeps(address: str) -> None:
    place = target(address)
    place.publish(base(), 0, "me")
    teacher = report(address)
    teacher.announce("p1", EVENING, EVENING + timedelta(hours=1), 30, "home", EVENING)
    teacher.take_back(event_id(UNIT, "MA", MONDAY), "head", "wrong class", EVENING)
    report(address)
    before = dump(address)
    assert give(address, told(PersonKind.PUPIL, "p1")) == 2
    after = dump(address)
    assert without(after, "p1")
    assert after.attendance["MA", MONDAY.isoformat(), "new-id"] == before.attendance["MA", MONDAY.isoformat(), "p1"]
    assert {key: row[:-1] for key, row in after.events.items() if key[0] == "SV"} == {
        key: row[:-1] for key, row in before.events.items() if key[0] == "SV"
    }
    with open_storehouse(address).session() as session:
        rows = session.rows("SELECT what, CAST(details AS text) FROM audit ORDER BY id")
    assert "p1" not in str(rows)
    assert json.loads(next(details for what, details in rows if what == "take_back"))["marks"]["new-id"] == [15, 50]
    assert json.loads(rows[-1][1]) == {"lessons": 2}  # not who: the mark is a secret itself
    pupils = {"p1": "new-id"}
    same = snapshot([replace(row, pupils=tuple(sorted(pupils.get(uid, uid) for uid in row.pupils))) for row in base().events])
    plan = place.preview(same)
    assert (plan.untouched, plan.new, plan.changed, plan.cancelled, plan.frozen) == (3, 0, 0, 0, 0)


def test_a_teacher_who_was_shown_the_former_roster_is_shown_it_again(address: str) -> None:
    target(address).publish(base(), 0, "me")
    teacher = Reporting(open_storehouse(address), UNIT)
    shown = teacher.lesson(event_id(UNIT, "MA", MONDAY))
    assert shown is not None
    give(address, told(PersonKind.PUPIL, "p1"))
    with pytest.raises(RosterChangedError):
        teacher.report(shown.id, shown.revision, {}, "anna", EVENING)
    again = teacher.lesson(shown.id)
    assert again is not None
    teacher.report(again.id, again.revision, {"new-id": Mark(15, 50)}, "anna", EVENING)


def test_what_was_previewed_with_the_former_identity_is_never_published(address: str) -> None:
    place = target(address)
    place.publish(base(), 0, "me")
    later = snapshot([event("MA", MONDAY, 700)])
    base_seq = place.preview(later).base_seq
    give(address, told(PersonKind.PUPIL, "p1"))
    before = dump(address)
    with pytest.raises(PublicationConflict):
        place.publish(later, base_seq, "me")
    assert dump(address) == before
    assert without(before, "p1")
    newest = place.publications(UNIT)[0].receipt
    assert (newest.seq, newest.new, newest.changed, newest.counts_by_reason) == (2, 0, 0, {"identities": 1})


def test_nothing_happens_when_the_school_cannot_be_changed(address: str) -> None:
    target(address).publish(base(), 0, "me")
    before = dump(address)

    def fail() -> None:
        with target(address).reidentifying(UNIT, told(PersonKind.PUPIL, "p1"), "head"):
            raise RuntimeError("the school was changed meanwhile")

    with pytest.raises(RuntimeError):
        fail()
    assert dump(address) == before


def test_a_database_where_nothing_was_published_is_left_empty(address: str) -> None:
    assert give(address, told(PersonKind.PUPIL, "p1")) == 0


@pytest.mark.postgres
def test_only_the_owner_of_the_tables_gives_new_identities(new_schema: Callable[[], str]) -> None:
    """A publisher may not touch what was reported; a login that is a member of the owner may, and the audit is closed again after it."""
    made = new_schema()
    target(made).publish(base(), 0, "me")
    teacher = report(made)
    teacher.take_back(event_id(UNIT, "MA", MONDAY), "head", "wrong class", EVENING)
    report(made)
    roles = ServerRoles(server(made))
    roles.set_up()
    with psycopg.connect(server(made).conninfo, autocommit=True) as admin:
        for role in ("test_publisher", "test_keeper"):
            admin.execute(f"DO $$ BEGIN CREATE ROLE {role} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$".encode())
        admin.execute("GRANT ringklocka_owner TO test_keeper")
    roles.give("test_publisher", "publisher", [UNIT])
    before = dump(made)
    with pytest.raises(EnvironmentProblem, match="attendance_not_allowed"):
        give(as_login(made, "test_publisher"), told(PersonKind.PUPIL, "p1"))
    assert dump(made) == before
    assert give(as_login(made, "test_keeper"), told(PersonKind.PUPIL, "p1")) == 2
    assert without(dump(made), "p1")
    with closing(connect(server(as_login(made, "test_keeper")))) as keeper, pytest.raises(psycopg.Error, match="never changed"):
        keeper.execute("UPDATE audit SET who = 'x'")
