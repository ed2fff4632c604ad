"""Somebody in the school gets a protection mark in mid-year: confirmed, everywhere, and the former name is gone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

from scheduler_app.attendance.targets import Targets
from scheduler_app.domain.people import SecurityMarking
from scheduler_app.services.publishing import make_snapshot
from scheduler_app.ui.dialogs.protect_dialog import ProtectDialog
from scheduler_app.ui.dialogs.protected_dialog import ProtectedDialog
from tests.ui.conftest import wait


def opened(window) -> ProtectDialog:
    window.desk.actions.findChild(type(window.actions_.import_file), "action.protected").trigger()
    window.findChild(ProtectedDialog).another.click()
    return window.findChild(ProtectDialog)


def teachers(path) -> str:
    with closing(sqlite3.connect(path)) as held:
        return " ".join(row for (row,) in held.execute("SELECT teachers FROM calendar_event"))


def test_that_a_teacher_is_protected_after_a_confirmation_and_renamed_in_attendance(qtbot, window, tmp_path) -> None:
    school = window.session.school
    person = next(row for row in school.staff.values() if any(row.uid in need.teachers for need in school.requirements.values()))
    path = tmp_path / "attendance.sqlite"
    Targets().open(str(path)).publish(make_snapshot(school, date(2025, 9, 1), date(2025, 9, 12)), 0, "me")
    assert person.family_name in teachers(path)
    dialog = opened(window)
    assert not dialog.protect.isEnabled()
    dialog.choose(person.uid)
    assert not dialog.protect.isEnabled()
    dialog.sure.setChecked(True)
    dialog.address.set_text(str(path))
    dialog.protect.click()
    assert dialog.message.text(), "an alias is needed"
    dialog.given.setText("Kim")
    dialog.family.setText("Alias")
    dialog.signature.setText("KIM")
    dialog.protect.click()
    wait(qtbot, lambda: "Protected" in window.banner.text and person.uid not in window.session.school.staff)
    (after,) = [row for row in window.session.school.staff.values() if row.marking is SecurityMarking.PROTECTED]
    assert (after.given_name, after.family_name, after.signature) == ("Kim", "Alias", "KIM")
    assert any(after.uid in need.teachers for need in window.session.school.requirements.values())
    told = teachers(path)
    assert person.family_name not in told
    assert f'"{person.uid}"' not in told
    assert after.uid in told


def test_that_an_attendance_database_out_of_reach_stops_it_before_anything_is_changed(qtbot, window, tmp_path) -> None:
    person = next(iter(window.session.school.staff.values()))
    dialog = opened(window)
    dialog.choose(person.uid)
    dialog.sure.setChecked(True)
    (tmp_path / "other.db").write_bytes(b"no database at all, but a text that is long enough to be one" * 9)
    dialog.address.set_text(str(tmp_path / "other.db"))
    dialog.given.setText("Kim")
    dialog.signature.setText("KIM")
    dialog.protect.click()
    wait(qtbot, lambda: "other.db" in window.banner.text)
    assert window.session.school.staff[person.uid] == person


def test_that_a_pupil_needs_no_signature_and_gets_a_new_id_in_attendance_too(qtbot, window, tmp_path) -> None:
    school = window.session.school
    uid = next(iter(school.pupils))
    path = tmp_path / "attendance.sqlite"
    Targets().open(str(path)).publish(make_snapshot(school, date(2025, 9, 1), date(2025, 9, 12)), 0, "me")
    dialog = opened(window)
    dialog.person.setEditText("nobody")
    dialog.sure.setChecked(True)
    assert not dialog.protect.isEnabled()
    dialog.choose(uid)
    assert not dialog.signature.isEnabled()
    assert not dialog.logins.isEnabled()
    dialog.address.set_text(str(path))
    dialog.given.setText("Kim")
    dialog.protect.click()
    wait(qtbot, lambda: uid not in window.session.school.pupils and not window.background.busy)
    (after,) = [row for row in window.session.school.pupils.values() if row.marking is SecurityMarking.PROTECTED]
    with closing(sqlite3.connect(path)) as held:
        query = "SELECT count(*) FROM calendar_event_pupil WHERE pupil_id = ?"
        counts = [held.execute(query, (who,)).fetchone()[0] for who in (uid, after.uid)]
    assert counts[0] == 0
    assert counts[1] > 0
    wait(qtbot, lambda: "Protected" in window.banner.text)
