"""Student groups of Untis lessons: which classes they are of, and who has chosen them."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler_app.domain.groups import GroupKind
from scheduler_app.interchange.csv.decoding import Row
from scheduler_app.interchange.timetables.draft import Draft
from scheduler_app.interchange.untis import columns
from scheduler_app.interchange.untis.couplings import Line


class StudentGroups:
    """`students` are pupil uids by their short names. A group of one class is a part of it; one of several is a teaching group."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.students: dict[str, str] = {}
        self._classes: dict[str, dict[str, None]] = {}
        self._chosen: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def look_at(self, lines: Iterable[Line]) -> None:
        """Note which classes every group is of, before the first is made."""
        for line in lines:
            for name, part in line.groups:
                if part:
                    self._classes.setdefault(part, {})[name] = None

    def of(self, line: Line) -> tuple[str, ...]:
        """Group uids of a line."""
        found: dict[str, None] = {}
        for name, part in line.groups:
            uid = self._part(part) if part else self._draft.group(name, name, GroupKind.CLASS)
            found[uid] = None
            if part:
                self._chosen.setdefault((line.number, line.subject), []).append((name, uid))
        return tuple(found)

    def choose(self, rows: Iterable[Row]) -> None:
        """Students' choices (GPU015) of lessons that are given to a student group; those of whole classes say nothing new."""
        for row in rows:
            cells = row.cells
            pupil = self.students.get(cells[columns.CHOICE_STUDENT])
            offered = self._chosen.get((cells[columns.CHOICE_LESSON], cells[columns.CHOICE_SUBJECT]), [])
            if pupil is None:
                self._draft.refuse(row.line, "timetable_unknown_reference", columns.CHOICES, what=f"{columns.STUDENTS} 1")
                continue
            home = cells[columns.CHOICE_CLASS]
            for uid in dict.fromkeys(uid for name, uid in offered if name in (home, "") or not home):
                self._draft.member(uid, pupil)

    def _part(self, name: str) -> str:
        classes = [one for one in self._classes[name] if one]
        if len(classes) == 1:
            return self._draft.group(name, name, GroupKind.HALF, self._draft.group(classes[0], classes[0], GroupKind.CLASS))
        return self._draft.group(name, name, GroupKind.TEACHING)
