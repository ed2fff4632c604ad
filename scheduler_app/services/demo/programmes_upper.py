"""Upper secondary programmes of the demo gymnasium: points by year, and what they mean in minutes a week.

Guaranteed teaching time of a preparatory programme is 2 180 h for 2 500 points (gymnasieskolan; the huvudman distributes it), that is
0.872 h a point. Pupils who began on 1 July 2025 or later read subjects in levels (Gy25); year 3 of 2026/27 still reads courses (Gy11).
"""

from __future__ import annotations

from collections.abc import Mapping

from scheduler_app.services.demo.timplan import PLANNING_WEEKS

HOURS_A_POINT = 2180 / 2500
LESSON = 75
"""Minutes of a lesson; 50 points are one a week, 100 points two."""

CLASSES: Mapping[str, int] = {"NA": 3, "TE": 2, "SA": 3, "EK": 3, "ES": 2}
"""Parallel classes of each programme and year."""

SUBJECTS: Mapping[str, tuple[str, int]] = {
    "SV": ("Svenska", 0), "EN": ("Engelska", 2), "MA": ("Matematik", 1), "HI": ("Historia", 4), "SH": ("Samhällskunskap", 4),
    "RE": ("Religionskunskap", 4), "IDH": ("Idrott och hälsa", 5), "NK": ("Naturkunskap", 3), "FY": ("Fysik", 3), "KE": ("Kemi", 3),
    "BI": ("Biologi", 3), "TK": ("Teknik", 10), "FE": ("Företagsekonomi", 9), "JU": ("Juridik", 9), "PS": ("Psykologi", 8),
    "GE": ("Geografi", 4), "FI": ("Filosofi", 8), "ESK": ("Estetisk kommunikation", 6), "MUS": ("Musik", 7), "BIL": ("Bild", 6),
    "GA": ("Gymnasiearbete", 11), "ML": ("Moderna språk", 11), "PF": ("Programfördjupning", 11), "IV": ("Individuellt val", 11),
}  # fmt: skip

POINTS: Mapping[tuple[str, int], Mapping[str, int]] = {
    ("NA", 1): {"SV": 100, "EN": 100, "MA": 100, "IDH": 50, "FY": 100, "KE": 100, "BI": 50, "HI": 50, "ML": 100},
    ("TE", 1): {"SV": 100, "EN": 100, "MA": 100, "IDH": 50, "FY": 100, "TK": 150, "HI": 50, "ML": 100},
    ("SA", 1): {"SV": 100, "EN": 100, "MA": 100, "IDH": 50, "HI": 100, "SH": 100, "NK": 50, "PS": 50, "ML": 100},
    ("EK", 1): {"SV": 100, "EN": 100, "MA": 100, "IDH": 50, "HI": 50, "SH": 100, "FE": 100, "JU": 100, "ML": 100},
    ("ES", 1): {"SV": 100, "EN": 100, "MA": 100, "IDH": 50, "HI": 50, "NK": 50, "ESK": 100, "MUS": 100, "BIL": 100},
    ("NA", 2): {"SV": 100, "EN": 100, "MA": 100, "IDH": 50, "FY": 100, "KE": 100, "BI": 100, "SH": 100, "IV": 100},
    ("TE", 2): {"SV": 100, "EN": 100, "MA": 100, "IDH": 50, "FY": 50, "KE": 100, "TK": 150, "SH": 100, "IV": 100},
    ("SA", 2): {"SV": 100, "EN": 100, "MA": 100, "IDH": 50, "SH": 100, "PS": 50, "NK": 50, "GE": 100, "FI": 50, "IV": 100},
    ("EK", 2): {"SV": 100, "EN": 100, "MA": 100, "IDH": 50, "SH": 100, "FE": 100, "PS": 50, "NK": 50, "RE": 50, "IV": 100},
    ("ES", 2): {"SV": 100, "EN": 100, "IDH": 50, "SH": 100, "ESK": 100, "MUS": 100, "BIL": 100, "RE": 50, "IV": 100},
    ("NA", 3): {"SV": 100, "MA": 100, "FY": 100, "BI": 100, "RE": 50, "GA": 100, "PF": 100, "IV": 100},
    ("TE", 3): {"SV": 100, "MA": 100, "TK": 200, "RE": 50, "GA": 100, "PF": 100, "IV": 100},
    ("SA", 3): {"SV": 100, "SH": 100, "RE": 50, "HI": 100, "FI": 50, "GA": 100, "PF": 100, "IV": 100},
    ("EK", 3): {"SV": 100, "FE": 200, "JU": 100, "HI": 50, "GA": 100, "PF": 100, "IV": 100},
    ("ES", 3): {"SV": 100, "ESK": 100, "MUS": 100, "BIL": 100, "GA": 100, "PF": 100, "IV": 100},
}  # fmt: skip

LANGUAGE_OPTIONS = (("Spanska 3", "SPA"), ("Spanska 4", "SPA"), ("Franska 3", "FRE"), ("Tyska 3", "TYS"), ("Tyska 4", "TYS"))
DEEPENING = {
    "NA": (("Matematik fördjupning", "MA"), ("Bioteknik", "BI"), ("Astronomi", "FY")),
    "TE": (("Programmering", "TK"), ("Konstruktion", "TK"), ("Matematik fördjupning", "MA")),
    "SA": (("Internationella relationer", "SH"), ("Psykologi fördjupning", "PS"), ("Kriminologi", "JU")),
    "EK": (("Marknadsföring", "FE"), ("Affärsjuridik", "JU"), ("Redovisning", "FE")),
    "ES": (("Ensemble", "MUS"), ("Form", "BIL")),
}
CHOICES = (
    ("Engelska fördjupning", "EN"), ("Matematik fördjupning", "MA"), ("Idrott och hälsa 2", "IDH"), ("Idrott och hälsa 3", "IDH"),
    ("Psykologi", "PS"), ("Filosofi", "FI"), ("Privatjuridik", "JU"), ("Entreprenörskap", "FE"), ("Bild", "BIL"), ("Musik", "MUS"),
    ("Programmering", "TK"), ("Spanska", "SPA"), ("Naturkunskap 2", "NK"), ("Historia fördjupning", "HI"),
)  # fmt: skip

QUALIFIED: Mapping[str, tuple[str, ...]] = {
    "SV": ("SV", "EN"), "EN": ("EN", "SV"), "MA": ("MA", "FY"), "FY": ("FY", "MA"), "KE": ("KE", "BI"), "BI": ("BI", "NK"),
    "SH": ("SH", "HI", "RE"), "HI": ("HI", "SH"), "FE": ("FE", "JU"),
}  # fmt: skip


def minutes(points: int) -> int:
    """Minutes a week of a subject read over one year: points in hours over 35.6 weeks, in whole lessons."""
    return max(1, round(points * HOURS_A_POINT * 60 / PLANNING_WEEKS / LESSON)) * LESSON
