"""The sentence of a finding goes with its number."""

from __future__ import annotations

import pytest

from scheduler_app.services.finding import Finding
from scheduler_app.services.wording import sentence


@pytest.mark.parametrize(
    ("amount", "language", "said"),
    [
        (1, "en", "Teacher AND has lessons on 1 day too many."), (2, "en", "Teacher AND has lessons on 2 days too many."),
        (1, "sv", "Lärare AND har lektioner 1 dag för mycket."), (2, "sv", "Lärare AND har lektioner 2 dagar för mycket."),
    ],
)  # fmt: skip
def test_one_day_too_many_is_said_in_the_singular(amount: int, language: str, said: str) -> None:
    who = {"en": "Teacher AND", "sv": "Lärare AND"}[language]
    assert sentence("broken_max_days", {"who": who, "amount": amount}, language) == said


def test_a_clash_that_comes_once_is_not_said_to_come_1_times() -> None:
    facts = {"who": "Pia", "lessons": "7A Matematik", "date": "2026-09-01", "time": "08:10"}
    once, twice = (Finding("double_booked", True, "broken_double_booked", (), (), 1.0, facts | {"n": n}) for n in (1, 2))
    assert once.message("sv") == "Pia: 7A Matematik krockar den 2026-09-01 08:10."
    assert "krockar 2 gånger" in twice.message("sv")


def test_a_sentence_without_a_number_is_filled_in_all_the_same() -> None:
    assert sentence("broken_vacancy", {"lessons": "7A Matematik"}, "en") == "7A Matematik has no teacher: it is placed but not published."
