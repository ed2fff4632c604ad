"""What a foreign source says of a school."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from scheduler_app.domain.changes import Entity
from scheduler_app.domain.refused import RefusedRow
from scheduler_app.domain.tables import TableView


@dataclass
class Reading:
    """Rows read, rows of the school that an earlier import made and the source no longer lists, rows refused, and how often what
    could not be taken over stands in the source, by name.

    A marked person is a `Withheld` among the entities and a refused row with the code `csv_protected`.
    """

    entities: list[Entity] = field(default_factory=list)
    gone: list[Entity] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    not_supported: Counter[str] = field(default_factory=Counter)
    tables: list[TableView] = field(default_factory=list)
    """How tables were read, where the source is made of tables."""
