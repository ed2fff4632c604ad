"""What the fields of a rule are called beside them: each says what is limited. No widgets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def param_title(rule_id: str, name: str) -> str:
    """The title of one parameter of a rule kind, in the interface language."""
    words = _titles()
    return words.get(f"{rule_id}.{name}") or words[name]


def _titles() -> dict[str, str]:
    """By parameter, or by kind and parameter where the kind makes it mean something of its own."""
    return {**_clocks_and_days(), **_minutes(), **_numbers()}


def _clocks_and_days() -> dict[str, str]:
    return {
        "start": QCoreApplication.translate("RuleTitles", "From"),
        "end": QCoreApplication.translate("RuleTitles", "Until"),
        "day": QCoreApplication.translate("RuleTitles", "Day"),
        "days": QCoreApplication.translate("RuleTitles", "Days"),
        "positions": QCoreApplication.translate("RuleTitles", "Times"),
        "rooms": QCoreApplication.translate("RuleTitles", "Rooms"),
        "fixed_time.start": QCoreApplication.translate("RuleTitles", "Begins"),
        "frame.start": QCoreApplication.translate("RuleTitles", "Earliest start"),
        "frame.end": QCoreApplication.translate("RuleTitles", "Latest end"),
        "late_end.end": QCoreApplication.translate("RuleTitles", "Latest end"),
        "lunch_window.start": QCoreApplication.translate("RuleTitles", "Lunch from"),
        "lunch_window.end": QCoreApplication.translate("RuleTitles", "Lunch until"),
        "max_days_within.start": QCoreApplication.translate("RuleTitles", "Part of the day from"),
        "max_days_within.end": QCoreApplication.translate("RuleTitles", "Part of the day until"),
    }


def _minutes() -> dict[str, str]:
    return {
        "building_changes.minutes": QCoreApplication.translate("RuleTitles", "Min walking time"),
        "gap_after.minutes": QCoreApplication.translate("RuleTitles", "Min time between"),
        "min_gap.minutes": QCoreApplication.translate("RuleTitles", "Min time between"),
        "gaps.max_per_day": QCoreApplication.translate("RuleTitles", "Max idle time per day"),
        "gaps.max_per_week": QCoreApplication.translate("RuleTitles", "Max idle time per week"),
        "lunch_window.minutes": QCoreApplication.translate("RuleTitles", "Min free time"),
        "max_continuous.minutes": QCoreApplication.translate("RuleTitles", "Max time without a break"),
        "max_day_length.minutes": QCoreApplication.translate("RuleTitles", "Max length of the day"),
        "max_minutes_per_day.minutes": QCoreApplication.translate("RuleTitles", "Max lesson time per day"),
        "min_minutes_per_day.minutes": QCoreApplication.translate("RuleTitles", "Min lesson time per day"),
        "min_break.minutes": QCoreApplication.translate("RuleTitles", "Min length of a break"),
        "min_rest.minutes": QCoreApplication.translate("RuleTitles", "Min length of the rest"),
        "rhythm.minutes": QCoreApplication.translate("RuleTitles", "Max difference"),
        "single_lesson_days.minutes": QCoreApplication.translate("RuleTitles", "A day must have more than"),
        "uneven_days.minutes": QCoreApplication.translate("RuleTitles", "Max deviation from the mean day"),
    }


def _numbers() -> dict[str, str]:
    return {
        "at_once.most": QCoreApplication.translate("RuleTitles", "Max lessons at once"),
        "building_changes.max_changes_per_day": QCoreApplication.translate("RuleTitles", "Max walks per day"),
        "building_changes.max_changes_per_week": QCoreApplication.translate("RuleTitles", "Max walks per week"),
        "comfortable_load.pupils": QCoreApplication.translate("RuleTitles", "Max pupils at once"),
        "different_days.days_between": QCoreApplication.translate("RuleTitles", "Min days apart"),
        "different_days.adjacent_if_same_day": QCoreApplication.translate("RuleTitles", "If on one day, next to each other"),
        "different_days.most_a_day": QCoreApplication.translate("RuleTitles", "Max lessons per day"),
        "early_start.max_late": QCoreApplication.translate("RuleTitles", "Max late starts per week"),
        "few_stretches.most": QCoreApplication.translate("RuleTitles", "Max parts of the week"),
        "few_stretches.days": QCoreApplication.translate("RuleTitles", "Days in a part"),
        "few_times.most": QCoreApplication.translate("RuleTitles", "Max number of them used"),
        "max_day_length.longer_days": QCoreApplication.translate("RuleTitles", "Days that may be longer"),
        "max_days.days": QCoreApplication.translate("RuleTitles", "Max days per week"),
        "max_days_between.days": QCoreApplication.translate("RuleTitles", "Max days apart"),
        "max_days_within.days": QCoreApplication.translate("RuleTitles", "Max days per week"),
        "min_days.days": QCoreApplication.translate("RuleTitles", "Min days per week"),
        "min_minutes_per_day.allow_empty": QCoreApplication.translate("RuleTitles", "Free days are allowed"),
        "min_rest.around": QCoreApplication.translate("RuleTitles", "Over the weekend too"),
        "most_in_stretch.most": QCoreApplication.translate("RuleTitles", "Max lessons in a part"),
        "most_in_stretch.days": QCoreApplication.translate("RuleTitles", "Days in a part"),
        "ordered.same_day_only": QCoreApplication.translate("RuleTitles", "Only on the same day"),
        "room_stability.most": QCoreApplication.translate("RuleTitles", "Max rooms"),
        "tag": QCoreApplication.translate("RuleTitles", "Only lessons tagged"),
        "gap_after.tag": QCoreApplication.translate("RuleTitles", "After lessons tagged"),
        "gap_after.then": QCoreApplication.translate("RuleTitles", "Before lessons tagged"),
    }


def with_mnemonic(title: str, taken: set[str]) -> str:
    """The title with a key of its own, which is `taken` from now on; without one where no letter is left."""
    for at, letter in enumerate(title.casefold()):
        if letter.isalpha() and letter not in taken:
            taken.add(letter)
            return f"{title[:at]}&{title[at:]}"
    return title
