"""Data in and out: 10,000 pupils with memberships, a complete JSON round trip of the large demo school, a solved school to other programs
and back, hostile and oversized files.

Every line is a command of its own in a process of its own, from start to exit; memory is the process's peak.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from openpyxl import Workbook

ROOT = Path(__file__).resolve().parents[2]
PUPILS, GROUPS = 10_000, 400


def _run(*arguments: object) -> tuple[float, float, int, str, float]:
    """Seconds of the processor, peak memory in MB, exit code, last line and seconds on the clock of a command.

    The processor's time is what the command takes on an idle machine, since it works in one thread; `measured` shows both.
    """
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env=os.environ | {"RINGKLOCKA_LANGUAGE": "en"},
    )  # fmt: skip
    assert process.stdout is not None
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    last = (out.strip().splitlines() or [""])[-1]
    return cpu, usage.ru_maxrss / 1024, process.returncode, last, time.perf_counter() - began


def _tables(folder: Path) -> None:
    """Classes, teaching groups, pupils with a class, and five more memberships each."""
    folder.mkdir()
    classes = [f"{1 + number % 9}{chr(65 + number // 9 % 26)}{number // 234 or ''}" for number in range(GROUPS)]
    (folder / "klasser.csv").write_text("Klass;Årskurs\n" + "".join(f"{name};{name[0]}\n" for name in classes), encoding="utf-8-sig")
    groups = "".join(f"Grupp {number};undervisningsgrupp\n" for number in range(GROUPS))
    (folder / "grupper.csv").write_text("Grupp;Grupptyp\n" + groups, encoding="utf-8-sig")
    pupils = "".join(
        f"p{n};Förnamn{n};Efternamn{n};{classes[n % GROUPS]};{classes[n % GROUPS][0]};\n" for n in range(PUPILS)
    )  # fmt: skip
    (folder / "elever.csv").write_text("Id;Förnamn;Efternamn;Klass;Årskurs;Skyddsmarkering\n" + pupils, encoding="cp1252")
    rows = "".join(f"Grupp {(n + 37 * k) % GROUPS};p{n};2026-08-17\n" for n in range(PUPILS) for k in range(5))
    (folder / "medlemskap.csv").write_text("Grupp;Elev;Från\n" + rows, encoding="utf-8")


def _workbook(folder: Path, out: Path) -> None:
    book = Workbook(write_only=True)
    for path in sorted(folder.glob("*.csv")):
        sheet = book.create_sheet(path.stem)
        text = path.read_bytes().decode("cp1252" if path.stem == "elever" else "utf-8-sig")
        for line in text.splitlines():
            sheet.append(line.split(";"))
    book.save(out)


def _bomb(out: Path) -> None:
    book = Workbook()
    book.active.append(["Sal"])  # type: ignore[union-attr]
    book.save(out)
    archive = zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED)
    with archive, archive.open("xl/worksheets/sheet2.xml", "w", force_zip64=True) as sheet:
        for _ in range(1_000):
            sheet.write(b" " * 1_000_000)


def _to_others_and_back(folder: Path) -> None:
    """The medium demo school, solved for 15 seconds: hard breaches of rules that a file carries, before and after each program."""
    school = folder / "medium.ringklocka"
    _run("demo", "--size", "medium", "--out", school)
    _run("solve", school, "--time-limit", 15, "--workers", 1)
    before = _hard(school)
    for format, name in (("asc", "m.xml"), ("untis", "gpu")):
        out = _run("export", school, "--format", format, "--out", folder / name)
        back = _run("import", folder / f"{format}.ringklocka", folder / name, "--format", format)
        after = _hard(folder / f"{format}.ringklocka")
        both = (out[0] + back[0], max(out[1], back[1]), back[2], f"hard breaches {before} -> {after}", out[4] + back[4])
        _line(f"solved medium demo school to {format} and back", "no new hard breach", both, after <= before)


def _hard(school: Path) -> int:
    return int(json.loads(_run("check", school, "--json")[3])["hard"])


def _line(what: str, goal: str, ran: tuple[float, float, int, str, float], right: bool) -> None:
    seconds, memory, code, last, clock = ran
    measured = f"{seconds:5.1f} s ({clock:5.1f} on the clock) {memory:5.0f} MB"
    print(f"{what:<46} {goal:<22} {measured}  exit {code}  {'ok' if right else 'MISS'}  {last[:60]}", flush=True)


def main() -> None:
    print(f"{'what':<46} {'goal':<22} {'measured':>18}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables, school = folder / "tables", folder / "school.ringklocka"
        _tables(tables)
        for what, target in (("10,000 pupils, 60,000 memberships, CSV, new", school), ("the same again, nothing changes", school)):
            ran = _run("import", target, tables)
            _line(what, "<= 10 s, <= 400 MB", ran, ran[0] <= 10 and ran[1] <= 400 and ran[2] == 0)
        _workbook(tables, folder / "tables.xlsx")
        ran = _run("import", folder / "x.ringklocka", folder / "tables.xlsx")
        _line("the same from one workbook", "<= 10 s, <= 400 MB", ran, ran[0] <= 10 and ran[1] <= 400 and ran[2] == 0)
        large = folder / "large.ringklocka"
        _run("demo", "--size", "large", "--out", large)
        out = _run("export", large, "--format", "json", "--out", folder / "l.json")
        back = _run("import", folder / "b.ringklocka", folder / "l.json")
        _run("export", folder / "b.ringklocka", "--format", "json", "--out", folder / "again.json")
        equal = (folder / "l.json").read_bytes() == (folder / "again.json").read_bytes()
        both = (out[0] + back[0], max(out[1], back[1]), back[2], "equal" if equal else "DIFFERENT", out[4] + back[4])
        _line("large demo school to JSON and back", "<= 10 s", both, both[0] <= 10 and equal)
        _to_others_and_back(folder)
        _bomb(folder / "bomb.xlsx")
        hostile = {
            "workbook that unpacks to 1 GB": folder / "bomb.xlsx", "table of a million rows": folder / "million.csv",
            "XML bomb": folder / "bomb.xml", "XML of 20 million elements": folder / "many.xml",
            "JSON of 30 million lists": folder / "many.json",
        }  # fmt: skip
        hostile["XML of 20 million elements"].write_bytes(b"<timetable>" + b"<a/>" * 20_000_000 + b"</timetable>")
        head = b'{"format":"ringklocka-school","version":1,"school":['
        hostile["JSON of 30 million lists"].write_bytes(head + b"[]," * 30_000_000 + b"[]]}")
        hostile["table of a million rows"].write_bytes(b"Id;Namn\n" + b"p1;Namn\n" * 1_000_000)
        entities = "".join(f'<!ENTITY a{n} "{("&a" + str(n - 1) + ";") * 10}">' for n in range(1, 12))
        hostile["XML bomb"].write_text(f'<!DOCTYPE t [<!ENTITY a0 "aaaaaaaaaa">{entities}]><timetable>&a11;</timetable>')
        for what, path in hostile.items():
            ran = _run("import", folder / "no.ringklocka", path)
            refused = ran[2] == 2 and not (folder / "no.ringklocka").exists()
            _line(what, "refused <= 5 s, 400 MB", ran, refused and ran[0] <= 5 and ran[1] <= 400)


if __name__ == "__main__":
    main()
