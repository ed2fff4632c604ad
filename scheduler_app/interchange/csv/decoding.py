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

MAX_COLUMNS = 2_000
"""Separators in one line; more is no table of people or lessons."""

MAX_CELL = 10_000
"""Characters; longer cells are refused with their row."""

SEPARATORS = ";,\t"

ENCODINGS = ("utf-8", "cp1252", "utf-16", "latin-1", "mac-roman")
"""Encodings that a person may choose when the guess is wrong."""

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


def decode(content: bytes, file: str = "", encoding: str = "", separator: str = "") -> Decoded:
    """Rows of a CSV file, empty ones left out; text in NFC, cells stripped, without invisible direction marks.

    Without an `encoding` UTF-8 is tried strictly, then Windows-1252; UTF-16 needs a byte order mark. The separator is the one of
    `; , tab` that the first line has most of. InputError with the file and a line: `csv_encoding`, `csv_nul`, `csv_quote`,
    `csv_too_many_rows`, `csv_too_many_columns`, `csv_empty`.
    """
    text, encoding = _chosen(content, file, encoding) if encoding else _text(content, file)
    at = text.find("\0")
    if at >= 0:
        raise InputError("csv_nul", file=file, line=text.count("\n", 0, at) + 1)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    separator = separator or _separator(text)
    _refuse_wide(text, separator, file)
    rows = tuple(_rows(text, separator, file))
    if not rows:
        raise InputError("csv_empty", file=file)
    return Decoded(encoding, separator, rows)


def _chosen(content: bytes, file: str, encoding: str) -> tuple[str, str]:
    if encoding not in ENCODINGS:
        raise InputError("csv_encoding_unknown", encoding=encoding, known=", ".join(ENCODINGS))
    try:
        return content.decode("utf-8-sig" if encoding == "utf-8" else encoding), encoding
    except UnicodeDecodeError as error:
        raise InputError("csv_not_encoded", file=file, encoding=encoding, line=content.count(b"\n", 0, error.start) + 1) from None


def _text(content: bytes, file: str) -> tuple[str, str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), "utf-16"
        except UnicodeDecodeError:
            raise InputError("csv_encoding", file=file, line=1) from None
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), "cp1252"
    except UnicodeDecodeError as error:
        raise InputError("csv_encoding", file=file, line=content.count(b"\n", 0, error.start) + 1) from None


def _separator(text: str) -> str:
    header = next((line for line in text.split("\n") if line.strip()), "")
    plain = re.sub(r'"[^"]*"', "", header)
    return max(SEPARATORS, key=plain.count)


def _refuse_wide(text: str, separator: str, file: str) -> None:
    """Refuse lines of too many cells before they are taken apart."""
    for number, line in enumerate(io.StringIO(text), 1):
        if len(line) > MAX_COLUMNS and line.count(separator) > MAX_COLUMNS:
            raise InputError("csv_too_many_columns", file=file, line=number, limit=MAX_COLUMNS)


def _rows(text: str, separator: str, file: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line, count = 1, 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            raise InputError("csv_quote", file=file, line=line) from None
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            count += 1
            if count > MAX_ROWS:
                raise InputError("csv_too_many_rows", file=file, limit=MAX_ROWS)
            yield Row(line, tuple(map(clean, cells)))
        line = reader.line_num + 1


def clean(cell: str) -> str:
    """A cell's text without blanks around it, invisible marks and the apostrophe of `cells.safe`."""
    return _ESCAPED.sub("", _INVISIBLE.sub("", cell).strip(" \u00a0\n\t"), count=1) if cell else cell
