"""Texts side by side that are shortened alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence


def one_form(forms: Iterable[Sequence[str]], fits: Callable[[str], bool]) -> Sequence[str]:
    """The first of the forms, longest first, in which every text fits; the last one if none does. At least one form is given."""
    found: Sequence[str] = ()
    for found in forms:
        if all(map(fits, found)):
            break
    return found
