"""Named restore points: the whole school as it was when somebody gave it a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One restore point; the school itself is kept by the store and read when it is asked for."""

    uid: str
    name: str
    author: str
    at: datetime
