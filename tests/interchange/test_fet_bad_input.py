"""Broken .fet files: one clear error that names the line, whatever is wrong."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.errors import InputError
from scheduler_app.interchange.fet.reader import read_fet
from scheduler_app.texts import error_text
from tests.interchange.fet_files import YEAR, constraint, original, read, with_time


def _error(content: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        read_fet(content, YEAR)
    assert "{" not in error_text(caught.value, "sv")
    return caught.value


@pytest.mark.parametrize("content", [b"", b"not xml", b"<fet", b"<fet></feet>", b"\xff\xfe\x00", original().encode()[:-40]])
def test_what_is_not_xml_is_refused_with_a_line(content: bytes) -> None:
    error = _error(content)
    assert error.code == "fet_xml"
    assert int(str(error.data["line"])) >= 1


def test_an_unclosed_element_is_named_by_its_line() -> None:
    text = original().replace("<Day><Name>Tue</Name></Day>", "<Day><Name>Tue</Day>")
    assert _error(text.encode()).data["line"] == text[: text.index("<Name>Tue</Day>")].count("\n") + 1


def test_xml_of_another_kind_is_refused() -> None:
    assert _error(b"<timetable><days/></timetable>").code == "fet_not_fet"


def test_wrong_encoding_is_refused() -> None:
    assert _error(original().replace("7A", "7Å").encode("cp1252")).code == "fet_xml"


def test_a_declared_other_encoding_is_read_and_remembered() -> None:
    text = original().replace("Ek", "Åkesson").replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')
    school = read_fet(text.encode("latin-1"), YEAR).school
    assert "Åkesson" in {person.signature for person in school.staff.values()}
    assert read_fet(school.source["fet"].encode(), YEAR).school.staff == school.staff


@pytest.mark.parametrize(
    ("mode", "named"), [("<Mode>Block_Planning</Mode>", "Block_Planning"), ("<Mode>Mornings_Afternoons</Mode>", "Mornings_Afternoons")]
)
def test_other_modes_are_refused_by_name(mode: str, named: str) -> None:
    assert _error(original().replace("<Mode>Official</Mode>", mode).encode()).data["mode"] == named


def test_the_mode_of_an_old_file_is_in_its_version() -> None:
    text = original().replace("<Mode>Official</Mode>", "").replace('version="6.8.5"', 'version="5.27.3-morocco8"')
    assert _error(text.encode()).code == "fet_mode"


def test_an_old_official_file_has_no_mode() -> None:
    text = original().replace("<Mode>Official</Mode>", "").replace('version="6.8.5"', 'version="5.41.0"')
    assert len(read(text).school.lessons) == 9


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("<Id>2</Id>", "<Id>1</Id>", "Id"),
        ("<Id>2</Id>", "<Id>two</Id>", "Id"),
        ("<Duration>2</Duration>", "<Duration>-2</Duration>", "Duration"),
        ("<Teacher>Lind</Teacher><Subject>Sport", "<Teacher>Nobody</Teacher><Subject>Sport", "Teacher"),
        ("<Subject>Music</Subject><Duration>", "<Subject>Dance</Subject><Duration>", "Subject"),
        ("<Students>7B girls</Students>", "<Students>8C</Students>", "Students"),
        ("<Day>Fri</Day>", "<Day>Sun</Day>", "Break_Time"),
        ("<Weight_Percentage>95</Weight_Percentage>", "<Weight_Percentage>much</Weight_Percentage>", "Weight_Percentage"),
        ("<Weight_Percentage>95</Weight_Percentage>", "<Weight_Percentage>120</Weight_Percentage>", "Weight_Percentage"),
        ("<Subject>Sport</Subject><Room>Gym</Room>", "<Subject>Sport</Subject><Room>Hall</Room>", "Room"),
        ("<Day><Name>Tue</Name></Day>", "<Day><Name>Mon</Name></Day>", "Day"),
        ("<Capacity>15</Capacity>", "<Capacity>99999999999999999999</Capacity>", "Capacity"),
    ],
)
def test_values_that_refer_to_nothing_are_named_with_their_line(old: str, new: str, what: str) -> None:
    text = original().replace(old, new, 1)
    assert text != original()
    error = _error(text.encode())
    assert (error.code, error.data["what"]) == ("fet_bad_value", what)
    assert int(str(error.data["line"])) > 1


def test_an_unknown_activity_in_a_constraint_is_named() -> None:
    ids = "<Number_of_Activities>2</Number_of_Activities><Activity_Id>1</Activity_Id><Activity_Id>77</Activity_Id>"
    text = with_time(constraint("ActivitiesNotOverlapping", ids))
    assert _error(text.encode()).data["line"] == text[: text.index("<ConstraintActivitiesNotOverlapping")].count("\n") + 1


@pytest.mark.parametrize("missing", ["Days_List", "Hours_List"])
def test_a_file_without_days_or_hours_is_refused(missing: str) -> None:
    start, end = original().index(f"<{missing}>"), original().index(f"</{missing}>") + len(missing) + 3
    assert _error((original()[:start] + original()[end:]).encode()).data["what"] == missing


def test_an_xml_bomb_is_refused_at_once() -> None:
    lines = ['<!ENTITY a0 "haha">'] + [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)]
    started = time.monotonic()
    assert _error(f"<?xml version='1.0'?><!DOCTYPE fet [{''.join(lines)}]><fet>&a11;</fet>".encode()).code == "fet_xml"
    assert time.monotonic() - started < 5


def test_an_external_entity_is_refused() -> None:
    content = (
        b'<?xml version="1.0"?><!DOCTYPE fet [<!ENTITY e SYSTEM "file:///etc/passwd">]><fet><Institution_Name>&e;</Institution_Name></fet>'
    )
    assert _error(content).code == "fet_xml"


@given(st.data())
def test_damaged_files_give_a_school_or_an_input_error(data: st.DataObject) -> None:
    content = bytearray(original().encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
    with suppress(InputError):
        assert read_fet(bytes(content), YEAR).school.unit.period_frame
