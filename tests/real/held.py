"""What was held, as a timetable of ours: the published times, in a file beside each programme of `configs/real`."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scheduler.clock import later
from scheduler.objective import costs
from scheduler.programme import read
from scheduler.timetable.codec import in_time_order, loads
from scheduler.timetable.numbers import numbers
from scheduler.verify import findings
from tests.commands import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.constraints.rule import Violation
    from scheduler.programme import Programme
    from scheduler.timetable.model import Item, Timetable

FOLDER = ROOT / "configs" / "real"
STORED = ROOT / "tests" / "golden" / "real"
NAMES = ("article-xi", "georgetown", "hildesheim", "lay-ministry", "traunkirchen")


@dataclass(frozen=True)
class Row:
    """A line of what was published; ``end`` and ``rooms`` are empty where the source does not say."""

    id: str
    day: int
    start: str
    end: str
    rooms: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A programme, what was held, and what was solved. What the source does not say is as in the solved timetable."""

    name: str
    programme: Programme
    rows: tuple[Row, ...]
    held: Timetable
    solved: Timetable

    @property
    def broken(self) -> tuple[Violation, ...]:
        """The rules that what was held breaks."""
        return findings(self.programme, self.held)


def rows_of(name: str) -> tuple[Row, ...]:
    """Read what was published of a programme, in its order."""
    with (FOLDER / f"{name}.held.csv").open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(line for line in file if not line.startswith("#"))
        return tuple(
            Row(row["id"], int(row["day"]), row["start"], row["end"], tuple(filter(None, row["room"].split(";"))))
            for row in table
        )


def stored(name: str) -> Path:
    """Return where the solved timetable of a programme is kept."""
    return STORED / f"{name}.json"


def case(name: str) -> Case:
    """Return a programme with what was held and the timetable that is kept of it."""
    programme = read(FOLDER / f"{name}.yaml")
    rows, solved = rows_of(name), loads(stored(name).read_text(encoding="utf-8"), name)
    return Case(name, programme, rows, held(programme, rows, solved), solved)


def held(programme: Programme, rows: tuple[Row, ...], solved: Timetable) -> Timetable:
    """Return what was held, with what it costs by our terms."""
    items = in_time_order(_item(programme, row, solved.by_id[row.id]) for row in rows)
    known = numbers(programme, items)
    whole = replace(solved, items=tuple(replace(item, number=known.get(item.id)) for item in items), status="feasible")
    terms = costs(programme, whole)
    total = sum(term.cost for term in terms)
    return replace(whole, terms=terms, cost=total, bound=min(solved.bound, total))


def _item(programme: Programme, row: Row, item: Item) -> Item:
    start = programme.clock.at(row.day, _minutes(row.start))
    end = programme.clock.at(row.day, _minutes(row.end)) if row.end else later(start, item.minutes)
    return replace(item, start=start, end=end, rooms=row.rooms or item.rooms)


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def pinned(name: str) -> str:
    """Return the text of a programme with every session pinned to when, and where the source says so, it was held."""
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    known = {session.id: session for session in read(FOLDER / f"{name}.yaml").sessions}
    lines = ["pins:"]
    for row in rows_of(name):
        if row.id in known:
            room = f", room: {row.rooms[0]}" if len(row.rooms) == 1 else ""
            lines.append(f"  {row.id}: {{at: day {row.day} {row.start}{room}}}")
    return text + "\n".join(lines) + "\n"
