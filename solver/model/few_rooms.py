"""`FewRooms`."""

from __future__ import annotations

from solver.checks.few_rooms import rooms_of
from solver.model.draft import Draft, Literal
from solver.rules import FewRooms


def add_few_rooms(draft: Draft, rule: FewRooms) -> None:
    table, lessons = draft.table, draft.problem.lessons
    staying = [index for index in rule.lessons if index not in draft.freed and table.starts[index] >= 0]
    sure = {room for index in staying for room in rooms_of(table, index)}
    users: dict[int, list[Literal]] = {}
    for index in rule.lessons:
        if index in draft.free:
            for option, literal in draft.free[index].options.items():
                for room in dict.fromkeys(lessons[index].room_options[option].rooms):
                    users.setdefault(room, []).append(literal)
    more = [literals for room, literals in users.items() if room not in sure]
    limit = max(0, rule.maximum, len(sure) if rule.weight is None else 0)
    if not more or len(sure) + len(more) <= limit:
        return
    used = []
    for literals in more:
        one = draft.literal()
        for literal in literals:
            draft.model.add_implication(literal, one)
        used.append(one)
    draft.model.add(sum(used) + len(sure) <= limit + draft.slack(rule, len(sure) + len(more)))
