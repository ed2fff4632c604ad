"""What every class of a compulsory demo school needs, from the timplan."""

from __future__ import annotations

from scheduler_app.domain.calendar import WeekKind, WeekPattern
from scheduler_app.domain.groups import Group, GroupKind
from scheduler_app.domain.teaching import ANY_ROOM, NO_ROOM, RoomNeed
from scheduler_app.services.demo.calendar import AUTUMN_PERIOD, SPRING_PERIOD
from scheduler_app.services.demo.draft import Draft, Need, Pass, passes
from scheduler_app.services.demo.premises import home
from scheduler_app.services.demo.shape import Shape, grade_of
from scheduler_app.services.demo.timplan import GRUNDSKOLA_2024, minutes_a_week, preschool_minutes, split

ODD, EVEN = WeekPattern(WeekKind.ODD), WeekPattern(WeekKind.EVEN)

IDH_SETUP, IDH_CLEANUP = 5, 10
"""Changing before and after PE. Schools were seen to set 15 and 20 where there is a walk to the hall; this one has its halls at home."""

LUNCH_MINUTES = 30
CONFERENCE_MINUTES = 75
HALF_LESSON = 60
"""Laboratory lessons in half-classes, with half the class in English meanwhile."""

_ART, _MUSIC, _KITCHEN = RoomNeed(tags=("art",)), RoomNeed(tags=("music",)), RoomNeed(tags=("kitchen",))
_SCIENCE, _WOOD, _TEXTILE = RoomNeed(tags=("science",)), RoomNeed(tags=("wood",)), RoomNeed(tags=("textile",))

QUALIFIED = {
    "class": ("SV", "MA", "EN", "NO", "SO"), "RESURS": ("SV", "MA", "NO", "SO"), "MA": ("MA", "TK", "NO"), "NO": ("NO", "MA", "TK"),
    "SV": ("SV", "SO"), "EN": ("EN", "SV"), "SO": ("SO", "SV"), "FRITIDS": ("IDH",),
}  # fmt: skip
"""What else the holders of a role may teach."""


def add_classes(draft: Draft, shape: Shape) -> None:
    """Classes and, from grade 1, their two half-classes."""
    size = round(shape.pupils / len(shape.class_keys()))
    for key in shape.class_keys():
        grade = grade_of(key)
        form = "FSK" if grade == 0 else "GR"
        uid = draft.uid("group", key)
        draft.groups[key] = Group(uid, key, GroupKind.CLASS, form, grade, planned_pupils=size)
        for half in halves(key) if grade else ():
            name = f"{key} grupp {half[-1]}"
            draft.groups[half] = Group(draft.uid("group", half), name, GroupKind.HALF, form, grade, uid, planned_pupils=-(-size // 2))


def halves(class_key: str) -> tuple[str, str]:
    """Keys of a class's two half-classes."""
    return f"{class_key}-1", f"{class_key}-2"


def add_needs(draft: Draft, shape: Shape) -> None:
    """Everything that is taught, the lunches and the conference."""
    for key in shape.class_keys():
        _Class(draft, shape, key).add()
    everyone = RoomNeed(rooms=(draft.rooms["dining"].uid,))
    for key in shape.class_keys():
        draft.need(Need(f"LUNCH/{key}", "LUNCH", (key,), (), 5 * LUNCH_MINUTES, passes((LUNCH_MINUTES,) * 5), everyone))
    draft.need(Need("KONF", "KONF", (), (), CONFERENCE_MINUTES, passes((CONFERENCE_MINUTES,)), NO_ROOM))


class _Class:
    """Adds the needs of one class."""

    def __init__(self, draft: Draft, shape: Shape, key: str) -> None:
        self.draft, self.shape, self.key, self.grade = draft, shape, key, grade_of(key)
        self.room = RoomNeed(rooms=(draft.rooms[home(key)].uid,)) if self.grade <= 3 else ANY_ROOM
        self.teacher = f"class/{key}"

    def add(self) -> None:
        if self.grade == 0:
            self._preschool()
            return
        minutes = minutes_a_week(GRUNDSKOLA_2024, self.grade)
        wished = 40 if self.grade <= 3 else 55 if self.grade <= 6 else 80
        self._need("IDH", "IDH", minutes["IDH"], split(minutes["IDH"], wished), RoomNeed(tags=("gym",)))
        if self.grade <= 6:
            self._class_teacher(minutes)
        else:
            self._subject_teachers(minutes)
        if self.grade <= 3:
            craft = RoomNeed(tags=("craft",))
            self._rotate("bild-slojd", ("SL", "SLTEX", minutes["SL"], craft), ("BL", self.teacher, minutes["BL"], self.room))
        else:
            self._workshops(minutes["SL"])
            self._art_and_kitchen(minutes)
        if self.grade != 9:
            self._need("MU", "MU", minutes["MU"], split(minutes["MU"], 45), _MUSIC)

    def _need(
        self,
        subject: str,
        role: str,
        minutes: int,
        lengths: tuple[int, ...],
        room: RoomNeed | None = None,
        name: str = "",
        extra: tuple[str, ...] = (),
    ) -> None:
        sport = subject == "IDH"
        self.draft.need(Need(
            f"{name or subject}/{self.key}", subject, (self.key,), (role, *extra), minutes, passes(lengths), room or self.room,
            setup=IDH_SETUP if sport else 0, cleanup=IDH_CLEANUP if sport else 0,
        ))  # fmt: skip

    def _half(self, name: str, subject: str, half: str, role: str, row: Pass, room: RoomNeed, block: str) -> None:
        self.draft.need(Need(f"{name}/{half}", subject, (half,), (role,), round(row.load), (row,), room, block))

    def _preschool(self) -> None:
        lengths = split(preschool_minutes() - 40, 65)
        self._need("FKL", self.teacher, sum(lengths[5:]), lengths[5:])
        self._need("FKL", self.teacher, sum(lengths[:5]), lengths[:5], name="FKL-tva", extra=("FRITIDS",))
        self._need("IDH", "IDH", 40, (40,), RoomNeed(tags=("gym",)))

    def _class_teacher(self, minutes: dict[str, int]) -> None:
        for subject, wished in (("SV", 55), ("MA", 60), ("NO", 45), ("SO", 60), ("EN", 55), ("TK", 50)):
            if subject in minutes:
                role = "RESURS" if self.key in self.shape.part_time and subject in ("NO", "SO") else self.teacher
                self._need(subject, role, minutes[subject], split(minutes[subject], wished))

    def _subject_teachers(self, minutes: dict[str, int]) -> None:
        for subject, role, wished in (("SV", "SV", 55), ("MA", "MA", 55), ("SO", "SO", 60)):
            self._need(subject, role, minutes[subject], split(minutes[subject], wished))
        english, science = minutes["EN"] - HALF_LESSON, minutes["NO"] - HALF_LESSON
        self._need("EN", "EN", english, (english,))
        self._need("NO", "NO", science, split(science, 55), _SCIENCE)
        self._swap("lab", ("NO", "NO", HALF_LESSON, _SCIENCE), ("EN", "EN", HALF_LESSON, self.room))
        if self.grade >= 8:
            self._swap("hkk", ("HKK", "HKK", minutes["HKK"], _KITCHEN), ("TK", "MA", minutes["TK"], self.room))
        if self.grade == 9:
            # A subject each term: twice the time in half the weeks.
            self._term("BL", "BL", minutes["BL"], 60, AUTUMN_PERIOD, _ART)
            self._term("MU", "MU", minutes["MU"], 45, SPRING_PERIOD, _MUSIC)

    def _term(self, subject: str, role: str, minutes: int, length: int, period: str, room: RoomNeed) -> None:
        rows = (Pass(length, 0, period=period), Pass(length, 1, period=period))
        self.draft.need(Need(f"{subject}/{self.key}", subject, (self.key,), (role,), minutes, rows, room))

    def _swap(self, name: str, one: tuple[str, str, int, RoomNeed], other: tuple[str, str, int, RoomNeed]) -> None:
        """Half-classes at once in two subjects, and the other way round at the block's second position."""
        block = self.draft.block(f"{name}/{self.key}", f"{self.key} halvklass {one[0]}/{other[0]}")
        for subject, role, minutes, room, turns in ((*one, (0, 1)), (*other, (1, 0))):
            for half, position in zip(halves(self.key), turns, strict=True):
                self._half(f"{subject}-{name}", subject, half, role, Pass(minutes, position), room, block)

    def _rotate(self, name: str, one: tuple[str, str, int, RoomNeed], other: tuple[str, str, int, RoomNeed]) -> None:
        """Half-classes at once in two subjects, changing places every other week; `minutes` are an average week's."""
        block = self.draft.block(f"{name}/{self.key}", f"{self.key} {one[0]}/{other[0]} varannan vecka")
        for subject, role, minutes, room, turns in ((*one, (ODD, EVEN)), (*other, (EVEN, ODD))):
            for half, weeks in zip(halves(self.key), turns, strict=True):
                self._half(f"{subject}-{name}", subject, half, role, Pass(2 * minutes, 0, weeks), room, block)

    def _workshops(self, minutes: int) -> None:
        """Wood in one half-class and textile in the other at the same time; they change places at the turn of the year."""
        block = self.draft.block(f"slojd/{self.key}", f"{self.key} slöjd")
        for half, role, room in zip(halves(self.key), ("SLTRA", "SLTEX"), (_WOOD, _TEXTILE), strict=True):
            self._half("SL", "SL", half, role, Pass(minutes), room, block)

    def _art_and_kitchen(self, minutes: dict[str, int]) -> None:
        if self.grade in (5, 6):
            self._rotate("bild-hkk", ("HKK", "HKK", minutes["HKK"], _KITCHEN), ("BL", "BL", minutes["BL"], _ART))
        elif self.grade != 9:
            self._need("BL", "BL", minutes["BL"], split(minutes["BL"], 60), _ART)
