"""What the shipped tables say of themselves in another language than the Swedish that laws and agreements are written in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from scheduler_app.paths import resource


def in_language(said: str, language: str) -> str:
    """A name or source of a shipped table in a language; names of laws and agreements stay, and what a school wrote itself too."""
    return _english().get(said, said) if language == "en" else said


@cache
def _english() -> Mapping[str, str]:
    rows = [
        row for name in ("timplan.json", "working_time.json") for row in json.loads(resource("reference", name).read_text(encoding="utf-8"))
    ]
    return {row[field]: row[f"{field}_en"] for row in rows for field in ("name", "source") if f"{field}_en" in row}
