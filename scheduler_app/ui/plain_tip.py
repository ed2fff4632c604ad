"""Tool tips that show a text as it is written: Qt reads what looks like markup as markup, and names may look like it."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """The text for `setToolTip`, with its own line breaks and wrapped where it is long; empty stays empty."""
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>" if text else ""
