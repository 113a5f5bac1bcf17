"""A calendar file: head, time zone and events, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.export.ics.event import event_bytes
from scheduler.export.ics.head import Head, head_component
from scheduler.export.ics.times import zone_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from scheduler.export.ics.event import Written

_END = b"END:VCALENDAR\r\n"


def calendar_file(head: Head, events: Sequence[Written], zone: ZoneInfo) -> bytes:
    """Return the bytes of a calendar with these events, in their order."""
    begun: bytes = head_component(head).to_ical(sorted=False)
    return b"".join(
        (
            begun.removesuffix(_END),
            zone_bytes((event.entry for event in events), zone),
            *(event_bytes(event, zone) for event in events),
            _END,
        )
    )
