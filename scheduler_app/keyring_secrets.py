"""Secrets in the operating system's keyring, and nowhere else: no file of ours, and no keyring that writes them in the clear."""

from __future__ import annotations

from typing import Any

SERVICE = "Ringklocka SS 12000"

_TRUSTED = (
    "keyring.backends.SecretService", "keyring.backends.libsecret", "keyring.backends.kwallet", "keyring.backends.macOS",
    "keyring.backends.Windows",
)  # fmt: skip
"""Keyrings of the systems themselves; others (plain files, the empty one) are not used even where they are installed."""


class KeyringSecrets:
    """See services.ports.SecretStore."""

    def get(self, name: str) -> str | None:
        backend = _backend()
        if backend is None:
            return None
        try:
            found: str | None = backend.get_password(SERVICE, name)
        except Exception:  # a locked or broken keyring raises whatever its system does: as if there were none
            return None
        return found

    def keep(self, name: str, secret: str) -> bool:
        backend = _backend()
        if backend is None:
            return False
        try:
            backend.set_password(SERVICE, name, secret)
        except Exception:  # see get
            return False
        return True

    def forget(self, name: str) -> None:
        backend = _backend()
        if backend is not None and self.get(name) is not None:
            backend.delete_password(SERVICE, name)


def _backend() -> Any:
    """The best keyring of the system itself, None where there is none (a server without a desktop)."""
    from keyring import backend

    usable = [row for row in backend.get_all_keyring() if type(row).__module__.startswith(_TRUSTED)]
    return max(usable, key=lambda row: row.priority, default=None)
