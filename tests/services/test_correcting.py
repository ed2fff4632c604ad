"""Days that have been: corrected with a reason while they are open, never later, and never what is reported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from scheduler_app.attendance.event_rows import event_id
from scheduler_app.attendance.publisher import Publisher
from scheduler_app.attendance.reporting import Mark, Reporting
from scheduler_app.attendance.targets import Targets, open_storehouse
from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.correcting import correct, make_correction, take_back_report
from scheduler_app.services.dated_changes import change_date
from scheduler_app.services.publishing import make_snapshot, publish
from tests.schools import tiny_school
from tests.services.test_publishing import Outbox

MONDAY, TODAY = date(2025, 9, 8), date(2025, 9, 11)
EVENING = datetime(2025, 9, 8, 20, tzinfo=UTC)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: object) -> str:
    if request.param == "sqlite":
        return f"{tmp_path}/a.db"
    make: Callable[[], str] = request.getfixturevalue("new_schema")
    return make()


@pytest.fixture
def target(address: str) -> Publisher:
    """The tiny school's term, published long ago."""
    opened = Targets().open(address)
    publish(Outbox(), opened, make_snapshot(tiny_school(), date(2025, 9, 1), date(2025, 10, 1)), 0, "me")  # type: ignore[arg-type]
    return opened


def substituted(*lessons: str) -> School:
    school = tiny_school()
    for lesson in lessons:
        school = apply_changes(school, change_date(school, lesson, MONDAY, teachers=["DAV"]).changes)
    return school


def rows(address: str, sql: str) -> list[tuple[object, ...]]:
    with open_storehouse(address).session() as session:
        return session.rows(sql)


def correct_monday(target: Publisher, school: School, reason: str = "vikarien glömdes") -> object:
    sent = make_correction(school, MONDAY, MONDAY, today=TODAY)
    return correct(Outbox(), target, sent, target.preview(sent).base_seq, "head", reason)  # type: ignore[arg-type]


def report(address: str, lesson: str) -> None:
    teacher, key = Reporting(open_storehouse(address), tiny_school().unit.uid), event_id(tiny_school().unit.uid, lesson, MONDAY)
    shown = teacher.lesson(key)
    assert shown is not None
    teacher.report(key, shown.revision, {shown.pupils[0]: Mark(15, 60)}, "AND", EVENING)


def test_unreported_lesson_of_monday_gets_its_substitute_and_the_reason_is_in_the_audit(target: Publisher, address: str) -> None:
    receipt = correct_monday(target, substituted("MA-7A-1"))
    assert (receipt.changed, receipt.new, receipt.cancelled) == (1, 0, 0)  # type: ignore[attr-defined]
    audit = rows(address, "SELECT what, who, publication_seq, reason FROM audit ORDER BY id")
    assert audit == [("publish", "me", 1, None), ("correct", "head", 2, "vikarien glömdes")]
    (teachers,) = rows(
        address, "SELECT CAST(teachers AS text) FROM calendar_event WHERE lesson_uid = 'MA-7A-1' AND local_date = '2025-09-08'"
    )[0]
    assert "DAV" in str(teachers)
    assert [(row.receipt.seq, row.published_by, row.reason) for row in target.publications(tiny_school().unit.uid)] == [
        (2, "head", "vikarien glömdes"), (1, "me", ""),
    ]  # fmt: skip


def test_reported_lesson_is_not_corrected_until_its_report_is_taken_back(target: Publisher, address: str) -> None:
    report(address, "MA-7A-1")
    school = substituted("MA-7A-1", "MA-7B-1")
    first = correct_monday(target, school)
    assert (first.changed, first.frozen) == (1, 1)  # type: ignore[attr-defined]
    take_back_report(target, school, "MA-7A-1", MONDAY, "head", "fel lärare", today=TODAY)
    second = correct_monday(target, school)
    assert (second.changed, second.frozen) == (1, 0)  # type: ignore[attr-defined]
    kept = rows(address, "SELECT who, reason, CAST(details AS text) FROM audit WHERE what = 'take_back'")
    assert kept[0][:2] == ("head", "fel lärare")
    assert "7A-02" in str(kept[0][2])
    with pytest.raises(InputError, match="correct_not_reported"):
        take_back_report(target, school, "MA-7A-1", MONDAY, "head", "fel lärare", today=TODAY)


@pytest.mark.parametrize(
    ("first", "last", "fine"),
    [
        (TODAY - timedelta(days=8), TODAY, False), (TODAY - timedelta(days=7), TODAY, True), (TODAY, TODAY, True),
        (TODAY, TODAY + timedelta(days=1), False), (TODAY, MONDAY, False),
    ],
)  # fmt: skip
def test_correction_reaches_a_week_back_and_never_into_days_to_come(first: date, last: date, fine: bool) -> None:
    if fine:
        assert make_correction(tiny_school(), first, last, today=TODAY).first == first
        return
    with pytest.raises(InputError, match="correct_window"):
        make_correction(tiny_school(), first, last, today=TODAY)


def test_week_is_counted_in_dates_over_the_change_to_winter_time() -> None:
    make_correction(tiny_school(), date(2025, 10, 23), date(2025, 10, 23), today=date(2025, 10, 30))


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_nothing_is_corrected_or_taken_back_without_a_reason(target: Publisher, address: str, reason: str) -> None:
    report(address, "MA-7A-1")
    with pytest.raises(InputError, match="correct_without_reason"):
        correct_monday(target, substituted("MA-7A-1"), reason)
    with pytest.raises(InputError, match="correct_without_reason"):
        take_back_report(target, tiny_school(), "MA-7A-1", MONDAY, "head", reason, today=TODAY)
    assert len(target.publications(tiny_school().unit.uid)) == 1


def test_correction_of_one_day_leaves_every_other_day(target: Publisher, address: str) -> None:
    others = "SELECT * FROM calendar_event WHERE local_date <> '2025-09-08' ORDER BY id"
    before = rows(address, others)
    correct_monday(target, substituted("MA-7A-1"))
    assert rows(address, others) == before


def test_report_older_than_a_week_is_never_taken_back(target: Publisher, address: str) -> None:
    report(address, "MA-7A-1")
    with pytest.raises(InputError, match="correct_window"):
        take_back_report(target, tiny_school(), "MA-7A-1", MONDAY, "head", "sent", today=MONDAY + timedelta(days=8))
