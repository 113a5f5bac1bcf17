"""``timetable history``: what was published when, why, and how many people it was for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scheduler.cli.desk import Desk
from scheduler.cli.options import Event, Json, To
from scheduler.cli.view import View
from scheduler.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from scheduler.publish.model import Line, Record


def history(event: Event, to: To = None, as_json: Json = False) -> None:
    """List what was published: when, why, and whom it touched."""
    from scheduler.publish import store

    desk, view = Desk.open(event, to), View()
    record = store.record(desk.state)
    zone = desk.programme.clock.zone
    if as_json:
        view.plain(_as_json(record, zone))
    elif record is None:
        view.product("Nothing was published yet.")
    else:
        view.product("\n".join(_table(record, zone)))
    damaged = store.damage(desk.state, record) if record else ()
    if damaged:
        raise RecordError("\n".join(damaged))


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
