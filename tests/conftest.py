"""Common to all tests: no display, English texts, and the user's own folders left alone."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["RINGKLOCKA_LANGUAGE"] = "en"

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = [
    "tests.collecting",
    "tests.files_in_memory",
    "tests.longest_first",
    "tests.nothing_left_over",
    "tests.postgres_server",
    "tests.small_disk",
]

# Ordinary runs see the same examples everywhere: what was green before a change and is red after it was made so by the change.
# New examples are looked for by `make check-properties`.
settings.register_profile("ordinary", max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("new", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ordinary"))


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the user's data, cache and log folders into a temporary one."""
    home = tmp_path_factory.mktemp("home")
    for variable, name in (("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state"), ("XDG_CONFIG_HOME", "config")):
        monkeypatch.setenv(variable, str(home / name))
    return home
