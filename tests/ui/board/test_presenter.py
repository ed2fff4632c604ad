"""The presenter's cards are exactly the placements of what is chosen, and stay so edit by edit."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler_app.domain.changes import Change, ChangeSet, apply_changes
from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import LockedBy, Placement
from scheduler_app.ui.board.board_texts import blocker_line
from scheduler_app.ui.board.closed_time import closed_spans
from scheduler_app.ui.board.presenter import BoardPresenter
from scheduler_app.ui.board.presenter_cards import week_ranges
from scheduler_app.ui.board.presenter_marks import marks_of
from scheduler_app.ui.board.presenter_tray import tray_of
from scheduler_app.ui.board.view_data import BoardData, CardStatus, ClosedSpan, Mode, SpanKind, Verdict
from tests.schools import schools, tiny_school
from tests.ui.board.week_samples import Blocker, Place, places_of, sample_school


def _belongs(school: School, mode: Mode, uid: str, lesson: str) -> bool:
    """Whether a lesson concerns a column, said the slow and plain way."""
    requirement = school.requirement_of(lesson)
    rows = school.memberships.values()
    if mode is Mode.TEACHER:
        return uid in requirement.teachers
    if mode is Mode.ROOM:
        return uid in school.placed[lesson].rooms
    if mode is Mode.GROUP:
        return uid in requirement.groups
    if mode is Mode.PUPIL:
        allowed = [row for row in school.programmes.values() if row.pupil == uid]
        member = any(row.pupil == uid and row.group in requirement.groups for row in rows)
        return member and (not allowed or any(lesson in row.lessons for row in allowed))
    own = {uid} | {group.uid for group in school.groups.values() if group.parent == uid}
    pupils = {row.pupil for row in rows if row.group in own}
    shared = {row.group for row in rows if row.pupil in pupils and school.groups[row.group].kind is GroupKind.TEACHING}
    return bool((own | shared) & set(requirement.groups))


def _wanted(school: School, mode: Mode, chosen: tuple[str, ...]) -> set[tuple[str, str, int, int]]:
    return {
        (uid, lesson, placement.day, placement.start)
        for uid in chosen
        for lesson, placement in school.placed.items()
        if _belongs(school, mode, uid, lesson)
    }


def _columns(school: School, mode: Mode, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """A year stands for its classes, the whole school for all of them."""
    classes = [row for row in school.groups.values() if row.kind is GroupKind.CLASS and not row.archived]
    match mode:
        case Mode.YEAR:
            return tuple(row.uid for row in classes if str(row.grade) in chosen)
        case Mode.SCHOOL:
            return tuple(row.uid for row in classes)
    return chosen


def _shown(data: BoardData) -> set[tuple[str, str, int, int]]:
    return {(card.column, card.lesson, card.day, card.start) for card in data.cards}


@given(schools(), st.sampled_from(Mode))
def test_that_cards_are_exactly_the_placements_of_what_is_chosen(school: School, mode: Mode) -> None:
    presenter = BoardPresenter(school)
    chosen = tuple(item.uid for item in presenter.resources(mode))
    data = presenter.show(mode, (*chosen, "nobody"))
    columns = _columns(school, mode, chosen)
    assert sorted(column.uid for column in data.columns) == sorted(columns)
    assert _shown(data) == _wanted(school, Mode.CLASS if mode in (Mode.YEAR, Mode.SCHOOL) else mode, columns)
    assert len(data.cards) == len(_shown(data))
    assert {card.day for card in data.cards} <= set(data.days)


@settings(max_examples=25)
@given(schools(), st.sampled_from(Mode), st.data())
def test_that_updates_show_what_showing_anew_would(school: School, mode: Mode, data: st.DataObject) -> None:
    presenter = BoardPresenter(school)
    chosen = [item.uid for item in presenter.resources(mode)]
    presenter.show(mode, chosen)
    changes = []
    for lesson in school.lessons.values():
        placement = school.placed.get(lesson.uid)
        what = data.draw(st.sampled_from(["keep", "move", "unplace", "longer"]))
        if what == "longer":
            changes.append(Change(lesson, replace(lesson, minutes=lesson.minutes + 5)))
        elif placement is not None and what != "keep":
            changes.append(Change(placement, replace(placement, day=(placement.day + 1) % 5, rooms=()) if what == "move" else None))
        elif placement is None and what == "move" and school.current:
            changes.append(Change(None, Placement(school.current, lesson.uid, 2, 600, tuple(school.rooms)[:1], LockedBy.PERSON)))
    for kind in ("subjects", "rooms", "staff", "groups", "memberships", "programmes"):
        rows = list(getattr(school, kind).values())
        if rows and data.draw(st.booleans()):
            row = rows[0]
            field = {"subjects": "code", "rooms": "name", "staff": "signature", "groups": "name"}.get(kind)
            changes.append(Change(row, replace(row, **{field: "<b>new</b>"}) if field else None))
    after = apply_changes(school, changes)
    updated = presenter.update(ChangeSet("edit", tuple(changes)), after)
    anew = BoardPresenter(after).show(mode, chosen)
    assert set(updated.cards) == set(anew.cards)
    assert replace(updated, cards=()) == replace(anew, cards=())


def test_that_a_renamed_class_stands_in_its_place_in_the_whole_school() -> None:
    school = tiny_school()
    presenter = BoardPresenter(school)
    presenter.show(Mode.SCHOOL, [school.unit.uid])
    row = school.groups["7A"]
    changes = (Change(row, replace(row, name="9Z")),)
    after = apply_changes(school, changes)
    updated = presenter.update(ChangeSet("edit", changes), after)
    assert [column.name for column in updated.columns][-1] == "9Z"


def test_that_an_edit_leaves_untouched_cards_as_the_same_objects() -> None:
    school = sample_school(3)
    presenter = BoardPresenter(school)
    chosen = [item.uid for item in presenter.resources(Mode.CLASS)]
    before = {(card.column, card.lesson): card for card in presenter.show(Mode.CLASS, chosen).cards}
    moved = next(iter(school.placed.values()))
    change = Change(moved, replace(moved, start=moved.start + 5))
    after = presenter.update(ChangeSet("move", (change,)), apply_changes(school, [change]))
    anew = {card.lesson for card in after.cards if before[card.column, card.lesson] is not card}
    assert anew == {moved.lesson}


def test_that_a_school_read_anew_keeps_what_is_shown() -> None:
    school = tiny_school()
    presenter = BoardPresenter(school)
    data = presenter.show(Mode.CLASS, ("7A", "7B"))
    assert presenter.replace_school(tiny_school()) == data
    gone = replace(school, groups={uid: group for uid, group in school.groups.items() if not uid.startswith("7B")}, memberships={},
                   requirements={uid: row for uid, row in school.requirements.items() if "7B" not in uid},
                   lessons={uid: row for uid, row in school.lessons.items() if "7B" not in row.requirement}, placements={})  # fmt: skip
    assert [column.uid for column in presenter.replace_school(gone).columns] == ["7A"]


def test_that_a_class_sees_half_classes_and_their_weeks() -> None:
    data = BoardPresenter(tiny_school()).show(Mode.CLASS, ("7A",))
    badges = {card.badge for card in data.cards if card.short == "BL"}
    assert badges == {"A", "B"}
    assert all(card.not_sent for card in data.cards if card.short == "LUNCH")


def test_that_what_nobody_teaches_is_marked_as_not_sent_to_attendance() -> None:
    school = tiny_school()
    presenter = BoardPresenter(school)
    assert {card.short for card in presenter.show(Mode.CLASS, ("7A",)).cards if card.not_sent} == {"LUNCH"}
    before = school.requirement_of("MA-7A-1")
    step = ChangeSet("edit", (Change(before, replace(before, teachers=())),))
    data = presenter.update(step, apply_changes(school, step.changes))
    assert {card.short for card in data.cards if card.not_sent} == {"LUNCH", "MA"}


def test_that_remarks_colour_cards_and_a_missing_room_shows_until_something_worse() -> None:
    school = sample_school(1, unplaced=0)
    roomless = next(p for p in school.placed.values() if not p.rooms and school.requirement_of(p.lesson).room_need.needed)
    presenter = BoardPresenter(school)
    (uid,) = (item.uid for item in presenter.resources(Mode.CLASS))
    data = presenter.show(Mode.CLASS, (uid,))
    status = {card.lesson: card.status for card in data.cards}
    assert status[roomless.lesson] is CardStatus.NO_ROOM
    data = presenter.remark({roomless.lesson: (CardStatus.HARD, ("double booked",))})
    assert {card.lesson: card.status for card in data.cards}[roomless.lesson] is CardStatus.HARD
    assert {card.lesson: card.status for card in presenter.remark({}).cards} == status


def test_that_closed_time_follows_the_rules_of_the_column() -> None:
    school = replace(tiny_school(), rules={row.uid: row for row in (
        Rule("f", "frame", Scope.SCHOOL, params={"start": 490, "end": 900, "days": (0,)}),
        Rule("u", "unavailable", Scope.STAFF, ("AND",), {"day": 4, "start": 600, "end": 720}),
        Rule("c", "closed", Scope.STAFF, ("AND",), {"positions": (1440 + 600, 1440 + 605, 1440 + 700)}),
        Rule("l", "lunch_window", Scope.GROUP, ("7A",), {"start": 660, "end": 750}, weight=1.0),
        Rule("off", "unavailable", Scope.STAFF, ("AND",), {"day": 0}, active=False),
        Rule("soft", "unavailable", Scope.STAFF, ("AND",), {"day": 0}, weight=3.0),
    )})  # fmt: skip
    spans = closed_spans(school, Mode.TEACHER, ("AND", "BER"), (0, 1))
    assert set(spans) == {
        ClosedSpan(SpanKind.OUTSIDE, 0, 0, 490), ClosedSpan(SpanKind.OUTSIDE, 0, 900, 1440),
        ClosedSpan(SpanKind.UNAVAILABLE, 4, 600, 720, "AND"),
        ClosedSpan(SpanKind.UNAVAILABLE, 1, 600, 610, "AND"), ClosedSpan(SpanKind.UNAVAILABLE, 1, 700, 705, "AND"),
    }  # fmt: skip
    assert [span for span in closed_spans(school, Mode.CLASS, ("7A",), (0, 1)) if span.kind is SpanKind.LUNCH] == [
        ClosedSpan(SpanKind.LUNCH, day, 660, 750, "7A") for day in (0, 1)
    ]


def test_that_marks_name_blockers_and_rank_the_best_places() -> None:
    school = sample_school(3, unplaced=12)
    lesson = next(uid for uid in school.lessons if uid not in school.placed and school.requirement_of(uid).teachers)
    teacher = school.requirement_of(lesson).teachers[0]
    other = next(uid for uid in school.placed if uid != lesson)
    places = [
        Place(0, 500, "legal"), Place(0, 505, "legal"), Place(1, 500, "costs", 4.0), Place(2, 500, "legal"),
        Place(3, 500, "blocked", 0.0, (), (Blocker("no_overlap_teacher", other, teacher), Blocker("frame", "", ""))),
    ]  # fmt: skip
    marks = marks_of(school, lesson, places, columns=("x",), rule_name=str.upper)
    ranks = {mark.rank: (mark.day, mark.start) for mark in marks if mark.rank}
    assert sorted(ranks) == [1, 2, 3]
    assert ranks[3] == (1, 500)
    blocked = next(mark for mark in marks if mark.verdict is Verdict.BLOCKED)
    assert blocked.blockers[0].kind == "teacher"
    assert school.staff[teacher].name in blocked.blockers[0].name
    assert blocked.blockers[0].lesson == other
    assert (blocked.blockers[1].kind, blocked.blockers[1].name) == ("rule", "FRAME")
    assert all(mark.columns == ("x",) for mark in marks)


def test_that_what_is_called_the_same_is_named_once_at_every_start() -> None:
    school = sample_school(3)
    lesson, other, third = list(school.placed)[:3]
    one, two = Blocker("no_overlap_teacher", other, ""), Blocker("no_overlap_teacher", third, "")
    ways = [(one, two), (one, replace(one)), (two, one, replace(two)), (replace(one),)]
    places = [Place(0, 500 + 5 * number, "blocked", 0.0, (), way) for number, way in enumerate(ways)]
    marks = marks_of(school, lesson, places, rule_name=str)
    assert [[blocker.lesson for blocker in mark.blockers] for mark in marks] == [[other, third], [other], [third, other], [other]]


def test_that_a_group_in_the_way_is_not_called_a_class() -> None:
    school = sample_school(3)
    lesson, other = list(school.placed)[:2]
    half = next(group for group in school.groups.values() if group.kind is GroupKind.HALF)
    whole = school.groups[half.parent]
    places = [Place(0, 480, "blocked", blockers=tuple(Blocker("R", other, group.uid) for group in (half, whole)))]
    (mark,) = marks_of(school, lesson, places, rule_name=str)
    assert [blocker.kind for blocker in mark.blockers] == ["group", "class"]
    assert len({blocker_line(blocker).split(":")[0] for blocker in mark.blockers}) == 2


def test_that_ranked_places_never_overlap_each_other_or_the_present_one() -> None:
    school = sample_school(3)
    for lesson in list(school.placed)[::9]:
        minutes, now = school.lessons[lesson].minutes, school.placed[lesson]
        best = [mark for mark in marks_of(school, lesson, places_of(school, lesson), rule_name=str) if mark.rank]
        spots = [(mark.day, mark.start) for mark in best] + [(now.day, now.start)]
        assert all(a == b or a[0] != b[0] or abs(a[1] - b[1]) >= minutes for a in spots for b in spots)
        assert len(spots) == len(set(spots))


def test_that_the_tray_holds_the_unplaced_hardest_first() -> None:
    school = sample_school(3, unplaced=9)
    waiting = [uid for uid in school.lessons if uid not in school.placed]
    places = {uid: i for i, uid in enumerate(waiting)}
    tray = tray_of(school, places)
    assert {card.lesson for group in tray.groups for card in group.cards} == set(waiting)
    hardest = [group.cards[0].places for group in tray.groups]
    assert hardest == sorted(hardest)
    for group in tray.groups:
        assert group.placed + len(group.cards) == group.required == len(school.lessons_of[group.requirement])
    assert (tray.placed, tray.required, tray.waiting) == (len(school.placed), len(school.lessons), len(waiting))


def test_that_resources_come_in_the_order_people_expect() -> None:
    school = tiny_school()
    grades = {"10A": 10, "2B": 2, "FA": 0, "7A": 7, "7Ö10": 7, "7Ö9": 7}
    groups = {uid: replace(school.groups["7A"], uid=uid, name=uid, grade=grade) for uid, grade in grades.items()}
    names = [
        item.name
        for item in BoardPresenter(replace(school, groups=groups, requirements={}, lessons={}, placements={}, memberships={})).resources(
            Mode.CLASS
        )
    ]
    assert names == ["FA", "2B", "7A", "7Ö9", "7Ö10", "10A"]


def test_that_week_numbers_are_written_as_ranges() -> None:
    assert week_ranges((36, 34, 35, 40)) == "34–36, 40"
