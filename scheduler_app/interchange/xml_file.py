"""XML of other programs, parsed safely: no entities, no document types, nothing fetched; every element knows its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from scheduler_app.domain.visibility import clean_text
from scheduler_app.errors import InputError

LARGEST_FILE = 100_000_000
"""Bytes."""

MOST_TAGS = 3_000_000
"""Beginnings and ends of elements, and attributes: a register of 10,000 pupils has 1.2 million. What has more is refused unparsed."""

DEEPEST = 100
"""Elements inside each other."""

LONGEST_TEXT = 200
"""Characters of a name; what is longer is cut."""


@dataclass(frozen=True)
class XmlFile:
    """One parsed file; names of elements are without their namespace."""

    name: str
    root: Element
    lines: dict[int, int]

    def line(self, element: Element) -> int:
        return self.lines.get(id(element), 0)


def parse_xml(name: str, content: bytes, roots: Sequence[str]) -> XmlFile:
    """InputError (`xml_broken` with a line, `xml_other_root`, `file_too_large`) for what is no XML file with one of the roots."""
    if len(content) > LARGEST_FILE:
        raise InputError("file_too_large", limit=LARGEST_FILE // 1_000_000)
    lines: dict[int, int] = {}
    parser = BoundedParser(lines, forbid_dtd=True)
    refuse_many_tags(content)
    try:
        parser.feed(content)
        root: Element = parser.close()
    except ParseError as error:
        raise InputError("xml_broken", file=name, line=error.position[0], reason=str(error).split(":")[0]) from None
    except (DefusedXmlException, ValueError, LookupError) as error:
        raise InputError("xml_broken", file=name, line=1, reason=type(error).__name__) from None
    for element in root.iter():
        element.tag = str(element.tag).rpartition("}")[2]
    if root.tag.lower() not in roots:
        raise InputError("xml_other_root", file=name, root=root.tag[:40], known=", ".join(f"<{one}>" for one in roots))
    return XmlFile(name, root, lines)


def attribute(element: Element, name: str) -> str:
    """An attribute as a clean, short text; empty where it is missing."""
    return clean_text(element.get(name) or "")[:LONGEST_TEXT].strip()


def listed(element: Element, name: str) -> list[str]:
    """The members of an attribute that is a list with commas, however long it is."""
    return [part for piece in (element.get(name) or "").split(",") if (part := clean_text(piece)[:LONGEST_TEXT].strip())]


def child_text(element: Element | None, path: str) -> str:
    """The text of a child as a clean, short text; empty where it is missing."""
    found = element.findtext(path) if element is not None else None
    return clean_text(found or "")[:LONGEST_TEXT].strip()


def refuse_many_tags(content: bytes) -> None:
    """InputError (`xml_too_much`) for a file that would fill the memory when it is parsed."""
    if content.count(b"<") + content.count(b"=") > MOST_TAGS:
        raise InputError("xml_too_much", limit=MOST_TAGS)


class BoundedParser(DefusedXMLParser):  # type: ignore[misc]
    """Notes every element's line in `lines`; InputError (`xml_too_deep`) where elements stand too deep inside each other."""

    def __init__(self, lines: dict[int, int], *, forbid_dtd: bool) -> None:
        super().__init__(target=TreeBuilder(), forbid_dtd=forbid_dtd)
        self._lines, self._depth = lines, 0

    def _start(self, tag: str, attributes: Any) -> Any:
        self._depth += 1
        if self._depth > DEEPEST:
            raise InputError("xml_too_deep", line=self.parser.CurrentLineNumber, limit=DEEPEST)
        element = super()._start(tag, attributes)
        self._lines[id(element)] = self.parser.CurrentLineNumber
        return element

    def _end(self, tag: str) -> Any:
        self._depth -= 1
        return super()._end(tag)
