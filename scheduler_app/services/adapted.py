"""Adapted study programmes as they come out on their dates: being at everything that is expected must be exactly 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scheduler_app.domain.roster import is_reportable
from scheduler_app.domain.school import School
from scheduler_app.services.finding import Finding
from scheduler_app.services.segments import Segment
from scheduler_app.services.wording import Fact, Listing, Who, lesson_name
from scheduler_app.services.wording import pupils as named_pupils


def adapted_findings(
    school: School, pupil: str, segment: Segment, expected: frozenset[str], shares: Mapping[str, float]
) -> Iterator[Finding]:
    """For one pupil's stretch under a programme: lessons listed that the pupil does not belong to, programmes that overlap (a stepwise
    return is programmes after each other), and expected minutes that single lessons have made other than those decided."""
    assert segment.listed is not None
    active = [row for row in school.programmes_of.get(pupil, ()) if row.dates.includes(segment.first)]
    when: dict[str, Fact] = {"who": named_pupils(school, (pupil,), segment.groups), "date": segment.first.isoformat()}
    if len(active) > 1:
        yield Finding("adapted_overlap", False, "broken_adapted_overlap", (), (pupil,), len(active), when)
    strangers = tuple(sorted(uid for uid in segment.listed - expected - segment.removed if uid in school.lessons))
    if strangers:
        shown = _shown(school, strangers)
        yield Finding("adapted_minutes", False, "broken_adapted_not_member", strangers, (pupil,), len(strangers), when | {"lessons": shown})
    if len(active) == 1 and active[0].expected_minutes is not None and (segment.added or segment.removed or strangers):
        wanted = active[0].expected_minutes
        total = sum(school.lessons[uid].minutes * shares[uid] for uid in expected if is_reportable(school, school.lessons[uid]))
        if abs(total - wanted) >= 1 and (segment.last - segment.first).days >= 6:
            facts = when | {"amount": round(total), "wanted": wanted}
            yield Finding("adapted_minutes", False, "broken_adapted_time", (), (pupil,), total, facts)


def _shown(school: School, lessons: tuple[str, ...]) -> Fact:
    """Three lessons by name; more are counted."""
    if len(lessons) <= 3:
        return Listing(tuple(lesson_name(school, uid) for uid in lessons))
    return Who("who_some_lessons", ", ".join(lesson_name(school, uid) for uid in lessons[:2]), len(lessons) - 2)
