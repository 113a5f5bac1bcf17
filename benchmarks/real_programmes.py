"""Solves five published programmes, keeps their timetables, and says how long each took and why it differs.

    python -m benchmarks.real_programmes

Wanted: each proven optimal. Then each is solved again with one session at a time pinned to when it was held: what that
costs more is what the difference is worth. `python -m tests.pages` writes docs/real-programmes.md anew from it.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.runner import Machine, timetable
from tests.real.held import FOLDER, NAMES, case, stored
from tests.real.page import CPU, WEIGHED, elsewhere, summary

if TYPE_CHECKING:
    from benchmarks.runner import Run
    from tests.real.held import Case


def main() -> int:
    """Solve, keep, weigh, print, and return 1 if one is not proven optimal."""
    machine, solved, weighed = Machine(), [], []
    for name in NAMES:
        machine.measure()
        text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
        run, draft = _solved(text, name)
        if run.code:
            print(run.said)
            return 1
        stored(name).parent.mkdir(parents=True, exist_ok=True)
        stored(name).write_text(draft, encoding="utf-8")
        solved.append({"programme": name, "cpu": f"{run.cpu:.1f}", "status": json.loads(draft)["status"]})
        print(solved[-1], flush=True)
        one = case(name)
        for session in elsewhere(one):
            cost = _cost_as_held(one, session, text)
            weighed.append({"programme": name, "session": session, "cost": cost})
            print(weighed[-1], flush=True)
    _keep(CPU, solved)
    _keep(WEIGHED, weighed)
    print(machine)
    print(summary())
    return int(any(row["status"] != "optimal" for row in solved))


def _solved(text: str, name: str) -> tuple[Run, str]:
    """Solve a programme with no earlier draft beside it; return the run and the draft."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        run = timetable("solve", path)
        drafts = list(Path(folder).glob("*.timetable/draft.json"))
        return run, drafts[0].read_text(encoding="utf-8") if drafts else ""


def _cost_as_held(one: Case, session: str, text: str) -> str:
    """Return the least cost with one session pinned to when it was held; nothing if there is no such timetable."""
    start = one.held.by_id[session].start
    pin = f"pins: {{{session}: day {one.programme.clock.day_of(start)} {start:%H:%M}}}\n"
    _, draft = _solved(text + pin, one.name)
    return str(json.loads(draft)["cost"]) if draft else ""


def _keep(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main())
