"""What the dialogs about publishing need from outside besides stores and targets, as one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from scheduler_app.domain.publication import PublicationReceipt, PublicationSnapshot
from scheduler_app.domain.school import School
from scheduler_app.services import correcting, outlook, publishing

Window = tuple[date | None, date | None]


@dataclass(frozen=True)
class PublishingServices:
    """`window` (None: no school day is left) and `correction_window` propose dates at once; everything else runs in the worker thread.

    `outlook` answers what services.outlook.Outlook holds: findings, snapshot, preview, problem.
    """

    window: Callable[[School, date], Window | None] = publishing.default_window
    outlook: Callable[..., Any] = outlook.outlook
    correction_window: Callable[[School, date], Window] = correcting.correction_window
    make_correction: Callable[..., PublicationSnapshot] = correcting.make_correction
    correct: Callable[..., PublicationReceipt] = correcting.correct
