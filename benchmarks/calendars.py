"""How long the calendars of a meeting take: 55 people with 30 items each, as feeds and as files, each read by the lint.

    python -m benchmarks.calendars [--runs 9]

Wanted: 1 CPU s (median) for the 55 calendars. Nothing is kept from one run to the next. The third line is a whole
revision: a feed and a file for each, those of the agenda, and the texts that tell what changed.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from benchmarks.runner import Machine, summary
from scheduler.export.entry import STAY, Content, Entry, Guest
from scheduler.export.ics import Occasion, Whose, published
from scheduler.export.ics.event import event_bytes
from scheduler.publish.files import files_of
from scheduler.publish.ledger import advance, begun, line_of
from scheduler.publish.model import Revision
from scheduler.timetable.model import Item, Timetable
from scheduler.verify.lint import lint

if TYPE_CHECKING:
    from collections.abc import Callable

PEOPLE, ITEMS, DAYS = 55, 30, 3
ZONE, FIRST, PUBLISHED = ZoneInfo("Europe/London"), date(2027, 5, 10), datetime(2027, 3, 1, 9, tzinfo=UTC)


def content() -> Content:
    """Return a meeting of three days with ten items each; everybody has a part in three of them."""
    entries = tuple(_entry(number) for number in range(ITEMS))
    stay = Entry(STAY, "stay", "A meeting", FIRST, FIRST + timedelta(days=DAYS), house="Example House", free=True)
    guests = tuple(
        Guest(
            f"p{person}",
            f"Person {person}",
            {entry.item: _part(person, place) for place, entry in enumerate(entries)},
            stay,
        )
        for person in range(PEOPLE)
    )
    return Content("benchmark", "A meeting", ZONE.key, entries, guests, "Off the record.")


def _entry(number: int) -> Entry:
    day, place = divmod(number, ITEMS // DAYS)
    start = datetime(2027, 5, 10 + day, 9 + place, tzinfo=ZONE)
    about = (
        f"Session {number}, plenary, 50 minutes",
        *(f"- What is the question, number {question} of those that are asked?" for question in range(3)),
        "Speakers: " + "; ".join(f"Person {number + other} (Example Agency)" for other in range(3)),
    )
    return Entry(
        item=f"s{number}",
        kind="session",
        title=f"{number}. What to do about it, and who",
        start=start,
        end=start + timedelta(minutes=50),
        rooms=("Conference Room",),
        house="Example House",
        location=(50.906, -0.361),
        about=about,
        categories=("session", "plenary"),
    )


def _part(person: int, place: int) -> tuple[str, ...]:
    return ("speaker",) if (person + place) % 10 == 0 else ()


def rendered(whole: Content) -> list[bytes]:
    """Return everybody's calendar."""
    return [
        published(
            [Occasion(entry, 0, PUBLISHED, PUBLISHED) for entry in whole.of(guest)],
            Whose(whole.programme, whole.title, whole.zone, whole.note, guest.id, guest.name),
        )
        for guest in whole.guests
    ]


def revision_of(whole: Content) -> Revision:
    """Return a content as the first revision."""
    items = tuple(
        Item(entry.item, "session", entry.title, entry.start, entry.end)
        for entry in whole.entries
        if isinstance(entry.start, datetime) and isinstance(entry.end, datetime)
    )
    return Revision(1, PUBLISHED, Timetable(whole.programme, items, first_day=FIRST), whole)


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes, without anything kept from before."""
    event_bytes.cache_clear()
    before = time.process_time()
    work()
    return time.process_time() - before


def main() -> int:
    """Measure, print, and return 1 if it is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    asked = parser.parse_args()
    machine, whole = Machine(), content()
    revision, numbers = revision_of(whole), count()
    line = line_of(revision, "0" * 64, PEOPLE)
    record = advance(begun(revision), None, revision, line, lambda: f"{next(numbers):040x}")
    written, read, files = [], [], []
    for _ in range(asked.runs):
        machine.measure()
        written.append(cpu(lambda: rendered(whole)))
        read.append(cpu(lambda: [lint(data) for data in rendered(whole)]))
        files.append(cpu(lambda: files_of(record, revision)))
    print(machine)
    print(summary(f"CPU of {PEOPLE} calendars of {ITEMS} items, written", written, machine))
    print(summary("the same, written and read by the lint", read, machine))
    print(summary("all files of a revision", files, machine))
    faults = [fault for data in rendered(whole) for fault in lint(data)]
    return int(bool(faults) or statistics.median(read) > 1)


if __name__ == "__main__":
    sys.exit(main())
