"""What a rule asks for is said in words, and typed and pasted as before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from scheduler_app.domain.rules import CATALOGUE, Rule, Scope
from scheduler_app.texts import LANGUAGES, text
from scheduler_app.ui import language
from scheduler_app.ui.data.copying import as_lines
from scheduler_app.ui.data.rule_columns import rule_columns
from scheduler_app.ui.data.rule_values import values_text
from scheduler_app.ui.data.table_model import EntityTableModel
from tests.schools import tiny_school


def _rule(rule_id: str, **params: object) -> Rule:
    kind = CATALOGUE[rule_id]
    return Rule("r", rule_id, kind.scopes[0], (), {**{one.name: one.default for one in kind.params}, **params})


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> str:
    language.use(request.param)
    return request.param


@pytest.mark.parametrize("rule_id", CATALOGUE)
@pytest.mark.parametrize("on", [False, True], ids=["as new", "with everything on"])
def test_that_every_kind_is_said_without_raw_fields(rule_id: str, on: bool, spoken: str) -> None:
    kind = CATALOGUE[rule_id]
    of_unit = {"tag": "lab", "positions": (480, 485), "rooms": ("missing",), "weekday": 2, "count": 3, "days": 2, "minutes": 55}
    params = {
        one.name: of_unit.get(one.unit, one.default) for one in kind.params if not isinstance(one.default, tuple) or one.unit != "weekday"
    }
    said = values_text(tiny_school(), _rule(rule_id, **(params if on else {})))
    assert "values_" not in said
    assert "_" not in said
    assert "{" not in said
    assert "-1" not in said
    if on and kind.params and rule_id != "preferred_room":
        assert said


@pytest.mark.parametrize(
    ("rule", "swedish"),
    [
        (_rule("max_days", days=4), "högst 4 dagar i veckan"),
        (_rule("max_days", days=1), "högst 1 dag i veckan"),
        (_rule("unavailable", day=4, start=0, end=1440), "fre hela dagen"),
        (_rule("unavailable", day=4, start=480, end=720), "fre 08:00–12:00"),
        (_rule("different_days"), "på olika dagar"),
        (_rule("different_days", days_between=0, most_a_day=2), "högst 2 om dagen"),
        (_rule("gaps"), "ingen håltid"),
        (_rule("gaps", max_per_day=60, max_per_week=180), "högst 60 min om dagen, högst 180 min i veckan"),
        (_rule("min_minutes_per_day"), "minst 60 min om dagen, eller en fri dag"),
        (_rule("building_changes", max_changes_per_day=1), "högst 1 gång om dagen"),
        (_rule("rhythm"), "börjar samma klockslag"),
        (_rule("few_times", positions=(480, 485, 490)), "högst 1 av 3 valda tider"),
        (_rule("same_start"), ""),
    ],
    ids=lambda one: one if isinstance(one, str) else one.rule_id,
)
def test_that_a_rule_is_said_as_a_scheduler_says_it(rule: Rule, swedish: str, qapp: QApplication) -> None:
    language.use("sv")
    assert values_text(tiny_school(), rule) == swedish


def test_that_rooms_are_named(qapp: QApplication) -> None:
    language.use("sv")
    school = tiny_school()
    names = [room.name for room in school.rooms.values()]
    assert values_text(school, _rule("preferred_room", rooms=tuple(school.rooms))).startswith(names[0])


def test_that_an_unknown_kind_says_nothing(qapp: QApplication) -> None:
    assert values_text(tiny_school(), Rule("r", "from_a_later_release", Scope.SCHOOL)) == ""


def test_that_the_table_says_it_and_the_cell_and_the_clipboard_hold_what_is_typed(spoken: str) -> None:
    school = tiny_school()
    rule = _rule("max_days", days=4)
    model = EntityTableModel(rule_columns())
    model.show_rows(replace(school, rules={"r": rule}), [rule])
    column = next(number for number, one in enumerate(model.columns) if one.said is not None)
    cell = model.index(0, column)
    typed = cell.data(Qt.ItemDataRole.EditRole)
    assert cell.data() == text("values_max_days", spoken, n=4)
    assert typed != cell.data()
    assert typed in as_lines(model, [0]).split("\n")[1].split("\t")
    assert not model.setData(cell, typed)
    heard: list[object] = []
    model.changes_requested.connect(heard.append)
    assert model.setData(cell, typed.replace("4", "3"))
    assert len(heard) == 1
