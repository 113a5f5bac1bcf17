"""What a disruption of the example event moves: solved against what is published, and solved afresh.

    python -m benchmarks.disruptions

Each change is made to a programme whose solution is published; then `timetable solve` runs as a whole process, once
against it and once with --fresh. Prints the rows of the table in docs/changes.md: sessions and items whose start or
room differs, the people who have to be told, for something in their own calendar differs, and how many entries of
their calendars do. Wanted: each proven optimal, in 4 s.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.drafts import CONFIGS
from benchmarks.runner import Machine, timetable
from scheduler.export.content import content_of
from scheduler.programme import read
from scheduler.publish.difference import difference
from scheduler.publish.store import last_revision
from scheduler.timetable.store import State

if TYPE_CHECKING:
    from benchmarks.runner import Run
    from scheduler.publish.model import Revision

EVENT, PEOPLE = "global-compact.yaml", "global-compact.people.csv"
SECONDS = 4
HEAD = (
    "change",
    "proved",
    "time",
    "CPU",
    "sessions moved",
    "items moved",
    "people told",
    "entries of theirs",
    "afresh: sessions",
    "items",
    "people",
    "entries",
)


@dataclass(frozen=True)
class Disruption:
    """A change to the files of the event, each text of them by another; and what is then asked of `solve`."""

    name: str
    edits: tuple[tuple[str, str, str], ...]
    options: tuple[str, ...] = ()


DISRUPTIONS = (
    Disruption("a speaker is lost (UNHCR)", ((EVENT, "\nsessions:\n", "\nwithdrawn: [unhcr]\n\nsessions:\n"),)),
    Disruption(
        "a session takes 30 minutes more (the case clinics)",
        ((EVENT, "    format: group\n    on: day 2\n", "    format: group\n    minutes: 105-120\n    on: day 2\n"),),
    ),
    Disruption(
        "a room is lost (South Room)", ((EVENT, "\nhours:\n", "\nrooms: [{id: south-room, on: none}]\n\nhours:\n"),)
    ),
    Disruption(
        "a speaker arrives three hours late (World Bank)",
        ((PEOPLE, "part-time,day 2 08:30,", "part-time,day 2 11:30,"),),
    ),
    Disruption(
        "a session is added (30-45 minutes)",
        (
            (
                EVENT,
                "\nsessions:\n",
                "\nsessions:\n  - {id: new, title: News from the talks, format: plenary, minutes: 30-45}\n",
            ),
        ),
    ),
    Disruption(
        "Thursday from 14:00 on half an hour later, seen from Thursday 11:00",
        ((EVENT, "  day 2: 09:00-18:00\n", "  day 2: [09:00-12:30, 14:30-18:30]\n"),),
        ("--freeze-before", "Thu 11:00"),
    ),
    Disruption(
        "all dates are a week later",
        ((EVENT, "Wed 2018-10-24", "Wed 2018-10-31"), (EVENT, "Fri 2018-10-26", "Fri 2018-11-02")),
    ),
)


@dataclass(frozen=True)
class Outcome:
    """What one solve made of a change."""

    run: Run
    status: str
    sessions: int = 0
    items: int = 0
    people: int = 0
    entries: int = 0


def published(folder: Path) -> None:
    """Solve the event and publish it in a folder."""
    shutil.copytree(CONFIGS, folder, dirs_exist_ok=True)
    for arguments in (("solve", folder / EVENT), ("publish", folder / EVENT, "--yes")):
        run = timetable(*arguments)
        if run.code:
            raise SystemExit(run.said)


def disrupt(folder: Path, disruption: Disruption) -> None:
    """Change the files in a folder."""
    for file, old, new in disruption.edits:
        text = (folder / file).read_text(encoding="utf-8")
        if text.count(old) != 1:
            msg = f"{file}: {old!r} stands there {text.count(old)} times"
            raise SystemExit(msg)
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def outcome(folder: Path, before: Revision, *options: str) -> Outcome:
    """Solve what lies in a folder and say what differs from what was published."""
    run = timetable("solve", folder / EVENT, *options)
    if run.code:
        return Outcome(run, f"exit {run.code}")
    programme = read(folder / EVENT)
    made = State(programme.id, folder).load()
    found = difference(before.content, content_of(made, programme), before.timetable, made)
    moved = {one.entry.item for one in found.items if {"moved", "rooms"} & {aspect.what for aspect in one.aspects}}
    sessions = sum(name in programme.session_by_id for name in moved)
    entries = sum(len(person.own) for person in found.people)
    return Outcome(run, made.status, sessions, len(moved), len(found.people), entries)


def row(disruption: Disruption, kept: Outcome, fresh: Outcome) -> str:
    """Return the row of the table."""
    numbers = [number for one in (kept, fresh) for number in (one.sessions, one.items, one.people, one.entries)]
    cells = (disruption.name, kept.status, f"{kept.run.seconds:.1f} s", f"{kept.run.cpu:.1f} s", *map(str, numbers))
    return f"| {' | '.join(cells)} |"


def main() -> int:
    """Print a row a change, and return 1 if one is not proved, or is late."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    machine, missed = Machine(), False
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}")
    with tempfile.TemporaryDirectory() as name:
        origin = Path(name) / "published"
        published(origin)
        before = last_revision(State(read(origin / EVENT).id, origin))
        if before is None:
            msg = "nothing is published"
            raise SystemExit(msg)
        for number, disruption in enumerate(DISRUPTIONS):
            folder = Path(shutil.copytree(origin, Path(name) / str(number)))
            disrupt(folder, disruption)
            machine.measure()
            kept = outcome(folder, before, *disruption.options)
            print(row(disruption, kept, outcome(folder, before, "--fresh", *disruption.options)), flush=True)
            missed |= kept.status != "optimal" or kept.run.seconds > SECONDS
    print(machine)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
