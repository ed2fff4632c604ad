"""Lessons that lost their place since they were published: an unattended run must not cancel them unasked.

A lesson taken off the timetable for a while (a search that was stopped, a plan being remade at 23:00) still stands in the school, so
nobody has decided that it is not given. Cancelling it would take a whole term's lessons out of attendance without a word. Lessons that
were removed, days off, and cancellations of single dates are decisions and go through.
"""

from __future__ import annotations

from scheduler_app.domain.publication import EventDifference, PublicationPreview, PublicationSnapshot
from scheduler_app.errors import InputError


def unasked_cancellations(snapshot: PublicationSnapshot, plan: PublicationPreview) -> tuple[EventDifference, ...]:
    """Published lessons that would be cancelled only because they have no place now."""
    unplaced = {row.lesson for row in snapshot.not_published if row.reason == "unplaced"}
    return tuple(row for row in plan.differences if row.what == "cancelled" and row.lesson in unplaced)


def refuse_unasked_cancellations(snapshot: PublicationSnapshot, plan: PublicationPreview) -> None:
    """InputError `publish_would_cancel_unplaced` with the counts if there is any such lesson."""
    dated = unasked_cancellations(snapshot, plan)
    if dated:
        raise InputError("publish_would_cancel_unplaced", n=len(dated), lessons=len({row.lesson for row in dated}))
