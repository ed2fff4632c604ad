"""What the dialogs about people with a protection mark need from outside, as one value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scheduler_app.domain.protection import Mention, Protection
from scheduler_app.domain.school import School
from scheduler_app.services import protecting, withholding


@dataclass(frozen=True)
class ProtectingServices:
    """Decisions about a person of a school, made at once and refused with an InputError; nothing is carried out by them."""

    protect: Callable[[School, str, str, str, str], Protection] = withholding.protect
    mentions: Callable[[School, Protection], Iterator[Mention]] = protecting.mentions
    give_alias: Callable[[School, str, str, str, str], Protection] = withholding.give_alias
    omit: Callable[[School, str], Protection] = withholding.omit
