"""A keyring in memory."""

from __future__ import annotations


class MemorySecrets:
    """With `there` False, a computer without a keyring."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.there = True

    def get(self, name: str) -> str | None:
        return self.kept.get(name) if self.there else None

    def keep(self, name: str, secret: str) -> bool:
        if self.there:
            self.kept[name] = secret
        return self.there

    def forget(self, name: str) -> None:
        self.kept.pop(name, None)
