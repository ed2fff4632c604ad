"""What a check found, in words only for those who look."""

from __future__ import annotations

from dataclasses import dataclass, field

from scheduler_app.ui.board.remarks import SHOWN_PROBLEMS, CheckRemarks
from scheduler_app.ui.board.view_data import CardStatus


@dataclass
class _Row:
    severity: str
    lessons: tuple[str, ...]
    asked: list[str | None] = field(default_factory=list)

    def message(self, language: str | None = None) -> str:
        self.asked.append(language)
        return f"{self.severity} {len(self.asked)}"


def test_that_the_worst_counts_and_sentences_are_made_once_for_who_asks() -> None:
    soft, hard, other = _Row("soft", ("a", "b")), _Row("hard", ("a",)), _Row("soft", ("c",))
    remarks = CheckRemarks([soft, hard, other], "sv")
    assert set(remarks) == {"a", "b", "c"}
    assert (soft.asked, other.asked) == ([], [])
    assert remarks["a"] == (CardStatus.HARD, ("soft 1", "hard 1"))
    assert remarks["a"] is remarks["a"]
    assert remarks.get("d") is None
    assert (soft.asked, hard.asked, other.asked) == (["sv"], ["sv"], [])


def test_that_a_lesson_with_many_problems_tells_the_first_few() -> None:
    remarks = CheckRemarks([_Row("soft", ("a",)) for _ in range(9)], "en")
    assert len(remarks["a"][1]) == SHOWN_PROBLEMS
