"""Use case: breaches that somebody decides to live with, with a reason that is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.ignored import BreachLike, IgnoredBreach, uid_of_breach
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError


def ignore(school: School, breaches: Iterable[BreachLike], reason: str, author: str, today: date) -> ChangeSet:
    """Ignore breaches for one reason, as one step; those ignored already keep theirs. InputError `reason_missing` without a reason."""
    why = reason.strip()
    if not why:
        raise InputError("reason_missing")
    rows = {(uid := uid_of_breach(one)): IgnoredBreach(uid, one.rule_id, why, author, today) for one in breaches}
    changes = tuple(Change(None, row) for uid, row in rows.items() if uid not in school.ignored)
    return ChangeSet("ignore_breach", changes, (("reason", why), ("count", str(len(changes)))))


def heed(school: School, breaches: Iterable[BreachLike]) -> ChangeSet:
    """Take breaches seriously again."""
    uids = dict.fromkeys(uid_of_breach(one) for one in breaches)
    changes = tuple(Change(school.ignored[uid], None) for uid in uids if uid in school.ignored)
    return ChangeSet("heed_breach", changes, (("count", str(len(changes))),))
