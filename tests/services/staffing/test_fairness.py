"""Distribution per full-time equivalent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.services.staffing import fairness
from tests.schools import tiny_school


def test_part_time_posts_are_made_whole() -> None:
    report = fairness(tiny_school())
    rows = {row.uid: row for row in report.rows}
    assert rows["CEC"].minutes == pytest.approx(240 / 0.8)
    assert rows["DAV"].lessons == pytest.approx(4 * 0.5 / 0.5)  # four lessons every other week on half a post
    assert rows["AND"].late_days == pytest.approx(_weeks_with_tuesdays() / len(tiny_school().year.weeks()))  # the conference to 16:30
    assert report.median.minutes == pytest.approx(
        sorted(row.minutes for row in report.rows)[1:3][0] / 2 + sorted(row.minutes for row in report.rows)[2] / 2
    )


def _weeks_with_tuesdays() -> int:
    return sum(day.weekday() == 1 for day in tiny_school().year.school_days())


def test_who_does_not_teach_is_not_compared() -> None:
    school = replace(tiny_school(), requirements={}, lessons={}, placements={}, programmes={})
    report = fairness(school)
    assert report.rows == ()
    assert report.median.minutes == 0


def test_early_and_late_are_the_callers_choice() -> None:
    assert all(row.late_days == 0 for row in fairness(tiny_school(), late_from=1200).rows)
    assert any(row.early_days for row in fairness(tiny_school(), early_to=495).rows)
