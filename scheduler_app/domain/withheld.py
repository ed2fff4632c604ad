"""People with a protection mark whom an import met: nobody is taken over before a person has decided.

No name is kept here. Only the source's id, so that the same person is recognised at the next import.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scheduler_app.domain.people import SecurityMarking


class PersonKind(StrEnum):
    PUPIL = "pupil"
    STAFF = "staff"


class Decision(StrEnum):
    WAITING = "waiting"
    OMIT = "omit"  # the person is not to be in the timetable program at all
    ALIAS = "alias"  # the person is there under the name that was agreed


@dataclass(frozen=True, slots=True)
class Withheld:
    """One marked person: who it is by the source's id, and what was decided.

    `marking` is what the source said; `source` the format that brought the row.
    """

    kind: PersonKind
    person: str
    marking: SecurityMarking
    decision: Decision = Decision.WAITING
    source: str = ""

    @property
    def uid(self) -> str:
        return withheld_uid(self.kind, self.person)


def withheld_uid(kind: PersonKind, person: str) -> str:
    return f"{kind.value}/{person}"
