"""Runs commands as a person would, each in a process of its own, and says what they took and what the machine is worth.

Times of two machines are compared by their ratio to a fixed loop in plain Python, run before and after. How much the
loop itself varies says how much of a difference is noise.
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
REFERENCE_STEPS = 20_000_000
# An installed program has its bytecode. One from a checkout gets it with its first run, unless the shell forbids it.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Run:
    """What one process took, in seconds on the clock and of the processor, and how it ended."""

    seconds: float
    cpu: float
    code: int
    said: str


@dataclass
class Machine:
    """How fast this machine does a fixed loop, asked for again and again."""

    loops: list[float] = field(default_factory=list)

    def measure(self) -> None:
        """Run the fixed loop once more."""
        before = time.process_time()
        total = 0
        for number in range(REFERENCE_STEPS):
            total += number % 7
        self.loops.append(time.process_time() - before)

    @property
    def reference(self) -> float:
        """The median CPU seconds of the loop."""
        return statistics.median(self.loops)

    def __str__(self) -> str:
        """Return one line about the machine and its noise."""
        noise = (max(self.loops) - min(self.loops)) / self.reference * 100
        load = os.getloadavg()[0]
        return (
            f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; "
            f"reference loop {self.reference:.2f} CPU s, spread {noise:.0f} %, load {load:.1f}"
        )


def timetable(*arguments: str | Path) -> Run:
    """Run a `timetable` command from this checkout, whole process, and measure it."""
    return process([sys.executable, str(ROOT / "cli.py"), *map(str, arguments)])


def process(command: Sequence[str]) -> Run:
    """Run a command from this checkout, with all processes that it starts, and measure it."""
    before, clock = _cpu(), time.perf_counter()
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT, env=_ENVIRONMENT
    )
    return Run(time.perf_counter() - clock, _cpu() - before, done.returncode, done.stdout + done.stderr)


def _cpu() -> float:
    """Return the CPU seconds of all processes that this one has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def summary(name: str, numbers: Sequence[float], machine: Machine) -> str:
    """Return one line: median and the worst of some seconds, and the median in reference loops."""
    median = statistics.median(numbers)
    return (
        f"{name}: median {median:.2f} s ({median / machine.reference:.1f} reference loops), "
        f"least {min(numbers):.2f}, most {max(numbers):.2f}, of {len(numbers)}"
    )
