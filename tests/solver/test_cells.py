"""Every compiled search reads and writes within its tables only; compiled code does not look."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

from solver.kernel.layout import TOGETHER
from solver.problem import Problem
from solver.tables.build import build
from tests.solver.small_problems import problems


def test_that_no_index_is_outside_its_table() -> None:
    script = Path(__file__).with_name("uncompiled.py")
    done = subprocess.run(
        [sys.executable, str(script)], env={**os.environ, "NUMBA_DISABLE_JIT": "1"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize("exact", [False, True])
@given(problems())
def test_that_tables_of_different_names_never_share_memory(exact: bool, problem: Problem) -> None:
    """Compiled code takes for granted that writing to one changes no other."""
    arrays = build(problem, 1, exact=exact).arrays._asdict()
    for (one, first), (other, second) in combinations(arrays.items(), 2):
        assert TOGETHER.get(one, one) == TOGETHER.get(other, other) or not np.may_share_memory(first, second), (one, other)
