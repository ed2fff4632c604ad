"""Who is at the keyboard, as far as this computer knows."""

from __future__ import annotations

import getpass


def author() -> str:
    """The account name that edits are signed with; `unknown` where the system has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
