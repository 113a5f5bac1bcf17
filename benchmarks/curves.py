"""How the work grows with the number of sessions, in one stream and side by side.

    python -m benchmarks.curves [--seeds 30] [--first 0] [--sizes stream-20,beside-40] [--limit 30]

Each programme is solved in a process of its own with one worker. Seconds are those of the whole process, its start and
the settling of ties included, of the processor and on the clock. A programme that is near has a timetable proved to be
within 1 % or 10 units of the least cost. What is wanted is asked of CPU seconds: on a calm machine they are those on
the clock, and a loaded one says little with its clock.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.runner import ROOT, Machine
from tests.generator import plant
from tests.generator.side_by_side import side_by_side

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Moment = tuple[float, float]


@dataclass(frozen=True)
class Size:
    """Programmes of one size, and what is wanted of them.

    Parameters
    ----------
    made
        The text of the programme of a seed.
    proven
        Which share is to be proven.
    near
        Which share is to be proven or near.
    middle, most
        CPU seconds that the median, and every one, may take until then.
    """

    name: str
    made: Callable[[int], str]
    proven: float = 0
    near: float = 0
    middle: float | None = None
    most: float | None = None

    def __str__(self) -> str:
        """Say what is wanted."""
        least = [f"{share:.0%} {word}" for share, word in ((self.proven, "proven"), (self.near, "near")) if share]
        least += [f"median {self.middle:g} s"] if self.middle else []
        return ", ".join(least + ([f"none above {self.most:g} s"] if self.most else [])) or "-"


def _stream(count: int) -> Callable[[int], str]:
    return lambda seed: plant(seed, count).text


def _beside(size: str) -> Callable[[int], str]:
    return lambda seed: side_by_side(seed, size).text


SIZES = (
    Size("stream-8", _stream(8)),
    Size("stream-10", _stream(10), proven=1, middle=1.5, most=8),
    Size("stream-12", _stream(12), middle=4, most=20),
    Size("stream-16", _stream(16)),
    Size("stream-20", _stream(20), proven=0.5),
    Size("beside-10", _beside("ten"), near=1, most=4),
    Size("beside-20", _beside("twenty"), near=1, most=8),
    Size("beside-40", _beside("forty"), near=1, most=15),
)


@dataclass(frozen=True)
class Told:
    """What came of one programme; moments are CPU seconds and seconds on the clock since its process was started."""

    status: str
    cost: int | None
    gap: int | None
    peak: int
    first: Moment | None
    near: Moment | None
    end: Moment

    @property
    def proven(self) -> bool:
        """Whether it has a timetable of the least cost, or is proved to have none."""
        return self.status in {"optimal", "infeasible"}

    @property
    def wanted(self) -> Moment | None:
        """When it was near, or proved to be impossible."""
        return self.end if self.status == "infeasible" else self.near


def solved(text: str, limit: float) -> Told:
    """Solve a programme in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "programme.yaml"
        path.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.watched", str(path), "--limit", str(limit)]
        begun = time.monotonic()
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT)
        if done.returncode:
            sys.exit(done.stderr)
    told = json.loads(done.stdout)
    first, near, end = (told[key] and (told[key][0], told[key][1] - begun) for key in ("first", "near", "end"))
    gap = None if told["cost"] is None else told["cost"] - told["bound"]
    return Told(told["status"], told["cost"], gap, told["peak"], first, near, end)


def _seconds(moments: Sequence[Moment | None], which: int) -> str:
    """Return the median and the worst of some moments, with how many there are where one is missing."""
    there = [moment[which] for moment in moments if moment]
    if not there:
        return "none"
    missing = f" ({len(there)} of {len(moments)})" if len(there) < len(moments) else ""
    return f"{median(there):.2f} / {max(there):.2f}{missing}"


def row(size: Size, told: Sequence[Told]) -> str:
    """Return one line of the table."""
    proven = [one.end if one.proven else None for one in told]
    cells = (
        size.name,
        _seconds([one.first for one in told if one.status != "infeasible"], 0),
        _seconds([one.wanted for one in told], 0),
        _seconds(proven, 0),
        _seconds(proven, 1),
        f"{sum(one.proven for one in told)} of {len(told)}",
        f"{sum(one.wanted is not None for one in told)} of {len(told)}",
        str(max((one.gap or 0 for one in told), default=0)),
        f"{median(one.peak for one in told):.0f} / {max(one.peak for one in told)}",
    )
    return "| " + " | ".join(cells) + " |"


def missed(size: Size, told: Sequence[Told]) -> bool:
    """Return whether something is not as it is wanted."""
    ends = [one.end[0] if size.proven or not one.wanted else one.wanted[0] for one in told]
    return (
        sum(one.proven for one in told) < size.proven * len(told)
        or sum(one.wanted is not None for one in told) < size.near * len(told)
        or (size.middle is not None and median(ends) > size.middle)
        or (size.most is not None and max(ends) > size.most)
    )


HEADER = (
    "programmes",
    "first timetable, CPU s",
    "near, CPU s",
    "proof, CPU s",
    "proof, on the clock",
    "proven",
    "near",
    "largest gap",
    "peak MiB",
)


def main() -> int:
    """Measure, print, and return 1 if something is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=30)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--sizes", default=",".join(size.name for size in SIZES), help="names, with commas between")
    parser.add_argument("--limit", type=float, default=30, help="CPU seconds for each programme")
    asked = parser.parse_args()
    names = asked.sizes.split(",")
    if unknown := set(names) - {size.name for size in SIZES}:
        parser.error(f"no such size: {', '.join(sorted(unknown))}")
    machine, rows, fails = Machine(), [], []
    for size in (size for size in SIZES if size.name in names):
        machine.measure()
        told = []
        for seed in range(asked.first, asked.first + asked.seeds):
            one = solved(size.made(seed), asked.limit)
            told.append(one)
            spent = f"{one.end[0]:.2f} CPU s"
            print(f"{size.name} seed {seed}: {one.status}, {spent}, cost {one.cost}, gap {one.gap}", flush=True)
        rows.append(row(size, told))
        fails += [f"{size.name} ({size})"] if missed(size, told) else []
    machine.measure()
    print(machine)
    print(f"{asked.seeds} programmes a size; median / worst; at most {asked.limit:g} CPU s each")
    print("| " + " | ".join(HEADER) + " |", "|---" * len(HEADER) + "|", *rows, sep="\n")
    print("missed: " + ("; ".join(fails) or "nothing"))
    return int(bool(fails))


if __name__ == "__main__":
    sys.exit(main())
