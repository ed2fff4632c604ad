"""What a printed page says, with nothing of how it is drawn. Times are minutes after midnight; every text is ready to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scheduler_app.domain.printing import Paper

SPECIAL_HUE = -1
"""The hue of lunch, conference and the like: white, with a dashed edge."""


@dataclass(frozen=True, slots=True)
class Card:
    """One lesson on a week board, or several that were put together. `lane` of `lanes` tells where beside others at the same time.

    `name` is the subject in full, `code` its short form for tight places; `details` come in falling importance; `badge` says which
    weeks or period, empty for every week; `locked` is unused in print.
    """

    day: int
    start: int
    end: int
    code: str
    name: str
    details: tuple[str, ...]
    hue: int
    badge: str = ""
    lane: int = 0
    lanes: int = 1


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One day: its heading, and the name of the day off where there are no lessons."""

    day: int
    heading: str
    off: str = ""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    hue: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Break:
    """Time between two lessons with a name: a break or the lunch."""

    day: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class WeekPage:
    """One week board: who it is for, days, cards, what is not placed, breaks that have a name."""

    heading: str
    subheading: str
    days: tuple[DayColumn, ...]
    cards: tuple[Card, ...]
    unplaced: tuple[str, ...]
    legend: tuple[LegendEntry, ...]
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One class, teacher or room of the overview with its cards of the whole week."""

    name: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """Which sheet of a wall chart this is: `row` of `rows` from above, `column` of `columns` from the left, both from 0.

    `most_rows` and `most_days` are those of the fullest sheet: all sheets are drawn to that measure, so that they fit together.
    """

    label: str
    row: int
    rows: int
    column: int
    columns: int
    most_rows: int
    most_days: int


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """Many resources on one large sheet: rows are resources, columns days with the clock from left to right."""

    heading: str
    subheading: str
    days: tuple[DayColumn, ...]
    rows: tuple[OverviewRow, ...]
    legend: tuple[LegendEntry, ...]
    tile: Tile | None = None


@dataclass(frozen=True, slots=True)
class TablePage:
    """A table, on as many sheets as it takes: headings, rows of texts, and which columns are numbers (set to the right).

    `shares` are the widths of the columns in proportion to each other, empty for one wide column and the others alike.
    """

    heading: str
    subheading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...]
    summary: tuple[str, ...] = ()
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class TablesPage:
    """Several tables below each other about one person or place, and notes at the end, on as many sheets as it takes."""

    heading: str
    subheading: str
    tables: tuple[TablePage, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShadedCell:
    """A figure with how full that is, 0 to 1."""

    text: str
    share: float


@dataclass(frozen=True, slots=True)
class ShadedRow:
    name: str
    note: str
    cells: tuple[ShadedCell, ...]


@dataclass(frozen=True, slots=True)
class ShadedPage:
    """A table of shares, darker where fuller."""

    heading: str
    subheading: str
    first: str
    columns: tuple[str, ...]
    rows: tuple[ShadedRow, ...]
    summary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LoadCurve:
    """One day: how many from each minute on, until the next; the last is 0."""

    heading: str
    steps: tuple[tuple[int, int], ...]
    peak: int
    peak_text: str


@dataclass(frozen=True, slots=True)
class LoadPage:
    """How full a place is over the clock, a panel a day; `limit` is its seats, 0 where not known."""

    heading: str
    subheading: str
    curves: tuple[LoadCurve, ...]
    limit: int
    limit_text: str


Page = WeekPage | OverviewPage | TablePage | TablesPage | ShadedPage | LoadPage


@dataclass(frozen=True, slots=True)
class Labels:
    """Texts that every page repeats; `page_of` has the blanks {page} and {pages}."""

    page_of: str
    printed: str
    unplaced: str
    nothing: str
    legend: str


@dataclass(frozen=True, slots=True)
class Document:
    """One PDF. `first_minute` and `last_minute` are the clock axis of all its boards."""

    title: str
    school: str
    timetable: str
    week: str
    language: str
    printed: date
    labels: Labels
    pages: tuple[Page, ...]
    first_minute: int
    last_minute: int
    grey: bool = False
    paper: Paper | None = None
    """None is each page's own."""
    per_sheet: int = 1

    @property
    def sheets(self) -> int:
        """How many sheets of paper the pages take."""
        return -(-len(self.pages) // self.per_sheet)
