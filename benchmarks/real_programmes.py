"""Solves five published programmes, keeps their timetables, and says how long each took.

    python -m benchmarks.real_programmes

Wanted: each proven optimal. `python -m tests.pages` then writes docs/real-programmes.md anew.
"""

from __future__ import annotations

import csv
import json
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.runner import Machine, timetable
from tests.real.held import FOLDER, NAMES, stored
from tests.real.page import CPU, summary


def main() -> int:
    """Solve, keep, print, and return 1 if one is not proven optimal."""
    machine, rows = Machine(), []
    for name in NAMES:
        machine.measure()
        with TemporaryDirectory() as folder:
            run = timetable("solve", FOLDER / f"{name}.yaml", "--to", folder)
            drafts = list(Path(folder).glob("*.timetable/draft.json"))
            if run.code or len(drafts) != 1:
                print(run.said)
                return 1
            stored(name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(drafts[0], stored(name))
        status = json.loads(stored(name).read_text(encoding="utf-8"))["status"]
        rows.append({"programme": name, "cpu": f"{run.cpu:.1f}", "status": status})
    with CPU.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["programme", "cpu", "status"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(machine)
    print(summary())
    return int(any(row["status"] != "optimal" for row in rows))


if __name__ == "__main__":
    sys.exit(main())
