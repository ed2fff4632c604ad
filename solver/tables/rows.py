"""Rows of tables under construction."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


class Rows:
    """A CSR under construction: `add` gives the first row and the row after the last."""

    def __init__(self) -> None:
        self.values: list[object] = []

    def add(self, values: list[object]) -> tuple[int, int]:
        low = len(self.values)
        self.values.extend(values)
        return low, len(self.values)


def numbers(values: list[object]) -> NDArray[np.int64]:
    return np.array(values, dtype=np.int64)


def pairs(values: list[object]) -> NDArray[np.int64]:
    return np.array(values, dtype=np.int64).reshape(-1, 2)


def triples(values: list[object]) -> NDArray[np.int64]:
    return np.array(values, dtype=np.int64).reshape(-1, 3)
