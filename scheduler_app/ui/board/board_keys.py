"""The board's keys.

Up, Down              move the card 5 minutes         Alt+Left/Right     move the card to another day
Left, Right           the card beside                 Ctrl+arrows        go from card to card
Shift+Up/Down         5 minutes shorter or longer     Ctrl+Shift+Up/Down begin 5 minutes earlier or later, the end is kept
M                     pick up (move by keys)          L                  lock or unlock
Del, Backspace        back to the tray                Enter              properties
Ctrl+0, +, -          fit and zoom                    Esc                cancel, else deselect
While carrying: arrows move 5 minutes or a day, Shift+Left/Right change column, Page Up/Down go to the next possible place,
Enter drops, Esc cancels. Alt+Up/Down do as Up and Down. With a period frame a step is a period.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from scheduler_app.domain.clock import GRID_MINUTES

if TYPE_CHECKING:
    from scheduler_app.ui.board.board_view import BoardView

_Key = Qt.Key
_ARROWS = {_Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0), _Key.Key_Up: (0, -1), _Key.Key_Down: (0, 1)}
_ENTER = (_Key.Key_Return, _Key.Key_Enter)
_UPPER_EDGE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def handle_key(board: BoardView, event: QKeyEvent) -> bool:
    """Do what the key means on the board; False leaves it to the window."""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
    if key is _Key.Key_Escape:
        if board.cancel():
            return True
        had = bool(board.scene.selected) or board.scene.lit is not None
        board.choose(None)
        return had
    if modifiers == Qt.KeyboardModifier.ControlModifier and _zoom_key(board, key):
        return True
    if board.scene.carry is not None:
        return _carrying(board, key, modifiers)
    if key in _ARROWS:
        return _arrow(board, *_ARROWS[key], modifiers)
    if modifiers != Qt.KeyboardModifier.NoModifier or board.scene.current is None:
        return False
    return _card_key(board, key)


def _zoom_key(board: BoardView, key: Qt.Key) -> bool:
    if key is _Key.Key_0:
        board.fit()
    elif key in {_Key.Key_Plus, _Key.Key_Equal}:
        board.zoom(1.2)
    elif key is _Key.Key_Minus:
        board.zoom(1 / 1.2)
    else:
        return False
    return True


def _card_key(board: BoardView, key: Qt.Key) -> bool:
    current = board.scene.current
    assert current is not None
    lesson = current.card.lesson
    if key is _Key.Key_L:
        board.lock_requested.emit(lesson)
    elif key in {_Key.Key_Delete, _Key.Key_Backspace}:
        board.unplace_requested.emit(lesson)
    elif key in _ENTER:
        board.properties_requested.emit(lesson)
    elif key is _Key.Key_M:
        board.pick_up(board.carried(current))
    else:
        return False
    return True


def _arrow(board: BoardView, across: int, down: int, modifiers: Qt.KeyboardModifier) -> bool:
    scene = board.scene
    if scene.current is None:
        board.choose(scene.layout.first_card())
        return scene.current is not None
    if modifiers == Qt.KeyboardModifier.AltModifier or (modifiers == Qt.KeyboardModifier.NoModifier and down):
        board.request_move(scene.current, across, down)
    elif modifiers == Qt.KeyboardModifier.ShiftModifier and down:
        minutes = scene.current.card.minutes + down * GRID_MINUTES
        if minutes >= GRID_MINUTES:
            board.length_requested.emit(scene.current.card.lesson, minutes)
    elif modifiers == _UPPER_EDGE and down:
        start = scene.current.card.start + down * GRID_MINUTES
        if 0 <= start < scene.current.card.end:
            board.start_requested.emit(scene.current.card.lesson, start)
    elif modifiers in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier}:
        beside = scene.layout.neighbour(scene.current, across, down)
        if beside is not None:
            board.choose(beside)
    else:
        return False
    return True


def _carrying(board: BoardView, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    scene, geometry = board.scene, board.scene.layout.geometry
    carry = scene.carry
    assert carry is not None
    if key in _ENTER:
        board.drop()
    elif key in {_Key.Key_PageDown, _Key.Key_PageUp}:
        marks = scene.legality.marks if scene.legality.lesson == carry.lesson.lesson else ()
        board.carry(carry.next_place(marks, board.data.days, 1 if key is _Key.Key_PageDown else -1))
    elif key in _ARROWS:
        across, down = _ARROWS[key]
        if modifiers == Qt.KeyboardModifier.ShiftModifier and across:
            board.carry(carry.aside(geometry, across))
        else:
            board.carry(carry.nudged(geometry, across, down, scene.periods))
    else:
        return False
    return True
