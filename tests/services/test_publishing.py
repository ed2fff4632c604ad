"""What is published of a school, what is not and why, and the outbox around it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.attendance import publisher
from scheduler_app.attendance.targets import Targets
from scheduler_app.domain.calendar import DateRange, WeekKind, WeekPattern
from scheduler_app.domain.dated_changes import IndividualLesson
from scheduler_app.domain.groups import AdaptedProgramme, Membership
from scheduler_app.domain.publication import PublicationConflict, PublicationReceipt, PublicationSnapshot
from scheduler_app.domain.roster import expected_pupils, is_reportable, runs_on
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.errors import EnvironmentProblem, InputError
from scheduler_app.services import editing
from scheduler_app.services.publishing import (
    default_window,
    finish_waiting,
    make_snapshot,
    make_snapshot_from_now,
    preview,
    publish,
    require_future,
)
from scheduler_app.storage.stores import Stores
from tests.schools import TIMETABLE, tiny_school

FIRST, LAST = date(2025, 9, 1), date(2025, 11, 14)


def moved(school: School, lesson: str, day: int, start: int, *rooms: str) -> School:
    placement = Placement(TIMETABLE, lesson, day, start, rooms)
    return replace(school, placements={**school.placements, placement.uid: placement})


def without(school: School, name: str, uid: str) -> School:
    return replace(school, **{name: {key: row for key, row in getattr(school, name).items() if key != uid}})


class Outbox:
    """The part of a school store that publishing uses."""

    def __init__(self) -> None:
        self.waiting: dict[str, tuple[PublicationSnapshot, str]] = {}
        self.receipts: dict[str, PublicationReceipt] = {}
        self.elsewhere = False

    def changed_elsewhere(self) -> bool:
        return self.elsewhere

    def keep_outgoing(self, snapshot: PublicationSnapshot, target: str) -> None:
        self.waiting[snapshot.token] = (snapshot, target)

    def confirm_outgoing(self, receipt: PublicationReceipt) -> None:
        self.receipts[receipt.token] = receipt
        self.waiting.pop(receipt.token, None)

    def withdraw_outgoing(self, token: str) -> None:
        self.waiting.pop(token, None)

    def waiting_outgoing(self) -> Sequence[tuple[PublicationSnapshot, str]]:
        return tuple(self.waiting.values())


def test_every_dated_lesson_is_a_school_day_of_its_own_weeks() -> None:
    school = tiny_school()
    sent = make_snapshot(school, FIRST, LAST)
    expected = {
        (uid, day)
        for uid, placement in school.placed.items()
        for day in school.year.school_days(FIRST, LAST)
        if day.weekday() == placement.day and runs_on(school, school.lessons[uid], day) and is_reportable(school, school.lessons[uid])
    }
    assert {event.key for event in sent.events} == expected
    assert not any(date(2025, 10, 27) <= event.local_date <= date(2025, 10, 31) for event in sent.events)


def test_rosters_are_those_of_the_day() -> None:
    school = tiny_school()
    for event in make_snapshot(school, FIRST, LAST).events:
        assert event.pupils == tuple(sorted(expected_pupils(school, school.lessons[event.lesson], event.local_date)))


def test_special_subjects_are_never_published_nor_listed() -> None:
    sent = make_snapshot(tiny_school(), FIRST, LAST)
    named = {event.lesson for event in sent.events} | {row.lesson for row in sent.not_published}
    assert not any(lesson.startswith(("LUNCH", "KONF")) for lesson in named)


def test_odd_and_even_weeks_take_turns() -> None:
    sent = make_snapshot(tiny_school(), FIRST, LAST)
    for lesson, odd in (("BL-7A1-1", 1), ("BL-7A2-1", 0)):
        assert {event.local_date.isocalendar().week % 2 for event in sent.events if event.lesson == lesson} == {odd}


def test_adapted_programme_expects_only_its_lessons_and_only_in_its_dates() -> None:
    school = tiny_school()  # Ada in 7A: mathematics and Swedish from 1 September to 19 December
    sent = make_snapshot(school, date(2025, 8, 18), date(2025, 9, 30))
    subjects = {event.local_date < date(2025, 9, 1): set() for event in sent.events}
    for event in sent.events:
        if "7A-01" in event.pupils:
            subjects[event.local_date < date(2025, 9, 1)].add(event.subject_code)
    assert subjects == {True: {"MA", "SV", "EN", "IDH", "BL"}, False: {"MA", "SV"}}


def test_pupil_who_moves_is_expected_in_the_new_class_from_that_day() -> None:
    school = tiny_school()
    memberships = dict(school.memberships)
    memberships["7A/7A-02"] = replace(memberships["7A/7A-02"], dates=DateRange(date(2025, 8, 18), date(2025, 9, 30)))
    memberships["new"] = Membership("new", "7B", "7A-02", DateRange(date(2025, 10, 1)))
    sent = make_snapshot(replace(school, memberships=memberships), FIRST, LAST)
    mathematics = [event for event in sent.events if event.subject_code == "MA" and "7A-02" in event.pupils]
    assert max(event.local_date for event in mathematics if event.groups[0][0] == "7A") <= date(2025, 9, 30)
    assert min(event.local_date for event in mathematics if event.groups[0][0] == "7B") >= date(2025, 10, 1)


def test_lessons_that_nobody_can_report_are_listed_with_the_reason() -> None:
    school = tiny_school()
    vacancy = replace(school.requirements["MA-7A"], teachers=())
    empty = {uid: row for uid, row in school.memberships.items() if row.group not in ("7B", "7B1", "7B2")}
    sent = make_snapshot(replace(school, requirements={**school.requirements, "MA-7A": vacancy}, memberships=empty), FIRST, LAST)
    reasons = {row.lesson: row.reason for row in sent.not_published}
    assert {lesson: reasons[lesson] for lesson in ("MA-7A-1", "MA-7B-1", "MA-7B-3")} == {
        "MA-7A-1": "no_teacher", "MA-7B-1": "no_pupils", "MA-7B-3": "unplaced",
    }  # fmt: skip
    assert {event.lesson for event in sent.events}.isdisjoint(reasons)


def test_teacher_who_has_left_cannot_report() -> None:
    school = tiny_school()
    gone = replace(school.staff["CEC"], dates=DateRange(None, date(2025, 9, 30)))
    sent = make_snapshot(replace(school, staff={**school.staff, "CEC": gone}), FIRST, LAST)
    assert max(event.local_date for event in sent.events if event.subject_code == "IDH") <= date(2025, 9, 30)
    assert {row.lesson for row in sent.not_published if row.reason == "no_teacher"} == {"IDH-7A-1", "IDH-7B-1"}


def test_double_booked_pupils_stop_publishing_with_the_cases_named() -> None:
    school = moved(tiny_school(), "SV-7A-1", 0, 500, "A2")
    with pytest.raises(InputError) as refusal:
        make_snapshot(school, FIRST, LAST)
    assert refusal.value.code == "publish_double_booked"
    assert "MA 7A 08:10" in str(refusal.value.data["cases"])
    assert "2025-09-01" in str(refusal.value.data["cases"])
    assert "Ada" not in str(refusal.value)


@pytest.mark.parametrize(("lesson", "room"), [("MA-7B-1", "A2"), ("SV-7B-3", "A1")])
def test_double_booked_teacher_or_room_stops_publishing(lesson: str, room: str) -> None:
    school = moved(tiny_school(), lesson, 0, 490, room) if room == "A2" else moved(tiny_school(), lesson, 3, 500, room)
    with pytest.raises(InputError, match="publish_double_booked"):
        make_snapshot(school, FIRST, LAST)


def test_half_classes_of_odd_and_even_weeks_may_share_a_time() -> None:
    school = tiny_school()
    one, other = school.placed["BL-7A1-1"], school.placed["BL-7A2-1"]
    assert (one.day, one.start) == (other.day, other.start)
    make_snapshot(school, FIRST, LAST)
    both = {uid: replace(school.lessons[uid], weeks=WeekPattern(WeekKind.ODD)) for uid in ("BL-7A1-1", "BL-7A2-1")}
    with pytest.raises(InputError, match="publish_double_booked"):
        make_snapshot(replace(school, lessons={**school.lessons, **both}), FIRST, LAST)


def test_days_that_have_begun_are_refused() -> None:
    for first in (FIRST, FIRST - timedelta(days=1)):
        with pytest.raises(InputError, match="publish_in_the_past"):
            make_snapshot(tiny_school(), first, LAST, today=FIRST)
        with pytest.raises(InputError, match="publish_in_the_past"):
            require_future(first, today=FIRST)
    require_future(FIRST + timedelta(days=1), today=FIRST)


def test_from_now_leaves_out_what_has_begun_on_stockholms_clocks() -> None:
    school, day = moved(tiny_school(), "MA-7A-1", FIRST.weekday(), 490, "A1"), FIRST
    whole = make_snapshot(school, day, LAST)
    assert ("MA-7A-1", day) in {row.key for row in whole.events}
    for hour, minute, there in ((6, 9, True), (6, 10, False), (6, 11, False)):  # UTC: summer time is two hours ahead
        sent = make_snapshot_from_now(school, LAST, now=datetime(day.year, day.month, day.day, hour, minute, 59, tzinfo=UTC))
        assert (sent.first, sent.first_minute) == (day, (hour + 2) * 60 + minute + 1)
        assert (("MA-7A-1", day) in {row.key for row in sent.events}) == there
        assert [row for row in whole.events if row.local_date > day] == [row for row in sent.events if row.local_date > day]
        assert sent.sha256 != whole.sha256


def test_from_now_before_the_year_is_the_whole_first_day() -> None:
    school = tiny_school()
    sent = make_snapshot_from_now(school, LAST, now=datetime(2025, 7, 1, 12, tzinfo=UTC))
    assert (sent.first, sent.first_minute) == (school.year.dates.first, 0)


def test_default_window_is_the_next_school_day_to_the_end_of_its_term() -> None:
    school = tiny_school()
    assert default_window(school, date(2025, 10, 24)) == (date(2025, 11, 3), date(2025, 12, 19))  # over the autumn break
    assert default_window(school, date(2025, 12, 19)) == (date(2026, 1, 7), date(2026, 6, 11))
    assert default_window(school, date(2026, 6, 11)) is None
    assert make_snapshot(school, None, LAST, today=date(2025, 10, 24)).first == date(2025, 11, 3)


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (LAST, FIRST, "publish_window"),
        (date(2027, 1, 1), date(2027, 2, 1), "publish_outside_year"),
        (date(2025, 6, 1), date(2025, 7, 31), "publish_outside_year"),
    ],
)
def test_window_that_is_backwards_or_outside_the_year_is_refused(first: date, last: date, code: str) -> None:
    with pytest.raises(InputError, match=code):
        make_snapshot(tiny_school(), first, last)


def test_window_is_cut_at_the_ends_of_the_school_year() -> None:
    school = tiny_school()
    sent = make_snapshot(school, date(2025, 7, 1), date(2027, 7, 1))
    assert (sent.first, sent.last) == (school.year.dates.first, school.year.dates.last)


def test_days_that_became_days_off_lose_their_lessons(tmp_path: Path) -> None:
    """The whole window lies in the break: an empty snapshot, which is something else than nothing to publish."""
    store, target = Outbox(), Targets().open(str(tmp_path / "a.db"))
    school = tiny_school()
    autumn_break = (date(2025, 10, 27), date(2025, 10, 31))
    at_school = replace(school, year=replace(school.year, days_off=()))
    published = publish(store, target, make_snapshot(at_school, *autumn_break), 0, "me")  # type: ignore[arg-type]
    sent = make_snapshot(school, *autumn_break)
    assert (sent.events, sent.not_published) == ((), ())
    assert publish(store, target, sent, 1, "me").cancelled == published.new > 0  # type: ignore[arg-type]


def test_ordinary_lesson_without_groups_is_told_and_special_ones_are_counted() -> None:
    school = tiny_school()
    alone = replace(school.requirements["MA-7A"], groups=())
    sent = make_snapshot(replace(school, requirements={**school.requirements, "MA-7A": alone}), FIRST, LAST)
    lessons = {uid for uid, lesson in school.lessons.items() if lesson.requirement == "MA-7A"}
    assert {row.lesson for row in sent.not_published if row.reason == "no_pupils"} == lessons
    subjects = [school.subjects[school.requirements[lesson.requirement].subject] for lesson in school.lessons.values()]
    assert sent.special == sum(subject.special for subject in subjects) > 0


def test_unplaced_lesson_that_does_not_run_in_the_window_is_not_told() -> None:
    school = tiny_school()
    even = replace(school.lessons["MA-7A-1"], weeks=WeekPattern(WeekKind.EVEN))
    school = replace(school, lessons={**school.lessons, even.uid: even}, placements={})
    monday = date(2025, 9, 1)  # week 36
    for first, told in ((monday, True), (monday + timedelta(days=7), False)):
        sent = make_snapshot(school, first, first + timedelta(days=4))
        assert ("MA-7A-1" in {row.lesson for row in sent.not_published}) == told


def test_snapshot_is_the_same_for_the_same_school_and_other_after_any_change() -> None:
    school = tiny_school()
    one, two = make_snapshot(school, FIRST, LAST), make_snapshot(school, FIRST, LAST)
    assert (one.sha256, one.token != two.token) == (two.sha256, True)
    assert make_snapshot(moved(school, "MA-7A-1", 4, 490, "A1"), FIRST, LAST).sha256 != one.sha256
    assert make_snapshot(school, FIRST, LAST - timedelta(days=1)).sha256 != one.sha256
    assert make_snapshot(without(school, "memberships", "7A/7A-03"), FIRST, LAST).sha256 != one.sha256


def test_names_that_databases_do_not_take_are_cleaned() -> None:
    school = tiny_school()
    subject = replace(school.subjects["MA"], name="Mate\x00matik \ud800<b>")
    sent = make_snapshot(replace(school, subjects={**school.subjects, "MA": subject}), FIRST, LAST)
    assert {event.subject_name for event in sent.events if event.subject_code == "MA"} == {"Mate matik <b>"}


@given(
    dates=st.lists(st.tuples(st.dates(date(2025, 8, 1), date(2025, 12, 31)), st.integers(0, 40)), max_size=4),
    listed=st.sets(st.sampled_from(["MA-7A-1", "SV-7A-1", "EN-7A-1"])),
    single=st.lists(st.tuples(st.sampled_from(["7A-05", "7B-11"]), st.sampled_from(["MA-7A-1", "BL-7A1-1"]), st.booleans()), max_size=3),
)
def test_rosters_follow_any_dated_memberships_programmes_and_single_lessons(
    dates: list[tuple[date, int]], listed: set[str], single: list[tuple[str, str, bool]]
) -> None:
    school = tiny_school()
    memberships, programmes = dict(school.memberships), dict(school.programmes)
    for number, (first, length) in enumerate(dates):
        span = DateRange(first, first + timedelta(days=length))
        memberships[f"m{number}"] = Membership(f"m{number}", "7A", f"7B-{number + 1:02d}", span)
        programmes[f"p{number}"] = AdaptedProgramme(f"p{number}", f"7A-{number + 2:02d}", tuple(sorted(listed)), span)
    movers = {f"7B-{number + 1:02d}" for number in range(len(dates))}
    kept = {uid: row for uid, row in memberships.items() if row.pupil not in movers or uid.startswith("m")}
    span = DateRange(date(2025, 9, 10), date(2025, 10, 10))
    rows = {str(n): IndividualLesson(str(n), pupil, lesson, attends, span) for n, (pupil, lesson, attends) in enumerate(single)}
    kept = {uid: row for uid, row in kept.items() if row.pupil != "7B-11" or not rows}  # nobody is in two places
    school = replace(school, memberships=kept, programmes=programmes, individual_lessons=rows)
    for event in make_snapshot(school, date(2025, 8, 18), date(2025, 12, 19)).events:
        assert set(event.pupils) == expected_pupils(school, school.lessons[event.lesson], event.local_date)


def test_what_somebody_else_has_changed_since_is_not_previewed(tmp_path: Path) -> None:
    """It may name somebody who has been protected meanwhile."""
    store, target = Outbox(), Targets().open(str(tmp_path / "a.db"))
    store.elsewhere = True
    with pytest.raises(InputError) as refused:
        preview(store, target, make_snapshot(tiny_school(), FIRST, LAST))  # type: ignore[arg-type]
    assert refused.value.code == "publish_school_changed"


def test_ones_own_publishing_does_not_count_as_somebody_elses_change(tmp_path: Path) -> None:
    target = Targets().open(str(tmp_path / "a.db"))
    with closing(Stores().create(str(tmp_path / "s.ringklocka"), tiny_school())) as store:
        school = store.load()
        for _ in range(2):
            sent = make_snapshot(school, FIRST, LAST)
            publish(store, target, sent, preview(store, target, sent).base_seq, "me")
        with closing(Stores().open(str(tmp_path / "s.ringklocka"))) as other:
            moved = editing.move_lesson(other.load(), "MA-7A-1", 4, 600)
            other.apply(moved, "somebody")
        with pytest.raises(InputError):
            preview(store, target, make_snapshot(school, FIRST, LAST))


def test_publishing_is_remembered_until_the_target_has_confirmed(tmp_path: Path) -> None:
    store, target = Outbox(), Targets().open(str(tmp_path / "a.db"))
    sent = make_snapshot(tiny_school(), FIRST, LAST)
    plan = preview(store, target, sent)  # type: ignore[arg-type]
    receipt = publish(store, target, sent, plan.base_seq, "me")  # type: ignore[arg-type]
    assert (receipt.new, receipt.not_published) == (len(sent.events), sent.not_published)
    assert store.waiting == {}


def test_publication_that_arrived_unconfirmed_is_confirmed_at_the_next_start(tmp_path: Path) -> None:
    store, targets = Outbox(), Targets()
    target = targets.open(str(tmp_path / "a.db"))
    sent = make_snapshot(tiny_school(), FIRST, LAST)
    store.keep_outgoing(sent, target.address)
    target.publish(sent, 0, "me")  # and then the program died
    finished = finish_waiting(store, targets)  # type: ignore[arg-type]
    assert finished[0].receipt is not None
    assert finished[0].receipt.new == len(sent.events)
    assert store.waiting == {}


def test_publication_that_never_arrived_is_withdrawn_and_offered_again_and_not_sent(tmp_path: Path) -> None:
    store, targets = Outbox(), Targets()
    store.keep_outgoing(make_snapshot(tiny_school(), FIRST, LAST), str(tmp_path / "a.db"))
    store.keep_outgoing(make_snapshot(tiny_school(), FIRST, LAST), str(tmp_path / "gone" / "a.db"))
    waiting = finish_waiting(store, targets)  # type: ignore[arg-type]
    assert [(row.receipt, row.problem) for row in waiting] == [(None, None), (None, "attendance_no_folder")]
    assert [address for _, address in store.waiting.values()] == [str(tmp_path / "gone" / "a.db")]
    assert not (tmp_path / "a.db").exists()


def test_target_at_hand_is_asked_instead_of_being_opened_again(tmp_path: Path) -> None:
    store, targets = Outbox(), Targets()
    target = targets.open(str(tmp_path / "a.db"))
    sent = [make_snapshot(tiny_school(), FIRST, LAST) for _ in range(2)]
    for snapshot in sent:
        store.keep_outgoing(snapshot, target.address)
    target.publish(sent[1], 0, "me")

    class Closed:
        def open(self, address: str) -> None:
            raise AssertionError(address)

    waiting = finish_waiting(store, Closed(), target)  # type: ignore[arg-type]
    assert [(row.snapshot.token, row.receipt is not None) for row in waiting] == [(sent[0].token, False), (sent[1].token, True)]
    assert (set(store.waiting), set(store.receipts)) == (set(), {sent[1].token})


def test_conflict_reaches_the_caller_and_leaves_nothing_waiting(tmp_path: Path) -> None:
    store, target = Outbox(), Targets().open(str(tmp_path / "a.db"))
    publish(store, target, make_snapshot(tiny_school(), FIRST, LAST), 0, "me")  # type: ignore[arg-type]
    with pytest.raises(PublicationConflict):
        publish(store, target, make_snapshot(tiny_school(), FIRST, LAST), 0, "me")  # type: ignore[arg-type]
    assert (len(store.waiting), len(store.receipts)) == (0, 1)


def failing(name: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The named step of the publisher raises an EnvironmentProblem."""

    def fail(*_: object, **__: object) -> None:
        raise EnvironmentProblem(code, path="a.db", seq=1)

    monkeypatch.setattr(publisher, name, fail)


def test_publication_that_failed_before_its_commit_is_withdrawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, target = Outbox(), Targets().open(str(tmp_path / "a.db"))
    failing("_write_events", "attendance_disk_full", monkeypatch)
    with pytest.raises(EnvironmentProblem, match="attendance_disk_full"):
        publish(store, target, make_snapshot(tiny_school(), FIRST, LAST), 0, "me")  # type: ignore[arg-type]
    assert (store.waiting, store.receipts) == ({}, {})


def test_publication_that_failed_after_its_commit_is_confirmed_and_the_failure_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, target = Outbox(), Targets().open(str(tmp_path / "a.db"))
    sent = make_snapshot(tiny_school(), FIRST, LAST)
    failing("verify", "attendance_not_as_sent", monkeypatch)
    with pytest.raises(EnvironmentProblem, match="attendance_not_as_sent"):
        publish(store, target, sent, 0, "me")  # type: ignore[arg-type]
    assert (set(store.waiting), set(store.receipts)) == (set(), {sent.token})


def test_publication_whose_target_is_gone_stays_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, target = Outbox(), Targets().open(str(tmp_path / "a.db"))
    failing("_write_events", "attendance_unreachable", monkeypatch)
    monkeypatch.setattr(type(target), "receipt", lambda self, token: failing_receipt())
    with pytest.raises(EnvironmentProblem, match="attendance_unreachable"):
        publish(store, target, make_snapshot(tiny_school(), FIRST, LAST), 0, "me")  # type: ignore[arg-type]
    assert len(store.waiting) == 1


def failing_receipt() -> PublicationReceipt | None:
    raise EnvironmentProblem("attendance_busy", path="a.db")
