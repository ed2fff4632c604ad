"""A search leaves the garbage collector as it found it."""

from __future__ import annotations

import gc

import pytest

from solver.collector import only_new_garbage
from solver.solve import solve
from tests.solver.small_problems import lesson, school


class _Circle:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _nobody_else_froze_anything() -> None:
    """Tests of the desktop leave objects frozen, as the desktop does."""
    gc.unfreeze()


def test_what_was_there_before_is_left_alone_and_seen_again_afterwards() -> None:
    with only_new_garbage():
        assert gc.get_freeze_count() > 0
        _Circle()
        assert gc.collect() >= 1
    assert gc.get_freeze_count() == 0


def test_a_host_that_froze_its_objects_keeps_them_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with only_new_garbage():
            pass
        assert gc.get_freeze_count() >= frozen
    finally:
        gc.unfreeze()


def test_a_search_leaves_nothing_frozen() -> None:
    solve(school([lesson()]), time_limit=5)
    assert gc.get_freeze_count() == 0
