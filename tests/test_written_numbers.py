"""Numbers in texts and prints are written as the text's language does: a comma in Swedish, a point in English."""

from __future__ import annotations

import pytest

from scheduler_app.texts import number, text


@pytest.mark.parametrize(("value", "swedish", "english"), [(87.5, "87,5", "87.5"), (100.0, "100", "100"), (-0.25, "-0,25", "-0.25")])
def test_that_a_number_has_the_comma_or_point_of_its_language(value, swedish, english) -> None:
    assert (number(value, "sv"), number(value, "en")) == (swedish, english)


def test_that_a_number_in_a_text_is_written_as_the_text_is() -> None:
    data = {"hours": 6.2, "wanted": 11.0}
    assert "6,2" in text("work_daily_rest", "sv", **data)
    assert "6.2" in text("work_daily_rest", "en", **data)
    assert "11.0" not in text("work_daily_rest", "en", **data)


def test_that_a_text_that_asks_for_decimals_gets_them_in_its_language() -> None:
    data = {"lessons": 3, "cost": 12.0, "seconds": 0.26}
    swedish, english = (text("cli_solved_complete", language, **data) for language in ("sv", "en"))
    assert "12,0" in swedish
    assert "0,3" in swedish
    assert "12.0" in english
    assert "0.3" in english
