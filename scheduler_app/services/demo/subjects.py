"""Subjects of the compulsory school with Skolverket's codes, and the special subjects that attendance never sees."""

from __future__ import annotations

from scheduler_app.domain.teaching import Subject
from scheduler_app.services.demo.draft import Draft

_SUBJECTS = (
    ("SV", "Svenska", "GRGRSVE01", 0), ("MA", "Matematik", "GRGRMAT01", 1), ("EN", "Engelska", "GRGRENG01", 2),
    ("NO", "Naturorienterande ämnen", "", 3), ("SO", "Samhällsorienterande ämnen", "", 4), ("IDH", "Idrott och hälsa", "GRGRIDR01", 5),
    ("BL", "Bild", "GRGRBIL01", 6), ("MU", "Musik", "GRGRMUS01", 7), ("SL", "Slöjd", "GRGRSLJ01", 8),
    ("HKK", "Hem- och konsumentkunskap", "GRGRHKK01", 9), ("TK", "Teknik", "GRGRTEK01", 10), ("FKL", "Förskoleklass", "", 0),
    ("M2SPA", "Spanska", "GRGRMSP01", 11), ("M2FRE", "Franska", "GRGRMSP01", 11), ("M2TYS", "Tyska", "GRGRMSP01", 11),
    ("SVEN", "Svenska/engelska", "", 11),
)  # fmt: skip
_SPECIAL = (("LUNCH", "Lunch", 6), ("KONF", "Konferens", 8))


def add_subjects(draft: Draft) -> None:
    """All of them; the caller uses those it needs."""
    for code, name, official, hue in _SUBJECTS:
        draft.subjects[code] = Subject(draft.uid("subject", code), code, name, official, hue=hue)
    for code, name, hue in _SPECIAL:
        draft.subjects[code] = Subject(draft.uid("subject", code), code, name, special=True, hue=hue)
