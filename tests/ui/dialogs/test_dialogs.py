"""Every dialog, in both languages, on the real services where they are quick."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QDialog, QLineEdit, QWidget

from scheduler_app.attendance.targets import Targets
from scheduler_app.domain.publication import PublicationConflict, PublicationSnapshot
from scheduler_app.domain.school import School
from scheduler_app.errors import EnvironmentProblem, InputError
from scheduler_app.services.publishing import make_snapshot, make_snapshot_from_now
from scheduler_app.ui import language
from scheduler_app.ui.dialogs.address_dialog import AddressDialog
from scheduler_app.ui.dialogs.export_dialog import ExportDialog
from scheduler_app.ui.dialogs.import_dialog import ImportDialog
from scheduler_app.ui.dialogs.new_school import NewSchoolDialog, with_suffix
from scheduler_app.ui.dialogs.print_dialog import PrintDialog
from scheduler_app.ui.dialogs.publish_dialog import PublishDialog
from scheduler_app.ui.find_dialog import FindDialog
from tests.ui.conftest import PATIENCE_MS, wait

DIALOGS = ("new_demo", "new_empty", "address", "import", "export", "print", "publish", "find")


def make(name: str, window) -> QDialog:
    services, background, session = window._services, window.background, window.session
    school = session.school
    made = {
        "new_demo": lambda: NewSchoolDialog(services.demo_school, services.empty_school, window),
        "new_empty": lambda: NewSchoolDialog(None, services.empty_school, window),
        "address": lambda: AddressDialog(window),
        "import": lambda: ImportDialog(services, background, school, window),
        "export": lambda: ExportDialog(services, background, school, window),
        "print": lambda: PrintDialog(services, background, school, window),
        "publish": lambda: PublishDialog(services, background, school, session.store, date(2026, 8, 1), window),
        "find": lambda: FindDialog(school, window),
    }[name]()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return made


def unnamed(root: QWidget) -> list[str]:
    """Controls that a screen reader would call nothing."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in root.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QComboBox | QAbstractSpinBox | QLineEdit)
        and widget.isVisibleTo(root)
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox | QLineEdit)
        and not (widget.accessibleName() or getattr(widget, "text", str)() or widget.toolTip())
    ]


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("name", DIALOGS)
def test_that_the_dialog_opens_and_names_every_control(qtbot, window, name, code) -> None:
    language.use(code)
    dialog = make(name, window)
    dialog.open()
    wait(qtbot, lambda: window.background.busy == 0)
    assert dialog.isVisible()
    assert dialog.windowTitle()
    assert unnamed(dialog) == []
    dialog.close()


def test_that_every_control_of_the_window_has_a_name(window) -> None:
    assert [name for name in unnamed(window) if "board" not in name and "qt_" not in name] == []


def test_that_an_import_changes_nothing_before_it_is_applied(qtbot, window, tmp_path) -> None:
    source = tmp_path / "rooms.csv"
    source.write_text("name;seats\nB7;24\nB8;many\n", encoding="utf-8")
    before = window.session.school
    window.actions_.import_file.trigger()
    dialog = window.findChild(ImportDialog)
    dialog.source.set_text(str(source))
    dialog.dry_run.click()
    wait(qtbot, dialog.dry_run.isEnabled)
    assert window.session.school is before
    assert dialog.apply.isEnabled(), dialog.message.text()
    assert "New: 1" in dialog.summary.text()
    assert dialog.rows.rowCount() == 1  # the refused row
    dialog.apply.click()
    wait(qtbot, lambda: any(room.name == "B7" for room in window.session.school.rooms.values()))


def test_that_a_foreign_file_is_refused_in_words(qtbot, window, tmp_path) -> None:
    source = tmp_path / "broken.fet"
    source.write_text("<fet><nonsense", encoding="utf-8")
    dialog = make("import", window)
    dialog.open()
    dialog.source.set_text(str(source))
    dialog.dry_run.click()
    wait(qtbot, lambda: bool(dialog.message.text()))
    assert not dialog.apply.isEnabled()
    dialog.close()


def test_that_choosing_another_file_forgets_the_report(qtbot, window, tmp_path) -> None:
    source = tmp_path / "rooms.csv"
    source.write_text("name;seats\nB7;24\n", encoding="utf-8")
    dialog = make("import", window)
    dialog.open()
    dialog.source.set_text(str(source))
    dialog.dry_run.click()
    wait(qtbot, dialog.apply.isEnabled)
    dialog.source.set_text(str(tmp_path / "other.csv"))
    assert not dialog.apply.isEnabled()
    dialog.close()


def test_that_the_preview_shows_pages_and_saves_the_pdf(qtbot, window, tmp_path) -> None:
    dialog = make("print", window)
    dialog.open()
    wait(qtbot, lambda: not dialog.paper.pixmap().isNull())
    assert dialog.page.maximum() == 2  # classes 7A and 7B
    first = dialog.paper.pixmap().toImage()
    dialog.page.setValue(2)
    wait(qtbot, lambda: dialog.paper.pixmap().toImage() != first)
    out = tmp_path / "out.pdf"
    with qtbot.waitSignal(dialog.saved, timeout=PATIENCE_MS):
        dialog.save_to(str(out))
    assert out.read_bytes().startswith(b"%PDF")
    dialog.close()


def test_that_a_full_disk_while_printing_is_told_and_the_preview_stays(qtbot, open_window, services, tmp_path) -> None:
    def full(*_: object) -> None:
        raise EnvironmentProblem("disk_full", path="x")

    window = open_window(replace(services, print_file=full))
    dialog = make("print", window)
    dialog.open()
    wait(qtbot, lambda: not dialog.paper.pixmap().isNull())
    dialog.save_to(str(tmp_path / "out.pdf"))
    wait(qtbot, lambda: bool(dialog.message.text()))
    assert not dialog.paper.pixmap().isNull()
    dialog.close()


def test_that_an_export_writes_the_file(qtbot, window, tmp_path) -> None:
    dialog = make("export", window)
    dialog.open()
    dialog.path.set_text(str(tmp_path / "school.json"))
    with qtbot.waitSignal(dialog.exported, timeout=PATIENCE_MS):
        dialog.buttons.accepted.emit()
    assert (tmp_path / "school.json").stat().st_size > 1000


def publish_dialog(open_window, services, tmp_path) -> PublishDialog:
    """The publish dialog on the tiny school the day before its year begins, with a new database."""
    window = open_window(services)
    session = window.session
    today = date(2025, 8, 1)
    assert session.school.year.dates.first > today
    dialog = PublishDialog(services, window.background, session.school, session.store, today, window)
    dialog.open()
    dialog.address.set_text(str(tmp_path / "attendance.sqlite"))
    return dialog


@pytest.fixture
def services(services):
    """Publishing as if it were the summer before the school year."""
    return replace(services, make_snapshot=lambda school, first, last: make_snapshot(school, first, last, today=date(2025, 8, 1)))


@pytest.fixture
def publishing(qtbot, open_window, services, tmp_path):
    dialog = publish_dialog(open_window, services, tmp_path)
    yield dialog
    dialog.close()


def test_that_publishing_previews_then_publishes_then_finds_nothing_new(qtbot, publishing) -> None:
    assert not publishing.publish.isEnabled()
    publishing.look.click()
    wait(qtbot, lambda: publishing.publish.isEnabled() or publishing.message.text() not in ("", "Comparing…"))
    assert publishing.publish.isEnabled(), publishing.message.text()
    assert publishing.tree.topLevelItemCount() > 0
    with qtbot.waitSignal(publishing.published, timeout=PATIENCE_MS) as published:
        publishing.publish.click()
    assert published.args[0].new > 0
    assert "number 1" in publishing.message.text()
    publishing.look.click()
    wait(qtbot, publishing.publish.isEnabled)
    assert publishing.counts.text().startswith("New: 0.")


def test_that_from_now_is_a_choice_that_leaves_what_has_begun(qtbot, open_window, services, tmp_path) -> None:
    now = datetime(2025, 9, 1, 8, 10, tzinfo=UTC)  # 10:10 in Stockholm
    asked: list[datetime] = []

    def make(school: School, last: date, at: datetime) -> PublicationSnapshot:
        asked.append(at)
        return make_snapshot_from_now(school, last, now=now)

    window = open_window(replace(services, targets=Targets(lambda: now), make_snapshot_from_now=make))
    session = window.session
    dialog = PublishDialog(window._services, window.background, session.school, session.store, now.date(), window)
    dialog.open()
    dialog.address.set_text(str(tmp_path / "attendance.sqlite"))
    assert dialog.first.date().toPython() > now.date()
    assert not dialog.from_now.isChecked()
    dialog.from_now.click()
    assert (dialog.first.date().toPython(), dialog.first.isEnabled()) == (now.date(), False)
    dialog.look.click()
    wait(qtbot, lambda: dialog.publish.isEnabled() or dialog.message.text() not in ("", "Comparing…"))
    assert "begin before 10:11" in dialog.counts.text()
    assert asked
    with qtbot.waitSignal(dialog.published, timeout=PATIENCE_MS) as published:
        dialog.publish.click()
    assert published.args[0].new > 0
    with closing(sqlite3.connect(tmp_path / "attendance.sqlite")) as held:
        days = held.execute("SELECT min(local_date), min(start_minute) FROM calendar_event WHERE local_date = '2025-09-01'").fetchone()
    assert days == ("2025-09-01", min(row.start for row in make_snapshot_from_now(session.school, now.date(), now=now).events))
    dialog.from_now.click()
    assert dialog.first.isEnabled()
    assert dialog.first.date().toPython() > now.date()
    dialog.close()


def test_that_somebody_elses_publication_in_between_gives_a_new_preview(qtbot, open_window, services, tmp_path) -> None:
    calls: list[int] = []

    def publish(*_: object) -> None:
        calls.append(1)
        raise PublicationConflict(7)

    dialog = publish_dialog(open_window, replace(services, publish=publish), tmp_path)
    dialog.show_preview()
    wait(qtbot, dialog.publish.isEnabled)
    dialog.publish.click()
    wait(qtbot, lambda: bool(calls) and dialog.publish.isEnabled())
    dialog.close()


def test_that_a_publication_that_never_arrived_is_told_at_the_next_start(qtbot, open_window, services, school_file, tmp_path) -> None:
    store = services.stores.open(str(school_file))
    snapshot = services.make_snapshot(store.load(), date(2025, 8, 18), date(2025, 8, 29))
    store.keep_outgoing(snapshot, str(tmp_path / "attendance.sqlite"))
    store.close()
    window = open_window(services)
    wait(qtbot, lambda: "did not arrive" in window.banner.text)


def test_that_dates_the_wrong_way_round_are_told_without_asking_anybody(qtbot, publishing) -> None:
    publishing.last.setDate(publishing.first.date().addDays(-1))
    publishing.look.click()
    assert "before" in publishing.message.text()


def test_that_a_new_empty_school_is_made_and_opened(qtbot, window, tmp_path) -> None:
    dialog = make("new_empty", window)
    dialog.school_chosen.connect(window.documents.create)
    dialog.open()
    dialog.name.setText("Nya skolan")
    dialog.path.set_text(str(tmp_path / "nya"))
    dialog.buttons.accepted.emit()
    wait(qtbot, lambda: window.session is not None and window.session.school.unit.name == "Nya skolan")
    assert (tmp_path / "nya.ringklocka").exists()


def test_that_a_school_is_never_written_over_an_existing_file(qtbot, window, tmp_path, school_file) -> None:
    before = school_file.read_bytes()
    window.documents.create(lambda: window._services.empty_school("X"), str(school_file))
    wait(qtbot, lambda: bool(window.banner.text))
    assert window.session.school.unit.name == "Lilla Ekskolan"
    assert school_file.read_bytes()[:16] == before[:16]


def test_that_find_goes_to_a_teacher_and_to_a_lesson(qtbot, window) -> None:
    window.actions_.find.trigger()
    dialog = window.findChild(FindDialog)
    dialog.line.setText("matematik 7b not placed")
    dialog.line.returnPressed.emit()
    assert window.board_page.selected == "MA-7B-3"


def test_that_an_address_stays_and_a_path_gets_the_suffix() -> None:
    assert with_suffix("/a/b") == "/a/b.ringklocka"
    assert with_suffix("/a/b.ringklocka") == "/a/b.ringklocka"
    assert with_suffix("postgresql://u@h/d") == "postgresql://u@h/d"


def test_that_expected_and_unexpected_errors_have_a_calm_line() -> None:
    assert language.error_line(InputError("import_missing", path="x"))
    assert "log file" in language.error_line(RuntimeError("Anna Andersson"))
    assert "Anna" not in language.error_line(RuntimeError("Anna Andersson"))


def test_that_the_print_can_be_narrowed_and_every_recipient_gets_a_file(qtbot, window, tmp_path) -> None:
    dialog = make("print", window)
    dialog.open()
    choices = dialog.choices
    choices.what.setCurrentIndex(choices.what.findData("teachers"))
    choices.choose(("AND", "BER"))
    wait(qtbot, lambda: not dialog.paper.pixmap().isNull() and dialog.page.maximum() == 2)
    choices.each.setChecked(True)
    with qtbot.waitSignal(dialog.saved, timeout=PATIENCE_MS):
        dialog.save_to(str(tmp_path / "out"))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["Anna Andersson.pdf", "Bo Bergström.pdf"]
    dialog.close()


def test_that_the_print_choices_make_the_wish_they_show(qtbot, window) -> None:
    dialog = make("print", window)
    dialog.open()
    choices = dialog.choices
    assert not choices.since.isVisibleTo(dialog)
    assert [choices.names.item(row).text() for row in range(choices.names.count())] == ["7A", "7B"]  # half-classes have no page
    choices.filter.setText("7b")
    assert [choices.names.item(row).text() for row in range(choices.names.count()) if not choices.names.item(row).isHidden()] == ["7B"]
    choices.colour.setChecked(False)
    choices.when.setCurrentIndex(choices.when.findData("P1"))
    wish = choices.wish()
    assert (wish.what, wish.period, wish.week, wish.grey, wish.public, wish.language) == ("classes", "P1", None, True, False, "en")
    choices.public.setChecked(True)
    choices.what.setCurrentIndex(choices.what.findData("pupils"))
    assert not choices.wish().public  # a personal schedule is never public
    choices.what.setCurrentIndex(choices.what.findData("changes"))
    assert choices.since.isVisibleTo(dialog)
    assert choices.wish().since == "timetable-1"
    dialog.close()


def test_that_only_the_sheet_that_is_looked_at_is_drawn(qtbot, open_window, services) -> None:
    drawn: list[int] = []

    class Watched:
        def __init__(self, laid_out) -> None:
            self._laid_out = laid_out
            self.sheets = laid_out.sheets

        def draw(self, number: int) -> bytes:
            drawn.append(number)
            return self._laid_out.draw(number)

    window = open_window(replace(services, print_preview=lambda *wish: Watched(services.print_preview(*wish))))
    dialog = make("print", window)
    dialog.open()
    dialog.choices.what.setCurrentIndex(dialog.choices.what.findData("pupils"))
    wait(qtbot, lambda: not dialog.paper.pixmap().isNull() and dialog.page.maximum() == 24)
    dialog.page.setValue(17)
    wait(qtbot, lambda: 17 in drawn and window.background.busy == 0)
    assert set(drawn) == {1, 17}
    dialog.choices.per_sheet.setCurrentIndex(dialog.choices.per_sheet.findData(4))
    wait(qtbot, lambda: dialog.page.maximum() == 6 and window.background.busy == 0)
    assert (dialog.page.value(), dialog.choices.wish().per_sheet) == (6, 4)
    dialog.close()
