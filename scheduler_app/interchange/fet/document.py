"""The XML of a .fet file, parsed safely; every complaint can name a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException

from scheduler_app.errors import InputError
from scheduler_app.interchange.xml_file import BoundedParser, refuse_many_tags

LARGEST_FILE = 100_000_000
"""Bytes; the largest of FET's own examples has 4 million."""

OFFICIAL, TERMS = "Official", "Terms"
"""The modes that are read. In the latter the days are those of several terms, one term after the other."""

_OTHER_MODES = {
    "ma": "Mornings_Afternoons", "morocco": "Mornings_Afternoons", "algeria": "Mornings_Afternoons",
    "bp": "Block_Planning", "mathmake": TERMS,
}  # fmt: skip
"""What the suffix of a FET-5 version says of the mode (FET-6 has an element for it)."""


@dataclass(frozen=True)
class FetDocument:
    """One parsed file: `root` is the `fet` element, `content` the bytes it was read from."""

    root: Element
    content: bytes

    def children(self, parent: str, tag: str) -> Iterator[Element]:
        """Elements `tag` directly in the list `parent` of the root; none when the file has no such list."""
        found = self.root.find(parent)
        if found is not None:
            yield from found.findall(tag)

    def as_text(self) -> str:
        """The whole document as text with the same content, whatever encoding it came in."""
        declared = re.match(rb"""[^>]{0,80}encoding=["']([\w-]+)""", self.content)
        if declared is None or declared[1].lower() == b"utf-8":
            try:
                return self.content.decode("utf-8-sig")
            except UnicodeDecodeError:  # UTF-16 with a byte order mark, which needs no declaration
                pass
        return tostring(self.root, encoding="unicode")

    def line_of(self, element: Element) -> int:
        """The line an element begins on, found by counting the elements of its name before it; 0 if that fails."""
        number = next((n for n, other in enumerate(self.root.iter(element.tag)) if other is element), None)
        if number is None:
            return 0
        for n, match in enumerate(re.finditer(rb"<%s[\s/>]" % element.tag.encode(), self.content)):
            if n == number:
                return self.content.count(b"\n", 0, match.start()) + 1
        return 0

    def refuse(self, element: Element, what: str, value: str) -> InputError:
        """The error for a value that cannot be used, ready to be raised."""
        return InputError("fet_bad_value", line=self.line_of(element), what=what, value=value[:80])

    def text(self, element: Element, tag: str) -> str:
        """The text of a child as it stands: FET tells names apart by their blanks too."""
        return element.findtext(tag) or ""

    def required(self, element: Element, tag: str) -> str:
        value = self.text(element, tag)
        if not value:
            raise self.refuse(element, tag, "")
        return value

    def whole(self, element: Element, tag: str, default: int | None = None) -> int:
        """A whole number of 0 or more; `default` stands in for a missing or empty one if given."""
        value = self.text(element, tag).strip()
        if not value and default is not None:
            return default
        if not value.isascii() or not value.isdigit() or len(value) > 9:
            raise self.refuse(element, tag, value)
        return int(value)

    def truth(self, element: Element, tag: str, default: bool = True) -> bool:
        value = self.text(element, tag).strip().lower()
        return default if not value else value in ("true", "yes", "1")


def days_per_term(document: FetDocument) -> int:
    """Days of one term in a file of the terms mode, 0 in any other; a file from before FET 6 does not say, and has five terms."""
    if _mode(document.root) != TERMS:
        return 0
    days = sum(1 for _ in document.children("Days_List", "Day"))
    return document.whole(document.root, "Number_of_Days_Per_Term", max(1, days // 5))


def parse(content: bytes) -> FetDocument:
    """Parse a .fet file; InputError (`fet_xml` with a line, `fet_not_fet`, `fet_mode`, `file_too_large`, `xml_too_…`) for anything
    else."""
    if len(content) > LARGEST_FILE:
        raise InputError("file_too_large", limit=LARGEST_FILE // 1_000_000)
    refuse_many_tags(content)
    parser = BoundedParser({}, forbid_dtd=False)
    try:
        parser.feed(content)
        root: Element = parser.close()
    except ParseError as error:
        raise InputError("fet_xml", line=error.position[0], reason=str(error).split(":")[0]) from None
    except (DefusedXmlException, ValueError, LookupError) as error:
        raise InputError("fet_xml", line=1, reason=type(error).__name__) from None
    if root.tag.lower() != "fet":
        raise InputError("fet_not_fet", root=str(root.tag)[:40])
    document = FetDocument(root, content)
    mode = _mode(root)
    if mode not in (OFFICIAL, TERMS):
        raise InputError("fet_mode", mode=mode[:40])
    return document


def _mode(root: Element) -> str:
    mode = (root.findtext("Mode") or "").strip()
    if mode:
        return mode
    suffix = re.match(r"[\d.]+-([a-z]+)", root.get("version", ""))
    return _OTHER_MODES.get(suffix[1], "Official") if suffix else "Official"
