"""What the board says in words: tool tips, screen reader texts, labels of states. Names are plain, escaped where Qt reads markup."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from scheduler_app.domain.clock import clock_text
from scheduler_app.ui import language
from scheduler_app.ui.board.view_data import BlockerMark, CardData, CardStatus, Mode, PlaceMark, TrayCard, TrayGroup, Verdict
from scheduler_app.ui.one_form import one_form

if TYPE_CHECKING:
    from scheduler_app.ui.board.board_scene import BoardScene


def day_name(day: int, *, short: bool = False) -> str:
    """The weekday in the interface's language, capitalised."""
    if day not in range(7):
        return language.say("weekday_later", n=day + 1)
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    name = QLocale().standaloneDayName(day + 1, form)
    return name[:1].upper() + name[1:]


def day_heads(days: Sequence[int], fits: Callable[[str], bool]) -> Sequence[str]:
    """The weekdays as heads side by side, in one of three forms; the shortest has two letters, for one tells no Tuesday from Thursday."""
    whole, short = ([day_name(day, short=short) for day in days] for short in (False, True))
    return one_form((whole, short, [name[:2] for name in short]), fits)


def day_in_text(day: int) -> str:
    """The weekday as it is written within a sentence."""
    return QLocale().dayName(day + 1) if day in range(7) else language.say("day_later", n=day + 1)


def cost_text(low: float, high: float | None = None) -> str:
    """A cost as `+3`, `+0,5` or `+3–8`, in the interface's number format."""
    locale = QLocale()

    def number(value: float) -> str:
        return locale.toString(value, "f", 0 if value >= 10 or value == int(value) else 1)

    first, last = number(low), number(low if high is None else high)
    return f"+{first}" if first == last else f"+{first}–{last}"


def board_name() -> str:
    return QCoreApplication.translate("Board", "Week board")


def mode_text(mode: Mode) -> str:
    match mode:
        case Mode.CLASS:
            return QCoreApplication.translate("Board", "Classes")
        case Mode.TEACHER:
            return QCoreApplication.translate("Board", "Teachers")
        case Mode.ROOM:
            return QCoreApplication.translate("Board", "Rooms")
        case Mode.GROUP:
            return QCoreApplication.translate("Board", "Groups")
        case Mode.PUPIL:
            return QCoreApplication.translate("Board", "Pupils")
        case Mode.YEAR:
            return QCoreApplication.translate("Board", "Grades")
        case Mode.SCHOOL:
            return QCoreApplication.translate("Board", "Whole school")


def status_text(status: CardStatus) -> str:
    match status:
        case CardStatus.FINE:
            return QCoreApplication.translate("Board", "No remark")
        case CardStatus.NO_ROOM:
            return QCoreApplication.translate("Board", "No room")
        case CardStatus.SOFT:
            return QCoreApplication.translate("Board", "Breaks a wish")
        case CardStatus.HARD:
            return QCoreApplication.translate("Board", "Breaks a hard rule")


def status_word(status: CardStatus) -> str:
    """The status where a whole sentence has no room; nothing for a lesson without remark."""
    match status:
        case CardStatus.FINE:
            return ""
        case CardStatus.NO_ROOM:
            return QCoreApplication.translate("Board", "No room")
        case CardStatus.SOFT:
            return QCoreApplication.translate("Board", "Wish")
        case CardStatus.HARD:
            return QCoreApplication.translate("Board", "Hard rule")


def verdict_text(verdict: Verdict) -> str:
    match verdict:
        case Verdict.LEGAL:
            return QCoreApplication.translate("Board", "Possible")
        case Verdict.COSTS:
            return QCoreApplication.translate("Board", "Possible at a cost")
        case Verdict.BLOCKED:
            return QCoreApplication.translate("Board", "Not possible")


def who_text(who: str) -> str:
    match who:
        case "person":
            return QCoreApplication.translate("Board", "a person")
        case "import":
            return QCoreApplication.translate("Board", "the import")
        case "solver":
            return QCoreApplication.translate("Board", "the search")
        case _:
            return who


def kind_text(kind: str) -> str:
    match kind:
        case "teacher":
            return QCoreApplication.translate("Board", "Teacher")
        case "class":
            return QCoreApplication.translate("Board", "Class")
        case "group":
            return QCoreApplication.translate("Board", "Group")
        case "pupil":
            return QCoreApplication.translate("Board", "Pupils")
        case "room":
            return QCoreApplication.translate("Board", "Room")
        case _:
            return QCoreApplication.translate("Board", "Rule")


def lock_lines(card: CardData) -> list[str]:
    """Who locked what, one line for each lock."""
    lines = []
    if card.time_lock:
        lines.append(QCoreApplication.translate("Board", "Time locked by {who}").format(who=who_text(card.time_lock)))
    if card.room_lock:
        lines.append(QCoreApplication.translate("Board", "Room locked by {who}").format(who=who_text(card.room_lock)))
    return lines


def card_lines(card: CardData) -> list[str]:
    """Everything about a card, most important first."""
    minutes = QCoreApplication.translate("Board", "{n} min").format(n=card.minutes)
    lines = [card.title, f"{day_name(card.day)} {clock_text(card.start)}–{clock_text(card.end)}, {minutes}"]
    lines += [text for text in (card.groups, card.teachers, card.rooms) if text]
    if card.badge:
        lines.append(QCoreApplication.translate("Board", "Weeks: {weeks}").format(weeks=card.badge))
    if card.setup or card.cleanup:
        lines.append(
            QCoreApplication.translate("Board", "Set-up {before} min, clean-up {after} min").format(before=card.setup, after=card.cleanup)
        )
    if card.not_sent:
        lines.append(QCoreApplication.translate("Board", "Not published"))
    lines += lock_lines(card)
    if card.status is not CardStatus.FINE:
        lines.append(status_text(card.status))
    return lines + list(card.problems)


def card_text(card: CardData) -> str:
    """A card as one sentence for a screen reader."""
    return ", ".join(card_lines(card))


def blocker_line(blocker: BlockerMark) -> str:
    return f"{kind_text(blocker.kind)}: {blocker.name}"


def mark_lines(mark: PlaceMark) -> list[str]:
    """What a verdict means, with every blocker."""
    lines = [f"{day_name(mark.day)} {clock_text(mark.start)}: {verdict_text(mark.verdict)}"]
    if mark.verdict is Verdict.COSTS:
        lines[0] += f" ({cost_text(mark.cost)})"
    if mark.rank:
        lines.append(QCoreApplication.translate("Board", "Number {n} of the best times").format(n=mark.rank))
    lines += [blocker_line(blocker) for blocker in mark.blockers]
    if mark.rooms:
        lines.append(QCoreApplication.translate("Board", "Room: {rooms}").format(rooms=mark.rooms))
    if mark.wished_room:
        lines.append(QCoreApplication.translate("Board", "The preferred room is free"))
    return lines


def carry_text(scene: BoardScene, mark: PlaceMark | None) -> str:
    """What is being carried and where it is now, for a screen reader."""
    carry, data = scene.carry, scene.layout.data
    if carry is None or not data.columns:
        return ""
    place = f"{day_name(data.days[carry.day_index])} {clock_text(carry.start)}, {data.columns[carry.column_index].name}"
    moving = QCoreApplication.translate("Board", "Moving {lesson}").format(lesson=carry.lesson.title)
    return "; ".join([moving, place, *(mark_lines(mark)[0:] if mark is not None else ())])


def tray_count(placed: int, required: int) -> str:
    return f"{placed}/{required}"


def waiting_text(waiting: int) -> str:
    one, many = QCoreApplication.translate("Board", "1 lesson"), QCoreApplication.translate("Board", "{n} lessons")
    return one if waiting == 1 else many.format(n=waiting)


def tray_group_text(group: TrayGroup) -> str:
    placed = QCoreApplication.translate("Board", "{placed} of {required} placed").format(placed=group.placed, required=group.required)
    return ", ".join(part for part in (group.title, group.detail, placed) if part)


def tray_card_text(card: TrayCard) -> str:
    """Length, weeks and how many places there are."""
    parts = [QCoreApplication.translate("Board", "{n} min").format(n=card.minutes)]
    if card.badge:
        parts.append(card.badge)
    if card.places is not None:
        one, many = QCoreApplication.translate("Board", "1 possible"), QCoreApplication.translate("Board", "{n} possible")
        parts.append(one if card.places == 1 else many.format(n=card.places))
    return " · ".join(parts)


def as_tip(lines: Sequence[str]) -> str:
    """Lines as a tool tip in which names are never read as markup; the first line is bold."""
    if not lines:
        return ""
    rest = "".join(f"<br>{escape(line)}" for line in lines[1:])
    return f"<p style='white-space:pre'><b>{escape(lines[0])}</b>{rest}</p>"
