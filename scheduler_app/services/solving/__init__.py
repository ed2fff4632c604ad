"""The school and the solver: the only package that speaks to `solver`."""

from __future__ import annotations

from scheduler_app.services.solving.build import build
from scheduler_app.services.solving.built import Built

__all__ = ["Built", "build"]
