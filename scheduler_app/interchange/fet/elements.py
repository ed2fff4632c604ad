"""XML elements as FET writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""


def clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def child(parent: Element, tag: str, text: object = "") -> Element:
    """Add a child with text; booleans are written as FET does."""
    element = SubElement(parent, tag)
    element.text = clean(("true" if text else "false") if isinstance(text, bool) else str(text))
    return element


def constraint(parent: Element, name: str, fields: Iterable[tuple[str, object]], percent: float = 100) -> Element:
    """Add an active constraint with its fields in order; a field whose value is a list of pairs becomes a nested element."""
    element = SubElement(parent, f"Constraint{name}")
    child(element, "Weight_Percentage", f"{percent:g}")
    for tag, value in fields:
        if isinstance(value, tuple):
            nested = SubElement(element, tag)
            for inner, text in value:
                child(nested, inner, text)
        else:
            child(element, tag, value)
    child(element, "Active", True)
    child(element, "Comments")
    return element


def as_bytes(root: Element) -> bytes:
    """The document with declaration, UTF-8 with the byte order mark that FET writes too."""
    indent(root, "\t")
    body: str = tostring(root, encoding="unicode")
    return f'\ufeff<?xml version="1.0" encoding="UTF-8"?>\n\n{body}\n'.encode()


class Names:
    """Hands out names that are not empty and differ from each other, as FET needs: it knows everything by name."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str, fallback: str) -> str:
        stem = clean(wanted) if clean(wanted).strip() else fallback
        name, number = stem, 2
        while name in self._taken:
            name, number = f"{stem} ({number})", number + 1
        self._taken.add(name)
        return name
