"""SS 12000 figures: 40 schools of a municipality from a provider on this computer, everything and then what has changed.

Run `python tests/benchmarks/bench_ss12000.py [--schools N]`; the provider is a process of its own, reached over HTTP. Every school is
read into a file of its own, as one would: asked for, merged, stored.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import argparse
import gc
import resource
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.groups import Group, GroupKind, Membership
from scheduler_app.domain.register import RegisterSource
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import Audience
from scheduler_app.interchange.ss12000.standard import Standard
from scheduler_app.services.demo import demo_school
from scheduler_app.services.offering import Offers
from scheduler_app.services.stamps import Stamps
from scheduler_app.services.syncing import sync
from scheduler_app.storage.stores import Stores

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "bench-token-that-is-long-enough"
MEDIUM, EXTRA_GROUPS = 4, 5
CHANGED = 0.01
FULL_SECONDS, DELTA_SECONDS = 60, 5


def school(number: int) -> School:
    """Four larger schools and many small ones, with some more teaching groups each."""
    made = demo_school("medium" if number < MEDIUM else "small", number + 1, 2026)
    pupils = sorted(made.pupils)
    groups, memberships = dict(made.groups), dict(made.memberships)
    for extra in range(EXTRA_GROUPS):
        uid = f"{number:08d}-{extra:04d}-4000-8000-000000000000"
        groups[uid] = Group(uid, f"Val {extra}", GroupKind.TEACHING)
        for pupil in pupils[extra * 20 : extra * 20 + 20]:
            memberships[f"{uid}/{pupil}"] = Membership(f"{uid}/{pupil}", uid, pupil)
    unit = replace(made.unit, name=f"Skola {number}", code=f"{number:08d}", municipality="Provstad")
    return replace(made, unit=unit, groups=groups, memberships=memberships)


def change(address: str, share: float) -> int:
    """Rename a share of the pupils and move a share of the memberships; returns how many rows changed."""
    with closing(Stores().open(address)) as store:
        found = store.load()
        pupils = sorted(found.pupils)[:: round(1 / share)]
        changes = [Change(found.pupils[uid], replace(found.pupils[uid], family_name="Nytt")) for uid in pupils]
        gone = sorted(found.memberships)[:: round(1 / share)]
        changes += [Change(found.memberships[uid], None) for uid in gone]
        store.apply(ChangeSet("edit", tuple(changes)), "bench")
        return len(changes)


@contextmanager
def provider(folder: Path, addresses: list[str], state: Path) -> Iterator[str]:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = folder / "token"
    token.write_text(TOKEN)
    command = [
        sys.executable,
        str(ROOT / "main.py"),
        "serve",
        *addresses,
        "--port",
        str(port),
        "--token-file",
        str(token),
        "--state",
        str(state),
    ]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}/v2.0"
        for _ in range(600):
            with suppress(httpx.TransportError):
                httpx.get(url)
                break
            time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait()


def read_all(url: str, folder: Path, number: int, since: datetime | None) -> tuple[str, int]:
    """Seconds for all schools (and how many of them this process was at work), and how many rows were added, changed or archived."""
    started, worked, touched = perf_counter(), process_time(), 0
    for place in range(number):
        source = RegisterSource(url, "ringklocka", secret=TOKEN, unit=f"{place:08d}")
        address = str(folder / f"copy-{place}.ringklocka")
        if since is None:
            outcome = sync(Standard(), None, source)
            assert outcome.school is not None
            Stores().create(address, outcome.school).close()
        else:
            with closing(Stores().open(address)) as store:
                outcome = sync(Standard(), store.load(), source, since=since)
                assert outcome.step is not None
                store.apply(outcome.step, "bench")
        tally = outcome.report.tally
        touched += tally.added + tally.changed + tally.archived
    return f"{perf_counter() - started:.1f} s ({process_time() - worked:.1f} s of work in the client)", touched


def provider_work() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--schools", type=int, default=40)
    number = arguments.parse_args().schools
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        addresses, counts = [], dict.fromkeys(("pupils", "staff", "groups", "memberships", "requirements"), 0)
        for place in range(number):
            made = school(place)
            addresses.append(str(folder / f"school-{place}.ringklocka"))
            Stores().create(addresses[-1], made).close()
            for kind in counts:
                counts[kind] += len(getattr(made, kind))
        print(f"{number} schools: " + ", ".join(f"{count} {kind}" for kind, count in counts.items()))
        state, yesterday = folder / "state.json", datetime.now(UTC) - timedelta(days=1)
        Offers(Stores(), addresses, Standard(), Audience.INTERNAL, Stamps.read(state), clock=lambda: yesterday).refresh()
        gc.freeze()  # as every command does when it has been loaded
        base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        with provider(folder, addresses, state) as url:
            seconds, rows = read_all(url, folder, number, None)
        print(f"everything, {rows} rows     goal {FULL_SECONDS} s   measured {seconds}")
        first = provider_work()
        print(f"the provider, from start to end: {first:.1f} s of work")
        changed = sum(change(address, CHANGED) for address in addresses)
        with provider(folder, addresses, state) as url:
            seconds, rows = read_all(url, folder, number, yesterday + timedelta(hours=2))
        print(f"what changed, {changed} rows there, {rows} here     goal {DELTA_SECONDS} s   measured {seconds}")
        print(f"the provider, from start to end: {provider_work() - first:.1f} s of work")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"memory of the client: peak {peak:.0f} MB (before: {base:.0f} MB); of the provider: peak {children:.0f} MB")


if __name__ == "__main__":
    main()
