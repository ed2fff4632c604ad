"""What the desktop needs from outside, as one value; the composition root fills it, tests give fakes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.printing import LaidOutPrint, PrintWish
from scheduler_app.domain.publication import PublicationPreview, PublicationReceipt, PublicationSnapshot, WaitingPublication
from scheduler_app.domain.register import RegisterProfile, RegisterSource
from scheduler_app.domain.rules import Rule
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import Freedom
from scheduler_app.services.exporting import FORMATS as EXPORT_FORMATS
from scheduler_app.services.exporting import export_school, left_out_lines
from scheduler_app.services.importing import FORMATS as IMPORT_FORMATS
from scheduler_app.services.ports import AttendanceTarget, AttendanceTargets, ForeignFormats, SchedulePrinter, SchoolStore, SchoolStores
from scheduler_app.services.printing import KINDS, PERSONAL, narrowing, print_order, print_schedules
from scheduler_app.ui.import_services import ImportServices, import_services

if TYPE_CHECKING:
    from scheduler_app.ui.dated_services import DatedServices
    from scheduler_app.ui.protecting_services import ProtectingServices
    from scheduler_app.ui.publishing_services import PublishingServices

_ROOT = Path(__file__).resolve().parents[2]


class SearchJob(Protocol):
    """One search in a child process: how to start it, what to feed it, what its lines mean (services.solving.SolveJob)."""

    def command(self) -> list[str]: ...

    def stdin(self) -> bytes: ...

    def read(self, line: bytes) -> Any: ...

    def step(self, solution: Any) -> ChangeSet: ...

    def contradiction_text(self, contradiction: Any, language: str | None = None) -> str: ...

    def left_out(self, language: str | None = None) -> Sequence[Any]:
        """Lessons that the search does without (services.solving.leaving_out.LeftOut: lesson, lies, sentence)."""
        ...


class StaffingSearch(Protocol):
    """One search for a proposal of teachers in a child process (services.solving.StaffingJob)."""

    @property
    def open_places(self) -> int: ...

    def command(self) -> list[str]: ...

    def stdin(self) -> bytes: ...

    def read(self, line: bytes) -> Any: ...

    def proposal(self, solution: Any) -> Any: ...


class Placing(Protocol):
    """Where one lesson may go (services.solving.Placer); a Place has day, start, verdict, cost, rooms and blockers."""

    def places(self, lesson_uid: str) -> Sequence[Any]: ...

    def place(self, lesson_uid: str, day: int, start: int) -> Any: ...

    def after(self, school: School) -> Placing: ...


class Suggesting(Protocol):
    """Advice about one school (services.solving.Suggester): suggestions, holes, rooms, reasons."""

    def suggest(
        self,
        lesson_uid: str,
        *,
        at: tuple[int, int] | None = ...,
        seconds: float = ...,
        depth: int = ...,
        should_stop: Callable[[], bool] = ...,
        found: Callable[[Any], None] | None = ...,
    ) -> Sequence[Any]: ...

    def step(self, suggestion: Any) -> ChangeSet: ...

    def lessons_for(
        self, day: int, start: int, end: int, *, group: str | None = ..., staff: str | None = ..., room: str | None = ...
    ) -> Sequence[Any]: ...

    def free_rooms(self, lesson_uid: str, day: int, start: int) -> Sequence[Any]: ...

    def free_staff(self, day: int, start: int, end: int) -> Sequence[str]: ...

    def why_here(self, lesson_uid: str) -> Any: ...

    def why_not(self, lesson_uid: str, day: int, start: int) -> Any: ...


class Registering(Protocol):
    """School registers over the network (services.register_use.RegisterUse); an outcome has report, school and step."""

    def profiles(self) -> Sequence[RegisterProfile]: ...

    def has_secret(self, source: RegisterSource) -> bool: ...

    def look(
        self,
        school: School | None,
        store: SchoolStore | None,
        source: RegisterSource,
        full: bool,
        progress: Callable[[str, int], None],
        language: str,
    ) -> tuple[Any, list[str], bool]: ...

    def note(self, store: SchoolStore, outcome: Any, source: RegisterSource) -> None: ...


@dataclass(frozen=True)
class DesktopServices:
    """Stores, attendance targets and the use cases the window calls. Callables run in the worker thread unless said otherwise.

    `print_preview(school, wish)` draws one sheet at a time, `print_file(school, wish, path, each)` writes all to a file or folder.
    `publish` and `preview` take the open store, so that a publication is remembered before the target is touched. `warm_up` is called
    once, when a school has been opened.
    """

    stores: SchoolStores
    targets: AttendanceTargets
    author: str
    check: Callable[[School], Any]
    placer: Callable[[School], Placing]
    suggester: Callable[[School], Suggesting]
    counted_with: Callable[[School, Rule, str], Sequence[str]]
    solve_job: Callable[[School, float, int, int, bool], SearchJob]
    explain_command: Callable[[Path, float], list[str]]
    demo_school: Callable[[str, int], School]
    empty_school: Callable[[str], School]
    imports: ImportServices
    export_school: Callable[..., Any]
    export_staff: Callable[[School, Path], int]
    staffing_job: Callable[[School, Freedom, float], StaffingSearch]
    print_preview: Callable[[School, PrintWish], LaidOutPrint]
    print_file: Callable[[School, PrintWish, Path, bool], Any]
    make_snapshot: Callable[[School, date, date], PublicationSnapshot]
    make_snapshot_from_now: Callable[[School, date, datetime], PublicationSnapshot]
    preview: Callable[[SchoolStore, AttendanceTarget, PublicationSnapshot], PublicationPreview]
    publish: Callable[[SchoolStore, AttendanceTarget, PublicationSnapshot, int, str], PublicationReceipt]
    finish_waiting: Callable[[SchoolStore, AttendanceTargets], Sequence[WaitingPublication]]
    registers: Registering | None = None
    warm_up: Callable[[], None] = lambda: None
    import_formats: tuple[str, ...] = IMPORT_FORMATS
    export_formats: tuple[str, ...] = EXPORT_FORMATS
    left_out_lines: Callable[[Mapping[str, int], str | None], Sequence[str]] = left_out_lines
    print_kinds: tuple[str, ...] = KINDS
    print_personal: tuple[str, ...] = PERSONAL
    print_narrowing: Callable[[School, str], Sequence[Any]] = narrowing

    def free_teachers(self, school: School, day: int, start: int, end: int, lesson: str = "") -> Sequence[Any]:
        """Who has neither lesson nor closed time then (services.staffing.free_teachers.FreeTeacher); with a lesson, whether they may."""
        from scheduler_app.services.staffing.free_teachers import free_teachers

        return free_teachers(school, self.suggester(school).free_staff(day, start, end), day, start, end, lesson)

    # What only some dialogs need is imported with the first of them

    @property
    def dated(self) -> DatedServices:
        from scheduler_app.ui.dated_services import DatedServices

        return DatedServices()

    @property
    def protecting(self) -> ProtectingServices:
        from scheduler_app.ui.protecting_services import ProtectingServices

        return ProtectingServices()

    @property
    def publishing(self) -> PublishingServices:
        from scheduler_app.ui.publishing_services import PublishingServices

        return PublishingServices()


def desktop_services(
    stores: SchoolStores,
    targets: AttendanceTargets,
    formats: ForeignFormats,
    printer: SchedulePrinter,
    author: str,
    registers: Registering | None = None,
) -> DesktopServices:
    """The real services around the given adapters; what is slow to import is imported at its first use, so that the window opens fast."""
    return DesktopServices(
        stores=stores, targets=targets, author=author,
        check=_check, placer=_placer, suggester=_suggester, counted_with=_counted_with, solve_job=_solve_job,
        explain_command=_explain_command,
        demo_school=_demo_school, empty_school=_empty_school,
        imports=import_services(formats), export_school=partial(export_school, formats),
        export_staff=partial(_export_staff, formats), staffing_job=_staffing_job, print_preview=partial(_print_preview, printer),
        print_file=partial(_print_file, printer),
        make_snapshot=_make_snapshot, make_snapshot_from_now=_make_snapshot_from_now,
        preview=_preview, publish=_publish, finish_waiting=_finish_waiting,
        registers=registers, warm_up=_warm_up,
    )  # fmt: skip


def _warm_up() -> None:
    """Import what the first edit would otherwise wait for (storage writes its log with pydantic: 0.1 s)."""
    import pydantic.type_adapter  # noqa: F401


def _check(school: School) -> Any:
    from scheduler_app.services import solving

    return solving.check(school)


def _placer(school: School) -> Placing:
    from scheduler_app.services import solving

    return solving.Placer(school)


def _suggester(school: School) -> Suggesting:
    from scheduler_app.services import solving

    return solving.Suggester(school)


def _counted_with(school: School, rule: Rule, language: str) -> Sequence[str]:
    from scheduler_app.services.solving.counting import counted_with

    return counted_with(school, rule, language)


def _solve_job(school: School, time_limit: float, seed: int, workers: int, keep: bool) -> SearchJob:
    from scheduler_app.services import solving

    return solving.SolveJob(school, time_limit, seed, workers, keep=keep)


def _explain_command(path: Path, seconds: float) -> list[str]:
    """A process of its own: explaining takes a minute and libraries that the window's process never loads."""
    start = f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from scheduler_app.app import main; sys.exit(main(sys.argv[1:]))"
    return [sys.executable, "-c", start, "explain", str(path), "--json", "--time-limit", str(seconds)]


def _demo_school(size: str, seed: int) -> School:
    from scheduler_app.services.demo import demo_school

    return demo_school(size, seed, date.today().year)


def _empty_school(name: str) -> School:
    from scheduler_app.ui.empty_school import empty_school

    return empty_school(name, date.today())


def _export_staff(formats: ForeignFormats, school: School, out: Path) -> int:
    from scheduler_app.services.staffing import export_staff

    return export_staff(formats, school, out)


def _staffing_job(school: School, freedom: Freedom, seconds: float) -> StaffingSearch:
    from scheduler_app.services import solving

    return solving.StaffingJob(school, freedom, seconds)


def _print_preview(printer: SchedulePrinter, school: School, wish: PrintWish) -> LaidOutPrint:
    return printer.lay_out(print_order(school, wish))


def _print_file(printer: SchedulePrinter, school: School, wish: PrintWish, out: Path, each: bool) -> Any:
    return print_schedules(printer, print_order(school, wish), out, each=each)


def _make_snapshot(school: School, first: date, last: date) -> PublicationSnapshot:
    from scheduler_app.services.publishing import make_snapshot

    return make_snapshot(school, first, last, today=date.today())


def _make_snapshot_from_now(school: School, last: date, now: datetime) -> PublicationSnapshot:
    from scheduler_app.services.publishing import make_snapshot_from_now

    return make_snapshot_from_now(school, last, now=now)


def _preview(store: SchoolStore, target: AttendanceTarget, snapshot: PublicationSnapshot) -> PublicationPreview:
    from scheduler_app.services.publishing import preview

    return preview(store, target, snapshot)


def _publish(store: SchoolStore, target: AttendanceTarget, snapshot: PublicationSnapshot, base_seq: int, by: str) -> PublicationReceipt:
    from scheduler_app.services.publishing import publish

    return publish(store, target, snapshot, base_seq, by)


def _finish_waiting(store: SchoolStore, targets: AttendanceTargets) -> Sequence[WaitingPublication]:
    from scheduler_app.services.publishing import finish_waiting

    return finish_waiting(store, targets)
