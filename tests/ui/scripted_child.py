"""A child process that tells what the test wants told.

`finish`, `endless`, `deaf` (never stops), `crash`, `noise`, `impossible`, `worse`.
"""

import json
import os
import sys

mode = sys.argv[1]
lessons = json.loads(sys.stdin.buffer.readline())


def tell(**event: object) -> None:
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


def starts(first: int) -> list[int]:
    return [(i % 5) * 1440 + first + 10 * (i // 5) for i in range(len(lessons))]


if mode == "noise":
    sys.stdout.write("this is no event\n")
tell(event="phase", phase="construct")
if mode == "impossible":
    tell(event="impossible")
    tell(event="finished", status="infeasible", starts=[], placed=0, cost=0)
    sys.exit(0)
tell(event="progress", placed=5, lessons=len(lessons), seconds=0.1)
if mode == "crash_early":
    os._exit(3)
tell(event="improved", starts=starts(500), placed=len(lessons), cost=9.0, seconds=0.2, wishes=[["gaps", 7, 6.5], ["late_end", 2, 2.5]])
tell(event="progress", placed=len(lessons), lessons=len(lessons), cost=9.0, bound=2.0, seconds=0.3)
if mode == "crash":
    os._exit(3)
if mode == "deaf":
    while True:
        sys.stdin.buffer.readline()
        if not os.read(0, 1):
            break  # the parent is gone
if mode == "endless":
    while (line := sys.stdin.buffer.readline()) not in (b"stop\n", b""):
        pass
    tell(event="finished", status="stopped", starts=starts(505), placed=len(lessons), cost=8.0)
    sys.exit(0)
if mode == "worse":
    tell(event="finished", status="complete", starts=starts(510), placed=len(lessons), cost=4.0)
    sys.exit(0)
tell(event="improved", starts=starts(505), placed=len(lessons), cost=4.0, seconds=0.4)
tell(event="finished", status="complete", starts=starts(505), placed=len(lessons), cost=4.0)
