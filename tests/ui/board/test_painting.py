"""The board paints in every theme and size; what it means is visible in the pixels."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.timetable import LockedBy
from scheduler_app.ui import language
from scheduler_app.ui.board import ground_painter
from scheduler_app.ui.board.board_scene import AXIS
from scheduler_app.ui.board.board_texts import day_heads
from scheduler_app.ui.board.card_cache import LEAST_A_FRAME, MAX_BYTES, CardCache
from scheduler_app.ui.board.card_fonts import fonts_for
from scheduler_app.ui.board.card_painter import card_pixmap, small_faces
from scheduler_app.ui.board.card_signs import signs_of_card
from scheduler_app.ui.board.fitted_name import fitted_name
from scheduler_app.ui.board.view_data import BoardData, CardData, CardStatus, CarriedLesson, Column, PlaceMark, Verdict
from scheduler_app.ui.board.week_board import WeekBoard
from scheduler_app.ui.theme import THEMES, Theme, ThemeName, apply_theme
from tests.ui.board.conftest import Hands, small_board

every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name.value)
_CARD = CardData("l", "A", 0, 540, 60, "Mathematics", "MA", ("ANNA", "101"), 0)


def _picture(board: WeekBoard) -> QImage:
    board.finish_painting()
    return board.viewport().grab().toImage()


def _colours(image: QImage, area: QRect) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(area.left(), area.right(), 2) for y in range(area.top(), area.bottom(), 2)}


def _rect(board: WeekBoard, hands: Hands, lesson: str) -> QRect:
    return hands.card(lesson).rect.translated(AXIS - board.scene.scroll.x(), board.scene.head - board.scene.scroll.y())


@every_theme
def test_that_cards_have_the_subjects_colour_in_every_theme(theme: Theme, qapp: QApplication, board: WeekBoard, hands: Hands) -> None:
    apply_theme(qapp, theme.name)
    image = _picture(board)
    for lesson in ("ma", "bl", "en", "both"):
        assert theme.subjects[hands.card(lesson).card.hue].fill in _colours(image, _rect(board, hands, lesson))


@pytest.mark.parametrize(
    ("room", "heads"),
    [
        (90, ["Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag"]), (30, ["Mån", "Tis", "Ons", "Tors", "Fre"]),
        (25, ["Må", "Ti", "On", "To", "Fr"]), (3, ["Må", "Ti", "On", "To", "Fr"]),
    ],
)  # fmt: skip
def test_that_the_heads_of_all_days_have_one_form(room: int, heads: list[str]) -> None:
    language.use("sv")
    assert day_heads(range(5), lambda name: 7 * len(name) <= room) == heads
    language.use("en")
    assert len(set(day_heads(range(7), lambda name: False))) == 7


def test_that_an_hour_gives_way_to_the_time_of_what_is_carried(board: WeekBoard, monkeypatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(ground_painter, "clock_text", lambda minute: written.append(clock_text(minute)) or "")
    board.set_data(small_board())
    board.grab()
    hours = [word for word in written if word.endswith(":00")]
    written.clear()
    board.pick_up(CarriedLesson("L", 60, "Svenska", origin=(0, 10 * 60 + 5)))
    board.grab()
    assert {"10:00", "11:00", "09:00"} <= set(hours)
    assert not {"10:00", "11:00"} & set(written)
    assert {"09:00", "10:05", "11:05"} <= set(written)


def test_that_a_theme_change_paints_anew(qapp: QApplication, board: WeekBoard) -> None:
    light = _picture(board)
    apply_theme(qapp, ThemeName.DARK)
    assert _picture(board) != light
    apply_theme(qapp, ThemeName.LIGHT)
    assert _picture(board) == light


@every_theme
def test_that_verdicts_tint_the_week_and_differ(theme: Theme, qapp: QApplication, board: WeekBoard, hands: Hands) -> None:
    apply_theme(qapp, theme.name)
    board.select("ma")
    marks = [PlaceMark(0, start, verdict, 1.0) for first, verdict in ((730, Verdict.LEGAL), (800, Verdict.COSTS), (870, Verdict.BLOCKED))
             for start in range(first, first + 10, 5)]  # fmt: skip
    board.set_marks("ma", 30, marks)
    image = _picture(board)
    for minute, verdict in ((745, "legal"), (815, "costs"), (890, "blocked")):
        point = hands.at(0, 0, minute)
        found = _colours(image, QRect(point.x() - 30, point.y() - 8, 60, 16))
        assert theme.legality[verdict].tint in found


@pytest.mark.parametrize("status", [status for status in CardStatus if status is not CardStatus.FINE])
@every_theme
def test_that_a_status_shows_as_a_stripe(theme: Theme, status: CardStatus) -> None:
    card = CardData("l", "A", 0, 540, 60, "Mathematics", "MA", status=status)
    image = card_pixmap(card, 140, 70, 1.0, theme, "DejaVu Sans").toImage()
    assert theme.statuses[status.value].stripe in _colours(image, QRect(0, 10, 8, 50))


def test_that_locks_badge_and_dashes_change_the_picture() -> None:
    theme = THEMES[ThemeName.LIGHT]
    variants = [
        _CARD,
        *(CardData("l", "A", 0, 540, 60, "Mathematics", "MA", ("ANNA", "101"), 0, time_lock=who) for who in ("person", "import", "solver")),
        CardData("l", "A", 0, 540, 60, "Mathematics", "MA", ("ANNA", "101"), 0, room_lock="person"),
        CardData("l", "A", 0, 540, 60, "Mathematics", "MA", ("ANNA", "101"), 0, badge="A"),
        CardData("l", "A", 0, 540, 60, "Mathematics", "MA", ("ANNA", "101"), 0, not_sent=True),
    ]
    images = [card_pixmap(card, 140, 70, 1.0, theme, "DejaVu Sans").toImage() for card in variants]
    assert all(images[i] != images[j] for i in range(len(images)) for j in range(i))


@pytest.mark.parametrize("size", [(2, 2), (7, 40), (30, 9), (60, 16), (400, 300)])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_that_a_card_can_be_painted_at_any_size_and_scale(size: tuple[int, int], ratio: float) -> None:
    card = CardData("l", "A", 0, 540, 60, "Mathematics" * 5, "MA", ("ANNA", ""), 11, True, CardStatus.HARD, "person", "solver", "34–43")
    pixmap = card_pixmap(card, *size, ratio, THEMES[ThemeName.DARK], "DejaVu Sans")
    assert pixmap.deviceIndependentSize().toSize().toTuple() == (pytest.approx(size[0], abs=1), pytest.approx(size[1], abs=1))
    assert pixmap.toImage().pixelColor(pixmap.width() // 2, pixmap.height() // 2).alpha() > 0


_FONT = "DejaVu Sans"
_LIGHT = THEMES[ThemeName.LIGHT]


def _painted(card: CardData, width: int, height: int, *, left: int = 0, right: int | None = None) -> set[str]:
    """The colours of a card's picture between two distances from its left edge."""
    image = card_pixmap(card, width, height, 1.0, _LIGHT, _FONT).toImage()
    return {image.pixelColor(x, y).name() for x in range(left, right or width) for y in range(height)}


@pytest.mark.parametrize("name", ["MA", "IDH", "LUNCH"])
@pytest.mark.parametrize("width", range(14, 27))
@pytest.mark.parametrize("height", [11, 18, 23])
def test_that_a_small_card_with_a_mark_has_letters(name: str, width: int, height: int) -> None:
    card = CardData("l", "A", 0, 540, 60, "Mathematics", name, status=CardStatus.SOFT)
    nameless = replace(card, title=" ", short=" ")
    drawn, blank = (card_pixmap(each, width, height, 1.0, _LIGHT, _FONT).toImage() for each in (card, nameless))
    assert drawn != blank


def test_that_the_name_goes_before_the_signs() -> None:
    plain = CardData("l", "A", 0, 540, 60, "Lunch", "LUNCH")
    marked = replace(plain, time_lock="person", room_lock="person")
    letters = QRect(0, 0, 45, 17)
    wide, narrow = (card_pixmap(marked, width, 60, 1.0, _LIGHT, _FONT).toImage() for width in (200, 62))
    for width, image in ((200, wide), (62, narrow)):
        assert image.copy(letters) == card_pixmap(plain, width, 60, 1.0, _LIGHT, _FONT).toImage().copy(letters)
    assert wide != card_pixmap(plain, 200, 60, 1.0, _LIGHT, _FONT).toImage()
    assert narrow == card_pixmap(plain, 62, 60, 1.0, _LIGHT, _FONT).toImage()


def test_that_the_week_does_not_lie_on_the_status_sign() -> None:
    marked = CardData("l", "A", 0, 540, 60, "Bild", "BL", status=CardStatus.SOFT, badge="A")
    sign, stripe = _LIGHT.statuses["soft"].stripe, 8
    badge = _LIGHT.subjects[marked.hue].text
    assert sign not in _painted(marked, 54, 24, left=stripe)
    assert {sign, badge} <= _painted(marked, 120, 24, left=stripe)
    assert {sign, badge} <= _painted(marked, 54, 60, left=stripe)


def test_that_a_card_of_one_line_says_whom_the_teacher_meets() -> None:
    card = CardData("l", "A", 0, 540, 60, "Naturorientering", "NO", ("7A", "101"), beside_title="7A")
    no_room = replace(card, title="NO", details=("7A",))
    for width, told in ((108, True), (52, False)):  # the room stands there too where it has room
        pictures = [card_pixmap(each, width, 18, 1.0, _LIGHT, _FONT).toImage() for each in (replace(card, title="NO"), no_room)]
        assert (pictures[0] != pictures[1]) is told
    assert card_pixmap(card, 108, 18, 1.0, _LIGHT, _FONT).toImage() != card_pixmap(
        replace(card, beside_title=""), 108, 18, 1.0, _LIGHT, _FONT).toImage()  # fmt: skip
    assert card_pixmap(card, 108, 60, 1.0, _LIGHT, _FONT).toImage() == card_pixmap(
        replace(card, beside_title=""), 108, 60, 1.0, _LIGHT, _FONT).toImage()  # fmt: skip


def test_that_lit_cards_stand_out_and_the_others_are_greyed(board: WeekBoard, hands: Hands) -> None:
    fills = {lesson: QColor(THEMES[ThemeName.LIGHT].subjects[hands.card(lesson).card.hue].fill).name() for lesson in ("ma", "bl")}
    board.set_lit(["ma"])
    image = _picture(board)
    assert fills["ma"] in _colours(image, _rect(board, hands, "ma"))
    assert fills["bl"] not in _colours(image, _rect(board, hands, "bl"))
    board.set_lit(None)
    assert fills["bl"] in _colours(_picture(board), _rect(board, hands, "bl"))


def test_that_pictures_are_kept_while_nothing_changes(board: WeekBoard, hands: Hands) -> None:
    _picture(board)
    kept = hands.card("ma").pixmap
    board.set_data(small_board())
    _picture(board)
    assert hands.card("ma").pixmap is kept


def test_that_a_frame_without_time_left_draws_flat_and_all_get_their_pictures_though_time_never_suffices(board: WeekBoard, qtbot) -> None:
    board.frame_budget_s = -1.0
    board.zoom(1.3)
    board.viewport().grab()
    shown = list(board.scene.layout.visible(board.scene.area))
    assert sum(laid.stamp is not None for laid in shown) == LEAST_A_FRAME < len(shown)
    qtbot.waitUntil(lambda: all(laid.stamp is not None for laid in shown))
    for laid in shown:
        assert laid.pixmap.deviceIndependentSize().toSize() == laid.rect.size()


def test_that_pictures_out_of_sight_are_dropped_when_they_are_too_many(board: WeekBoard, hands: Hands) -> None:
    cache = CardCache()
    cache.begin_frame(1.0, THEMES[ThemeName.LIGHT], "DejaVu Sans", 10)
    seen, unseen = hands.card("ma"), hands.card("bl")
    for laid in (seen, unseen):
        laid.stamp = laid.pixmap = None
        laid.rect.setSize(laid.rect.size() * 40)
        cache.picture(laid)
    assert seen.pixmap.width() * seen.pixmap.height() * 4 > MAX_BYTES / 2
    cache.trim([seen])
    assert seen.pixmap is not None
    assert unseen.pixmap is None


@pytest.mark.parametrize("height", [8, 9, 10, 12, 20])
@pytest.mark.parametrize("status", [CardStatus.FINE, CardStatus.SOFT])
def test_that_a_low_lunch_has_its_word(height: int, status: CardStatus) -> None:
    card = CardData("l", "A", 0, 660, 30, "Lunch", "LUNCH", status=status, not_sent=True)
    drawn, blank = (card_pixmap(each, 110, height, 1.0, _LIGHT, _FONT).toImage() for each in (card, replace(card, title=" ", short=" ")))
    assert drawn != blank


@pytest.mark.parametrize(("width", "height"), [(17, 17), (17, 23), (20, 40), (26, 13), (26, 20)])
def test_that_letters_do_not_touch_the_stripe(width: int, height: int) -> None:
    card = CardData("l", "A", 0, 660, 30, "Idrott och hälsa", "IDH", status=CardStatus.SOFT)
    named, nameless = (
        card_pixmap(each, width, height, 2.0, _LIGHT, _FONT).toImage() for each in (card, replace(card, title=" ", short=" "))
    )
    stripe = 2 * (2 if width < 20 else 3)
    assert all(named.pixelColor(x, y) == nameless.pixelColor(x, y) for x in range(stripe) for y in range(2 * height))


def test_that_a_line_that_would_be_cut_to_two_letters_is_left_out() -> None:
    cut = replace(_CARD, details=("ANNAMARIA", "101"))
    assert (
        card_pixmap(cut, 30, 60, 1.0, _LIGHT, _FONT).toImage()
        == card_pixmap(replace(cut, details=("ANNELI", "101")), 30, 60, 1.0, _LIGHT, _FONT).toImage()
    )


def test_that_half_classes_too_narrow_for_letters_are_named_together(board: WeekBoard) -> None:
    columns = tuple(Column(name, name) for name in "ABCDEFGH")
    blocks = tuple(CardData(f"l{i}", "A", 0, 540, 60, name, name, hue=i) for i, name in enumerate(("BL", "BL", "SL", "SL")))
    board.resize(900, 600)
    board.set_data(BoardData(columns=columns, cards=blocks))
    board.fit()
    named = _picture(board)
    board.set_data(BoardData(columns=columns, cards=tuple(replace(card, title=" ", short=" ") for card in blocks)))
    assert max(laid.rect.width() for laid in board.scene.layout.all_cards()) < 11
    assert _picture(board) != named


@pytest.mark.parametrize("outlined", [False, True])
def test_that_no_name_is_cut_for_a_frame_or_signs(outlined: bool) -> None:
    for status, lock in product(CardStatus, (None, LockedBy.PERSON)):
        card = replace(_CARD, outlined=outlined, status=status, time_lock=lock, badge="A" if lock is None else "")
        for width, height in product(range(20, 200), (12, 16, 24, 40)):
            signs = signs_of_card(card, width, height, _FONT)
            name = fonts_for(_FONT, width, height).title_metrics.horizontalAdvance(card.short or card.title)
            assert signs.name_only or name <= signs.free - signs.stripe - 4
            assert signs == signs_of_card(replace(card, outlined=False), width, height, _FONT)  # an outlined card says as much


@pytest.mark.parametrize(
    ("name", "size", "text", "upright"),
    [
        ("LUNCH", (60, 20), "LUNCH", False),
        ("LUNCH", (14, 60), "LUNCH", True),
        ("LUNCH", (21, 12), "LUNCH", False),
        ("LUNCH", (10, 10), "L", False),
        ("LUNCH", (3, 3), None, False),
    ],
)
def test_that_a_name_is_turned_and_narrowed_and_never_broken_off(name: str, size: tuple[int, int], text: str | None, upright: bool) -> None:
    fitted = fitted_name(name, *size, small_faces(_FONT), beside=0)
    assert fitted is None if text is None else (fitted.text, fitted.upright) == (text, upright)
