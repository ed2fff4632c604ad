"""Lessons as cards: what each says on a page, and which belong together on one card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.visibility import clean_text, group_label, staff_signature
from scheduler_app.reports.breaks import breaks_of
from scheduler_app.reports.lanes import in_lanes
from scheduler_app.reports.pages import SPECIAL_HUE, Card, LegendEntry, WeekPage
from scheduler_app.reports.printing import Printing

MOST_LANES = 3
"""More parallel lessons of one block than this become one card that lists them."""

MOST_TEACHERS = 6
"""More teachers of one lesson are told as a number."""

Details = Callable[[Lesson], tuple[str, ...]]


def week_page(
    printing: Printing, heading: str, subheading: str, lessons: Iterable[Lesson], details: Details, groups: Collection[str] = ()
) -> WeekPage:
    """One board with these lessons; `details` says what a card tells besides its subject and time. With `groups` it is the week of their
    pupils, whose breaks are named."""
    shown = [lesson for lesson in lessons if printing.shows(lesson)]
    placed = [lesson for lesson in shown if lesson.uid in printing.school.placed]
    cards = cards_of(printing, placed, details)
    return WeekPage(
        heading=clean_text(heading),
        subheading=clean_text(subheading),
        days=printing.days,
        cards=cards,
        unplaced=_unplaced(printing, [lesson for lesson in shown if lesson.uid not in printing.school.placed]),
        legend=legend_of(printing, shown),
        breaks=breaks_of(printing, cards, groups) if groups else (),
    )


def cards_of(printing: Printing, lessons: Iterable[Lesson], details: Details) -> tuple[Card, ...]:
    """The placed lessons as cards in lanes, blocks with many parallel lessons put together."""
    made = [(lesson, _card(printing, lesson, details)) for lesson in lessons]
    return in_lanes(_alternating(_with_blocks_together(printing, made)))


def legend_of(printing: Printing, lessons: Iterable[Lesson]) -> tuple[LegendEntry, ...]:
    subjects = {subject.uid: subject for subject in (printing.school.subject_of(lesson.uid) for lesson in lessons)}.values()
    entries = {LegendEntry(SPECIAL_HUE if row.special else row.hue, clean_text(row.code), clean_text(row.name)) for row in subjects}
    return tuple(sorted(entries, key=lambda entry: (entry.hue == SPECIAL_HUE, entry.name.casefold())))


def group_names(printing: Printing, lesson: Lesson, without: str | None = None) -> str:
    """The lesson's groups by name, less the one whose page it is."""
    uids = [uid for uid in printing.school.requirements[lesson.requirement].groups if uid != without]
    return ", ".join(filter(None, (group_text(printing, uid) for uid in uids)))


def group_text(printing: Printing, uid: str) -> str:
    """The group as the reader may know it."""
    return group_label(printing.school.groups[uid], printing.school.group_size(uid), printing.audience)


def teacher_names(printing: Printing, lesson: Lesson, without: str | None = None) -> str:
    """The lesson's teachers by signature; nothing for the public."""
    uids = [uid for uid in printing.teachers(lesson) if uid != without]
    names = [name for uid in uids if (name := staff_signature(printing.school.staff[uid], printing.audience))]
    more = len(names) - MOST_TEACHERS  # a conference has the whole staff
    return ", ".join(names if more <= 1 else [*names[:MOST_TEACHERS], f"+{more}"])


def room_names(printing: Printing, lesson: Lesson) -> str:
    return ", ".join(clean_text(printing.school.rooms[uid].name) for uid in printing.rooms(lesson))


def _card(printing: Printing, lesson: Lesson, details: Details) -> Card:
    subject, placement = printing.school.subject_of(lesson.uid), printing.school.placed[lesson.uid]
    return Card(
        day=placement.day,
        start=placement.start,
        end=placement.start + lesson.minutes,
        code=clean_text(subject.code),
        name=clean_text(subject.name),
        details=tuple(filter(None, details(lesson))),
        hue=SPECIAL_HUE if subject.special else subject.hue % 12,
        badge=printing.badge(lesson),
    )


def _with_blocks_together(printing: Printing, made: Sequence[tuple[Lesson, Card]]) -> list[Card]:
    def key(pair: tuple[Lesson, Card]) -> tuple[str, int, int, int, str]:
        lesson, card = pair
        block = printing.school.requirements[lesson.requirement].block
        # Lessons of one subject at one time (lunch of several classes in a dining hall) go together like those of a block.
        return (block or printing.school.requirements[lesson.requirement].subject, card.day, card.start, card.end, card.badge)

    found: list[Card] = []
    for (uid, *_), pairs in groupby(sorted(made, key=lambda pair: (key(pair), pair[1].name, pair[1].details)), key=key):
        cards = [card for _, card in pairs]
        if len(cards) <= MOST_LANES:
            found += cards
        else:
            found.append(_together(printing, uid, cards))
    return found


def _together(printing: Printing, uid: str, cards: Sequence[Card]) -> Card:
    block = printing.school.blocks.get(uid)
    if block is None:
        return replace(cards[0], details=(", ".join(dict.fromkeys(detail for card in cards for detail in card.details[:1])),))
    one_subject = len({card.code for card in cards}) == 1
    lines = tuple(" ".join(card.details if one_subject else (card.code, *card.details)) for card in cards)
    name = clean_text(block.name)
    return replace(cards[0], code=name, name=name, details=lines)


def _alternating(cards: Sequence[Card]) -> list[Card]:
    """Lessons that take turns by weeks at one time, with the same teachers and rooms, become one card that tells whose turn it is when:
    half-classes that change places are then two cards beside each other and not four."""
    alike: dict[tuple[object, ...], list[Card]] = {}
    for card in cards:
        alike.setdefault((card.day, card.start, card.end, card.name, card.details[1:]) if card.badge else (id(card),), []).append(card)
    found: list[Card] = []
    for turns in alike.values():
        if len({card.badge for card in turns}) == len(turns) > 1 and all(card.details for card in turns):
            whose = tuple(f"{card.badge}: {card.details[0]}" for card in sorted(turns, key=lambda card: card.badge))
            found.append(replace(turns[0], badge="", details=(*whose, *turns[0].details[1:])))
        else:
            found += turns
    return found


def _unplaced(printing: Printing, lessons: Iterable[Lesson]) -> tuple[str, ...]:
    count = Counter((clean_text(printing.school.subject_of(row.uid).name), group_names(printing, row), row.minutes) for row in lessons)
    return tuple(
        printing.label("print_unplaced_lesson", subject=subject, groups=groups, minutes=minutes, times=f" ×{number}" if number > 1 else "")
        for (subject, groups, minutes), number in sorted(count.items())
    )
