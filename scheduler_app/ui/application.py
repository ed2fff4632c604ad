"""Starts Qt, opens the window, and runs the one event loop."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from scheduler_app import __version__
from scheduler_app.paths import user_log
from scheduler_app.texts import system_language
from scheduler_app.ui import failures, language
from scheduler_app.ui.appearance import kept_theme
from scheduler_app.ui.banner import Tone
from scheduler_app.ui.desktop_services import DesktopServices
from scheduler_app.ui.icons import app_icon
from scheduler_app.ui.theme import apply_theme

_THREAD_TURN_S = 0.001
"""The worker thread gives way this often: at Python's 5 ms every wait for it in a repaint is felt."""

_COLLECT_EVERY_MS = 2000


def run_desktop(services: DesktopServices, address: str | None = None, interface_language: str | None = None) -> int:
    """Show the window, with the school at `address` if given, until it is closed; returns the exit code.

    `interface_language` is `sv` or `en`; None asks the locale (RINGKLOCKA_LANGUAGE overrides it).
    """
    gc.disable()  # from here on only this thread collects, and the first work of the worker thread begins below
    failures.start_log(user_log())
    app = prepare_application(interface_language)
    from scheduler_app.ui.main_window import MainWindow

    window = MainWindow(services)
    failures.install_excepthook(lambda error: window.banner.show_message(Tone.ERROR, language.error_line(error)))
    window.show()
    if address:
        window.documents.open_address(address)
    collector = collect_in_gui_thread()
    window.desk.opened.connect(set_aside)
    code = app.exec()
    collector.stop()
    return code


def prepare_application(interface_language: str | None = None) -> QApplication:
    """The one QApplication with name, language, theme and font; the existing one when there is one."""
    sys.setswitchinterval(_THREAD_TURN_S)
    existing = QApplication.instance()
    QGuiApplication.setDesktopFileName("ringklocka")
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("ringklocka")
    app.setOrganizationName("ringklocka")
    app.setApplicationDisplayName("Ringklocka")
    app.setApplicationVersion(__version__)
    language.use(interface_language or system_language())
    apply_theme(app, kept_theme())
    app.setWindowIcon(app_icon())
    return app


def collect_in_gui_thread() -> QTimer:
    """Collect garbage on a timer in this thread only: a Qt object that the worker thread's collector finds first can crash.

    Between two events is also where no Qt object is half made: Python's own collector may start inside the binding, while it makes one.
    """
    gc.disable()
    set_aside()
    timer = QTimer(interval=_COLLECT_EVERY_MS)
    timer.timeout.connect(_collect)
    timer.start()
    return timer


def set_aside() -> None:
    """Leave what is there now out of later collections: with a large school in them each would hold the window up for 0.1 s."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _collect() -> None:
    """What is new goes by in portions of a few milliseconds, and straight to the old: what is kept from seven portions takes 35–55 ms.

    The old, 40 ms and more, are looked through after 300 portions when nothing is going on, after 600 in any case.
    """
    fresh, _, portions = gc.get_count()
    if portions > (300 if fresh < 200 else 600):
        gc.collect(2)
    elif fresh > 2000:
        gc.collect(1)
