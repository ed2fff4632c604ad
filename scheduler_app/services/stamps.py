"""When each row that is handed on to others was made and last changed, and which rows are gone: remembered between runs.

Rows are compared by content, so that a row's time changes exactly when something that others see of it does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from scheduler_app.errors import EnvironmentProblem
from scheduler_app.services.files import write_file

Row = dict[str, Any]

KEPT = timedelta(days=400)
"""How long a row that is gone is told of."""

_VERSION = 1


@dataclass
class Stamps:
    """`rows` holds (content hash, created, modified) by resource and id; `deleted` when a row went."""

    path: Path
    rows: dict[str, dict[str, tuple[str, str, str]]] = field(default_factory=dict)
    deleted: dict[str, dict[str, str]] = field(default_factory=dict)

    @staticmethod
    def read(path: Path) -> Stamps:
        """What was kept, or nothing: without it all rows are new now, and whoever reads them reads them all once more."""
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            if kept["version"] != _VERSION:
                return Stamps(path)
            rows = {name: {id: (str(a), str(b), str(c)) for id, (a, b, c) in found.items()} for name, found in kept["rows"].items()}
            return Stamps(path, rows, {name: {id: str(at) for id, at in found.items()} for name, found in kept["deleted"].items()})
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return Stamps(path)

    def stamp(self, resources: Mapping[str, Mapping[str, Row]], now: datetime) -> None:
        """Set `meta` of every row, note what is gone since last time, and keep all that if anything differs."""
        at, differs = now.isoformat(), False
        for name, rows in resources.items():
            known, gone = self.rows.setdefault(name, {}), self.deleted.setdefault(name, {})
            for id, row in rows.items():
                digest = _digest(row)
                before = known.get(id)
                if before is None or before[0] != digest:
                    known[id] = (digest, before[1] if before else at, at)
                    differs = True
                gone.pop(id, None)
                row["meta"] = {"created": known[id][1], "modified": known[id][2]}
            for id in known.keys() - rows.keys():
                del known[id]
                gone[id] = at
                differs = True
            for id in [id for id, when in gone.items() if datetime.fromisoformat(when) < now - KEPT]:
                del gone[id]
        if differs:
            self._keep()

    def _keep(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise EnvironmentProblem("serve_no_state", path=str(self.path), reason=error.strerror or "") from None
        written = json.dumps({"version": _VERSION, "rows": self.rows, "deleted": self.deleted})
        write_file(self.path, written.encode())


def bare(row: Any) -> Any:
    """The row without the names of what it refers to: they belong to others, and are sent only to those who ask for them."""
    return {name: _nameless(value) for name, value in row.items()}


def _nameless(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _nameless(inner) for name, inner in value.items() if name != "displayName"}
    return [_nameless(inner) for inner in value] if isinstance(value, list) else value


def _digest(row: Row) -> str:
    content = {name: value for name, value in bare(row).items() if name != "meta"}
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:32]
