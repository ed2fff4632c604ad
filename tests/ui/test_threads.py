"""The GUI thread does no database, checking, solving or file work, and Qt objects are not dropped in the worker thread."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable
from dataclasses import fields, replace

import pytest
from PySide6.QtCore import QObject

from scheduler_app.ui import application
from scheduler_app.ui.application import collect_in_gui_thread
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import DesktopServices
from tests.ui.conftest import PATIENCE_MS, wait


class _Watched:
    """Notes the thread of every call to what it wraps."""

    def __init__(self, inner: object, seen: set[tuple[str, int]]) -> None:
        self._inner, self._seen = inner, seen

    def __getattr__(self, name: str) -> object:
        found = getattr(self._inner, name)
        if not callable(found):
            return found

        def call(*arguments: object, **named: object) -> object:
            self._seen.add((name, threading.get_ident()))
            answer = found(*arguments, **named)
            return _Watched(answer, self._seen) if name in ("open", "create") else answer

        return call


def watched(services: DesktopServices, seen: set[tuple[str, int]]) -> DesktopServices:
    def noting(name: str, call: Callable[..., object]) -> Callable[..., object]:
        def noted(*arguments: object) -> object:
            seen.add((name, threading.get_ident()))
            return call(*arguments)

        return noted

    calls = {field.name: noting(field.name, value) for field in fields(services) if callable(value := getattr(services, field.name))}
    return replace(services, **calls, stores=_Watched(services.stores, seen), targets=_Watched(services.targets, seen))


def test_that_storage_checking_and_solving_are_never_called_in_the_gui_thread(qtbot, open_window, services) -> None:
    seen: set[tuple[str, int]] = set()
    window = open_window(watched(services, seen))
    window.flow.move("MA-7A-1", 4, 600)
    wait(qtbot, lambda: window.session.school.placed["MA-7A-1"].day == 4)
    window.actions_.lock.trigger()
    window.actions_.undo.trigger()
    wait(qtbot, lambda: window.background.busy == 0 and window.session.unsaved == 0)
    with qtbot.waitSignal(window.run.ended, timeout=PATIENCE_MS):
        window.actions_.solve.trigger()
    wait(qtbot, lambda: window.background.busy == 0 and window.session.unsaved == 0)
    window.actions_.print.trigger()
    wait(qtbot, lambda: window.background.busy == 0)
    window.close()
    names = {name for name, _ in seen}
    assert {"open", "load", "apply", "undo", "history", "check", "placer", "solve_job", "print_preview", "close"} <= names
    here = threading.get_ident()
    quick = {"address", "print_narrowing"}  # plain questions about the frozen school
    assert {name for name, ident in seen if ident == here} - quick == set()


def test_that_the_last_reference_to_a_callback_goes_in_the_gui_thread(qtbot) -> None:
    background, ends = Background(), []

    class Holder:
        def __call__(self, _: object = None) -> None:
            pass

        def __del__(self) -> None:
            ends.append(threading.get_ident())

    for _ in range(50):
        holder = Holder()
        background.run(lambda holder=holder: holder, Holder(), Holder())
        del holder
    wait(qtbot, lambda: background.busy == 0)
    background.shut_down()
    gc.collect()
    assert len(ends) == 150
    assert set(ends) == {threading.get_ident()}


def test_that_garbage_is_collected_in_the_gui_thread_only(qtbot) -> None:
    timer = collect_in_gui_thread()
    try:
        assert not gc.isenabled()
        thing = QObject()
        thing.itself = thing
        gone = weakref.ref(thing)
        del thing
        timer.setInterval(1)
        padding = [[] for _ in range(5000)]
        wait(qtbot, lambda: gone() is None)
        del padding
    finally:
        timer.stop()
        gc.unfreeze()


def test_that_what_is_kept_is_among_the_old_after_one_portion(qtbot) -> None:
    timer = collect_in_gui_thread()
    try:
        kept = [[] for _ in range(5000)]
        timer.setInterval(1)
        wait(qtbot, lambda: gc.get_count()[2] > 0)
        old = {id(one) for one in gc.get_objects(generation=2)}
        assert old.issuperset(map(id, kept))
    finally:
        timer.stop()
        gc.unfreeze()


def test_that_the_desktop_collects_nowhere_else_from_its_first_line(monkeypatch, services) -> None:
    monkeypatch.setattr(application.failures, "start_log", lambda _: 1 / 0)
    gc.enable()
    try:
        with pytest.raises(ZeroDivisionError):
            application.run_desktop(services)
        assert not gc.isenabled()
    finally:
        gc.disable()
