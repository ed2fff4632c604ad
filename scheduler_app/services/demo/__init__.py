"""Demo schools: invented, realistic and the same for the same seed."""

from __future__ import annotations

from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.demo.gymnasium import gymnasium
from scheduler_app.services.demo.school import compulsory_school
from scheduler_app.services.demo.shape import LARGE, MEDIUM, SMALL

_COMPULSORY = {"small": SMALL, "medium": MEDIUM, "large": LARGE}

SIZES = ("small", "medium", "large", "gymnasium")


def demo_school(size: str, seed: int) -> School:
    """A school of one of `SIZES`, ready to solve; InputError for another size."""
    if size in _COMPULSORY:
        return compulsory_school(_COMPULSORY[size], seed)
    if size == "gymnasium":
        return gymnasium(seed)
    raise InputError("demo_unknown_size", size=size, sizes=", ".join(SIZES))
