"""Bytes of unknown origin as rows of clean text."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from scheduler_app.errors import InputError

MAX_ROWS = 300_000
"""Ten times the rows of the largest municipality's school; more is a wrong file, and memory is not free."""

MAX_CELL = 10_000
"""Characters; longer cells are refused with their row."""

SEPARATORS = ";,\t"

_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Characters that turn the direction of text around or cannot be seen: names are shown as they are read without them."""

_ESCAPED = re.compile(r"\A'(?=[=+\-@'\t\r])")
"""An apostrophe that keeps a spreadsheet from running a cell as a formula (see `cells.safe`)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `line` is the file's line it begins on, 1 the first."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decoded:
    """A table of text: what it was taken to be written in, and its rows, the header among them."""

    encoding: str
    separator: str
    rows: tuple[Row, ...]


def decode(content: bytes) -> Decoded:
    """Rows of a CSV file, empty ones left out; text in NFC, cells stripped, without invisible direction marks.

    UTF-8 is tried strictly, then Windows-1252; UTF-16 needs a byte order mark. The separator is the one of `; , tab` that the
    first line has most of. InputError with a line: `csv_encoding`, `csv_nul`, `csv_quote`, `csv_too_many_rows`, `csv_empty`.
    """
    text, encoding = _text(content)
    at = text.find("\0")
    if at >= 0:
        raise InputError("csv_nul", line=text.count("\n", 0, at) + 1)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    separator = _separator(text)
    rows = tuple(_rows(text, separator))
    if not rows:
        raise InputError("csv_empty")
    return Decoded(encoding, separator, rows)


def _text(content: bytes) -> tuple[str, str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), "utf-16"
        except UnicodeDecodeError:
            raise InputError("csv_encoding", line=1) from None
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), "cp1252"
    except UnicodeDecodeError as error:
        raise InputError("csv_encoding", line=content.count(b"\n", 0, error.start) + 1) from None


def _separator(text: str) -> str:
    header = next((line for line in text.split("\n") if line.strip()), "")
    plain = re.sub(r'"[^"]*"', "", header)
    return max(SEPARATORS, key=plain.count)


def _rows(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line, count = 1, 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            raise InputError("csv_quote", line=line) from None
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            count += 1
            if count > MAX_ROWS:
                raise InputError("csv_too_many_rows", limit=MAX_ROWS)
            yield Row(line, tuple(_clean(cell) for cell in cells))
        line = reader.line_num + 1


def _clean(cell: str) -> str:
    return _ESCAPED.sub("", _INVISIBLE.sub("", cell).strip(" \u00a0\n\t"), count=1) if cell else cell
