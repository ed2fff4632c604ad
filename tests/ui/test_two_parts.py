"""A row of two parts becomes two rows where it is narrow, and one again."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from scheduler_app.ui.two_parts import TwoParts


def test_that_the_second_part_goes_below_the_first_where_it_is_narrow(qtbot) -> None:
    one, other = QPushButton("One"), QPushButton("Another")
    first, second = QHBoxLayout(), QHBoxLayout()
    first.addWidget(one)
    second.addWidget(other)
    parts = TwoParts(first, second)
    page = QWidget()
    qtbot.addWidget(page)
    parts.setParent(page)
    one.setMinimumWidth(200)
    other.setMinimumWidth(150)
    parts.resize(600, 40)
    page.resize(600, 80)
    page.show()
    assert other.x() > one.geometry().right()
    assert parts.minimumSizeHint().width() == 200
    parts.resize(300, 80)
    qtbot.waitUntil(lambda: other.y() > one.geometry().bottom())
    parts.resize(600, 40)
    qtbot.waitUntil(lambda: other.x() > one.geometry().right())
    other.setMinimumWidth(450)
    qtbot.waitUntil(lambda: other.y() > one.geometry().bottom())


def test_that_wrapped_words_are_not_squeezed_beside_the_second_part(qtbot) -> None:
    words, button = QLabel("Hard rules broken: 31. Wishes not met: 1875.", wordWrap=True), QPushButton("Another")
    first, second = QHBoxLayout(), QHBoxLayout()
    first.addWidget(words)
    second.addWidget(button)
    parts = TwoParts(first, second)
    qtbot.addWidget(parts)
    button.setMinimumWidth(300)
    parts.resize(first.sizeHint().width() + 200, 80)
    parts.show()
    qtbot.waitUntil(lambda: button.y() > words.geometry().bottom())
    parts.resize(first.sizeHint().width() + 330, 80)
    qtbot.waitUntil(lambda: button.x() > words.geometry().right())
