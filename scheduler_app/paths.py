"""Where things lie: shipped resources, the user's own folders."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_APP = "ringklocka"


def resource(*parts: str) -> Path:
    """A shipped file, for instance `resource("fonts", "DejaVuSans.ttf")`."""
    return Path(__file__).resolve().parent.parent.joinpath("resources", *parts)


def user_data() -> Path:
    """Where backups are kept; made if missing."""
    return _made(Path(platformdirs.user_data_dir(_APP, appauthor=False)))


def user_cache() -> Path:
    """Where compiled solver code is kept; may be deleted at any time."""
    return _made(Path(platformdirs.user_cache_dir(_APP, appauthor=False)))


def user_log() -> Path:
    """Where the log file is written."""
    return _made(Path(platformdirs.user_log_dir(_APP, appauthor=False)))


def _made(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path
