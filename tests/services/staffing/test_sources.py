"""Every shipped table of law or agreement says in English too where it comes from; a school's own words stay as they are."""

from __future__ import annotations

import re

import pytest

from scheduler_app.services.staffing.sources import in_language
from scheduler_app.services.staffing.terms import national_terms
from scheduler_app.services.staffing.timplan import national_tables

_SAID = [(row.name, row.source) for row in (*national_terms(), *national_tables())]
_SWEDISH = re.compile(r"\b(årsarbetstid|varav|högst|läsåret|från|timmar|skolan|stadiet|minst)\b")


@pytest.mark.parametrize(("name", "source"), _SAID)
def test_that_a_table_explains_itself_in_both_languages(name: str, source: str) -> None:
    for said in (name, source):
        assert in_language(said, "sv") == said
        assert not _SWEDISH.search(in_language(said, "en"))


def test_that_what_a_school_wrote_stays() -> None:
    assert in_language("Lokalt avtal 2026, högst 180 dagar", "en") == "Lokalt avtal 2026, högst 180 dagar"


@pytest.mark.parametrize(("name", "source"), _SAID)
def test_that_the_figures_are_the_same_in_both_languages(name: str, source: str) -> None:
    def figures(said: str) -> list[str]:
        return sorted(re.findall(r"\d{3,}", re.sub(r"(?<=\d)[ \u00a0,](?=\d{3})", "", said)))

    assert figures(in_language(source, "en")) == figures(source)
