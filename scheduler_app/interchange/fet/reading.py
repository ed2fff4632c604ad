"""What is known while the constraints of a FET file are read, and what they leave behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

from scheduler_app.domain.identity import FET_RULE, uid_of
from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.rules import ParamValue, Rule, Scope
from scheduler_app.domain.teaching import Room, Subject
from scheduler_app.interchange.fet.activities import Activity
from scheduler_app.interchange.fet.document import FetDocument
from scheduler_app.interchange.fet.frame import Frame, read_slots
from scheduler_app.interchange.fet.named import VirtualRoom
from scheduler_app.interchange.fet.students import Students
from scheduler_app.interchange.fet.third_lessons import contradicted


@dataclass(frozen=True)
class RoomWish:
    """A list of rooms (virtual ones too) for one activity from one constraint. `percent` 100 is hard; `home` marks home rooms, which any
    other wish overrides; `loose` an ActivityPreferredRoom that is not permanently locked; `source` numbers the constraint; `real` are the
    rooms it fixes of a virtual one, one of each set."""

    rooms: tuple[str, ...]
    percent: float
    home: str
    loose: bool
    source: int
    real: tuple[str, ...] = ()


@dataclass(frozen=True)
class TimeLock:
    """ActivityPreferredStartingTime at 100 %."""

    day: int
    start: int
    permanent: bool
    note: str


@dataclass
class Reading:
    """Tables by name, and the rules, wishes and locks found so far; `not_supported` counts what could not be taken over."""

    document: FetDocument
    unit: str
    frame: Frame
    subjects: Mapping[str, Subject]
    teachers: Mapping[str, StaffMember]
    rooms: Mapping[str, Room]
    virtual_rooms: Mapping[str, VirtualRoom]
    students: Students
    activities: Mapping[int, Activity]
    inactive: set[int]
    rules: dict[str, Rule] = field(default_factory=dict)
    room_wishes: dict[int, list[RoomWish]] = field(default_factory=dict)
    time_locks: dict[int, list[TimeLock]] = field(default_factory=dict)
    not_supported: Counter[str] = field(default_factory=Counter)

    @cached_property
    def contradicted(self) -> frozenset[Element]:
        """MinDaysBetweenActivities that cannot hold with the file's own locks, as FET 6.4 and later read it."""
        return contradicted(self.document.root)

    def add_rule(
        self, note: str, rule_id: str, scope: Scope, targets: Iterable[str], params: Mapping[str, ParamValue], weight: float | None
    ) -> None:
        """Add a rule under a uid made of what it says, so that reading the file again gives the same uid."""
        listed = tuple(targets)
        said = f"{rule_id}\n{scope}\n{listed}\n{sorted(params.items())}\n{weight}"
        number = 0
        while (uid := FET_RULE + uid_of(self.unit, "rule", f"{said}\n{number}")) in self.rules:
            number += 1
        self.rules[uid] = Rule(uid, rule_id, scope, listed, dict(params), weight, note=note)


@dataclass(frozen=True)
class Constraint:
    """One constraint element with the questions that handlers ask it. `name` is its tag without "Constraint"; `number` counts
    through the file."""

    reading: Reading
    element: Element
    number: int

    @property
    def name(self) -> str:
        return self.element.tag.removeprefix("Constraint")

    @property
    def note(self) -> str:
        comments = self.text("Comments").strip()
        return f"FET {self.name}: {comments}" if comments else f"FET {self.name}"

    @property
    def percent(self) -> float:
        """Weight_Percentage, 0 to 100; 100 where the element is missing."""
        value = (self.text("Weight_Percentage") or self.text("Weight") or "100").strip()
        try:
            percent = float(value)
        except ValueError:
            raise self.refuse("Weight_Percentage", value) from None
        if not 0 <= percent <= 100:
            raise self.refuse("Weight_Percentage", value)
        return percent

    @property
    def weight(self) -> float | None:
        """None at 100 %, otherwise the cost of one unit of breach as FET counts it: percent / 100."""
        return None if self.percent >= 100 else self.percent / 100

    @property
    def weight_per_minute(self) -> float | None:
        """As `weight` where FET's unit is one hour and the rule's is one minute."""
        return None if self.weight is None else self.weight / self.reading.frame.length

    def text(self, tag: str) -> str:
        return self.reading.document.text(self.element, tag)

    def whole(self, tag: str, default: int | None = None) -> int:
        return self.reading.document.whole(self.element, tag, default)

    def truth(self, tag: str, default: bool = True) -> bool:
        return self.reading.document.truth(self.element, tag, default)

    def minutes(self, tag: str) -> int:
        """A number of hours as minutes of the frame."""
        return self.reading.frame.minutes(self.whole(tag))

    def slots(self, tag: str) -> tuple[int, ...]:
        return read_slots(self.reading.document, self.element, tag, self.reading.frame)

    def refuse(self, what: str, value: str) -> Exception:
        return self.reading.document.refuse(self.element, what, value)

    def teacher(self) -> str:
        """The uid of the one teacher the constraint names (FET uses two tags for it)."""
        name = self.text("Teacher_Name") or self.text("Teacher")
        if name not in self.reading.teachers:
            raise self.refuse("Teacher", name)
        return self.reading.teachers[name].uid

    def students(self) -> str:
        """The uid of the one students set the constraint names."""
        name = self.text("Students") or self.text("Students_Name")
        if name not in self.reading.students.by_name:
            raise self.refuse("Students", name)
        return self.reading.students.by_name[name].uid

    def activities(self, *tags: str) -> tuple[Activity, ...]:
        """The active activities whose ids the children `tags` (default Activity_Id) give, in that order, each once."""
        found: dict[int, Activity] = {}
        for tag in tags or ("Activity_Id",):
            for child in self.element.findall(tag):
                value = (child.text or "").strip()
                if not value.isascii() or not value.isdigit() or len(value) > 9:
                    raise self.refuse(tag, value)
                number = int(value)
                if number in self.reading.activities:
                    found[number] = self.reading.activities[number]
                elif number not in self.reading.inactive:
                    raise self.refuse(tag, value)
        return tuple(found.values())

    def filtered(self) -> tuple[Activity, ...]:
        """Active activities that match teacher, students (any overlapping set), subject, tag, duration and component.

        An empty or missing field means any.
        """
        teacher, subject = self.text("Teacher_Name"), self.text("Subject_Name") or self.text("Subject")
        tag = self.text("Activity_Tag_Name") or self.text("Activity_Tag")
        duration, component = self.text("Duration").strip(), self.text("Component_Number").strip()
        atoms = self.reading.students.sets[self.students()].atoms if self.text("Students_Name") else None
        if teacher and teacher not in self.reading.teachers:
            raise self.refuse("Teacher_Name", teacher)
        if subject and subject not in self.reading.subjects:
            raise self.refuse("Subject_Name", subject)
        length = self.whole("Duration") if duration else None
        number = self.whole("Component_Number") if component else None
        return tuple(
            row
            for row in self.reading.activities.values()
            if (not teacher or teacher in row.teachers)
            and (not subject or subject == row.subject)
            and (not tag or tag in row.tags)
            and (length is None or length == row.duration)
            and (number is None or number == row.component)
            and (atoms is None or not atoms.isdisjoint(row.atoms))
        )
