"""How long the example event takes, whole process, and 20 variants of it.

    python -m benchmarks.solve_event [--runs 5] [--variants 20]

Wanted: proven optimal; the event in 4 s (median); the variants in 4 s (median), none above 12. On a machine that does
other things besides, the seconds on the clock say little; those of the CPU stand below them.
"""

from __future__ import annotations

import argparse
import statistics
import sys

from benchmarks.drafts import CONFIGS, solved
from benchmarks.runner import Machine, summary
from tests.generator import variants


def main() -> int:
    """Measure, print, and return 1 if something is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--variants", type=int, default=20)
    asked = parser.parse_args()
    machine = Machine()
    event = (CONFIGS / "global-compact.yaml").read_text(encoding="utf-8")
    texts = {f"run {number + 1}": event for number in range(asked.runs)}
    texts |= {f"variant {seed}": variants(seed) for seed in range(asked.variants)}
    seconds: dict[str, list[float]] = {"run": [], "variant": []}
    cpu: dict[str, list[float]] = {"run": [], "variant": []}
    unproved = []
    for name, text in texts.items():
        machine.measure()
        run, status = solved(text)
        seconds[name.split()[0]].append(run.seconds)
        cpu[name.split()[0]].append(run.cpu)
        print(f"{name:<12} {run.seconds:6.2f} s  {run.cpu:6.2f} CPU s  {status}", flush=True)
        if status != "optimal":
            unproved.append(name)
    print(machine)
    late = False
    for name, numbers in seconds.items():
        if numbers:
            print(summary(name, numbers, machine))
            print(summary(f"{name}, CPU", cpu[name], machine))
            late = late or statistics.median(numbers) > 4 or (name == "variant" and max(numbers) > 12)
    print("not proven optimal: " + (", ".join(unproved) or "none"))
    return int(late or bool(unproved))


if __name__ == "__main__":
    sys.exit(main())
