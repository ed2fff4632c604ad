"""What a column of a data table is: how to show a value, and how to read what was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from scheduler_app.domain.changes import Change
from scheduler_app.domain.school import School
from scheduler_app.ui import labels

Show = Callable[[School, Any], str]
Edit = Callable[[School, Any, str], tuple[Change, ...]]


class NotAcceptedError(ValueError):
    """What was typed cannot be stored; the text says why, in the interface language."""


@dataclass(frozen=True)
class Column:
    """One column. `edit` turns what was typed into changes and raises NotAcceptedError; None means read-only.

    `choices` gives the allowed texts; `number` columns sort by value and stand to the right; a `swatch` is the number
    of a subject's colour, which is shown beside it. `shown_as` says how something typed would be shown, where that differs.
    """

    title: str
    show: Show
    edit: Edit | None = None
    choices: Callable[[School], Sequence[str]] | None = None
    number: bool = False
    swatch: bool = False
    shown_as: Callable[[School, str], str] | None = None
    ranked: bool = False
    """Whether rows stand in the order of the choices, as days of the week do, and not by their letters."""
    said: Show | None = None
    """What the table shows where that is not what is typed and pasted."""


def text_column(title: str, field: str, *, required: bool = False, among: Callable[[School], Iterable[Any]] | None = None) -> Column:
    """A plain text field of the entity; one by which rows are called has a value of its own `among` these."""

    def edit(school: School, row: Any, typed: str) -> tuple[Change, ...]:
        value = " ".join(typed.split())
        if required and not value:
            raise NotAcceptedError(QCoreApplication.translate("DataTable", "{column} must not be empty.").format(column=title))
        others = (getattr(other, field) for other in among(school) if other.uid != row.uid) if among is not None else ()
        if value.casefold() in (other.casefold() for other in others):
            raise NotAcceptedError(QCoreApplication.translate("DataTable", "There is a {name} already.").format(name=value))
        return changed(row, **{field: value})

    return Column(title, lambda school, row: str(getattr(row, field)), edit)


def number_column(title: str, field: str, low: int, high: int, *, optional: bool = False, step: int = 1, unit: str = "") -> Column:
    """A whole number from `low` to `high` in steps of `step`, with or without its `unit`; an `optional` one may be empty."""

    def show(school: School, row: Any) -> str:
        value = getattr(row, field)
        return "" if value is None else figure(value)

    def edit(school: School, row: Any, typed: str) -> tuple[Change, ...]:
        if optional and not typed.strip():
            return changed(row, **{field: None})
        return changed(row, **{field: whole_number(title, typed.strip().removesuffix(unit), low, high, step)})

    return Column(title, show, edit, number=True)


def grade_column(title: str, field: str, *, optional: bool = False) -> Column:
    """A grade from F to 13, read as F or 0; an `optional` one may be empty."""
    plain = number_column(title, field, 0, 13, optional=optional)

    def show(school: School, row: Any) -> str:
        value = getattr(row, field)
        return "" if value is None else labels.grade(value)

    def edit(school: School, row: Any, typed: str) -> tuple[Change, ...]:
        assert plain.edit is not None
        return plain.edit(school, row, "0" if typed.strip().upper() == "F" else typed)

    return replace(plain, show=show, edit=edit)


def choice_column(title: str, field: str, words: dict[Any, str], *, ranked: bool = False) -> Column:
    """One of a few codes, shown by its word; `ranked` words stand in their own order."""

    def edit(school: School, row: Any, typed: str) -> tuple[Change, ...]:
        for code, word in words.items():
            if word.casefold() == typed.strip().casefold():
                return changed(row, **{field: code})
        raise NotAcceptedError(
            QCoreApplication.translate("DataTable", "{value} is not one of: {choices}.").format(
                value=typed, choices=", ".join(words.values())
            )
        )

    return Column(
        title, lambda school, row: words.get(getattr(row, field), str(getattr(row, field))), edit, lambda school: list(words.values()),
        ranked=ranked,
    )  # fmt: skip


def flag_column(title: str, field: str) -> Column:
    yes, no = QCoreApplication.translate("DataTable", "Yes"), QCoreApplication.translate("DataTable", "No")
    return choice_column(title, field, {True: yes, False: no})


def reference_column(
    title: str, field: str, rows: Callable[[School], Iterable[Any]], name: Callable[[Any], str], *also: Callable[[Any], str]
) -> Column:
    """A tuple of uids, shown as names with commas between, and typed so, or by what they are `also` called."""

    def show(school: School, row: Any) -> str:
        names = {other.uid: name(other) for other in rows(school)}
        return ", ".join(names.get(uid, uid) for uid in getattr(row, field))

    def edit(school: School, row: Any, typed: str) -> tuple[Change, ...]:
        return changed(row, **{field: tuple(uids_of(typed, rows(school), name, *also))})

    return Column(title, show, edit)


def one_of(
    title: str, field: str, rows: Callable[[School], Iterable[Any]], name: Callable[[Any], str], *, optional: bool = False
) -> Column:
    """One uid, shown and chosen by name; an `optional` one may be empty."""

    def show(school: School, row: Any) -> str:
        wanted = getattr(row, field)
        return next((name(other) for other in rows(school) if other.uid == wanted), wanted or "")

    def edit(school: School, row: Any, typed: str) -> tuple[Change, ...]:
        if optional and not typed.strip():
            return changed(row, **{field: None})
        wanted = typed.strip().casefold()
        found = next((other.uid for other in rows(school) if name(other).casefold() == wanted), None)
        if found is None:
            raise NotAcceptedError(QCoreApplication.translate("DataTable", "There is no {name}.").format(name=typed.strip()))
        return changed(row, **{field: found})

    def choices(school: School) -> list[str]:
        return [*([""] if optional else []), *sorted((name(other) for other in rows(school)), key=str.casefold)]

    return Column(title, show, edit, choices)


def uids_of(typed: str, rows: Iterable[Any], *names: Callable[[Any], str]) -> list[str]:
    """The uids of names with commas or semicolons between; NotAcceptedError names the first that does not exist.

    The first of the `names` goes before the next where two rows are called the same.
    """
    present = [row for row in rows if not getattr(row, "archived", False)]
    known = {name(row).casefold(): row.uid for name in reversed(names) for row in present}
    if typed.strip().casefold() in known:  # a name may have a comma of its own
        return [known[typed.strip().casefold()]]
    found = []
    for part in (part.strip() for part in re.split("[,;]", typed)):
        if not part:
            continue
        uid = known.get(part.casefold())
        if uid is None:
            raise NotAcceptedError(QCoreApplication.translate("DataTable", "There is no {name}.").format(name=part))
        if uid not in found:
            found.append(uid)
    return found


def figure(value: float) -> str:
    """A number as it is written in the interface language, without needless decimals."""
    return f"{value:g}".replace(".", QLocale().decimalPoint())


def whole_number(title: str, typed: str, low: int, high: int, step: int = 1) -> int:
    try:
        value = int(typed.strip())
    except ValueError:
        value = low - 1
    if not low <= value <= high or value % step:
        wanted = QCoreApplication.translate("DataTable", "{column} must be a whole number from {low} to {high}.")
        if step > 1:
            wanted = QCoreApplication.translate("DataTable", "{column} must be a whole number from {low} to {high} in steps of {step}.")
        raise NotAcceptedError(wanted.format(column=title, low=low, high=high, step=step))
    return value


def changed(row: Any, **fields: Any) -> tuple[Change, ...]:
    """The change of some fields; none when nothing differs."""
    after = replace(row, **fields)
    return () if after == row else (Change(row, after),)
