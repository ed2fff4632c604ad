"""The week painted for one lesson: tints under the cards, a lane that no card hides, chips that say why, ranks.

Each verdict has a colour, a pattern and a glyph: legal is plain with ✓, costly is dotted with its number, blocked is hatched with ✕
and the blocker's name; a wished room that is free is a violet double edge with ⌂.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from scheduler_app.ui.board import glyphs
from scheduler_app.ui.board.board_layout import legality_lane
from scheduler_app.ui.board.board_scene import BoardScene
from scheduler_app.ui.board.board_texts import cost_text
from scheduler_app.ui.board.chip_painter import CHIP, paint_chip
from scheduler_app.ui.board.legality import Note, Region, free_stretch
from scheduler_app.ui.board.patterns import pattern_brush
from scheduler_app.ui.board.view_data import BlockerMark, PlaceMark, Verdict


def paint_tints(painter: QPainter, scene: BoardScene) -> None:
    """Tint and pattern of every region; content coordinates, below the cards."""
    for region, rect in _region_rects(scene, merged=True):
        look = scene.theme.legality[region.verdict.value]
        if look.pattern == "none":
            painter.fillRect(rect, QColor(look.tint))
        else:
            painter.fillRect(rect, pattern_brush(look.pattern, look.ink, scene.ratio, look.tint))


def paint_lanes(painter: QPainter, scene: BoardScene) -> None:
    """The verdict lane at each column's left and the violet edge at its right; content coordinates, above the cards."""
    lane = legality_lane(scene.layout.geometry.width)
    for region, rect in _region_rects(scene, merged=lane < 4):
        look = scene.theme.legality[region.verdict.value]
        strip = QRectF(rect.left(), rect.top(), max(2, lane - 2), rect.height())
        if region.verdict is Verdict.BLOCKED:
            painter.fillRect(strip, pattern_brush("diagonal", look.chip, scene.ratio))
        else:
            painter.fillRect(strip, QColor(look.chip))
            if region.verdict is Verdict.COSTS and lane > 3:
                painter.fillRect(strip, pattern_brush("dots", look.chip_text, scene.ratio))
        if region.wished_room:
            violet = QColor(scene.theme.wished_room)
            painter.fillRect(QRectF(rect.right() - 2, rect.top(), 2, rect.height()), violet)
            painter.fillRect(QRectF(rect.right() - 5, rect.top(), 1, rect.height()), violet)


def _region_rects(scene: BoardScene, *, merged: bool = False) -> list[tuple[Region, QRectF]]:
    """Each region with its rectangle in each column, or in each run of neighbouring columns, as far as they are in sight."""
    layout, geometry, area = scene.layout, scene.layout.geometry, QRectF(scene.area)
    days = {day: i for i, day in enumerate(layout.data.days)}
    runs: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    found = []
    for region in scene.legality.regions:
        day = days.get(region.day)
        if day is None:
            continue
        if region.columns not in runs:
            columns = sorted(scene.columns_marked(region.columns))
            runs[region.columns] = _neighbours(columns) if merged else [(column, 1) for column in columns]
        top, height = geometry.y(region.start), (region.end - region.start) * geometry.scale
        for column, many in runs[region.columns]:
            rect = QRectF(geometry.column_x(day, column) + 1, top, geometry.width * many - 1, height)
            if rect.intersects(area):
                found.append((region, rect))
    return found


def _neighbours(columns: list[int]) -> list[tuple[int, int]]:
    """(first, how many) of each run of neighbouring column indices."""
    found: list[tuple[int, int]] = []
    for column in columns:
        if found and found[-1][0] + found[-1][1] == column:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((column, 1))
    return found


def paint_chips(painter: QPainter, scene: BoardScene) -> None:
    """Chips in the free parts of each region, and the three best places; content coordinates, above the cards."""
    if scene.layout.geometry.width < 30:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    days = {day: i for i, day in enumerate(scene.layout.data.days)}
    for region, rect in _region_rects(scene):
        cell = (days[region.day], scene.layout.geometry.cell_at(rect.center().x())[1])
        for note, minute in _noted(scene, region, cell):
            at = QPointF(rect.left() + legality_lane(rect.width()) + 1, scene.layout.geometry.y(minute) + 1)
            _paint_note(painter, scene, region, note, at, rect.right() - at.x() - 3)
    _paint_ranks(painter, scene, days)


def _noted(scene: BoardScene, region: Region, cell: tuple[int, int]) -> list[tuple[Note, int]]:
    """Which notes of a region get a chip, and from which minute: where no card and no other chip is."""
    needed = (CHIP + 2) / scene.layout.geometry.scale
    busy = scene.layout.busy.get(cell, [])
    found: list[tuple[Note, int]] = []
    free_from: float = region.start
    for note in region.notes:
        minute = free_stretch(max(note.start, int(free_from)), note.end, busy, needed)
        if minute is not None:
            found.append((note, minute))
            free_from = minute + needed
    if not found:
        minute = free_stretch(region.start, region.end, busy, needed)
        if minute is not None:
            here = next(note for note in region.notes if note.start <= minute < note.end)
            found.append((here, minute))
    return found


def _paint_note(painter: QPainter, scene: BoardScene, region: Region, note: Note, at: QPointF, room: float) -> None:
    look, short, more = scene.theme.legality[region.verdict.value], "", ""
    match region.verdict:
        case Verdict.LEGAL:
            text = "⌂" if region.wished_room else ""
        case Verdict.COSTS:
            text = cost_text(note.low, note.high).removeprefix("+") + (" ⌂" if region.wished_room else "")
        case Verdict.BLOCKED:
            text, short, more = blockers_text(note.blockers)
    paint_chip(painter, scene, look, text, at, room, short=short, more=more, quiet=region.verdict is Verdict.BLOCKED)


def blockers_text(blockers: tuple[BlockerMark, ...]) -> tuple[str, str, str]:
    """The first blocker's name, the same where there is little room, and how many more there are."""
    if not blockers:
        return "", "", ""
    return blockers[0].name, blockers[0].short, f" +{len(blockers) - 1}" if len(blockers) > 1 else ""


def _paint_ranks(painter: QPainter, scene: BoardScene, days: dict[int, int]) -> None:
    look = scene.theme.legality[Verdict.LEGAL.value]
    for mark in reversed(scene.legality.best):
        if mark.day not in days:
            continue
        for column in scene.columns_marked(mark.columns):
            rect = rank_rect(scene, mark, days[mark.day], column)
            if not rect.intersects(QRectF(scene.area)):
                continue
            pen = QPen(QColor(look.chip), 2)
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 4, 4)
            glyphs.disc(painter, QPointF(rect.right() - 11, rect.top() + 11), 9, QColor(look.chip), QColor(look.chip_text), str(mark.rank))


def rank_rect(scene: BoardScene, mark: PlaceMark, day_index: int, column_index: int) -> QRectF:
    """Where the lesson would lie at a mark, in content pixels."""
    geometry = scene.layout.geometry
    lane = legality_lane(geometry.width)
    x = geometry.column_x(day_index, column_index) + lane
    return QRectF(x + 1, geometry.y(mark.start) + 1, geometry.width - lane - 4, scene.legality.minutes * geometry.scale - 2)
