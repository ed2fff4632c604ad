"""aSc Timetables XML and Untis text files, in and out."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler_app.domain.calendar import WeekKind
from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.domain.groups import Group, GroupKind
from scheduler_app.domain.people import Origin, Pupil, StaffMember
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson, Requirement
from scheduler_app.domain.timetable import Placement
from scheduler_app.errors import InputError
from scheduler_app.interchange.asc.reader import read_asc
from scheduler_app.interchange.asc.writer import write_asc
from scheduler_app.interchange.untis.reader import read_untis
from scheduler_app.interchange.untis.writer import write_untis
from scheduler_app.services.demo import demo_school
from scheduler_app.services.import_request import empty_school
from scheduler_app.services.merging import merge
from scheduler_app.texts import error_text, text
from tests.schools import schools, tiny_school

READ: Mapping[str, Any] = {"asc": read_asc, "untis": read_untis}
WRITE: Mapping[str, Any] = {"asc": write_asc, "untis": write_untis}

ASC = """<?xml version="1.0" encoding="UTF-8"?>
<timetable importtype="database" options="idprefix:X,groupstype1">
 <periods columns="period,name,short,starttime,endtime">
  <period name="1" short="1" period="1" starttime="8:00" endtime="8:45"/>
  <period name="2" short="2" period="2" starttime="8:50" endtime="9:35"/>
  <period name="3" short="3" period="3" starttime="10:00" endtime="10:45"/>
 </periods>
 <weeksdefs><weeksdef id="WA" weeks="10"/><weeksdef id="WAB" weeks="11"/></weeksdefs>
 <subjects><subject id="S1" name="Matematik" short="MA"/><subject id="S2" name="Slöjd" short="SL"/></subjects>
 <teachers>
  <teacher id="T1" firstname="Åsa" lastname="Ek" short="ÅEK" email="asa@x.invalid" mobile="070"/>
  <teacher id="T2" name="Bo Alm" short="BAL"/>
 </teachers>
 <classrooms><classroom id="R1" name="Sal 1" short="S1" capacity="30"/></classrooms>
 <classes><class id="C1" name="7A" short="7A" grade="7"/></classes>
 <groups>
  <group id="G0" classid="C1" name="Hela" entireclass="1" divisiontag="0"/>
  <group id="G1" classid="C1" name="Grupp 1" entireclass="0" divisiontag="1"/><group id="G2" classid="C1" name="Grupp 2" divisiontag="1"/>
  <group id="G3" classid="C1" name="Spanska" divisiontag="2"/><group id="G4" classid="C1" name="Franska" divisiontag="2"/>
 </groups>
 <lessons>
  <lesson id="L1" classids="C1" subjectid="S1" periodspercard="1" periodsperweek="3.0" teacherids="T1" classroomids="R1" groupids="G0"/>
  <lesson id="L2" classids="C1" subjectid="S2" periodspercard="2" periodsperweek="1.0" teacherids="T2" groupids="G1" weeksdefid="WA"/>
  <lesson id="L3" classids="C1" subjectid="NO" periodspercard="1" periodsperweek="1" teacherids="T2" groupids="G2"/>
 </lessons>
 <cards>
  <card lessonid="L1" period="1" days="10000" weeks="11" terms="1" classroomids="R1"/>
  <card lessonid="L1" period="2" days="01000" weeks="11" terms="1" classroomids="R1"/>
  <card lessonid="L2" period="2" days="00100" weeks="10" terms="1" classroomids=""/>
 </cards>
</timetable>"""

UNTIS = {
    "GPU001.TXT": '1;"7A";"ÅEK";"MA";"S1";1;1;;\n1;"7A";"ÅEK";"MA";"S1";2;2;;\n'
    '2;"7A";"BAL";"SL";"";3;2;;\n2;"7A";"BAL";"SL";"";3;3;;\n3;"7A";"XXX";"EN";;1;2;;\n3;"7B";"YYY";"SP";;1;2;;\n9;"7A";;"MA";;9;1;;\n',
    "GPU002.TXT": '1;3;;;"7A";"ÅEK";"MA";"S1"\n2;2;;;"7A";"BAL";"SL";' + ";" * 20 + "1-1;1\n"
    '3;1;;;"7A";"XXX";"EN";""\n3;1;;;"7B";"YYY";"SP";""\n4;1;;;"7A";"ÅEK";;\n',
    "GPU004.TXT": '"ÅEK";"Ek"' + ";" * 26 + ';"Åsa"\n',
}  # fmt: skip


def _empty() -> School:
    return empty_school(Path("Skolan.xml"), date(2026, 8, 1))


def _asc(text: str = ASC, school: School | None = None) -> Reading:
    return read_asc(school or _empty(), {"skola.xml": text.encode()})


def _untis(school: School | None = None, **changed: str) -> Reading:
    files = {**UNTIS, **{f"{name}.TXT": content for name, content in changed.items()}}
    return read_untis(school or _empty(), {name: content.encode("cp1252") for name, content in files.items()})


def _made(school: School, reading: Reading) -> School:
    return apply_changes(school, merge(school, reading.entities, reading.gone).changes)


def _taught(school: School) -> list[tuple[object, ...]]:
    """Every placed lesson by names: subject, classes, teachers, day."""
    rows = []
    for uid, placement in school.placed.items():
        requirement = school.requirement_of(uid)
        classes = {name for group in requirement.groups for name in (school.groups[school.groups[group].parent or group].name,)}
        teachers = {school.staff[teacher].signature for teacher in requirement.teachers}
        rows.append((school.subject_of(uid).code, tuple(sorted(classes)), tuple(sorted(teachers)), placement.day))
    return sorted(rows)


def test_an_asc_file_makes_a_school_with_its_frame_lessons_and_places() -> None:
    reading = _asc()
    school = _made(_empty(), reading)
    assert school.unit.period_frame == (("1", 480, 525), ("2", 530, 575), ("3", 600, 645))
    assert [(row.signature, row.name) for row in school.staff.values()] == [("ÅEK", "Åsa Ek"), ("BAL", "Bo Alm")]
    assert "070" not in str(reading)
    assert "invalid" not in str(reading)
    places = {(school.subject_of(uid).code, row.day, row.start, school.lessons[uid].minutes) for uid, row in school.placed.items()}
    assert places == {("MA", 0, 480, 45), ("MA", 1, 530, 45), ("SL", 2, 530, 115)}
    assert sum(school.subject_of(uid).code == "MA" for uid in school.lessons) == 3
    assert {row.weeks.kind for uid, row in school.lessons.items() if school.subject_of(uid).code == "SL"} == {WeekKind.ODD}
    assert [(row.row, row.code) for row in reading.refused] == [(24, "timetable_unknown_reference")]


def test_two_divisions_of_a_class_share_pupils_and_a_division_does_not() -> None:
    school = _made(_empty(), _asc())
    of = {row.name: {member.pupil for member in school.memberships_of[uid]} for uid, row in school.groups.items()}
    assert of["7A Grupp 1"] & of["7A Spanska"]
    assert not of["7A Grupp 1"] & of["7A Grupp 2"]
    assert of["7A"] >= of["7A Grupp 1"]
    assert all(row.placeholder for row in school.pupils.values())


@pytest.mark.parametrize("read", [_asc, _untis])
def test_the_same_file_again_changes_nothing(read: Any) -> None:
    school = _made(_empty(), read())
    again = read(school=school)
    assert merge(school, again.entities, again.gone).changes == ()


@pytest.mark.parametrize("read", [_asc, _untis])
def test_people_of_the_register_are_used_and_stay_the_registers(read: Any) -> None:
    own = StaffMember("register-1", "ÅEK", "Åsa", "Eklund", 60.0, origin=Origin.IMPORT)
    school = replace(_empty(), staff={own.uid: own}, groups={"c": Group("c", "7A", GroupKind.CLASS, origin=Origin.IMPORT)})
    reading = read(school=school)
    after = _made(school, reading)
    assert after.staff["register-1"] == own
    assert sum(row.name == "7A" for row in after.groups.values()) == 1
    assert any("register-1" in row.teachers for row in after.requirements.values())


def test_what_the_scheduler_has_placed_stays_there() -> None:
    school = _made(_empty(), _asc())
    uid, placement = next(iter(school.placements.items()))
    moved = replace(school, placements={**school.placements, uid: replace(placement, day=4)})
    assert _made(moved, _asc(school=moved)).placements == moved.placements


def test_who_is_gone_from_the_file_is_archived_and_others_are_not() -> None:
    school = _made(_empty(), _asc())
    mine = Pupil("mine", "Siv", "Ek", origin=Origin.IMPORT)
    school = replace(school, pupils={**school.pupils, "mine": mine})
    shorter = ASC.replace('<teacher id="T2" name="Bo Alm" short="BAL"/>', "").replace(' teacherids="T2"', "")
    after = _made(school, _asc(shorter, school))
    assert [row.signature for row in after.staff.values() if row.archived] == ["BAL"]
    assert after.pupils["mine"] == mine


def test_students_of_an_asc_file_are_pupils_in_their_class_and_groups() -> None:
    students = '<students><student id="20120229-1231" classid="C1" firstname="Siv" lastname="Ek" email="x@y"/></students><lessons>'
    file = ASC.replace("<lessons>", students, 1).replace('name="Grupp 1"', 'name="Grupp 1" studentids="20120229-1231"')
    school = _made(_empty(), _asc(file))
    (pupil,) = school.pupils.values()
    assert (pupil.name, pupil.placeholder) == ("Siv Ek", False)
    assert {school.groups[row.group].name for row in school.memberships.values()} == {"7A", "7A Grupp 1"}
    assert "1231" not in str(school)


def test_untis_files_make_a_school_with_couplings_doubles_and_places() -> None:
    reading = _untis()
    school = _made(_empty(), reading)
    assert [row.name for row in school.staff.values()][:1] == ["Åsa Ek"]
    places = {(school.subject_of(uid).code, row.day, row.start, school.lessons[uid].minutes) for uid, row in school.placed.items()}
    assert places == {("MA", 0, 480, 45), ("MA", 1, 535, 45), ("SL", 2, 535, 100), ("EN", 0, 535, 45), ("SP", 0, 535, 45)}
    assert sum(school.subject_of(uid).code == "MA" for uid in school.lessons) == 3
    coupled = {school.subjects[row.subject].code: row.block for row in school.requirements.values()}
    assert coupled["EN"] == coupled["SP"] is not None
    assert coupled["MA"] is None
    assert [(row.file, row.row, row.code) for row in reading.refused] == [
        ("GPU001", 7, "timetable_bad_place"), ("GPU002", 5, "untis_no_name"),
    ]  # fmt: skip


def test_an_untis_timetable_alone_tells_the_lessons() -> None:
    school = _made(_empty(), read_untis(_empty(), {"GPU001.TXT": UNTIS["GPU001.TXT"].encode()}))
    assert len(school.placed) == 6
    assert {row.name for row in school.groups.values()} == {"7A", "7B"}


@pytest.mark.parametrize("format", ["asc", "untis"])
def test_a_written_timetable_comes_back_with_the_same_lessons_on_the_same_days(format: str) -> None:
    school = tiny_school()
    reading = READ[format](_empty(), WRITE[format](ExportOrder(school)))
    assert reading.refused == []
    back = _made(_empty(), reading)
    halved = [row for row in _taught(school) if row[0] != "KONF"]
    if format == "untis":  # half-classes stand as their class: two lines of one teacher and subject at once become one
        halved = sorted(dict.fromkeys(halved))
        assert sorted(dict.fromkeys(row for row in _taught(back) if row[0] != "KONF")) == halved
    else:
        assert [row for row in _taught(back) if row[0] != "KONF"] == halved
        assert len(back.lessons) == len(school.lessons)


@pytest.mark.parametrize(("change", "code"), [
    (("<timetable", "<fet"), "xml_broken"), (('encoding="UTF-8"', 'encoding="nonsense"'), "xml_broken"),
    (("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "xml_broken"),
    (("</timetable>", ""), "xml_broken"),
])  # fmt: skip
def test_a_broken_or_hostile_asc_file_is_refused_whole(change: tuple[str, str], code: str) -> None:
    with pytest.raises(InputError) as caught:
        _asc(ASC.replace(*change))
    assert caught.value.code == code
    assert "skola.xml" in error_text(caught.value, "sv")


def test_an_xml_bomb_is_refused_at_once() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    with pytest.raises(InputError, match="xml_broken"):
        _asc(f'<!DOCTYPE t [<!ENTITY a0 "aaaaaaaaaa">{entities}]><timetable>&a11;</timetable>')
    with pytest.raises(InputError, match="xml_other_root"):
        _asc("<x/>")
    with pytest.raises(InputError, match="timetable_empty"):
        _asc("<timetable/>")


def _section(tag: str, attributes: dict[str, str]) -> str:
    plural = "classes" if tag == "class" else f"{tag}s"
    told = " ".join(f'{key}="{value}"' for key, value in attributes.items())
    return f"<{plural}><{tag} {told}/></{plural}>"


_ids = st.sampled_from(["S1", "T1", "R1", "C1", "G1", "", "X,Y", "1", "-1", "99999999", "1e999", "11111", "10", "8:00", "25:99", "å" * 300])


@given(st.lists(st.tuples(st.sampled_from(["lesson", "card", "group", "class", "teacher", "period", "student", "weeksdef"]), st.lists(
    st.tuples(st.sampled_from([
        "id", "name", "short", "classid", "classids", "subjectid", "groupids", "teacherids", "period", "days", "weeks", "periodspercard",
        "periodsperweek", "starttime", "endtime", "lessonid", "studentids", "entireclass", "grade", "studentcount", "divisiontag",
    ]), _ids), max_size=6)), max_size=8))  # fmt: skip
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_asc_file_is_read_or_refused(rows: list[tuple[str, list[tuple[str, str]]]]) -> None:
    body = "".join(_section(tag, dict(pairs)) for tag, pairs in rows)
    with suppress(InputError):
        reading = _asc(f"<timetable>{body}</timetable>")
        _made(_empty(), reading)
        assert all("{" not in text(row.code, "sv", **row.data) for row in reading.refused)


@given(st.lists(st.lists(st.sampled_from(["1", "7A", "MA", "", "99", "~", '"', "å" * 300, "-3", "1.5", "a~b"]), max_size=9), max_size=6))
def test_any_untis_file_is_read_or_refused(rows: list[list[str]]) -> None:
    content = "\n".join(";".join(row) for row in rows).encode("cp1252")
    for name in ("GPU001.TXT", "GPU002.TXT", "GPU003.TXT", "GPU010.TXT"):
        with suppress(InputError):
            _made(_empty(), read_untis(_empty(), {name: content}))


@given(school=schools())
@settings(max_examples=30, deadline=None)
def test_any_school_can_be_written_and_read_back(school: School) -> None:
    for format in ("asc", "untis"):
        with suppress(InputError):
            reading = READ[format](_empty(), WRITE[format](ExportOrder(school)))
            back = _made(_empty(), reading)
            assert all(isinstance(row, Requirement) for row in back.requirements.values())
            assert all(isinstance(row, Lesson) and row.minutes > 0 for row in back.lessons.values())


def test_periods_of_different_length_are_no_frame_and_lessons_keep_their_times() -> None:
    school = _made(_empty(), _asc(ASC.replace('starttime="10:00" endtime="10:45"', 'starttime="10:00" endtime="11:00"')))
    assert school.unit.period_frame == ()
    assert {row.start for row in school.placed.values()} == {480, 530}


def test_a_lesson_of_many_teachers_has_them_all() -> None:
    school = tiny_school()
    many = {f"teacher-with-a-long-uid-{n:03d}": StaffMember(f"teacher-with-a-long-uid-{n:03d}", f"S{n}", "A", "B") for n in range(40)}
    meeting = replace(school.requirements["KONF"], teachers=tuple(many))
    school = replace(school, staff={**school.staff, **many}, requirements={**school.requirements, "KONF": meeting})
    reading = read_asc(_empty(), write_asc(ExportOrder(school)))
    assert reading.refused == []
    assert max(len(row.teachers) for row in reading.entities if isinstance(row, Requirement)) == 40


def test_a_whole_demo_school_goes_through_both_programs() -> None:
    school = demo_school("small", 1, 2026)
    starts = [uid for n, uid in enumerate(school.lessons) if n % 3 == 0]
    placements = {f"{school.current}/{uid}": Placement(school.current, uid, n % 5, 480 + n % 60 * 5) for n, uid in enumerate(starts)}
    school = replace(school, placements=placements)
    for format in ("asc", "untis"):
        reading = READ[format](_empty(), WRITE[format](ExportOrder(school)))
        assert reading.refused == []
        back = _made(_empty(), reading)
        assert all(start < end <= 1440 for _, start, end in back.unit.period_frame)
        assert len({end - start for _, start, end in back.unit.period_frame}) <= 1


def test_rooms_with_a_crowd_are_shared_and_teaching_in_no_room_needs_none() -> None:
    from scheduler_app.interchange.timetables.draft import Draft

    draft = Draft(tiny_school(), "asc")
    hall, studio = draft.room("h", "Stora matsalen"), draft.room("s", "Studion")
    made = [draft.requirement(str(n), "LUNCH", (), (), ()) for n in range(4)]
    lessons = [draft.lesson(uid, 30) for uid in made]
    for lesson in lessons[:3]:
        draft.place(lesson, 0, 660, (hall,))
    draft.place(draft.lesson(made[0], 30), 1, 660, (studio,))
    draft.place(draft.lesson(made[1], 30), 1, 660, (studio,))  # two at once may be a mistake
    draft.place(lessons[3], 2, 660, ())
    rows = {row.uid: row for row in draft.finished().entities}
    assert (rows[hall].shared, rows[studio].shared) == (True, False)
    assert [rows[uid].room_need.needed for uid in made] == [True, True, True, False]
