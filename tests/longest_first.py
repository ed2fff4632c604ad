"""Begins with the files whose tests take longest, so that of several workers none is left alone with one of them at the end."""

from __future__ import annotations

import pytest

_LONGEST = ("faults", "e2e", "cli")
"""Folders whose tests start programs, displays and searches."""


def _rank(item: pytest.Item) -> int:
    return next((rank for rank, folder in enumerate(_LONGEST) if folder in item.path.parts), len(_LONGEST))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_rank)
