"""Every text of the interface is written so that it can be translated, and is translated."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from scheduler_app.paths import resource
from scheduler_app.ui import language
from scheduler_app.ui.dialogs.publish_address import last_address

UI = Path(language.__file__).parent


def sources() -> dict[tuple[str, str], str]:
    """(context, English text) -> file, for every text the code asks to be translated."""
    return {key: str(path.relative_to(UI)) for path in sorted(UI.rglob("*.py")) for key in _texts(path)}


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "tr":
                    yield node.name, _literal(call.args[0], path)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "QCoreApplication.translate":
            yield _literal(node.args[0], path), _literal(node.args[1], path)


def _literal(node: ast.expr, path: Path) -> str:
    assert isinstance(node, ast.Constant), f"{path.name}:{node.lineno} must be a plain text, or it cannot be found and translated"
    return str(node.value)


def translations() -> dict[tuple[str, str], list[str]]:
    """(context, English text) -> its Swedish forms, finished ones only."""
    found = {}
    for path in sorted(resource("translations").glob("*_sv.ts")):
        for context in ElementTree.parse(path).getroot().findall("context"):
            for message in context.findall("message"):
                translation = message.find("translation")
                if translation is not None and translation.get("type") != "unfinished":
                    forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
                    found[context.findtext("name", ""), message.findtext("source", "")] = forms
    return found


def test_that_every_text_has_a_finished_swedish_translation() -> None:
    done = translations()
    missing = {key: file for key, file in sources().items() if not all(done.get(key, [""]))}
    assert missing == {}


def test_that_the_texts_of_one_class_stand_together() -> None:
    files = sorted(resource("translations").glob("*_sv.ts"))
    names = [context.findtext("name") for path in files for context in ElementTree.parse(path).getroot().findall("context")]
    assert sorted(names) == sorted(set(names))


def test_that_no_translation_is_left_over() -> None:
    of_qt = {("QPlatformTheme", "OK")}  # Qt's own Swedish has "Ok"
    assert set(translations()) - set(sources()) == of_qt


@pytest.mark.parametrize(("key", "swedish"), sorted(translations().items()))
def test_that_a_translation_fills_the_same_blanks(key, swedish) -> None:
    blanks = sorted(re.findall(r"{\w+}|%n", key[1]))
    assert all(sorted(re.findall(r"{\w+}|%n", form)) == blanks for form in swedish)


def test_that_mnemonics_of_one_form_do_not_collide_in_swedish() -> None:
    """Two letters alike in one menu or dialog are allowed by Qt, but neither works at once then."""
    done = translations()
    for context in ("PublishDialog", "PrintDialog", "ImportDialog", "ExportDialog", "RunPanel", "StartPage", "LessonDock", "Menus"):
        for forms in ([key[1] for key in done if key[0] == context], [forms[0] for key, forms in done.items() if key[0] == context]):
            letters = [match[1].lower() for text in forms if (match := re.search(r"&(\w)", text))]
            assert sorted(letters) == sorted(set(letters)), (context, forms)


@pytest.mark.parametrize("path", sorted(resource("translations").glob("*_sv.ts")), ids=lambda path: path.stem)
def test_that_the_compiled_translation_is_that_of_the_source(path, tmp_path) -> None:
    compiled = tmp_path / "out.qm"
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, path, "-qm", compiled], check=True, capture_output=True)
    assert compiled.read_bytes() == path.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize(("spoken", "name"), [("sv", "narvaro.sqlite"), ("en", "attendance.sqlite")])
def test_that_the_first_attendance_database_is_proposed_in_words_of_the_language(qapp, spoken, name) -> None:
    language.use(spoken)
    assert last_address().endswith(name)
    language.use("en")


@pytest.mark.parametrize(("spoken", "written"), [("sv", "1\u00a0312"), ("en", "1,312")])
def test_that_the_thousands_of_a_large_count_are_set_apart(qapp, spoken, written) -> None:
    language.use(spoken)
    assert language.grouped(1312) == written
    assert language.grouped(312) == "312"
    assert QLocale().toString(1312) == "1312"
    language.use("en")


def test_that_the_interface_speaks_the_chosen_language(qapp) -> None:
    language.use("sv")
    assert QCoreApplication.translate("Menus", "&File") == "&Arkiv"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Avbryt"
    assert QLocale().firstDayOfWeek().name == "Monday"
    language.use("en")
    assert QCoreApplication.translate("Menus", "&File") == "&File"
    assert QLocale().toString(QLocale().toTime("15:00", "HH:mm"), QLocale.FormatType.ShortFormat) == "15:00"
