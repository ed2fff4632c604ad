"""Files made to fill the memory are refused before they are taken apart, whatever they pretend to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler_app.domain import codec
from scheduler_app.errors import InputError
from scheduler_app.interchange.csv import decoding
from scheduler_app.interchange.formats import Formats
from scheduler_app.interchange.xml_file import DEEPEST, MOST_TAGS
from scheduler_app.services.importing import import_into
from scheduler_app.texts import LANGUAGES, error_text

_SCHOOL = b'{"format":"ringklocka-school","version":1,"school":'
_BOMBS = {
    "many.xml": (b"<timetable>" + b"<a/>" * (MOST_TAGS + 1) + b"</timetable>", "xml_too_much"),
    "attributes.xml": (b"<timetable " + b'a="" ' * (MOST_TAGS + 1) + b"/>", "xml_too_much"),
    "deep.xml": (b"<timetable>" + b"<a>" * 300_000 + b"</a>" * 300_000 + b"</timetable>", "xml_too_deep"),
    "many.fet": (b'<fet version="6">' + b"<a/>" * (MOST_TAGS + 1) + b"</fet>", "xml_too_much"),
    "deep.fet": (b'<fet version="6">' + b"<a>" * 300_000 + b"</a>" * 300_000 + b"</fet>", "xml_too_deep"),
    "other.json": (b'{"a":[' + b"[]," * 5_000_000 + b"[]]}", "json_other_format"),
    "deep.json": (_SCHOOL + b"[" * 3_000_000, "json_too_deep"),
    "many.json": (_SCHOOL + b"[" + b"[]," * 5_000_000 + b"[]]}", "json_too_much"),
    "wide.csv": (b"Id;Namn\n" + b";" * 5_000_000, "csv_too_many_columns"),
}


@pytest.mark.parametrize("name", _BOMBS)
def test_a_bomb_is_refused_by_its_size_and_in_words(name: str, tmp_path: Path) -> None:
    content, code = _BOMBS[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        import_into(Formats(), None, tmp_path / name)
    assert caught.value.code == code
    for language in LANGUAGES:
        assert "{" not in error_text(caught.value, language)


def test_what_is_large_and_honest_is_read() -> None:
    assert MOST_TAGS > 2 * 1_200_000
    assert DEEPEST >= 20
    wide = ";".join(f"k{n}" for n in range(500)).encode() + b"\n" + b";".join(b"x" for _ in range(500)) + b"\n"
    assert len(decoding.decode(wide).rows[1].cells) == 500
    assert codec.FORMAT in _SCHOOL.decode()
