"""Bytes of unknown origin: encodings, separators, quotes and what must not get through."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.errors import InputError
from scheduler_app.interchange.csv import decoding
from scheduler_app.interchange.csv.cells import safe
from scheduler_app.interchange.csv.decoding import decode

PLAIN = "Sal;Platser\nÅsnebrygga;30\n"


def _cells(content: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in decode(content).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_are_told_apart(encoding: str) -> None:
    assert _cells(PLAIN.encode(encoding)) == [("Sal", "Platser"), ("Åsnebrygga", "30")]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separators_are_guessed(separator: str) -> None:
    decoded = decode(PLAIN.replace(";", separator).encode())
    assert decoded.separator == separator
    assert decoded.rows[1].cells == ("Åsnebrygga", "30")


def test_a_separator_inside_quotes_is_not_one() -> None:
    assert _cells(b'"a,b,c";d\n1;2\n') == [("a,b,c", "d"), ("1", "2")]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind(newline: str) -> None:
    assert [row.line for row in decode(PLAIN.replace("\n", newline).encode()).rows] == [1, 2]


def test_a_row_is_named_by_the_line_it_begins_on() -> None:
    rows = decode(b'a;b\n"two\nlines";1\n\n\nlast;2\n').rows
    assert [row.line for row in rows] == [1, 2, 6]


def test_decomposed_letters_are_composed() -> None:
    text = unicodedata.normalize("NFD", PLAIN)
    assert text != PLAIN
    assert _cells(text.encode())[1][0] == "Åsnebrygga"


def test_invisible_direction_marks_go() -> None:
    assert _cells("a;b\nNils\u202egnirk;\u200bx\n".encode())[1] == ("Nilsgnirk", "x")


def test_a_byte_that_fits_no_encoding_is_named_by_its_line() -> None:
    with pytest.raises(InputError) as caught:
        decode(b"a;b\n1;2\n\x81;3\n")
    assert (caught.value.code, caught.value.data["line"]) == ("csv_encoding", 3)


def test_nul_is_refused_with_its_line() -> None:
    with pytest.raises(InputError) as caught:
        decode(b"a;b\n1;\x002\n")
    assert (caught.value.code, caught.value.data["line"]) == ("csv_nul", 2)


def test_an_unterminated_quote_is_named_by_the_row_it_begins_in() -> None:
    with pytest.raises(InputError) as caught:
        decode(b'a;b\n1;2\n3;"four\n5;6\n')
    assert (caught.value.code, caught.value.data["line"]) == ("csv_quote", 3)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n\n  \n"])
def test_nothing_is_said_to_be_nothing(content: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(content)
    assert caught.value.code == "csv_empty"


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MAX_ROWS", 3)
    with pytest.raises(InputError) as caught:
        decode(b"a\n1\n2\n3\n")
    assert caught.value.code == "csv_too_many_rows"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf")), min_size=1).filter(lambda text: bool(text.strip())))
def test_formulas_are_made_harmless_and_read_back(text: str) -> None:
    clean = unicodedata.normalize("NFC", text).strip()
    written = safe(clean)
    assert not written.startswith(("=", "+", "-", "@"))
    quoted = '"' + written.replace('"', '""') + '"'
    assert _cells(f"a\n{quoted}\n".encode())[-1] == (clean.strip(" \u00a0"),)


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_an_input_error(content: bytes) -> None:
    try:
        rows = decode(content).rows
    except InputError:
        return
    assert rows
