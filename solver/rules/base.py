"""What every rule has."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule instance.

    `uid` names the instance (the application's rule uid), `rule_id` the kind, stable everywhere. `weight` None is hard;
    otherwise the cost of one unit of breach, ≥ 0. Subclasses say what a unit is.
    """

    uid: str
    rule_id: str
    weight: float | None = None
