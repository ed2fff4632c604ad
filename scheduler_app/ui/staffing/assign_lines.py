"""The assignment screen's lines in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from scheduler_app.ui.data.columns import figure
from scheduler_app.ui.staffing.line_table import Line
from scheduler_app.ui.staffing.lines import Match, PersonLine, RequirementLine


def requirement_line(row: RequirementLine) -> Line:
    """Groups, subject, minutes, teachers and what is to be noted."""
    notes = []
    if row.missing and not row.teachers:
        notes.append(QCoreApplication.translate("Staffing", "no teacher"))
    elif row.missing:
        notes.append(QCoreApplication.translate("Staffing", "{n} missing").format(n=row.missing))
    if row.locked:
        notes.append(QCoreApplication.translate("Staffing", "locked"))
    texts = (row.groups, row.subject, str(round(row.minutes)), row.signatures, ", ".join(notes))
    keys = (row.groups.casefold(), row.subject.casefold(), row.minutes, row.signatures.casefold(), texts[4])
    whole = f"{row.groups} {row.subject}"  # a narrow column may cut the subject
    return Line(row.uid, texts, keys, strong=bool(row.missing), tip=whole)


def person_line(person: PersonLine, match: Match | None) -> Line:
    """Name, percent, minutes left now and after, how the person suits, and how many classes it meets."""
    name = f"{person.name} ({person.signature})" if person.signature != person.name else person.name
    if person.vacant:
        name = QCoreApplication.translate("Staffing", "{name} – vacant post").format(name=name)
    weak = match is not None and not match.qualified and not match.has
    after = "" if match is None or weak else _signed(match.left_after)
    texts = (name, figure(person.percent), _signed(person.left), after, str(person.classes), suits(match))
    load = person.counted / person.available if person.available else (2.0 if person.counted else None)
    tip = QCoreApplication.translate("Staffing", "{counted} of {available} min/week")
    tip = tip.format(counted=round(person.counted), available=person.available)
    return Line(person.uid, texts, (), strong=person.left < 0 and not weak, weak=weak, load=load, tip=tip)


def suits(match: Match | None) -> str:
    """What speaks for and against a person, in words."""
    if match is None:
        return ""
    words = []
    if match.has:
        words.append(QCoreApplication.translate("Staffing", "has it"))
    if not match.qualified:
        words.append(QCoreApplication.translate("Staffing", "not qualified"))
    if match.before:
        words.append(QCoreApplication.translate("Staffing", "had the class last year"))
    if match.wish > 0:
        words.append(QCoreApplication.translate("Staffing", "would like it"))
    if match.wish < 0:
        words.append(QCoreApplication.translate("Staffing", "would rather not"))
    if match.qualified and match.left_after < 0:
        words.append(QCoreApplication.translate("Staffing", "too little time"))
    return ", ".join(words) or QCoreApplication.translate("Staffing", "qualified")


def _signed(minutes: float) -> str:
    return str(round(minutes)).replace("-", "−")
