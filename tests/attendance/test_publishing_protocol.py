"""What publishing promises, step by step; each test runs on both back ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

import pytest

from scheduler_app.attendance import publisher, statements
from scheduler_app.attendance.event_rows import event_id
from scheduler_app.attendance.reporting import Mark, Reporting, RosterChangedError
from scheduler_app.attendance.session import Session
from scheduler_app.attendance.targets import open_storehouse
from scheduler_app.domain.publication import FrozenClash, PublicationConflict, PublicationSnapshot
from scheduler_app.errors import EnvironmentProblem, InputError
from tests.attendance.small_school import MONDAY, UNIT, Dump, again, dump, event, snapshot, target

TUESDAY = MONDAY + timedelta(days=1)


def base() -> PublicationSnapshot:
    return snapshot([event("MA", MONDAY), event("MA", TUESDAY), event("SV", MONDAY, 560), event("SV", TUESDAY, 560)])


def report(address: str, lesson: str, day: date, marks: dict[str, Mark] | None = None) -> None:
    teacher = Reporting(open_storehouse(address), UNIT)
    key = event_id(UNIT, lesson, day)
    shown = teacher.lesson(key)
    assert shown is not None
    teacher.report(key, shown.revision, marks or {}, "AND", datetime(day.year, day.month, day.day, 20, tzinfo=UTC))


def status(held: Dump, lesson: str, day: date) -> str:
    return held.events[lesson, day.isoformat()][9]


def start(held: Dump, lesson: str, day: date) -> int:
    return held.events[lesson, day.isoformat()][0]


def test_first_publication_writes_every_lesson_and_roster(address: str) -> None:
    receipt = target(address).publish(base(), 0, "me")
    held = dump(address)
    assert (receipt.seq, receipt.new, receipt.changed, receipt.cancelled, receipt.untouched, receipt.frozen) == (1, 4, 0, 0, 0, 0)
    assert set(held.events) == {(lesson, day.isoformat()) for lesson in ("MA", "SV") for day in (MONDAY, TUESDAY)}
    assert held.rosters["MA", MONDAY.isoformat()] == {"p1": 50, "p2": 50}


def test_same_token_again_changes_nothing_and_says_so(address: str) -> None:
    sent = base()
    first = target(address).publish(sent, 0, "me")
    before = dump(address)
    repeated = target(address).publish(sent, 0, "me")
    assert repeated == replace(first, repeated=True)
    assert dump(address) == before
    assert target(address).receipt(sent.token) == first


def test_same_token_with_other_content_is_refused(address: str) -> None:
    sent = base()
    target(address).publish(sent, 0, "me")
    other = snapshot([event("MA", MONDAY, 600)])
    with pytest.raises(InputError, match="attendance_token_of_another"):
        target(address).publish(replace(other, token=sent.token), 1, "me")


def test_same_content_with_a_new_token_changes_no_lesson(address: str) -> None:
    target(address).publish(base(), 0, "me")
    before = dump(address)
    receipt = target(address).publish(again(base()), 1, "me")
    assert (receipt.new, receipt.changed, receipt.cancelled, receipt.untouched) == (0, 0, 0, 4)
    after = dump(address)
    assert (after.events, after.rosters) == (before.events, before.rosters)


def test_i8_stale_preview_is_a_conflict_and_changes_nothing(address: str) -> None:
    target(address).publish(base(), 0, "me")
    before = dump(address)
    with pytest.raises(PublicationConflict) as conflict:
        target(address).publish(snapshot([event("MA", MONDAY, 700)]), 0, "somebody")
    assert conflict.value.seq == 1
    assert dump(address) == before


def test_publisher_that_comes_between_staging_and_applying_is_a_conflict(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    target(address).publish(base(), 0, "me")
    apply = publisher.Publisher._apply
    late = snapshot([event("MA", MONDAY, 700)])

    def overtaken(self: publisher.Publisher, *others: object) -> object:
        monkeypatch.setattr(publisher.Publisher, "_apply", apply)
        target(address).publish(again(base()), 1, "the other")
        return apply(self, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(publisher.Publisher, "_apply", overtaken)
    with pytest.raises(PublicationConflict):
        target(address).publish(late, 1, "me")
    assert start(dump(address), "MA", MONDAY) == 490


def test_reported_lesson_is_never_touched(address: str) -> None:
    target(address).publish(base(), 0, "me")
    report(address, "MA", MONDAY, {"p1": Mark(15, 50)})
    before = dump(address)
    changed = snapshot([event("MA", MONDAY, 700, ("p2", "p3")), event("MA", TUESDAY, 700, ("p2", "p3"))])
    receipt = target(address).publish(changed, 1, "me")
    after = dump(address)
    key = ("MA", MONDAY.isoformat())
    assert after.events[key] == before.events[key]
    assert after.rosters[key] == before.rosters[key] == {"p1": 50, "p2": 50}
    assert after.attendance == before.attendance
    assert start(after, "MA", TUESDAY) == 700
    assert (receipt.frozen, receipt.changed, receipt.cancelled) == (1, 1, 2)


def test_reported_lesson_that_the_timetable_dropped_stays_and_is_counted(address: str) -> None:
    target(address).publish(base(), 0, "me")
    report(address, "MA", MONDAY)
    receipt = target(address).publish(snapshot([event("SV", MONDAY, 560)]), 1, "me")
    assert status(dump(address), "MA", MONDAY) == "planned"
    assert (receipt.frozen, receipt.cancelled, receipt.counts_by_reason["frozen_missing"]) == (1, 2, 1)


def test_nothing_before_the_effective_date_changes(address: str) -> None:
    target(address).publish(base(), 0, "me")
    before = dump(address)
    target(address).publish(snapshot([event("MA", TUESDAY, 700)], first=TUESDAY), 1, "me")
    after = dump(address)
    assert {key: row for key, row in after.events.items() if key[1] == MONDAY.isoformat()} == {
        key: row for key, row in before.events.items() if key[1] == MONDAY.isoformat()
    }


def test_snapshot_with_lessons_outside_its_window_is_refused(address: str) -> None:
    target(address).publish(base(), 0, "me")
    before = dump(address)
    with pytest.raises(InputError, match="attendance_outside_window"):
        target(address).publish(snapshot([event("NEW", MONDAY, 700)], first=TUESDAY), 1, "me")
    assert dump(address) == before


def test_dropped_lesson_is_cancelled_and_can_come_back(address: str) -> None:
    target(address).publish(base(), 0, "me")
    target(address).publish(snapshot([event("MA", MONDAY)]), 1, "me")
    gone = dump(address)
    assert status(gone, "SV", TUESDAY) == "cancelled"
    assert len(gone.events) == 4
    receipt = target(address).publish(again(base()), 2, "me")
    assert {status(dump(address), lesson, day) for lesson in ("MA", "SV") for day in (MONDAY, TUESDAY)} == {"planned"}
    assert (receipt.changed, receipt.counts_by_reason["restored"]) == (3, 3)


def test_pupil_who_left_is_on_future_rosters_no_more(address: str) -> None:
    target(address).publish(base(), 0, "me")
    target(address).publish(snapshot([event("MA", MONDAY), event("MA", TUESDAY, pupils=("p2",))]), 1, "me")
    held = dump(address)
    assert held.rosters["MA", MONDAY.isoformat()] == {"p1": 50, "p2": 50}
    assert held.rosters["MA", TUESDAY.isoformat()] == {"p2": 50}


def test_schools_share_a_database_without_touching_each_other(address: str) -> None:
    target(address).publish(base(), 0, "me")
    mine = dump(address)
    other = snapshot([event("MA", MONDAY, 900)], unit="unit-2")
    assert target(address).publish(other, 0, "they").seq == 1
    assert dump(address) == mine
    assert start(dump(address, "unit-2"), "MA", MONDAY) == 900


def test_announced_absence_survives_every_publication(address: str) -> None:
    target(address).publish(base(), 0, "me")
    moment = datetime(2026, 10, 19, 6, tzinfo=UTC)
    Reporting(open_storehouse(address), UNIT).announce("p1", moment, moment + timedelta(hours=9), 30, "guardian", moment)
    before = dump(address).announced
    target(address).publish(snapshot([]), 1, "me")
    assert dump(address).announced == before != ()


def test_counts_add_up_with_preview(address: str) -> None:
    target(address).publish(base(), 0, "me")
    report(address, "MA", MONDAY)
    sent = snapshot([event("MA", MONDAY, 700), event("MA", TUESDAY), event("SV", MONDAY, 565), event("EN", TUESDAY, 800)])
    plan = target(address).preview(sent)
    receipt = target(address).publish(sent, plan.base_seq, "me")
    counts = (receipt.new, receipt.changed, receipt.cancelled, receipt.untouched, receipt.frozen)
    assert counts == (plan.new, plan.changed, plan.cancelled, plan.untouched, plan.frozen) == (1, 1, 1, 1, 1)
    assert [(row.what, row.lesson) for row in plan.differences] == [("changed", "SV"), ("frozen", "MA"), ("cancelled", "SV"), ("new", "EN")]


def test_lesson_that_moves_over_the_edge_of_the_window_is_told_as_twice_or_missed(address: str) -> None:
    wednesday, friday = MONDAY + timedelta(days=2), MONDAY + timedelta(days=4)
    target(address).publish(snapshot([event("MA", MONDAY), event("SV", friday, 600), event("EN", friday, 700)]), 0, "me")
    later = [event("MA", friday), event("SV", MONDAY + timedelta(days=7), 600), event("EN", friday, 700)]
    plan = target(address).preview(snapshot(later, first=wednesday))
    assert [(row.what, row.lesson, row.week, row.dates) for row in plan.weeks] == [
        ("missed", "SV", 43, ()),
        ("twice", "MA", 43, (MONDAY, friday)),
    ]
    assert target(address).preview(snapshot([event("MA", MONDAY)])).weeks == ()


def test_preview_writes_nothing(address: str) -> None:
    target(address).publish(base(), 0, "me")
    before = dump(address)
    target(address).preview(snapshot([event("MA", MONDAY, 700)]))
    assert dump(address) == before


def test_pupils_expected_at_a_reported_lesson_and_another_are_listed_in_preview_result_and_history(address: str) -> None:
    target(address).publish(base(), 0, "me")
    report(address, "MA", MONDAY)
    swedish = event("SV", MONDAY, 500, ("p2", "p3"), subject_name="Svenska", groups=(("7B", "7B"), ("7C", "7C")))
    sent = snapshot([event("MA", MONDAY, 700), swedish, event("EN", MONDAY, 500, ("p3",)), event("SV", TUESDAY, 500)])
    plan = target(address).preview(sent)
    receipt = target(address).publish(sent, 1, "me")
    listed = (FrozenClash(MONDAY, "MA", "7A Matematik", 490, 540, "SV", "7B, 7C Svenska", 500, 550, ("p2",)),)
    assert receipt.clashes == plan.clashes == listed
    assert receipt.counts_by_reason["clashes_with_frozen"] == 1
    assert target(address).publish(sent, 1, "me").clashes == listed
    assert target(address).publications(UNIT)[0].receipt.clashes == listed


STEPS = (
    "STAGE_GONE", "ADD", "ADD_ROSTERS", "COUNT_RESTORED", "REWRITE", "DROP_ROSTERS", "REWRITE_ROSTERS", "CANCEL", "FROZEN",
    "ADD_PUBLICATION", "ADD_AUDIT",
)  # fmt: skip


@pytest.mark.parametrize("step", STEPS)
def test_i6_fault_at_any_step_leaves_the_old_state(address: str, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    target(address).publish(base(), 0, "me")
    before = dump(address)
    sent = snapshot([event("MA", MONDAY, 700), event("EN", TUESDAY, 800)])
    with monkeypatch.context() as broken:
        broken.setattr(statements, step, "SELECT no_such_column FROM calendar_event")
        with pytest.raises(Exception, match="no_such_column"):
            target(address).publish(sent, 1, "me")
    assert dump(address) == before
    assert target(address).receipt(sent.token) is None
    assert target(address).publish(sent, 1, "me").seq == 2


def test_connection_lost_after_commit_is_found_by_the_token(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = base()

    def cut(*_: object) -> bool:
        raise EnvironmentProblem("attendance_unreachable", path=address)

    with monkeypatch.context() as broken:
        broken.setattr(publisher, "verify", cut)
        with pytest.raises(EnvironmentProblem):
            target(address).publish(sent, 0, "me")
    before = dump(address)
    assert target(address).receipt(sent.token) is not None
    assert target(address).publish(sent, 0, "me").repeated
    assert dump(address) == before


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE calendar_event SET start_minute = 600, end_minute = 650 WHERE lesson_uid = 'MA'",
        "UPDATE calendar_event SET content_hash = 'x' WHERE lesson_uid = 'MA'",
        "UPDATE calendar_event SET status = 'cancelled' WHERE lesson_uid = 'MA'",
        "DELETE FROM calendar_event_pupil WHERE pupil_id = 'p1'",
        "UPDATE calendar_event_pupil SET planned_minutes = 1",
    ],
)
def test_database_that_does_not_hold_what_was_sent_is_told(address: str, tampering: str, monkeypatch: pytest.MonkeyPatch) -> None:
    verify = publisher.verify

    def tampered(session: Session, *others: object) -> bool:
        with open_storehouse(address).session() as intruder:
            intruder.change(tampering)
        return verify(session, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(publisher, "verify", tampered)
    with pytest.raises(EnvironmentProblem, match="attendance_not_as_sent"):
        target(address).publish(base(), 0, "me")


def test_i9_report_on_an_old_roster_is_refused_and_nothing_is_lost(address: str) -> None:
    target(address).publish(base(), 0, "me")
    teacher, key = Reporting(open_storehouse(address), UNIT), event_id(UNIT, "MA", TUESDAY)
    shown = teacher.lesson(key)
    assert shown is not None
    target(address).publish(snapshot([event("MA", TUESDAY, pupils=("p2", "p3"))]), 1, "me")
    evening = datetime(2026, 10, 20, 20, tzinfo=UTC)
    with pytest.raises(RosterChangedError):
        teacher.report(key, shown.revision, {}, "AND", evening)
    assert dump(address).attendance == {}
    again_shown = teacher.lesson(key)
    assert again_shown is not None
    assert again_shown.pupils == ("p2", "p3")
    teacher.report(key, again_shown.revision, {"p3": Mark(11, 5)}, "AND", evening)
    assert dump(address).attendance == {("MA", "2026-10-20", "p2"): (None, 0, False), ("MA", "2026-10-20", "p3"): (11, 5, False)}


def test_i9_report_during_staging_freezes_the_lesson(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    target(address).publish(base(), 0, "me")
    apply = publisher.Publisher._apply

    def with_report(self: publisher.Publisher, *others: object) -> object:
        report(address, "MA", MONDAY)
        return apply(self, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(publisher.Publisher, "_apply", with_report)
    receipt = target(address).publish(snapshot([event("MA", MONDAY, 700, ("p3",)), event("SV", MONDAY, 565)]), 1, "me")
    held = dump(address)
    assert start(held, "MA", MONDAY) == 490
    assert held.rosters["MA", MONDAY.isoformat()] == {"p1": 50, "p2": 50}
    assert receipt.frozen == 1


def test_reports_are_open_for_seven_calendar_days(address: str) -> None:
    """The day rule, not 168 hours: over the change to winter time the lesson at 08:10 is open the whole seventh day."""
    day = date(2026, 10, 19)
    target(address).publish(snapshot([event("MA", day), event("SV", day, 560)]), 0, "me")
    teacher = Reporting(open_storehouse(address), UNIT)

    def attempt(lesson: str, now: datetime) -> None:
        key = event_id(UNIT, lesson, day)
        shown = teacher.lesson(key)
        assert shown is not None
        teacher.report(key, shown.revision, {}, "AND", now)

    with pytest.raises(InputError, match="report_not_open"):
        attempt("MA", datetime(2026, 10, 19, 6, 9, tzinfo=UTC))  # 08:09 in Stockholm
    attempt("MA", datetime(2026, 10, 26, 22, 59, tzinfo=UTC))  # 23:59 on the seventh day, winter time by now
    with pytest.raises(InputError, match="report_not_open"):
        attempt("SV", datetime(2026, 10, 26, 23, 1, tzinfo=UTC))


def test_taken_back_report_is_in_the_audit_and_the_lesson_open_to_publishing_again(address: str) -> None:
    target(address).publish(base(), 0, "me")
    report(address, "MA", MONDAY, {"p1": Mark(15, 50)})
    Reporting(open_storehouse(address), UNIT).take_back(
        event_id(UNIT, "MA", MONDAY), "head", "fel klass", datetime(2026, 10, 20, tzinfo=UTC)
    )
    target(address).publish(snapshot([event("MA", MONDAY, 700)]), 1, "me")
    held = dump(address)
    assert start(held, "MA", MONDAY) == 700
    assert held.attendance == {}
    with open_storehouse(address).session() as session:
        audit = session.rows("SELECT who, reason, CAST(details AS text) FROM audit WHERE what = 'take_back'")
    assert audit[0][:2] == ("head", "fel klass")
    assert '"p1"' in audit[0][2]


def test_audit_rows_cannot_be_changed_or_removed(address: str) -> None:
    target(address).publish(base(), 0, "me")
    for statement in ("UPDATE audit SET who = 'x'", "DELETE FROM audit"):
        with open_storehouse(address).session() as session, pytest.raises(Exception, match="audit rows are never changed"):
            session.change(statement)


def test_identity_of_a_dated_lesson_can_be_computed_by_anybody() -> None:
    for lesson in ("MA", "åäö", "x" * 200):
        assert event_id(UNIT, lesson, MONDAY) == str(uuid5(NAMESPACE_URL, f"ringklocka:unit-1/{lesson}/2026-10-19"))


def test_winter_time_moves_no_lesson(address: str) -> None:
    days = (date(2026, 10, 23), date(2026, 10, 26))
    target(address).publish(snapshot([event("MA", day) for day in days]), 0, "me")
    held = dump(address)
    assert [held.events["MA", day.isoformat()][0] for day in days] == [490, 490]
    assert [held.events["MA", day.isoformat()][2].hour for day in days] == [6, 7]  # 08:10 in Stockholm, in UTC


@pytest.mark.postgres
def test_time_zone_of_the_client_or_the_database_moves_no_lesson(new_schema: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    saturday, monday = date(2026, 10, 24), date(2026, 10, 26)  # summer time ends in between
    held = []
    for zone in ("Europe/Stockholm", "UTC", "Pacific/Kiritimati"):
        monkeypatch.setenv("PGTZ", zone)
        address = new_schema()
        target(address).publish(snapshot([event("MA", saturday, 0), event("MA", monday, 23 * 60)]), 0, "me")
        again_sent = target(address).publish(snapshot([event("MA", saturday, 0), event("MA", monday, 23 * 60)]), 1, "me")
        assert again_sent.untouched == 2
        held.append(dump(address))
    assert held[0] == held[1] == held[2]
    instants = [held[0].events["MA", day.isoformat()][2] for day in (saturday, monday)]
    assert instants == [datetime(2026, 10, 23, 22, tzinfo=UTC), datetime(2026, 10, 26, 22, tzinfo=UTC)]


def test_public_view_has_no_persons(address: str) -> None:
    target(address).publish(base(), 0, "me")
    with open_storehouse(address).session() as session:
        rows = session.rows("SELECT * FROM public_calendar_event")
    assert len(rows) == 4
    assert not any(secret in str(rows) for secret in ("Anna", "AND", "p1"))


def test_absence_reasons_are_those_of_the_guidelines(address: str) -> None:
    from scheduler_app.attendance.reference import ABSENCE_REASONS

    target(address).publish(base(), 0, "me")
    with open_storehouse(address).session() as session:
        rows = session.rows("SELECT id, name, category, guardians_told, home_may_choose FROM absence_reason ORDER BY id")
    expected = [(row.id, row.name, row.category, row.guardians_told, row.home_may_choose) for row in ABSENCE_REASONS]
    assert [(*row[:3], bool(row[3]), bool(row[4])) for row in rows] == expected
