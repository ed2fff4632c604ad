"""The one place that decides which names leave the program, and to whom.

Protected persons carry an alias as name and the real one is never stored, so nobody's name needs hiding from those who log in;
whoever does not log in sees no person at all.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum

from scheduler_app.domain.groups import Group
from scheduler_app.domain.people import Pupil, StaffMember


class Audience(StrEnum):
    PUBLIC = "public"  # anybody: class, room, subject and time
    INTERNAL = "internal"  # behind a login: personal schedules, the attendance database


def person_name(person: Pupil | StaffMember, audience: Audience) -> str:
    """The name shown to the audience; empty where it may not see persons."""
    return "" if audience is Audience.PUBLIC else clean_text(person.name)


def staff_signature(member: StaffMember, audience: Audience) -> str:
    """The short name shown on cards; a signature is made of a name, so the public does not see it either."""
    return "" if audience is Audience.PUBLIC else clean_text(member.signature)


def group_label(group: Group, size: int, audience: Audience) -> str:
    """The group's name; the public is not told of a group of one pupil, which is as good as the pupil's name."""
    return "" if audience is Audience.PUBLIC and size == 1 else clean_text(group.name)


def clean_text(text: str) -> str:
    """The text in composed form without what no database, PDF or terminal takes: control characters, surrogates and marks that turn
    the writing direction of what follows."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(" " if unicodedata.category(char) == "Cc" else char for char in composed if not _unfit(char))
    return " ".join(kept.split())


def _unfit(char: str) -> bool:
    return unicodedata.category(char) == "Cs" or char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
