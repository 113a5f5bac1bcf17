"""How well people are mixed, and how fast: cases with known bounds, each with several seeds, in one process.

    python -m benchmarks.groups [--seeds 10]

Each case has CPU seconds at the most, and a number of repeated meetings (the sum over pairs of n * (n - 1) / 2 for n
meetings) that is wanted. A case that reaches its bound stops; the others look on until their time is over.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING

from benchmarks.runner import Machine, summary
from scheduler.groups import Attribute, Mixing, faults, fewest_meetings, measure
from scheduler.groups.allocate import Budget, allocate
from scheduler.groups.measure import shares
from scheduler.groups.model import evenly

if TYPE_CHECKING:
    from scheduler.groups import Allocation, Measure

ENDLESS = 10**9
EVENLY_MIXED = 0.95


@dataclass(frozen=True)
class Case:
    """A task, and what is wanted of it.

    Parameters
    ----------
    groups
        How many each round has.
    seconds
        CPU seconds at the most.
    wanted
        Repeated meetings at the most.
    even
        Whether groups are to have even shares of two attributes.
    """

    name: str
    people: int
    groups: tuple[int, ...]
    seconds: float
    wanted: float
    even: bool = False

    def mixing(self) -> Mixing:
        """Return the task."""
        people = tuple(f"p{number}" for number in range(self.people))
        rounds = tuple(evenly(f"r{place}", groups, people) for place, groups in enumerate(self.groups))
        kinds = (("sector", "abcde"), ("region", "nsew")) if self.even else ()
        spread = (Attribute(name, 1, dict(zip(people, cycle(values), strict=False))) for name, values in kinds)
        return Mixing(rounds, attributes=tuple(spread))


EVENT = (6, 6, 6, 7, 7)
CASES = (
    Case("the event: 3 rounds of 6 groups, 2 dinners of 7 tables", 55, EVENT, 3, 141),
    Case("the same, with even shares of sector and region", 55, EVENT, 10, 141 * 1.05, even=True),
    Case("3 rounds of 6 groups", 55, (6,) * 3, 3, 57),
    Case("3 rounds of 11 groups", 55, (11,) * 3, 3, 0),
    Case("500 people, 5 rounds of 60 groups", 500, (60,) * 5, 5, 0),
    Case("golfers 8-4-7", 32, (8,) * 7, 5, 0),
    Case("golfers 8-4-9", 32, (8,) * 9, 10, 6),
    Case("golfers 8-4-10", 32, (8,) * 10, 10, 12),
    Case("golfers 6-4-7", 24, (6,) * 7, 10, 6),
    Case("golfers 7-4-9", 28, (7,) * 9, 10, 14),
    Case("golfers 5-5-6", 25, (5,) * 6, 10, 9),
)


def run(case: Case, seed: int) -> tuple[Measure, float, bool]:
    """Return what a seed gives, the CPU seconds that it took, and whether all is as it was wanted."""
    mixing = case.mixing()
    begun = time.process_time()
    budget = Budget(ENDLESS, lambda: time.process_time() - begun > case.seconds)
    found = allocate(mixing, seed, budget)
    took = time.process_time() - begun
    if list(faults(mixing, found)):
        sys.exit(f"{case.name}: seed {seed} breaks a rule")
    held = measure(mixing, found)
    good = held.meetings <= case.wanted and (case.wanted != fewest_meetings(mixing) or held.most <= 2)
    return held, took, good and _even(mixing, found) >= EVENLY_MIXED


def _even(mixing: Mixing, found: Allocation) -> float:
    """Return the share of groups and values that are at most one person off their even share."""
    off = [
        least - 1 <= held <= most + 1
        for attribute in mixing.attributes
        for one in mixing.rounds
        for _, _, held, least, most in shares(attribute, one, found.seats[one.id])
    ]
    return sum(off) / len(off) if off else 1.0


def main() -> int:
    """Run every case with every seed and print a line for each case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    seeds = range(parser.parse_args().seeds)
    machine, missed = Machine(), 0
    for case in CASES:
        machine.measure()
        runs = [run(case, seed) for seed in seeds]
        good = sum(fine for _, _, fine in runs)
        missed += good < len(runs)
        meetings = sorted(held.meetings for held, _, _ in runs)
        told = f"{good} of {len(runs)} as wanted (at most {case.wanted:g}; bound {fewest_meetings(case.mixing())})"
        print(f"{case.name}: {told}; meetings {meetings[0]} to {meetings[-1]}")
        print(summary("  CPU", [took for _, took, _ in runs], machine), flush=True)
    print(machine)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
