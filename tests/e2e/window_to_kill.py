"""A process with the window on a school and a scheduler who never rests: moves, locks, sizes, undoes, and says what of it is stored.

A line is `told` BANNER (after opening), `doing` STATE (asked for, perhaps stored) or `stored` STATE; it waits to be killed.
"""

from __future__ import annotations

import random
import sys

from PySide6.QtCore import QTimer

from scheduler_app.bootstrap import desktop_services
from scheduler_app.ui.application import prepare_application
from scheduler_app.ui.main_window import MainWindow
from tests.e2e.stored import state_of

app = prepare_application("en")
window = MainWindow(desktop_services())
window.show()
window.documents.open_address(sys.argv[1])
day = random.Random(sys.argv[2])
states: list[str] = []
"""The state at the beginning, and after every edit that is not taken back."""


def say(word: str, text: str) -> None:
    sys.stdout.write(f"{word} {text}\n")
    sys.stdout.flush()


def begin() -> None:
    session = window.session
    assert session is not None
    say("told", window.banner.text)
    states.append(state_of(session.school))
    say("stored", states[0])
    session.school_changed.connect(lambda _step: say("doing", state_of(session.school)))


def act() -> None:
    session, flow = window.session, window.flow
    assert session is not None
    assert flow is not None
    if len(states) > 1 and day.random() < 0.2:
        states.pop()
        say("doing", states[-1])
        session.undo()
        return
    lesson = day.choice(sorted(session.school.placed))
    match day.randrange(4):
        case 0:
            flow.unplace(lesson)
        case 1:
            flow.toggle_lock(lesson)
        case 2:
            flow.set_length(lesson, session.school.lessons[lesson].minutes + day.choice((-5, 5)))
        case 3:
            flow.place_anyway(lesson, day.randrange(5), session.school.placed[lesson].start)


def look() -> None:
    session = window.session
    if session is None or session.report is None or session.unsaved or window.background.busy:
        return
    if not states:
        begin()
    else:
        if (state := state_of(session.school)) != states[-1]:
            states.append(state)
        say("stored", states[-1])
    act()


timer = QTimer(interval=5)
timer.timeout.connect(look)
timer.start()
app.exec()
