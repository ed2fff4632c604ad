"""Collects garbage as the desktop does: in the main thread only, and only where no Qt object is half made.

Python's own collector starts wherever something is allocated, in the worker thread too and inside the Qt binding; both can crash.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

_OBJECTS, _YOUNG, _MIDDLE = 2000, 10, 10
"""New objects before a collection, and collections of one generation before one of the next."""


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    gc.disable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Iterator[None]:
    """Collect after each test, when its fixtures are gone."""
    result = yield
    objects, young, middle = gc.get_count()
    if middle > _MIDDLE:
        gc.unfreeze()  # what a window has set aside, if that window is gone
        gc.collect(2)
    elif young > _YOUNG:
        gc.collect(1)
    elif objects > _OBJECTS:
        gc.collect(0)
    return result
