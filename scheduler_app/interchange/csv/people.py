"""Rows of staff, pupils, classes, groups and memberships as entities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.changes import Entity
from scheduler_app.domain.groups import Group, GroupKind, Membership
from scheduler_app.domain.people import DutyType, Pupil, StaffMember
from scheduler_app.domain.teaching import Subject
from scheduler_app.domain.withheld import PersonKind
from scheduler_app.interchange.csv import cells
from scheduler_app.interchange.csv.cells import CellError
from scheduler_app.interchange.csv.columns import folded
from scheduler_app.interchange.csv.known import Known, is_class
from scheduler_app.interchange.csv.protection import refuse_other_person, without_secret
from scheduler_app.interchange.csv.record import Record, made

_DUTIES = {
    "ferie": DutyType.FERIETJANST, "ferietjänst": DutyType.FERIETJANST,
    "semester": DutyType.SEMESTERTJANST, "semestertjänst": DutyType.SEMESTERTJANST,
}  # fmt: skip
_KINDS = {
    "class": GroupKind.CLASS, "klass": GroupKind.CLASS, "half": GroupKind.HALF, "halvklass": GroupKind.HALF, "teaching": GroupKind.TEACHING,
    "undervisning": GroupKind.TEACHING, "undervisningsgrupp": GroupKind.TEACHING,
}  # fmt: skip


def read_staff(record: Record, known: Known) -> Iterator[Entity]:
    signature = record.required("signature")
    same = known.named(StaffMember, signature)
    given = record.text("id") or ("" if same else known.new_uid("staff", signature.casefold()))
    uid = known.person_id(PersonKind.STAFF, given) if given or same is None else same.uid
    if same is not None and same.uid != uid:
        raise CellError("csv_signature_taken", column=record.title("signature"))
    present = known.rows(StaffMember).get(uid)
    values: dict[str, Any] = {"signature": signature, **record.texts("given_name", "family_name"), "marking": record.marking(present)}
    if record.has("percent"):
        values["percent"] = cells.fraction(record.text("percent") or "100", record.title("percent"), 100)
    if record.has("duty_type") and record.text("duty_type"):
        values["duty_type"] = _choice(_DUTIES, record, "duty_type")
    if record.has("teaching_minutes"):
        values["teaching_minutes"] = _maybe_number(record, "teaching_minutes")
    if record.has("subjects"):
        values["subjects"] = known.many(Subject, record.text("subjects"), record.title("subjects"))
    _put_dates(record, values, present)
    values = without_secret(known, PersonKind.STAFF, uid, present, values, "csv")
    refuse_other_person(present, values)
    yield made(StaffMember, uid, present, values, {"given_name": "", "family_name": ""})


def read_pupil(record: Record, known: Known) -> Iterator[Entity]:
    uid = known.person_id(PersonKind.PUPIL, record.required("id"))
    present = known.rows(Pupil).get(uid)
    values: dict[str, Any] = {**record.texts("given_name", "family_name", "school_form"), "marking": record.marking(present)}
    _put_numbers(record, values, "grade", "expected_minutes")
    values = without_secret(known, PersonKind.PUPIL, uid, present, values, "csv")
    refuse_other_person(present, values)
    yield made(Pupil, uid, present, values, {"given_name": "", "family_name": ""})
    if record.text("class"):
        group = known.one(Group, record.text("class"), record.title("class"), is_class)
        yield _membership(known, group.uid, uid, DateRange(), "")


def read_class(record: Record, known: Known) -> Iterator[Entity]:
    name = record.required("name")
    same = known.named(Group, name, is_class)
    uid = known.own_id(record.text("id")) or (same.uid if same else known.new_uid("class", name.casefold()))
    values: dict[str, Any] = {"name": name, "kind": GroupKind.CLASS}
    _put_group(record, known, values)
    yield made(Group, uid, known.rows(Group).get(uid), values, {})


def read_group(record: Record, known: Known) -> Iterator[Entity]:
    name = record.required("name")
    same = known.named(Group, name, lambda row: not is_class(row))
    uid = known.own_id(record.text("id")) or (same.uid if same else known.new_uid("group", name.casefold()))
    present = known.rows(Group).get(uid)
    values: dict[str, Any] = {"name": name}
    if record.has("parent"):
        text = record.text("parent")
        values["parent"] = known.one(Group, text, record.title("parent"), is_class).uid if text else None
    if record.has("kind") and record.text("kind"):
        values["kind"] = _choice(_KINDS, record, "kind")
    elif present is None:
        values["kind"] = GroupKind.HALF if values.get("parent") else GroupKind.TEACHING
    _put_group(record, known, values)
    yield made(Group, uid, present, values, {})


def read_membership(record: Record, known: Known) -> Iterator[Entity]:
    group = known.one(Group, record.required("group"), record.title("group")).uid
    pupil = known.one(Pupil, record.required("pupil"), record.title("pupil")).uid
    values: dict[str, Any] = {}
    _put_dates(record, values, None)
    yield _membership(known, group, pupil, values.get("dates", DateRange()), record.text("id"))


def _membership(known: Known, group: str, pupil: str, dates: DateRange, uid: str) -> Membership:
    """One row; the same pupil in the same group from the same day is the same membership, whatever its end."""
    if not uid:
        same = (row for row in known.memberships_of(pupil) if row.group == group and row.dates.first == dates.first)
        found = next(same, None)
        uid = found.uid if found else known.new_uid("membership", f"{group}\n{pupil}\n{dates.first}")
    present = known.rows(Membership).get(uid)
    return made(Membership, uid, present, {"group": group, "pupil": pupil, "dates": dates}, {})


def _put_group(record: Record, known: Known, values: dict[str, Any]) -> None:
    values.update(record.texts("school_form"))
    _put_numbers(record, values, "grade")
    if record.has("planned_pupils"):
        values["planned_pupils"] = _maybe_number(record, "planned_pupils") or 0
    if record.has("mentor"):
        text = record.text("mentor")
        values["mentor"] = known.one(StaffMember, text, record.title("mentor")).uid if text else None


def _put_numbers(record: Record, values: dict[str, Any], *keys: str) -> None:
    for key in keys:
        if record.has(key):
            values[key] = _maybe_number(record, key)


def _maybe_number(record: Record, key: str) -> int | None:
    text = record.text(key)
    return cells.whole(text, record.title(key)) if text else None


def _put_dates(record: Record, values: dict[str, Any], present: Any) -> None:
    if not (record.has("first") or record.has("last")):
        return
    old = present.dates if present is not None else DateRange()
    first = cells.day(record.text("first"), record.title("first")) if record.has("first") else old.first
    last = cells.day(record.text("last"), record.title("last")) if record.has("last") else old.last
    if first and last and last < first:
        raise CellError("csv_bad_dates", column=record.title("last"))
    values["dates"] = DateRange(first, last)


def _choice(choices: dict[str, Any], record: Record, key: str) -> Any:
    value = choices.get(folded(record.text(key)))
    if value is None:
        raise CellError("csv_bad_choice", column=record.title(key), value=record.text(key)[:20])
    return value
