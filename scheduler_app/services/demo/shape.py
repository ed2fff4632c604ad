"""How big the demo schools are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """A compulsory school: parallel classes by grade (0 is förskoleklass), pupils in all, and classes whose own teacher works 80 %.

    `others` are titles of staff without teaching; `adapted` is how many pupils follow an adapted programme.
    """

    name: str
    municipality: str
    classes: Mapping[int, int]
    pupils: int
    part_time: tuple[str, ...]
    others: tuple[str, ...]
    adapted: int

    def class_keys(self, *grades: int) -> tuple[str, ...]:
        """`FA`, `1A`, `1B` … of the grades, of all when none is given."""
        wanted = grades or tuple(self.classes)
        return tuple(f"{'F' if grade == 0 else grade}{'ABCDEFGH'[n]}" for grade in wanted for n in range(self.classes.get(grade, 0)))


def grade_of(class_key: str) -> int:
    """The grade of a class key; förskoleklass is 0."""
    return 0 if class_key[0] == "F" else int(class_key[0])


SMALL = Shape(
    "Lilla Granskolan", "Granby", {2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1, 8: 1, 9: 1}, 180, (), ("Rektor", "Specialpedagog"), 1
)  # fmt: skip
MEDIUM = Shape(
    "Ekbackens skola", "Ekeby", {0: 3, 1: 3, 2: 3, 3: 3, 4: 3, 5: 3, 6: 3, 7: 2, 8: 2, 9: 2}, 650, ("2B", "5C"),
    ("Rektor", "Biträdande rektor", "Specialpedagog", "Speciallärare", "Fritidslärare", "Fritidslärare", "Studie- och yrkesvägledare"),
    5,
)  # fmt: skip
LARGE = Shape(
    "Stora Björkskolan", "Björkstad", {0: 5, 1: 5, 2: 5, 3: 4, 4: 4, 5: 4, 6: 4, 7: 5, 8: 5, 9: 4}, 1100, ("1C", "2B", "4D", "6A"),
    ("Rektor", "Biträdande rektor", "Biträdande rektor", "Specialpedagog", "Specialpedagog", "Specialpedagog", "Speciallärare",
     "Speciallärare", "SVA-lärare", "SVA-lärare", "Fritidslärare", "Fritidslärare", "Fritidslärare", "Fritidslärare", "Fritidslärare",
     "Studie- och yrkesvägledare", "Bibliotekarie", "IT-pedagog"),
    8,
)  # fmt: skip
