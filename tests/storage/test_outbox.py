"""Publications wait in the school until their receipt has come, also when the program ends in between."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from scheduler_app.domain.publication import NotPublished, PlannedEvent, PublicationReceipt, PublicationSnapshot
from scheduler_app.errors import InputError
from scheduler_app.storage.store import OpenSchool
from scheduler_app.storage.stores import Stores


def _snapshot(token: str, events: int = 2) -> PublicationSnapshot:
    planned = tuple(
        PlannedEvent(
            f"MA-{number}",
            date(2025, 9, 1),
            490,
            550,
            "MA",
            "Matematik",
            (("7A", "7A"),),
            (("A1", "A1"),),
            (("AND", "AND"),),
            ("7A-01", "7A-02"),
        )
        for number in range(events)
    )
    return PublicationSnapshot(
        token,
        "unit",
        "Lilla Ekskolan",
        "timetable-1",
        date(2025, 9, 1),
        date(2025, 12, 19),
        planned,
        "0" * 64,
        (NotPublished("SV-1", "no_teacher"),),
    )


def _receipt(token: str) -> PublicationReceipt:
    return PublicationReceipt(token, 7, 2, 0, 0, 0, 0, datetime(2025, 9, 1, 8, tzinfo=UTC), counts_by_reason={"no_teacher": 1})


def test_what_was_begun_waits_with_its_target_and_survives_closing(store: OpenSchool, store_address: str) -> None:
    store.keep_outgoing(_snapshot("one"), "/srv/attendance.db")
    store.close()
    again = Stores().open(store_address)
    assert list(again.waiting_outgoing()) == [(_snapshot("one"), "/srv/attendance.db")]
    again.close()


def test_a_confirmed_publication_waits_no_more_and_its_receipt_is_kept(store: OpenSchool) -> None:
    store.keep_outgoing(_snapshot("one"), "target")
    store.keep_outgoing(_snapshot("two"), "target")
    store.confirm_outgoing(_receipt("one"))
    store.confirm_outgoing(_receipt("one"))
    assert [snapshot.token for snapshot, _ in store.waiting_outgoing()] == ["two"]
    assert list(store.receipts()) == [_receipt("one")]


def test_keeping_the_same_publication_again_replaces_it(store: OpenSchool) -> None:
    store.keep_outgoing(_snapshot("one", 1), "first")
    store.keep_outgoing(_snapshot("one", 3), "second")
    assert list(store.waiting_outgoing()) == [(_snapshot("one", 3), "second")]


def test_a_receipt_for_something_never_begun_is_refused(store: OpenSchool) -> None:
    with pytest.raises(InputError, match="storage_outgoing_unknown"):
        store.confirm_outgoing(_receipt("never"))


def test_a_withdrawn_publication_waits_no_more_and_leaves_no_receipt(store: OpenSchool, store_address: str) -> None:
    store.keep_outgoing(_snapshot("one"), "target")
    store.keep_outgoing(_snapshot("two"), "target")
    store.withdraw_outgoing("one")
    store.withdraw_outgoing("one")
    store.withdraw_outgoing("never")
    store.close()
    again = Stores().open(store_address)
    assert [snapshot.token for snapshot, _ in again.waiting_outgoing()] == ["two"]
    assert list(again.receipts()) == []
    again.close()


def test_a_withdrawn_publication_that_arrived_after_all_is_confirmed(store: OpenSchool) -> None:
    store.keep_outgoing(_snapshot("one"), "target")
    store.withdraw_outgoing("one")
    store.confirm_outgoing(_receipt("one"))
    assert list(store.receipts()) == [_receipt("one")]
    assert list(store.waiting_outgoing()) == []


def test_withdrawing_leaves_a_confirmed_publication_alone(store: OpenSchool) -> None:
    store.keep_outgoing(_snapshot("one"), "target")
    store.confirm_outgoing(_receipt("one"))
    store.withdraw_outgoing("one")
    assert list(store.receipts()) == [_receipt("one")]


def test_a_password_in_the_target_is_not_kept(store: OpenSchool) -> None:
    store.keep_outgoing(_snapshot("one"), "postgresql://u:hemligt@db.kommun.se/narvaro")
    assert [target for _, target in store.waiting_outgoing()] == ["postgresql://u@db.kommun.se/narvaro"]


def test_publishing_is_no_step_of_work(store: OpenSchool) -> None:
    store.keep_outgoing(_snapshot("one"), "target")
    assert store.history() == []
    assert not store.changed_elsewhere()
