"""The interface language: Qt's own texts, ours, and the texts by code, all in the same one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from scheduler_app import texts
from scheduler_app.errors import RingklockaError
from scheduler_app.paths import resource

_state = {"language": ""}
_installed: list[QTranslator] = []


def use(language: str) -> None:
    """Make `sv` or `en` the language of everything shown from now on; widgets that exist keep their texts."""
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    _state["language"] = language
    # en_GB: English words and decimal points, Monday first, 24 hours; dates are ISO in both languages (`moments`).
    # Thousands are not set apart: numbers of a timetable have four figures at most, and 1,360 reads as a decimal in Sweden.
    # What is published is counted in tens of thousands: `grouped`.
    locale = QLocale("sv_SE" if language == "sv" else "en_GB")
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    QLocale.setDefault(locale)
    if language == "en":
        return
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _install("qtbase_sv", folder)
    for path in sorted(resource("translations").glob("*_sv.qm")):
        _install(path.stem, str(path.parent))


def current() -> str:
    """The language in use: `sv` or `en`."""
    return _state["language"] or texts.system_language()


def grouped(number: int) -> str:
    """A large count with its thousands set apart, as the language does."""
    locale = QLocale()
    locale.setNumberOptions(locale.numberOptions() & ~QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(number)


def say(code: str, /, **data: object) -> str:
    """The text of a message code in the interface language."""
    return texts.text(code, current(), **data)


def error_line(error: BaseException) -> str:
    """One clear line for a failure: the text of an expected one, otherwise a general line without details that could hold names."""
    if isinstance(error, RingklockaError):
        return texts.error_text(error, current())
    return QCoreApplication.translate("Failures", "Something unexpected went wrong. The details are in the log file.")


def _install(name: str, folder: str) -> None:
    translator = QTranslator()
    if translator.load(name, folder):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)
