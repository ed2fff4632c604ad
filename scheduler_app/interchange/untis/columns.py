"""Where things stand in Untis' text files, counted from 0 (the help pages count from 1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

TIMETABLE, LESSONS, CLASSES, TEACHERS, ROOMS, SUBJECTS, STUDENTS, CHOICES = (
    "GPU001", "GPU002", "GPU003", "GPU004", "GPU005", "GPU006", "GPU010", "GPU015",
)  # fmt: skip

GRID = "TIME"
"""The clock times of the periods: the file `time.txt` of Untis' info timetable, since no GPU file has them."""

FILES: Mapping[str, int] = {TIMETABLE: 7, LESSONS: 7, CLASSES: 1, TEACHERS: 1, ROOMS: 1, SUBJECTS: 1, STUDENTS: 2, CHOICES: 5}
"""File -> fields that a row needs at least."""


@dataclass(frozen=True, slots=True)
class TimetableColumns:
    """GPU001."""

    lesson: int = 0
    group: int = 1
    teacher: int = 2
    subject: int = 3
    room: int = 4
    day: int = 5
    period: int = 6
    length: int = 7


@dataclass(frozen=True, slots=True)
class LessonColumns:
    """GPU002."""

    lesson: int = 0
    periods: int = 1
    group: int = 4
    teacher: int = 5
    subject: int = 6
    room: int = 7
    weeks: int = 11
    """The lesson group: a name for the weeks in which the lesson runs."""
    first: int = 14
    last: int = 15
    most_doubles: int = 28
    block: int = 29
    student_group: int = 41


NAME, LONG_NAME = 0, 1
CLASS_GRADE, CLASS_TEACHER = 13, 29
TEACHER_GIVEN_NAME = 28
ROOM_CAPACITY = 7
CHOICE_STUDENT, CHOICE_LESSON, CHOICE_SUBJECT, CHOICE_CLASS, CHOICE_NUMBER = 0, 1, 2, 4, 6
STUDENT_SHORT, STUDENT_FAMILY, STUDENT_GIVEN, STUDENT_NUMBER, STUDENT_CLASS = 0, 1, 7, 8, 9
