"""What each objective term buys on the example event: solved with all of them, and with each one left out.

    python -m benchmarks.what_terms_buy [--event configs/global-compact.yaml]

Prints the rows of the table in docs/defaults.md. "With" is the term's measure in the optimum of all terms, "without" in
the optimum of all others; the last column says what the others gain when nobody asks for this one.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.objective import costs, terms_of
from scheduler.programme import read
from scheduler.solve import solve

if TYPE_CHECKING:
    from scheduler.programme import Programme
    from scheduler.timetable.model import Timetable

EVENT = Path(__file__).resolve().parent.parent / "configs" / "global-compact.yaml"
HEAD = ("term", "with", "without", "sessions that then lie elsewhere", "what the others gain")


@dataclass(frozen=True)
class Bought:
    """What one term changes."""

    term: str
    unit: str
    with_it: int
    without_it: int
    moved: tuple[str, ...]
    gains: tuple[str, ...]

    @property
    def row(self) -> str:
        """The row of the table."""
        cells = (f"`{self.term}`", f"{self.with_it} {self.unit}", str(self.without_it))
        return f"| {' | '.join((*cells, ', '.join(self.moved) or 'none', ', '.join(self.gains) or 'nothing'))} |"


def bought(programme: Programme, best: Timetable, name: str) -> Bought:
    """Solve a programme without one term and say what differs; its measure is taken from the finished timetable."""
    other = solve(replace(programme, weights={**programme.weights, name: 0}))
    now, then = _measures(programme, best), _measures(programme, other)
    unit = next(term.unit for term in terms_of(programme) if term.name == name)
    sessions = tuple(
        item.id for item in best.sessions if item.id in other.by_id and other.by_id[item.id].start != item.start
    )
    gains = tuple(f"{term} {now[term]} to {then[term]}" for term in now if term != name and then[term] < now[term])
    return Bought(name, unit, now[name], then[name], sessions, gains)


def _measures(programme: Programme, timetable: Timetable) -> dict[str, int]:
    every = replace(programme, weights=dict.fromkeys(programme.weights, 1))
    return {term.term: term.measure for term in costs(every, timetable)}


def main() -> int:
    """Print a row a term."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--event", type=Path, default=EVENT)
    programme = read(parser.parse_args().event)
    best = solve(programme)
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}")
    for term in terms_of(programme):
        print(bought(programme, best, term.name).row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
