"""What stands in the way and what would change, as a tree: pre-flight first, then teacher by teacher and day by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.publication import EventDifference, FrozenClash, PublicationPreview, WeekRemark
from scheduler_app.ui import labels, language
from scheduler_app.ui.dialogs.fix_places import NOWHERE, Found, Place
from scheduler_app.ui.empty_word import EmptyWord
from scheduler_app.ui.plain_tip import plain_tip

SHOWN = 2000
"""Differences listed; a first publication of a term has tens of thousands, all alike."""

_NAMED = 30
"""Pupils named in one line."""

_KINDS = ("new", "changed", "cancelled", "frozen")
_SUBJECT, _AROUND = 10, 16
"""Letters of a subject that have room; and pixels around every text."""
_PLACE = Qt.ItemDataRole.UserRole


class PublishTree(QTreeWidget):
    """Lines lead to where they are mended: `place_chosen` when one is activated. `named` gives a pupil's name by uid."""

    place_chosen = Signal(object)  # fix_places.Place

    def __init__(self, name: str, named: Callable[[str], str], place_of: Callable[[Found], Place]) -> None:
        super().__init__()
        self._named, self._place_of = named, place_of
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Before publishing, and what would change"))
        self.setColumnCount(5)
        self.setHeaderLabels([self.tr("What"), self.tr("Date"), self.tr("Time"), self.tr("Subject"), self.tr("Groups")])
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self._fit_columns()
        self.itemActivated.connect(lambda _item, _column: self.go())
        self._empty = EmptyWord(self, "")
        self._say_first()

    def clear(self) -> None:
        super().clear()
        self._say_first()

    def _fit_columns(self) -> None:
        """As wide as the longest kind, date and time; a subject's words are longer, and the last column has what is left."""
        longest = (max(map(labels.difference, _KINDS), key=len), "ons 2026-12-30", "00:00–00:00", "M" * _SUBJECT)
        words, header = self.fontMetrics(), self.header()
        for column, text in enumerate(longest):
            indented = 2 * self.indentation() if column == 0 else 0
            header.resizeSection(column, words.horizontalAdvance(text) + indented + _AROUND)

    def _say_first(self) -> None:
        self._empty.say(self.tr("Choose days, then look at what would change. Nothing is sent before that."))

    def show_findings(self, findings: Sequence[Found]) -> None:
        """The pre-flight: what stops publishing, what is not published, what deserves a look."""
        hard = [row for row in findings if row.hard]
        left_out = [row for row in findings if row.rule_id == "not_transferred"]
        rest = [row for row in findings if not row.hard and row.rule_id != "not_transferred"]
        self._sentences(self.tr("Must be solved before publishing"), hard, expanded=True)
        self._sentences(self.tr("Not published"), left_out)
        self._sentences(self.tr("Worth a look"), rest)

    def show_preview(self, plan: PublicationPreview) -> None:
        """What would change."""
        self.show_clashes(plan.clashes)
        self._weeks(plan.weeks)
        by_teacher: dict[str, list[EventDifference]] = {}
        for row in plan.differences[:SHOWN]:
            by_teacher.setdefault(row.teachers, []).append(row)
        for teacher in sorted(by_teacher):
            self._teacher(teacher, by_teacher[teacher])
        self._empty.say(self.tr("Nothing would change."))

    def show_clashes(self, clashes: Sequence[FrozenClash]) -> None:
        """Pupils who are expected at a lesson that stays as it is and at a planned one, by name: the dialog is behind the login."""
        if not clashes:
            return
        top = self._top(self.tr("Pupils at two lessons, one of them reported or begun") + f" ({language.grouped(len(clashes))})")
        top.setExpanded(True)
        for row in clashes[:SHOWN]:
            said = language.say("publish_clash", **row.facts()).strip()
            self._line(top, (f"{said} {', '.join(map(self._named, row.pupils[:_NAMED]))}",), ("lesson", row.planned), spanned=True)

    def _teacher(self, teacher: str, rows: Iterable[EventDifference]) -> None:
        ordered = sorted(rows, key=lambda row: (row.local_date, row.start))
        counts = Counter(row.what for row in ordered)
        parts = ", ".join(f"{labels.difference(what)}: {language.grouped(count)}" for what, count in counts.items())
        nobody = self.tr("No teacher")
        top = self._top(f"{teacher or nobody} – {parts}")
        for row in ordered:
            time = f"{clock_text(row.start)}–{clock_text(row.end)}"
            day = f"{language.say(f'day_{row.local_date.weekday()}')[:3]} {row.local_date.isoformat()}"
            self._line(top, (labels.difference(row.what), day, time, row.subject, row.groups), ("lesson", row.lesson))

    def _weeks(self, rows: Sequence[WeekRemark]) -> None:
        if not rows:
            return
        top = self._top(self.tr("Weeks with one lesson too many or too few") + f" ({language.grouped(len(rows))})")
        top.setExpanded(True)
        for row in rows[:SHOWN]:
            twice = row.what == "twice"
            said = self.tr("{group} has {subject} twice in week {week}") if twice else self.tr("{group} has no {subject} in week {week}")
            dates = ", ".join(day.isoformat() for day in row.dates)
            text = said.format(group=row.groups, subject=row.subject, week=row.week)
            self._line(top, (f"{text} ({dates})" if dates else text,), ("lesson", row.lesson), spanned=True)

    def _sentences(self, title: str, rows: Sequence[Found], *, expanded: bool = False) -> None:
        if not rows:
            return
        top = self._top(f"{title} ({language.grouped(len(rows))})")
        for row in rows[:SHOWN]:
            self._line(top, (row.message(language.current()),), self._place_of(row), spanned=True)
        top.setExpanded(expanded)

    def _top(self, text: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [text])
        item.setFirstColumnSpanned(True)
        return item

    def _line(self, parent: QTreeWidgetItem, cells: Sequence[str], place: Place, *, spanned: bool = False) -> None:
        item = QTreeWidgetItem(parent, list(cells))
        item.setData(0, _PLACE, place)
        item.setToolTip(0, plain_tip(cells[0]))
        item.setFirstColumnSpanned(spanned)

    def leads(self) -> bool:
        """Whether there is somewhere to go from the line that is chosen."""
        return self._place() != NOWHERE

    def go(self) -> None:
        if self.leads():
            self.place_chosen.emit(self._place())

    def _place(self) -> Place:
        item = self.currentItem()
        key, uid = (item.data(0, _PLACE) if item is not None else None) or NOWHERE
        return key, uid


def not_published_text(reasons: Iterable[str], say: Callable[[str], str] = language.say) -> str:
    """How many lessons are left out for which reason, as one line; empty for none."""
    counts = Counter(reasons)
    if not counts:
        return ""
    parts = "; ".join(f"{say(f'not_published_{reason}')} ({language.grouped(count)})" for reason, count in sorted(counts.items()))
    return QCoreApplication.translate("PublishTree", "Not published: {reasons}").format(reasons=parts)
