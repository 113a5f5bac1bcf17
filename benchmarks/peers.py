"""What others make of the same problem, cut down to what they can express, beside ours, in one run.

    python -m benchmarks.peers [--seeds 10] [--sizes ten,twenty,forty] [--limit 60]

Installs conference-scheduler and conf-program-manager (benchmarks/peers.txt) into build/peers first. Each timetable,
theirs and ours, is held against the same programme by `scheduler.verify`; a ratio is of whole processes,
in CPU seconds. Exit code 1 says that ours is not found, or wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import venv
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.cut_down import Cut, cut_down, told
from benchmarks.runner import ROOT, Machine, process, timetable
from scheduler.clock import later
from scheduler.programme import read
from scheduler.timetable.model import Item, Timetable
from scheduler.timetable.numbers import numbers
from scheduler.verify import findings

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
HOME = ROOT / "build" / "peers"
PEERS = {
    "conference-scheduler, plain": ("peer_scheduler.py", "plain"),
    "conference-scheduler, spelled out": ("peer_scheduler.py", "spelled-out"),
    "conf-program-manager": ("peer_manager.py",),
}
Row = tuple[str, int, str | None]


@dataclass(frozen=True)
class Answer:
    """What one of them made of one problem: CPU seconds, why there is nothing, and what is wrong, by family."""

    cpu: float
    nothing: str
    wrong: Counter[str]


def installed() -> Path:
    """Return the Python of the peers, with what is pinned; end with what the installer said where it cannot be."""
    python, stamp = HOME / "bin" / "python", HOME / "installed.txt"
    pins = (HERE / "peers.txt").read_text(encoding="utf-8")
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != pins:
        venv.create(HOME, with_pip=True, clear=True)
        done = process([str(python), "-m", "pip", "-q", "install", "-r", str(HERE / "peers.txt")])
        if done.code:
            sys.exit(f"the peers cannot be installed:\n{done.said}")
        stamp.write_text(pins, encoding="utf-8")
    return python


def theirs(python: Path, name: str, cut: Cut, limit: float) -> Answer:
    """Ask one of the peers."""
    script, *more = PEERS[name]
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "problem.json", Path(folder) / "result.json"
        source.write_text(json.dumps(told(cut)), encoding="utf-8")
        run = process([str(python), str(HERE / script), str(source), str(target), str(int(limit)), *more])
        if not target.exists():
            said = run.said.strip().splitlines() or ["nothing is said"]
            return Answer(run.cpu, f"not in {limit:g} CPU s" if run.code < 0 else said[-1], Counter())
        rows = [(one, period, room) for one, period, room in json.loads(target.read_text(encoding="utf-8"))]
        return Answer(run.cpu, "", wrong(cut, rows, Path(folder)))


def wrong(cut: Cut, rows: Sequence[Row], folder: Path) -> Counter[str]:
    """Return how often the rules of each family are broken; sessions that are not there, and such without a room."""
    missing = cut.sessions.keys() - {name for name, *_ in rows}
    path = folder / "cut-down.yaml"
    path.write_text(cut.programme(missing), encoding="utf-8")
    programme = read(path)
    items = []
    for name, period, room in rows:
        start = cut.start(period)
        rooms = (room,) if room else ()
        items.append(Item(name, "session", name, start, later(start, 60), rooms, "plenary", of=name))
    printed = numbers(programme, items)
    ordered = sorted(items, key=lambda item: (item.since, item.until, item.id))
    numbered = tuple(replace(item, number=printed.get(item.id)) for item in ordered)
    found = Counter(one.rule.split(":", maxsplit=1)[0] for one in findings(programme, Timetable("cut-down", numbered)))
    return found + Counter({"left out in silence": len(missing)})


def ours(cut: Cut) -> Answer:
    """Solve it as a person would, and verify it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cut-down.yaml"
        path.write_text(cut.programme(), encoding="utf-8")
        run = timetable("solve", path)
        if run.code:
            return Answer(run.cpu, run.said, Counter())
        check = timetable("verify", path)
        return Answer(run.cpu, "", Counter({check.said: 1} if check.code else {}))


def row(size: str, name: str, answers: Sequence[Answer], beside: Sequence[Answer]) -> str:
    """Return one line of the table."""
    there = [number for number, answer in enumerate(answers) if not answer.nothing]
    right = sum(not answers[number].wrong for number in there)
    ratios = [answers[number].cpu / beside[number].cpu for number in there]
    faults = sum((answer.wrong for answer in answers), Counter[str]())
    said = [f"{family} {count}" for family, count in sorted(faults.items())]
    said += [f"{why} ({count})" for why, count in Counter(a.nothing for a in answers if a.nothing).items()]
    middle = f"{median(answers[n].cpu for n in there):.2f}" if there else "-"
    ratio = f"{median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})" if ratios else "-"
    counts = f"{len(there)} of {len(answers)} | {right} of {len(answers)}"
    return f"| {size} | {name} | {middle} | {ratio} | {counts} | {'; '.join(said) or '-'} |"


def main() -> int:
    """Measure, print, and return 1 if ours is not right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--sizes", default="ten,twenty,forty")
    parser.add_argument("--limit", type=float, default=60, help="CPU seconds for each of the others")
    asked = parser.parse_args()
    python, machine, rows, failed = installed(), Machine(), [], False
    for size in asked.sizes.split(","):
        machine.measure()
        cuts = [cut_down(seed, size) for seed in range(asked.seeds)]
        own = [ours(cut) for cut in cuts]
        failed = failed or any(answer.nothing or answer.wrong for answer in own)
        rows.append(row(size, "ours", own, own))
        print(rows[-1], flush=True)
        for name in PEERS:
            rows.append(row(size, name, [theirs(python, name, cut, asked.limit) for cut in cuts], own))
            print(rows[-1], flush=True)
    machine.measure()
    print(machine)
    print("| sessions | program | CPU s (median) | ratio to ours | found | right | what is wrong, over all of them |")
    print("|---|---|---|---|---|---|---|", *rows, sep="\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
