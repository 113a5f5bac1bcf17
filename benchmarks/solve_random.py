"""How long made-up programmes of 8 to 10 sessions take, in CPU seconds, and what was proved of them.

    python -m benchmarks.solve_random [--seeds 200] [--first 0]

Wanted: each proven optimal or proved infeasible; 2 CPU s (median), none above 12.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import Counter

from benchmarks.drafts import solved
from benchmarks.runner import Machine, summary
from tests.generator import generate

PROVED = ("optimal", "infeasible")


def main() -> int:
    """Measure, print, and return 1 if something is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    machine = Machine()
    cpu: dict[int, float] = {}
    found: dict[int, str] = {}
    for seed in range(asked.first, asked.first + asked.seeds):
        if seed % 10 == 0 or not machine.loops:
            machine.measure()
        run, found[seed] = solved(generate(seed))
        cpu[seed] = run.cpu
        print(f"seed {seed:<5} {8 + seed % 3:>2} sessions {run.cpu:6.2f} CPU s  {found[seed]}", flush=True)
    print(machine)
    print(summary("CPU", list(cpu.values()), machine))
    for sessions in (8, 9, 10):
        numbers = [seconds for seed, seconds in cpu.items() if 8 + seed % 3 == sessions]
        if numbers:
            print(summary(f"{sessions} sessions", numbers, machine))
    print("; ".join(f"{status} {count}" for status, count in sorted(Counter(found.values()).items())))
    missed = [seed for seed in found if found[seed] not in PROVED or cpu[seed] > 12]
    print("seeds unproved or above 12 CPU s: " + (", ".join(map(str, missed)) or "none"))
    return int(bool(missed) or statistics.median(cpu.values()) > 2)


if __name__ == "__main__":
    sys.exit(main())
