"""What the FET benchmark counts and sums up, on a hand-made file and hand-made games."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

from tests.benchmarks.fet_comfort import Comfort, comfort_of
from tests.benchmarks.fet_ours import OurRun
from tests.benchmarks.fet_pairs import Judged, Pair
from tests.benchmarks.fet_referee import FetRun
from tests.benchmarks.fet_results import corpus_totals, load, twelve, write

HOURS = "".join(f"<Hour><Name>{hour}</Name></Hour>" for hour in range(8))
GAME = Pair(
    "FET-5-official/Land/school.fet",
    1,
    20,
    comfort=False,
    theirs=FetRun("Simulation successful", 2.0, 3.0, Comfort(10, 2), 2.0),
    ours=OurRun("complete", 100, 100, 0, 0.5, 0.5, 0.4, 1.5, 20.0, 1.0, 200.0, {}),
    at=Judged("accepted", 3.0, 9, 2),
    end=Judged("accepted", 1.0, 5, 1),
)


def _locked(number: int, day: str, hour: int) -> str:
    return (
        f"<ConstraintActivityPreferredStartingTime><Weight_Percentage>100</Weight_Percentage><Activity_Id>{number}</Activity_Id>"
        f"<Preferred_Day>{day}</Preferred_Day><Preferred_Hour>{hour}</Preferred_Hour><Active>true</Active>"
        "</ConstraintActivityPreferredStartingTime>"
    )


def test_idle_hours_leave_out_breaks_and_hours_away(tmp_path: Path) -> None:
    activities = "".join(
        f"<Activity><Teacher>{teacher}</Teacher><Duration>{hours}</Duration><Id>{number}</Id><Active>true</Active></Activity>"
        for number, teacher, hours in ((1, "Ek", 2), (2, "Ek", 1), (3, "Ek", 1), (4, "Al", 1), (5, "Al", 1))
    )
    away = (
        "<ConstraintTeacherNotAvailableTimes><Teacher>Al</Teacher><Not_Available_Time><Day>Mo</Day><Hour>2</Hour></Not_Available_Time>"
        "</ConstraintTeacherNotAvailableTimes>"
    )
    pause = "<ConstraintBreakTimes><Break_Time><Day>Mo</Day><Hour>3</Hour></Break_Time></ConstraintBreakTimes>"
    locks = [_locked(1, "Mo", 0), _locked(2, "Mo", 5), _locked(3, "Tu", 0), _locked(4, "Mo", 1), _locked(5, "Mo", 4)]
    file = tmp_path / "made.fet"
    file.write_text(
        f"<fet><Days_List><Day><Name>Mo</Name></Day><Day><Name>Tu</Name></Day></Days_List><Hours_List>{HOURS}</Hours_List>"
        f"<Activities_List>{activities}</Activities_List><Time_Constraints_List>{away}{pause}{''.join(locks)}</Time_Constraints_List></fet>",
        encoding="utf-8",
    )
    # Ek: hours 2 and 4 on Monday (3 is a break), a single hour on Tuesday; Al: away at 2, break at 3
    assert comfort_of(file) == Comfort(gaps=2, single_days=1)


def _total(pairs: list[Pair], goal: str) -> str:
    return next(line.split(" | ")[-1].rstrip(" |") for line in corpus_totals(pairs) if goal in line)


def test_totals_count_a_refused_result_as_not_solved() -> None:
    wrong = replace(GAME, school="b", at=Judged("refused: impossible"), end=Judged("refused: impossible"))
    lost = replace(GAME, school="c", theirs=FetRun("Time exceeded", 20.0, None), at=None, end=None)
    pairs = [GAME, wrong, lost]
    assert _total(pairs, "schools solved") == "1 / 2 = 0.50 ×"
    assert _total(pairs, "refused by the referee") == "1, of schools read completely 1"
    assert _total(pairs, "median of time ratios") == "0.25"
    assert _total(pairs, "same limit") == "1 of 1 (100 %)"


def test_the_twelve_are_compared_with_the_best_of_all_seeds_of_fet() -> None:
    better = replace(GAME, seed=2, theirs=replace(GAME.theirs, soft=0.5, comfort=Comfort(4, 0)))
    lines = twelve([GAME, better], 20)
    assert any("FET's best" in line and line.endswith("| 0 of 1 |") for line in lines)
    assert any("FET's least" in line and line.endswith("| 0 of 1 |") for line in lines)
    assert any("FET's best" in line and line.endswith("| 1 of 1 |") for line in twelve([GAME], 20))


def test_kept_games_make_the_same_page_again_and_the_latest_counts(tmp_path: Path) -> None:
    later = replace(GAME, end=Judged("accepted", 0.5, 5, 1))
    file = tmp_path / "corpus-20-1of1.jsonl"
    file.write_text("".join(json.dumps(asdict(game)) + "\n" for game in (GAME, later)), encoding="utf-8")
    assert load(tmp_path, "corpus", 20) == [later]
    assert load(tmp_path, "corpus", 30) == []
    write(tmp_path, 20, 120, tmp_path / "RESULTS.md")
    assert "| Land/school | 100 | 0.5 | 1.5 | 2 | 0.25 | 3 | 0.5 | 3 | 5 | 10 | accepted | complete |  |" in (
        tmp_path / "RESULTS.md"
    ).read_text(encoding="utf-8")
