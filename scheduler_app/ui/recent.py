"""Schools opened lately, kept in the user's settings; addresses only, passwords never."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from PySide6.QtCore import QSettings

_KEY = "recent"
_LIMIT = 8


def recent_addresses() -> list[str]:
    """Newest first."""
    value = QSettings().value(_KEY, [])
    if isinstance(value, str):
        value = [value]
    return [str(address) for address in value][:_LIMIT] if isinstance(value, list) else []


def remember(address: str) -> None:
    address = without_password(address)
    kept = [address, *(other for other in recent_addresses() if other != address)]
    QSettings().setValue(_KEY, kept[:_LIMIT])


def forget(address: str) -> None:
    QSettings().setValue(_KEY, [other for other in recent_addresses() if other != without_password(address)])


def without_password(address: str) -> str:
    """The address as it may be shown and kept."""
    if "://" not in address:
        return address
    parts = urlsplit(address)
    if parts.password is None:
        return address
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{parts.username}@{host}"))
