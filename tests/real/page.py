"""What docs/real-programmes.md shows: what was held beside what was solved, in figures."""

from __future__ import annotations

import csv
from bisect import bisect_left
from functools import cache
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING

from tests.real.held import NAMES, STORED, case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.timetable.model import Item
    from tests.real.held import Case, Row

WIDTH = 100
CPU = STORED / "cpu.csv"
WEIGHED = STORED / "weighed.csv"
_TITLE = 44


def measured() -> dict[str, tuple[float, str]]:
    """Return the CPU seconds of each whole process that solved a programme, and what was proved."""
    with CPU.open(encoding="utf-8", newline="") as file:
        return {row["programme"]: (float(row["cpu"]), row["status"]) for row in csv.DictReader(file)}


def weighed() -> dict[tuple[str, str], str]:
    """Return, by programme and session, the least cost at which the session starts as it was held; empty if none."""
    with WEIGHED.open(encoding="utf-8", newline="") as file:
        return {(row["programme"], row["session"]): row["cost"] for row in csv.DictReader(file)}


def elsewhere(one: Case) -> list[str]:
    """Return the sessions that start at another time than they were held, or on another day."""
    sessions = [item.id for item in one.held.sessions]
    return [name for name in sessions if one.held.by_id[name].start != one.solved.by_id[name].start]


@cache
def summary() -> str:
    """Return one line a programme: how alike, what it costs, what was proved, how long it took."""
    head = ("", "items", "day", "start", "length", "order", "cost held", "solved", "CPU s", "proved")
    known = measured()
    rows = [(name, *_figures(case(name)), f"{known[name][0]:.1f}", known[name][1]) for name in NAMES]
    return "".join(_columns([head, *rows]))


def _figures(one: Case) -> tuple[str, ...]:
    free = free_rows(one)
    alike = [_alike(row, one) for row in free]
    sessions = [item.id for item in one.held.sessions]
    kept = in_order(sessions, [item.id for item in one.solved.sessions])
    counts = [str(sum(column)) for column in zip(*alike, strict=True)]
    broken = f" (breaks {len(one.broken)})" if one.broken else ""
    return (str(len(free)), *counts, f"{kept} of {len(sessions)}", f"{one.held.cost}{broken}", str(one.solved.cost))


def free_rows(one: Case) -> list[Row]:
    """Return what was published without what has a set time: that could not differ."""
    known = one.programme.occurrence_by_id
    return [row for row in one.rows if row.id not in known or known[row.id].family != "fixture"]


def _alike(row: Row, one: Case) -> tuple[bool, bool, bool]:
    before, after = one.held.by_id[row.id], one.solved.by_id[row.id]
    return before.day == after.day, before.start == after.start, before.minutes == after.minutes


def in_order(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many of some names are in the same order in both: the most that can be."""
    ends: list[int] = []
    for place in (after.index(name) for name in before):
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


@cache
def programme(name: str) -> str:
    """Return the two timetables side by side, what each costs, and which rules what was held breaks."""
    one = case(name)
    return "".join([*_agenda(one), "\n", *_rooms(one), *_costs(one), "\n", *_broken(one)])


def _agenda(one: Case) -> Iterator[str]:
    day = None
    yield f"{'':{_TITLE}}{'held':13}solved\n"
    for row in one.rows:
        before, after = one.held.by_id[row.id], one.solved.by_id[row.id]
        if before.day != day:
            day = before.day
            yield f"{day:%A} {day.day} {day:%B %Y}\n"
        held = f"{before.start:%H:%M}-{f'{before.end:%H:%M}' if row.end else ''}"
        line = f"  {_short(before.title):{_TITLE - 2}}{held:13}{_solved(before, after):17}"
        yield f"{line}{_difference(row, one)}".rstrip() + "\n"


def _short(title: str) -> str:
    return title if len(title) <= _TITLE - 4 else title[: _TITLE - 7].rstrip() + "..."


def _solved(before: Item, after: Item) -> str:
    day = "" if before.day == after.day else f"{after.start:%a} "
    return f"{day}{after.start:%H:%M}-{after.end:%H:%M}"


def _difference(row: Row, one: Case) -> str:
    """Say in a few words what differs; of what has a set time, that it has."""
    if row not in free_rows(one):
        return "set time"
    before, after = one.held.by_id[row.id], one.solved.by_id[row.id]
    start = "another day" if before.day != after.day else "another start" if before.start != after.start else ""
    if row.id in elsewhere(one):
        cost = weighed()[one.name, row.id]
        start += f" (as held: {f'+{int(cost) - one.solved.cost}' if cost else 'impossible'})"
    more = after.minutes - before.minutes
    length = f"{abs(more)} min {'longer' if more > 0 else 'shorter'}" if more and row.end else ""
    room = "another room" if row.rooms and row.rooms != after.rooms else ""
    return ", ".join(filter(None, (start, length, room)))


def _rooms(one: Case) -> Iterator[str]:
    """Say in how many of the rooms that were published the same is held."""
    known = [row for row in free_rows(one) if row.rooms and row.id in one.programme.session_by_id]
    if known:
        same = sum(row.rooms == one.solved.by_id[row.id].rooms for row in known)
        yield f"Rooms were published of {len(known)} sessions; {same} have the same in the solved timetable.\n\n"


def _costs(one: Case) -> Iterator[str]:
    rows = [("cost", "held", "solved", "who pays when held", "when solved")]
    for before, after in zip(one.held.terms, one.solved.terms, strict=True):
        if before.cost or after.cost:
            rows.append((before.term, str(before.cost), str(after.cost), _payers(before.payers), _payers(after.payers)))
    rows.append(("all", str(one.held.cost), str(one.solved.cost), "", ""))
    for row in rows:
        pays = zip_longest(wrap(row[3], 36), wrap(row[4], 36), fillvalue="") if row[3] or row[4] else [("", "")]
        for line, (held, solved) in enumerate(pays):
            begin = f"{row[0]:12}{row[1]:>6}{row[2]:>8}   " if line == 0 else " " * 29
            yield f"{begin}{held:38}{solved}".rstrip() + "\n"


def _payers(payers: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {share}" for name, share in payers)


def _broken(one: Case) -> Iterator[str]:
    if not one.broken:
        yield "What was held keeps every rule.\n"
        return
    yield "What was held breaks\n"
    for found in one.broken:
        yield "\n".join(wrap(str(found), WIDTH, initial_indent="  ", subsequent_indent="    ")) + "\n"


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            f"{cell:{width}}" if number == 0 else f"{cell:>{width}}"
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip() + "\n"
