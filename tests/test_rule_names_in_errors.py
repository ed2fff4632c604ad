"""What a user reads about a rule is its name, not its id."""

from __future__ import annotations

import pytest

from scheduler_app.errors import InputError
from scheduler_app.texts import error_text


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("unavailable", "Regeln Inte tillgänglig slutar innan den börjar."),
        ("unavailable: Ledig dag", "Regeln Inte tillgänglig: Ledig dag slutar innan den börjar."),
        ("no such rule: 8:00", "Regeln no such rule: 8:00 slutar innan den börjar."),
    ],
)
def test_that_a_rule_is_told_by_its_name(rule, told) -> None:
    assert error_text(InputError("build_rule_empty_range", rule=rule), "sv") == told
