"""All cards of a frame, kept as one picture while only what lies above or below them changes (hover, verdicts, selection)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from scheduler_app.ui.board.block_names import paint_block_names
from scheduler_app.ui.board.board_layout import LaidCard
from scheduler_app.ui.board.board_scene import BoardScene
from scheduler_app.ui.board.card_cache import CardCache

_AWAY, _BEHIND = 0.30, 0.62
"""Opacity of the carried card's old place, and of other cards while one is carried."""


class CardLayer:
    """Paints the cards in sight. The second frame in a row with the same cards makes one picture of them, later ones show it."""

    def __init__(self, cache: CardCache) -> None:
        self._cache = cache
        self._key: tuple[object, ...] = ()
        self._picture: QPixmap | None = None

    def paint(self, painter: QPainter, scene: BoardScene) -> None:
        """Content coordinates; the painter is translated and clipped already."""
        carried = scene.carry.lesson.lesson if scene.carry is not None else None
        layout, area = scene.layout, scene.area
        key = (layout.geometry, layout.data, area.getRect(), self._cache.look, scene.lit, carried)
        same = len(key) == len(self._key) and all(
            new is old or (i in _BY_VALUE and new == old) for i, (new, old) in enumerate(zip(key, self._key))
        )
        if not same:
            self._key, self._picture = key, None
            self._paint_each(painter, scene)
            return
        if self._picture is None:
            self._picture = self._painted(scene)
        painter.drawPixmap(area.topLeft(), self._picture)
        if self._cache.missed:
            self._picture = None

    def _painted(self, scene: BoardScene) -> QPixmap:
        area, ratio = scene.area, scene.ratio
        picture = QPixmap(max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.translate(QPoint() - area.topLeft())
            self._paint_each(painter, scene)
        return picture

    def _paint_each(self, painter: QPainter, scene: BoardScene) -> None:
        shown = list(scene.layout.visible(scene.area))
        faded = scene.lit is not None or scene.carry is not None
        subjects, ground, picture_of = scene.theme.subjects, QColor(scene.theme.base), self._cache.picture
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for laid in shown:
            if faded:  # paler on a ground of its own: lines of the hours would strike its words through
                painter.setOpacity(1.0)
                painter.fillRect(laid.rect.adjusted(1, 1, -1, -1), ground)
                painter.setOpacity(_opacity(scene, laid))
            picture = picture_of(laid)
            if picture is not None:
                painter.drawPixmap(laid.corner, picture)
            else:
                painter.fillRect(laid.rect, QColor(subjects[laid.card.hue % len(subjects)].fill))
        painter.setOpacity(_BEHIND if scene.carry is not None else scene.theme.greyed if scene.lit is not None else 1.0)
        paint_block_names(painter, scene, shown)
        painter.setOpacity(1.0)
        self._cache.trim(shown)


_BY_VALUE = frozenset((0, 2, 4, 5))
"""Parts of the key that are small enough to compare by value; data and look count by identity."""


def _opacity(scene: BoardScene, laid: LaidCard) -> float:
    if scene.carry is not None:
        return _AWAY if laid.card.lesson == scene.carry.lesson.lesson else _BEHIND
    return 1.0 if scene.lit is None or laid.card.lesson in scene.lit else scene.theme.greyed
