"""Schools opened lately, kept in the user's settings: addresses and when, passwords never."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit, urlunsplit

from PySide6.QtCore import QSettings

_ADDRESSES, _TIMES = "recent", "recent_opened"
_LIMIT = 8


@dataclass(frozen=True)
class RecentSchool:
    """Where a school is, and when it was last opened; None for one that was remembered without its time."""

    address: str
    opened: datetime | None = None


def recent_schools() -> list[RecentSchool]:
    """Newest first."""
    addresses, times = _texts(_ADDRESSES), _texts(_TIMES)
    times += [""] * len(addresses)
    return [RecentSchool(address, _moment(opened)) for address, opened in zip(addresses, times, strict=False)][:_LIMIT]


def remember(address: str) -> None:
    """It was opened just now."""
    opened = RecentSchool(without_password(address), datetime.now().astimezone())
    _keep([opened, *_without(opened.address)])


def forget(address: str) -> None:
    _keep(_without(without_password(address)))


def without_password(address: str) -> str:
    """The address as it may be shown and kept."""
    if "://" not in address:
        return address
    parts = urlsplit(address)
    if parts.password is None:
        return address
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{parts.username}@{host}"))


def _without(address: str) -> list[RecentSchool]:
    return [school for school in recent_schools() if school.address != address]


def _keep(schools: list[RecentSchool]) -> None:
    settings = QSettings()
    settings.setValue(_ADDRESSES, [school.address for school in schools[:_LIMIT]])
    settings.setValue(_TIMES, [school.opened.isoformat(timespec="seconds") if school.opened else "" for school in schools[:_LIMIT]])


def _texts(key: str) -> list[str]:
    """A list of one is told as a plain text by some kinds of settings."""
    value = QSettings().value(key, [])
    if isinstance(value, str):
        value = [value]
    return [str(text) for text in value] if isinstance(value, list) else []


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        return None
