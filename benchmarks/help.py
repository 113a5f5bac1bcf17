"""How long `timetable --help` takes, in CPU seconds: what every other command waits for at least.

    python -m benchmarks.help [--runs 15]

Wanted: 0.15 CPU s (median).
"""

from __future__ import annotations

import argparse
import statistics
import sys

from benchmarks.runner import Machine, summary, timetable


def main() -> int:
    """Measure, print, and return 1 if it is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    asked = parser.parse_args()
    machine = Machine()
    timetable("--help")  # writes the compiled files, which an installed package has already
    runs = []
    for _ in range(asked.runs):
        machine.measure()
        runs.append(timetable("--help"))
    print(machine)
    print(summary("CPU of --help", [run.cpu for run in runs], machine))
    failed = [run for run in runs if run.code]
    if failed:
        print(failed[0].said)
    return int(bool(failed) or statistics.median(run.cpu for run in runs) > 0.15)


if __name__ == "__main__":
    sys.exit(main())
