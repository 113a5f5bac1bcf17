"""Solves one programme in this process, and says when it stood where, in one line of JSON.

    python -m benchmarks.watched PROGRAMME [--limit 30]

`benchmarks.curves` starts it once for each programme. The limit is in CPU seconds of the search and of what led to it:
with one worker they are those on the clock of a calm machine, and on a loaded one they are still worth something.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.errors import InfeasibleError, NoTimetableError
from scheduler.programme import read
from scheduler.solve import Options, solve

if TYPE_CHECKING:
    from scheduler.solve.options import Progress

POLL = 0.05
UNITS = 10
SHARE = 0.01
Moment = tuple[float, float]


def near(best: int, bound: int) -> bool:
    """Return whether a cost is within 1 % of its bound, or within 10 units of cost."""
    return best - bound <= max(UNITS, SHARE * best)


class Watch:
    """Writes down when the search has its first timetable, and one that is near its bound."""

    def __init__(self) -> None:
        self.first: Moment | None = None
        self.near: Moment | None = None

    def __call__(self, progress: Progress) -> None:
        """Take what the search tells."""
        if progress.best is None:
            return
        self.first = self.first or now()
        if near(progress.best, progress.bound):
            self.near = self.near or now()


def now() -> Moment:
    """Return the CPU seconds of this process so far, and the time of a clock that all processes share."""
    return time.process_time(), time.monotonic()


def watched(path: Path, limit: float) -> dict[str, object]:
    """Solve a programme, and return what is to be told of it."""
    watch, stop, done = Watch(), threading.Event(), threading.Event()

    def guard() -> None:
        while time.process_time() < limit and not done.wait(POLL):
            pass
        stop.set()

    programme = read(path)
    threading.Thread(target=guard, daemon=True).start()
    told: dict[str, object] = {"cost": None, "bound": None}
    try:
        timetable = solve(programme, Options(), watch, stop)
        told = {"cost": timetable.cost, "bound": timetable.bound, "status": timetable.status}
        if near(timetable.cost, timetable.bound):
            watch.near = watch.near or now()
    except InfeasibleError:
        told["status"] = "infeasible"
    except NoTimetableError:
        told["status"] = "nothing found"
    end = now()
    done.set()
    # Linux counts in KiB, macOS in bytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return {**told, "first": watch.first, "near": watch.near, "end": end, "peak": round(peak)}


def main() -> None:
    """Solve what is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programme", type=Path)
    parser.add_argument("--limit", type=float, default=30)
    asked = parser.parse_args()
    print(json.dumps(watched(asked.programme, asked.limit)))


if __name__ == "__main__":
    main()
