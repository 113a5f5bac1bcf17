"""How long the documents of the example event take: everybody's packs, and all that is for people, each a process.

    python -m benchmarks.documents [--runs 3]

Wanted: 10 CPU s altogether (median), without the solve before. What only programs read is left out; a new format is
measured as soon as it is there.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.runner import ROOT, Machine, Run, summary, timetable
from scheduler.cli.forms import PERSONAL, Format

if TYPE_CHECKING:
    from collections.abc import Iterator


EVENT = ROOT / "configs" / "global-compact.yaml"
FOR_PROGRAMS = {Format.ics, Format.json, Format.csv, Format.frab_xml, Format.frab_json}
WANTED = 10


def commands(folder: Path) -> Iterator[tuple[str, tuple[str | Path, ...]]]:
    """Yield what is made, and the command that makes it into `folder`."""
    for form in PERSONAL:
        yield f"everybody's packs as {form}", ("--format", form, "--everyone", "--output", folder / f"packs-{form}")
    for form in (one for one in Format if one not in FOR_PROGRAMS):
        yield form, ("--format", form, "--output", folder / f"event.{form}")


def main() -> int:
    """Measure, print, and return 1 if it is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    machine = Machine()
    with TemporaryDirectory() as place:
        solved = timetable("solve", EVENT, "--to", place, "--quiet")
        made = {what: list[Run]() for what, _ in commands(Path(place))}
        for number in range(asked.runs):
            machine.measure()
            folder = Path(place) / f"run-{number}"  # each run begins with an empty one
            folder.mkdir()
            for what, arguments in commands(folder):
                made[what].append(timetable("export", EVENT, "--to", place, *arguments))
    print(machine)
    for what, runs in made.items():
        print(summary(f"CPU of {what}", [run.cpu for run in runs], machine))
    whole = [sum(run.cpu for run in runs) for runs in zip(*made.values(), strict=True)]
    print(summary("CPU of all", whole, machine))
    failed = [run for run in (solved, *(run for runs in made.values() for run in runs)) if run.code]
    if failed:
        print(failed[0].said)
    return int(bool(failed) or statistics.median(whole) > WANTED)


if __name__ == "__main__":
    sys.exit(main())
