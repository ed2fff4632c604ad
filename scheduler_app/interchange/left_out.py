"""What of a school a foreign format cannot be told, by type and count; every type is the code of a text that names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from datetime import date

from scheduler_app.domain.changes import COLLECTION
from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.domain.groups import Group
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Room, Subject
from scheduler_app.interchange.timetables.clock import frame_of_school
from scheduler_app.interchange.timetables.members import classes_of_groups, members_on, memberships_on
from scheduler_app.interchange.timetables.rooms import rooms_named
from scheduler_app.interchange.untis.numbered import Couplings

_NOT_THE_SCHOOLS = frozenset(("mappings", "withheld", "ignored", "placements", "timetables"))
"""Tables that are the program's own memory, or of which the format carries the current timetable."""

_TEACHING = frozenset(("subjects", "rooms", "staff", "pupils", "groups", "memberships", "requirements", "lessons"))


def left_out(format: str, order: ExportOrder) -> Counter[str]:
    """Nothing for formats that carry everything, or only show the dated lessons; rules and lessons in FET are counted by its writer."""
    count = _COUNTS.get(format)
    return count(order) if count is not None else Counter()


def tables_left_out(school: School, carried: Collection[str]) -> Counter[str]:
    """Rows of tables the format has no place for; rules by their kind."""
    found: Counter[str] = Counter()
    for name in COLLECTION.values():
        if name not in carried and name not in _NOT_THE_SCHOOLS:
            found[f"table_{name}"] = len(getattr(school, name))
    if "rules" not in carried:
        found.pop("table_rules", None)
        found.update(f"rule_{rule.rule_id}" for rule in school.rules.values())
    found["left_out_versions"] = sum(uid != school.current for uid in school.timetables)
    return +found


def _asc(order: ExportOrder) -> Counter[str]:
    school = order.school
    found = _timetable(order) + tables_left_out(school, _TEACHING)
    homes = classes_of_groups(school, _members(order))
    mixed = [uid for uid, names in homes.items() if len(names) > 1]
    found["left_out_groups_split"] = len(mixed)
    found["left_out_groups_without_class"] = sum(not names for names in homes.values())
    found["left_out_room_sets"] = sum(bool(row.room_need.set_sizes) for row in school.requirements.values())
    return +found


def _untis(order: ExportOrder) -> Counter[str]:
    school = order.school
    found = _timetable(order) + tables_left_out(school, {*_TEACHING, "blocks"})
    found["left_out_blocks"] = Couplings(school, classes_of_groups(school, _members(order))).apart
    found["left_out_room_choice"] = sum(len(rooms_named(school, row.room_need)) > 1 for row in school.requirements.values())
    found["left_out_letters"] = _not_in_cp1252(school)
    return +found


def _timetable(order: ExportOrder) -> Counter[str]:
    """What neither of the programs that count periods knows."""
    school = order.school
    spans = frame_of_school(school).spans.values()
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    placed = [(row.start, row.start + school.lessons[uid].minutes) for uid, row in school.placed.items()]
    return Counter({
        "left_out_off_frame": sum(start not in starts or end not in ends for start, end in placed),
        "left_out_setup": sum(bool(row.setup or row.cleanup) for row in school.requirements.values()),
        "left_out_memberships": len(school.memberships) - len(memberships_on(school, _day(order))),
        "left_out_shared_rooms": sum(row.shared for row in school.rooms.values()),
        "left_out_room_tags": sum(bool(row.tags) for row in school.rooms.values()),
        "left_out_days_off": len(school.year.days_off),
    })  # fmt: skip


def _ss12000(order: ExportOrder) -> Counter[str]:
    return tables_left_out(order.school, {*_TEACHING, "dated_changes", "individual_lessons", "programmes"})


def _fet(order: ExportOrder) -> Counter[str]:
    return tables_left_out(order.school, {*_TEACHING, "rules", "blocks"})


_COUNTS: Mapping[str, Callable[[ExportOrder], Counter[str]]] = {"asc": _asc, "untis": _untis, "ss12000": _ss12000, "fet": _fet}


def _day(order: ExportOrder) -> date:
    return order.day or order.school.year.dates.first or date.min


def _members(order: ExportOrder) -> dict[str, set[str]]:
    return members_on(order.school, _day(order))


def _not_in_cp1252(school: School) -> int:
    """Names with letters that Windows-1252 lacks; a question mark stands for them."""
    tables: tuple[Mapping[str, Subject | Room | StaffMember | Pupil | Group], ...] = (
        school.subjects, school.rooms, school.staff, school.pupils, school.groups,
    )  # fmt: skip
    names = [row.name for table in tables for row in table.values() if not row.archived]
    return sum(name.encode("cp1252", errors="replace").decode("cp1252") != name for name in names)
