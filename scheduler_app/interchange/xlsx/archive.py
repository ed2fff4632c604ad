"""A look at a workbook's archive before anything of it is unpacked."""

from __future__ import annotations

import io
import zipfile

from scheduler_app.errors import InputError

LARGEST_UNPACKED = 200_000_000
"""Bytes of all members together."""

LARGEST_RATIO = 100
"""How many times larger than packed one member may be, from `RATIO_COUNTS_FROM` bytes on: short repetitive parts pack better."""

RATIO_COUNTS_FROM = 2_000_000

MOST_MEMBERS = 1_000

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an old .xls begins, and an .xlsx that has been encrypted with a password."""


def is_workbook(content: bytes) -> bool:
    """Tell whether the bytes are an .xlsx or what Excel makes of one with a password, rather than text."""
    return content.startswith((_ZIP, _COMPOUND))


def check_archive(content: bytes, file: str) -> None:
    """InputError for what is no workbook, is protected by a password, or would fill the memory when unpacked."""
    if content.startswith(_COMPOUND):
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise InputError("xlsx_password" if encrypted else "xlsx_old_excel", file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError):
        raise InputError("xlsx_broken", file=file) from None
    if any(member.flag_bits & 0x1 for member in members):
        raise InputError("xlsx_password", file=file)
    if any(".." in member.filename.replace("\\", "/").split("/") or member.filename.startswith("/") for member in members):
        raise InputError("xlsx_broken", file=file)
    _check_size(members, file)
    if "[Content_Types].xml" not in {member.filename for member in members}:
        raise InputError("xlsx_not_workbook", file=file)


def _check_size(members: list[zipfile.ZipInfo], file: str) -> None:
    swollen = any(
        member.file_size > RATIO_COUNTS_FROM and member.file_size > LARGEST_RATIO * max(1, member.compress_size) for member in members
    )
    if len(members) > MOST_MEMBERS or swollen or sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise InputError("xlsx_bomb", file=file, limit=LARGEST_UNPACKED // 1_000_000)
