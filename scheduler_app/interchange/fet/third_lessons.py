"""MinDaysBetweenActivities that the file's own locks contradict.

FET 6.4 and later refuse a third activity of one such constraint on a day, at any weight and adjacent or not (measured with 6.8.5: it does
not even place the locked activities of such a file). Files from before then hold timetables with more, for example planning time locked to
one afternoon (fet-data: Brazil/2/EEBLJ-Diurno). What the constraint says besides is about pairs; written pair by pair it says just that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from copy import deepcopy
from itertools import combinations
from xml.etree.ElementTree import Element

MOST_A_DAY = 2
"""Of the activities of one constraint."""


def contradicted(root: Element) -> frozenset[Element]:
    """The active constraints of which the file locks more than two active activities to one day."""
    days = _locked_days(root)
    found = []
    for element in root.iterfind("Time_Constraints_List/ConstraintMinDaysBetweenActivities"):
        locked = Counter(days[number] for number in set(_ids(element)) if number in days)
        if _is_active(element) and locked and max(locked.values()) > MOST_A_DAY:
            found.append(element)
    return frozenset(found)


def write_as_pairs(time: Element, elements: Iterable[Element]) -> None:
    """Put one constraint for every pair in the place of each of these."""
    for element in elements:
        place = list(time).index(element)
        time.remove(element)
        for pair in combinations(dict.fromkeys(_ids(element)), 2):
            time.insert(place, _of(element, pair))
            place += 1


def _of(element: Element, pair: tuple[str, str]) -> Element:
    """The same constraint of two of its activities."""
    copy = deepcopy(element)
    wanted = set(pair)
    for child in copy.findall("Activity_Id"):
        number = (child.text or "").strip()
        if number in wanted:
            wanted.remove(number)
        else:
            copy.remove(child)
    for child in copy.findall("Number_of_Activities"):
        child.text = "2"
    return copy


def _locked_days(root: Element) -> dict[str, str]:
    """The day of every active activity that is locked to one."""
    active = {(row.findtext("Id") or "").strip() for row in root.iterfind("Activities_List/Activity") if _is_active(row)}
    found = {}
    for element in root.iterfind("Time_Constraints_List/ConstraintActivityPreferredStartingTime"):
        number, day = _ids(element)[:1], (element.findtext("Preferred_Day") or "").strip()
        if _is_active(element) and _is_hard(element) and day and number and number[0] in active:
            found[number[0]] = day
    return found


def _ids(element: Element) -> list[str]:
    return [(child.text or "").strip() for child in element.findall("Activity_Id")]


def _is_active(element: Element) -> bool:
    return (element.findtext("Active") or "true").strip().lower() in ("true", "yes", "1")


def _is_hard(element: Element) -> bool:
    try:
        return float(element.findtext("Weight_Percentage") or 100) >= 100
    except ValueError:
        return False
