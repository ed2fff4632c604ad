"""Demo schools: invented, realistic and the same for the same seed."""

from __future__ import annotations

from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.demo.calendar import FIRST_YEAR, DemoYear
from scheduler_app.services.demo.gymnasium import gymnasium
from scheduler_app.services.demo.school import compulsory_school
from scheduler_app.services.demo.shape import LARGE, MEDIUM, SMALL

_COMPULSORY = {"small": SMALL, "medium": MEDIUM, "large": LARGE}

SIZES = ("small", "medium", "large", "gymnasium")


def demo_school(size: str, seed: int, first_year: int = FIRST_YEAR) -> School:
    """A school of one of `SIZES` in the year that begins in August of `first_year`, ready to solve; InputError for another size."""
    calendar = DemoYear(first_year)
    if size in _COMPULSORY:
        return compulsory_school(_COMPULSORY[size], seed, calendar)
    if size == "gymnasium":
        return gymnasium(seed, calendar)
    raise InputError("demo_unknown_size", size=size, sizes=", ".join(SIZES))
