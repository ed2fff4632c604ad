"""Edlevo files into rows: each is told by its root element, and they are read in an order in which people come before groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scheduler_app.domain.reading import Reading
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.interchange.edlevo.organization import read_organization
from scheduler_app.interchange.edlevo.person import read_persons
from scheduler_app.interchange.edlevo.personnel import read_personnel
from scheduler_app.interchange.edlevo.register import Register
from scheduler_app.interchange.edlevo.studies import read_studies, read_subjects
from scheduler_app.interchange.xml_file import XmlFile, parse_xml

_BY_ROOT: Mapping[str, Callable[[Register, XmlFile], None]] = {
    "personnel": read_personnel, "enterprise": read_organization, "person-root": read_persons, "studyinformation": read_studies,
}  # fmt: skip


def read_edlevo(school: School, files: Mapping[str, bytes]) -> Reading:
    """One file or those that belong together. E-mail, telephone, addresses, photos, birth dates, languages, guardians and grades are not
    read, and personal numbers only to make a uid of them. InputError where a file is none of the four, or two are of one kind."""
    found: dict[str, XmlFile] = {}
    for name, content in files.items():
        file = parse_xml(name, content, tuple(_BY_ROOT))
        root = file.root.tag.lower()
        if root in found:
            raise InputError("csv_same_kind", first=found[root].name, second=name, kind=root)
        found[root] = file
    register = Register(school)
    if "studyinformation" in found:
        read_subjects(register, found["studyinformation"])
    for root, read in _BY_ROOT.items():
        if root in found:
            read(register, found[root])
    return register.finished()
