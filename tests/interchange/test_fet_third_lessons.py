"""Constraints of old files that newer FETs read as contradicting the file's own locks."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from scheduler_app.interchange.fet.constraints.lessons import AGAINST_LOCKS
from scheduler_app.interchange.fet.writer import write_fet
from tests.interchange.fet_files import constraint, read, rule_of, tags, with_time

IDS = "".join(tags(Activity_Id=number) for number in (1, 2, 4))
APART = constraint("MinDaysBetweenActivities", tags(Consecutive_If_Same_Day="false", Number_of_Activities=3) + IDS + tags(MinDays=1), 95)


def _locked(day_of_the_third: str, percent: float = 100, active: str = "true") -> str:
    locks = [(1, "Mon", 1), (2, "Mon", 3), (4, day_of_the_third, 5)]
    written = [
        constraint("ActivityPreferredStartingTime", tags(Activity_Id=a, Preferred_Day=day, Preferred_Hour=f"H{hour}"), percent)
        for a, day, hour in locks
    ]
    return with_time(APART, *(text.replace(">true</Active>", f">{active}</Active>") for text in written))


def _pairs(root: ET.Element) -> list[tuple[str | None, ...]]:
    found = root.findall("Time_Constraints_List/ConstraintMinDaysBetweenActivities")
    assert all(int(e.findtext("Number_of_Activities") or 0) == len(e.findall("Activity_Id")) for e in found)
    return [tuple(child.text for child in e.findall("Activity_Id")) for e in found]


def test_locks_on_one_day_leave_the_pairs_and_are_reported() -> None:
    _, rule = rule_of(_locked("Mon"), "different_days")
    assert "most_a_day" not in rule.params
    assert read(_locked("Mon")).not_supported[AGAINST_LOCKS] == 1


@pytest.mark.parametrize("text", [_locked("Tue"), _locked("Mon", 90), _locked("Mon", active="false")])
def test_without_such_locks_the_third_stays_forbidden(text: str) -> None:
    _, rule = rule_of(text, "different_days")
    assert rule.params["most_a_day"] == 2
    assert AGAINST_LOCKS not in read(text).not_supported


def test_the_original_is_written_back_pair_by_pair_only_there() -> None:
    before, after = _pairs(ET.fromstring(_locked("Tue"))), ET.fromstring(write_fet(read(_locked("Mon")).school))
    assert ("1", "2", "4") in before
    assert _pairs(after) == [ids for ids in before if ids != ("1", "2", "4")] + [("1", "2"), ("1", "4"), ("2", "4")]
    assert {e.findtext("Weight_Percentage") for e in after.iter("ConstraintMinDaysBetweenActivities")} <= {"95", "100", "0", "95.0"}
    assert _pairs(ET.fromstring(write_fet(read(_locked("Tue")).school))) == before


def test_reading_the_pairs_again_finds_nothing_contradicted() -> None:
    again = read(write_fet(read(_locked("Mon")).school).decode())
    assert AGAINST_LOCKS not in again.not_supported


def test_a_wish_without_a_limit_a_day_is_written_from_the_domain_pair_by_pair() -> None:
    school = read().school
    (rule,) = [row for row in school.rules.values() if row.rule_id == "different_days"]
    free = replace(rule, params={"days_between": 1}, weight=0.95)
    written = _pairs(ET.fromstring(write_fet(replace(school, source={}, rules={**school.rules, rule.uid: free}))))
    assert [len(ids) for ids in written] == [2, 2, 2]
    strict = replace(free, weight=None)
    written = _pairs(ET.fromstring(write_fet(replace(school, source={}, rules={**school.rules, rule.uid: strict}))))
    assert [len(ids) for ids in written] == [3]
