"""What happens to the row of a person with a protection mark: it waits until a person has decided."""

from __future__ import annotations

from typing import Any

from scheduler_app.domain.people import SecurityMarking
from scheduler_app.domain.withheld import Decision, PersonKind, Withheld, withheld_uid
from scheduler_app.interchange.csv.cells import CellError
from scheduler_app.interchange.csv.known import Known

_MARKED = (SecurityMarking.CONFIDENTIAL, SecurityMarking.PROTECTED)
_OF_THE_PERSON = ("given_name", "family_name", "signature", "marking")


class WithheldError(CellError):
    """The row is about a marked person who is not to be taken over; `person` is what is kept of it."""

    def __init__(self, code: str, person: Withheld) -> None:
        super().__init__(code)
        self.person = person


def without_secret(known: Known, kind: PersonKind, uid: str, present: Any, values: dict[str, Any], source: str) -> dict[str, Any]:
    """The values that may be taken over.

    Somebody settled under an alias keeps name, signature and mark, whatever the source says now. WithheldError for a marked person
    nobody has decided about (`csv_protected`) or who is to be left out (`csv_omitted`); the decision also stands when a file
    without the mark comes along.
    """
    if present is not None and present.marking in _MARKED and not present.archived:
        return {key: value for key, value in values.items() if key not in _OF_THE_PERSON}
    decided = known.rows(Withheld).get(withheld_uid(kind, uid))
    if decided is not None and decided.decision is Decision.OMIT:
        raise WithheldError("csv_omitted", decided)
    if decided is not None and decided.decision is Decision.WAITING:
        raise WithheldError("csv_protected", decided)
    if values["marking"] in _MARKED:
        raise WithheldError("csv_protected", Withheld(kind, uid, values["marking"], source=source))
    return values


def refuse_other_person(present: Any, values: dict[str, Any]) -> None:
    """CellError where both names differ from those known: a reused id or signature must not turn one person into another."""
    if present is None or present.marking in _MARKED:
        return
    names = [(getattr(present, key), values.get(key, "")) for key in ("given_name", "family_name")]
    if all(old and new and old.casefold() != new.casefold() for old, new in names):
        raise CellError("csv_other_person")
