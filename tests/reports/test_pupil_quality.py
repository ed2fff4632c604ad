"""The pages about pupils' weeks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.domain.groups import AdaptedProgramme
from scheduler_app.errors import InputError
from scheduler_app.reports.pages import TablePage
from scheduler_app.services.printing import print_order
from tests.reports.test_page_data import page_data
from tests.schools import tiny_school


def tables(**options: object) -> tuple[TablePage, ...]:
    school = tiny_school()
    pupil = next(row.pupil for row in school.memberships.values() if row.group == "7A")
    school = replace(school, programmes={"p": AdaptedProgramme("p", pupil, ("MA-7A-1",), expected_minutes=600)})
    found = page_data(school, "pupil_quality", language="sv", **options).pages
    assert all(isinstance(page, TablePage) for page in found)
    return found  # type: ignore[return-value]


def test_classes_come_first_and_then_everybody_with_adapted_programmes_marked() -> None:
    classes, pupils = tables()
    assert [row[:2] for row in classes.rows] == [("7A", "12"), ("7B", "12")]
    assert len(pupils.rows) == 24
    (adapted,) = [row for row in pupils.rows if "(anpassad)" in row[0]]
    assert adapted[-2:] == ("600", "10 %")
    assert classes.summary[1] == "1 med anpassad studiegång, 0 med täckning 100 %"


def test_it_can_be_of_one_class_or_one_week() -> None:
    classes, pupils = tables(of=("7B",))
    assert [row[0] for row in classes.rows] == ["7B"]
    assert {row[1] for row in pupils.rows} == {"7B"}
    assert page_data(tiny_school(), "pupil_quality", language="sv", week=38).week.startswith("Vecka 38")


def test_a_week_outside_the_year_is_refused() -> None:
    with pytest.raises(InputError):
        tables(week=29)


def test_it_is_never_public() -> None:
    from scheduler_app.domain.printing import PrintWish

    with pytest.raises(InputError, match="print_personal"):
        print_order(tiny_school(), PrintWish("pupil_quality", public=True))
