"""Schools into foreign files."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings

from scheduler_app.domain.school import School
from scheduler_app.errors import EnvironmentProblem, InputError
from scheduler_app.interchange.formats import Formats
from scheduler_app.services.exporting import FORMATS, export_school
from scheduler_app.services.importing import import_into
from tests.schools import schools, tiny_school

FOREIGN = Formats()


def _content(path: Path) -> bytes:
    """Everything that was written, with workbooks unpacked and folded lines of calendars joined."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return b"\n".join(_unpacked(file.read_bytes()) for file in files).replace(b"\r\n ", b"")


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("format", FORMATS)
def test_public_files_name_nobody(tmp_path: Path, format: str) -> None:
    school = tiny_school()
    export_school(FOREIGN, school, format, tmp_path / "out", public=True)
    content = _content(tmp_path / "out")
    text = content.decode(errors="replace") + content.decode("cp1252", errors="replace")
    names = {person.family_name for person in (*school.staff.values(), *school.pupils.values())} | set(school.pupils)
    assert [name for name in names if name in text] == []
    assert "Matematik" in text


@pytest.mark.parametrize("format", FORMATS)
def test_a_full_disk_is_an_environment_problem_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str) -> None:
    def refuse(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(EnvironmentProblem):
        export_school(FOREIGN, tiny_school(), format, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        export_school(FOREIGN, tiny_school(), "pdf", tmp_path / "out")
    assert caught.value.code == "export_format_unknown"


def test_tables_have_a_byte_order_mark_semicolons_and_one_file_each(tmp_path: Path) -> None:
    export_school(FOREIGN, tiny_school(), "csv", tmp_path / "tables")
    names = {file.stem for file in (tmp_path / "tables").iterdir()}
    assert names >= {
        "staff",
        "pupils",
        "classes",
        "groups",
        "memberships",
        "rooms",
        "subjects",
        "requirements",
        "lessons",
        "placements",
        "rules",
    }
    assert (tmp_path / "tables" / "rooms.csv").read_bytes().startswith(b"\xef\xbb\xbfId;Room;")


def test_a_table_is_written_over_an_older_one(tmp_path: Path) -> None:
    for _ in range(2):
        export_school(FOREIGN, tiny_school(), "csv", tmp_path / "tables")
    assert not [file for file in (tmp_path / "tables").iterdir() if file.name.startswith(".")]


@given(school=schools())
@settings(max_examples=25)
def test_any_school_can_be_written_in_any_format(school: School, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("out")
    for number, format in enumerate(FORMATS):
        for public in (False, True):
            with suppress(InputError) if format == "ics" else nullcontext():  # no placed lessons: nothing to write
                export_school(FOREIGN, school, format, folder / f"{number}{public}", public=public)


@given(school=schools())
@settings(max_examples=25)
def test_a_written_fet_file_can_be_read(school: School, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("out") / "school.fet"
    export_school(FOREIGN, school, "fet", path)
    outcome = import_into(FOREIGN, None, path)
    assert outcome.school is not None
    assert len(outcome.school.lessons) <= len(school.lessons)
