"""Holding real files against what must be in them; every fault is a plain sentence, and none means that all is well."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tests.calendar_model.identity import uid
from tests.calendar_model.reading import Seen, said, seen, unfolded
from tests.calendar_model.told import NOTE
from tests.oracle.calendar import plain
from tests.oracle.zone import fields

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from tests.calendar_model.ledger import Standing

CHANGED = "What changed: "
WORD = re.compile(r"[\w.%+-]+@[\w.-]+")


def check_feed(data: bytes, programme: str, expected: Mapping[str, Standing]) -> list[str]:
    """Hold a feed against what stands in it: what is cancelled is not there at all."""
    return _check(data, programme, {key: one for key, one in expected.items() if one.live})


def check_file(data: bytes, programme: str, expected: Mapping[str, Standing]) -> list[str]:
    """Hold a file against what stands in it: what is cancelled is there, and says so."""
    return _check(data, programme, expected)


def check_tombstones(data: bytes, programme: str, expected: Mapping[str, Standing]) -> list[str]:
    """Hold a file of cancellations against those of one revision."""
    return _check(data, programme, {key: one for key, one in expected.items() if not one.live})


def check_same(before: bytes, after: bytes, programme: str, unchanged: Collection[str]) -> list[str]:
    """Demand that some events stand in two files alike, to the byte."""
    old, new = ({event.uid: event.raw for event in seen(data)} for data in (before, after))
    keys = {uid(programme, key): key for key in unchanged}
    return [
        f"{key}: nothing of it changed, and its bytes are others"
        for uid_, key in keys.items()
        if old.get(uid_) != new.get(uid_)
    ]


def check_called(data: bytes, name: str) -> list[str]:
    """Demand that a calendar is called so, in both of the ways that programs look for."""
    head = fields(unfolded(data).partition("BEGIN:VEVENT")[0])
    called = {key: plain(head.get(key, ("", ""))[1]) for key in ("NAME", "X-WR-CALNAME")}
    return [f"{key} is {has}, not {name}" for key, has in called.items() if has != name]


def check_hidden(data: bytes, own: str, addresses: Collection[str]) -> list[str]:
    """Demand that a file holds nobody's address but its owner's."""
    found = {word.lower().rstrip(".") for word in WORD.findall(unfolded(data))}
    others = {address.lower() for address in addresses} - {own.lower()}
    return [f"it holds the address {address}" for address in sorted(found & others)]


def _check(data: bytes, programme: str, expected: Mapping[str, Standing]) -> list[str]:
    try:
        events = seen(data)
    except (KeyError, ValueError) as error:
        return [f"it cannot be read: {error}"]
    keys = {uid(programme, key): key for key in expected}
    counted = Counter(event.uid for event in events)
    faults = [f"not to be here: {event.summary}" for event in events if event.uid not in keys]
    faults += [f"{keys[name]} is there {count} times" for name, count in counted.items() if name in keys and count > 1]
    faults += [f"{key} is missing" for name, key in keys.items() if name not in counted]
    for event in events:
        if event.uid in keys:
            key = keys[event.uid]
            faults += [f"{key}: {fault}" for fault in _event(event, expected[key])]
    return faults


def _event(event: Seen, one: Standing) -> Iterator[str]:
    visible = one.visible
    wanted = {
        "SUMMARY": (event.summary, visible.summary),
        "DTSTART": (said(event.start), said(visible.start)),
        "DTEND": (said(event.end), said(visible.end)),
        "LOCATION": (event.place, visible.place),
        "STATUS": (event.status, "CONFIRMED" if one.live else "CANCELLED"),
        "SEQUENCE": (event.sequence, one.sequence),
        "CREATED": (event.created, one.created),
        "LAST-MODIFIED": (event.changed, one.changed),
        "DTSTAMP": (event.stamped, one.changed),
    }
    yield from (f"{name} is {has}, not {wants}" for name, (has, wants) in wanted.items() if has != wants)
    yield from _description(event.description, one)


def _description(text: str, one: Standing) -> Iterator[str]:
    """Each fact stands in it, and what changed does from the first change on; the note is of what takes place."""
    facts = [(name, words) for name, words in one.visible.told if one.live or name != NOTE]
    yield from (
        f"the description does not tell the {name}: {words}"
        for name, words in facts
        if words.lower() not in text.lower()
    )
    lines = sum(line.startswith(CHANGED) for line in text.splitlines())
    if lines != (one.changed > one.created):
        yield f"the description says {lines} times what changed, at SEQUENCE {one.sequence}"
