"""What the garbage collector looks at during a search."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def only_new_garbage() -> Iterator[None]:
    """Within it the collector looks only at what was made since it began.

    A look at everything costs 50 to 100 ms in a process with numba loaded and a school in memory, more than a small school's search. Where
    the host has frozen objects itself, they and what there was at the beginning stay out of sight afterwards too.
    """
    ours = not gc.get_freeze_count()
    gc.freeze()
    try:
        yield
    finally:
        if ours:
            gc.unfreeze()
