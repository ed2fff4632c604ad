"""Every compiled search reads and writes within its tables only; compiled code does not look."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_that_no_index_is_outside_its_table() -> None:
    script = Path(__file__).with_name("uncompiled.py")
    done = subprocess.run(
        [sys.executable, str(script)], env={**os.environ, "NUMBA_DISABLE_JIT": "1"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
