"""From a school to the tray of unplaced lessons. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler_app.domain.school import School
from scheduler_app.ui.board.presenter_cards import badge_of, names
from scheduler_app.ui.board.view_data import TrayCard, TrayData, TrayGroup

_UNKNOWN = 1_000_000


def tray_of(school: School, places: Mapping[str, int] | None = None) -> TrayData:
    """The unplaced lessons by requirement, hardest first.

    `places` is the number of legal places of a lesson where known: fewest first; unknown ones come last, longest lessons first.
    """
    known, placed = places or {}, school.placed
    groups = []
    for requirement in school.requirements.values():
        lessons = school.lessons_of[requirement.uid]
        waiting = [lesson for lesson in lessons if lesson.uid not in placed]
        if not waiting:
            continue
        cards = sorted(
            (TrayCard(row.uid, requirement.uid, row.minutes, badge_of(school, row), known.get(row.uid)) for row in waiting),
            key=lambda card: (_places(card), -card.minutes),
        )
        subject = school.subjects[requirement.subject]
        group_names = names(school.groups[uid].name for uid in requirement.groups if uid in school.groups)
        staff = [school.staff[uid] for uid in requirement.teachers if uid in school.staff]
        detail = " · ".join(part for part in (group_names, names(member.signature for member in staff)) if part)
        search = " ".join((subject.code, subject.name, group_names, *(member.name for member in staff))).casefold()
        groups.append(TrayGroup(
            requirement.uid, subject.name, detail, subject.hue, len(lessons) - len(waiting), len(lessons), tuple(cards), search
        ))  # fmt: skip
    groups.sort(key=lambda group: (_places(group.cards[0]), -max(card.minutes for card in group.cards), group.title, group.detail))
    return TrayData(tuple(groups), sum(1 for uid in placed if uid in school.lessons), len(school.lessons))


def _places(card: TrayCard) -> int:
    return _UNKNOWN if card.places is None else card.places
