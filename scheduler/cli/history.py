"""``timetable history``: what was published when, why, and how many people it was for."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from scheduler.cli.desk import Desk
from scheduler.cli.options import Event, Json, To
from scheduler.cli.view import View
from scheduler.errors import ProgrammeError, RecordError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from scheduler.publish.model import Line, Record
    from scheduler.timetable.store import State


def history(event: Event, to: To = None, as_json: Json = False) -> None:
    """List what was published: when, why, and whom it touched."""
    from scheduler.publish import store

    view = View()
    state, zone = _opened(event, to, view)
    record = store.record(state)
    if as_json:
        view.plain(_as_json(record, zone))
    elif record is None:
        view.product("Nothing was published yet.")
    else:
        view.product("\n".join(_table(record, zone)))
    damaged = store.damage(state, record) if record else ()
    if damaged:
        raise RecordError("\n".join(damaged))


def _opened(event: Path, to: Path | None, view: View) -> tuple[State, ZoneInfo]:
    """Return the state folder and the zone; those of what was published, if the programme is wrong now."""
    from zoneinfo import ZoneInfo

    from scheduler.publish.store import last_revision
    from scheduler.timetable.store import State

    try:
        desk = Desk.open(event, to)
    except ProgrammeError as error:
        written = re.search(rb"^programme: *([a-z0-9-]+) *(#.*)?$", event.read_bytes(), re.MULTILINE)
        state = State(written[1].decode(), event.parent if to is None else to) if written else None
        last = last_revision(state) if state else None
        if state is None or last is None:
            raise
        count = len(error.problems)
        problems = f"{count} problem{'s' * (count != 1)}"
        view.say(f"{event} has {problems} (“timetable check” names them). This is what was published.")
        return state, ZoneInfo(last.content.zone)
    return desk.state, desk.programme.clock.zone


def _table(record: Record, zone: ZoneInfo) -> Iterator[str]:
    rows = [("Revision", "Published", "Why", "Items", "Changed for")]
    for line in record.lines:
        people = f"{line.told} {'person' if line.told == 1 else 'people'}"
        rows.append((str(line.number), _when(line, zone), _why(line), str(line.items), people))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    right = {0, 3}
    for row in rows:
        cells = (
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


def _when(line: Line, zone: ZoneInfo) -> str:
    return f"{line.at.astimezone(zone):%a %Y-%m-%d %H:%M}"


def _why(line: Line) -> str:
    return f"rolled back to {line.of}" if line.why == "rolled back" else line.why


def _as_json(record: Record | None, zone: ZoneInfo) -> str:
    lines = [
        {
            "revision": line.number,
            "at": line.at.astimezone(zone).isoformat(),
            "why": line.why,
            "of": line.of,
            "items": line.items,
            "told": line.told,
        }
        for line in (record.lines if record else ())
    ]
    return json.dumps(lines, ensure_ascii=False, indent=2) + "\n"
