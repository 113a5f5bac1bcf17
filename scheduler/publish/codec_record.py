"""The record of what was published as the text of ``record.json``, and back.

It carries a checksum of its own. What it says was told to people's calendars, which cannot be asked again: a number
in it that somebody changed would look as good as any other.
"""

from __future__ import annotations

import hashlib
import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

from scheduler.publish import codec_content
from scheduler.publish.model import Line, Record, Stamp, Why
from scheduler.timetable import codec
from scheduler.timetable.fields import Fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.export.entry import Entry

FORMAT = "session-timetable-record/1"
REMEDY = "Restore the file from a copy; do not begin anew, for calendars that people have could no longer be updated."
_TOKEN = re.compile("[A-Za-z0-9_-]{22,}")
_HASH = re.compile("[0-9a-f]{64}")


def dumps(record: Record) -> str:
    """Return the text of ``record.json``; the same record is the same bytes."""
    document: dict[str, object] = {
        "format": FORMAT,
        "programme": record.programme,
        "first_day": record.first_day.isoformat(),
        "revisions": [_line(line) for line in record.lines],
        "numbers": dict(record.numbers),
        "tokens": dict(record.tokens),
        "former": [codec_content.guest_written(guest) for guest in record.former.values()],
        "stamps": {name: {item: _stamp(one) for item, one in own.items()} for name, own in record.stamps.items()},
    }
    return json.dumps({**document, "sha256": _checksum(document)}, ensure_ascii=False, indent=1) + "\n"


def loads(text: str, name: str = "record.json") -> Record:
    """Return the record that `text` holds; messages call the file `name`.

    Raises
    ------
    DraftError
        If anything in it is missing, unknown, of the wrong type, contradicts itself, or was changed by hand.
    """
    document = codec.parsed(text, name, REMEDY)
    fields = Fields(document, name)
    fields.form(FORMAT, ("1",))
    _refuse_if_changed(fields, document)
    record = Record(
        programme=fields.text("programme"),
        first_day=fields.day("first_day"),
        lines=tuple(_read_line(line) for line in fields.objects("revisions", "number")),
        numbers=fields.mapping("numbers"),
        tokens=_read_tokens(fields),
        former={guest.id: guest for guest in map(codec_content.guest_read, fields.objects("former", "id"))},
        stamps={name: _read_stamps(own) for name, own in fields.by_name("stamps")},
    )
    fields.nothing_else()
    for place, line in enumerate(record.lines, 1):
        if line.number != place:
            fields.refuse("revisions", f"number {line.number} stands where {place} should")
    for before, after in pairwise(record.lines):
        if after.at < before.at:
            fields.refuse("revisions", f"number {after.number} is earlier than the one before it")
    return record


def _refuse_if_changed(fields: Fields, document: object) -> None:
    said = fields.text("sha256")
    rest = {key: value for key, value in document.items() if key != "sha256"} if isinstance(document, dict) else {}
    if said != _checksum(rest):
        fields.refuse("sha256", "this checksum does not fit the rest: the file was changed after it was written")


def _checksum(document: Mapping[str, object]) -> str:
    """Return the SHA-256 (hex) of what the file holds besides, without regard to blanks and ends of lines."""
    text = json.dumps(document, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _line(line: Line) -> dict[str, object]:
    return {
        "number": line.number,
        "at": line.at.isoformat(),
        "why": line.why,
        "of": line.of,
        "told": line.told,
        "items": line.items,
        "sha256": line.sha256,
    }


def _read_line(fields: Fields) -> Line:
    line = Line(
        number=fields.whole("number"),
        at=fields.instant("at"),
        why=fields.choice("why", get_args(Why)),
        of=fields.whole_or_none("of"),
        told=fields.whole("told"),
        items=fields.whole("items"),
        sha256=fields.text("sha256"),
    )
    fields.nothing_else()
    if not _HASH.fullmatch(line.sha256):
        fields.refuse("sha256", "it is no SHA-256 in lower-case hexadecimal digits")
    return line


def _read_tokens(fields: Fields) -> Mapping[str, str]:
    """Return the tokens: each becomes the name of a file, so none may be a path, or easy to guess."""
    tokens = fields.mapping("tokens")
    for name, token in tokens.items():
        if not _TOKEN.fullmatch(token):
            fields.refuse("tokens", f"that of “{name}” is no word of at least 22 letters, digits, “-” or “_”")
    if len(set(tokens.values())) < len(tokens):
        fields.refuse("tokens", "two people have the same")
    return tokens


def _stamp(stamp: Stamp) -> dict[str, object]:
    gone = stamp.cancelled
    return {
        "sequence": stamp.sequence,
        "created": stamp.created.isoformat(),
        "changed": stamp.changed.isoformat(),
        "what": stamp.what,
        "cancelled": gone and {"timezone": codec_content.zone_of(gone), "entry": codec_content.entry_written(gone)},
    }


def _read_stamps(fields: Fields) -> Mapping[str, Stamp]:
    return {item: _read_stamp(fields.inner(item)) for item in fields.names}


def _read_stamp(fields: Fields) -> Stamp:
    stamp = Stamp(
        sequence=fields.whole("sequence"),
        created=fields.instant("created"),
        changed=fields.instant("changed"),
        what=fields.prose("what"),
        cancelled=_read_cancelled(fields.object_or_none("cancelled")),
    )
    fields.nothing_else()
    if stamp.sequence < 0:
        fields.refuse("sequence", f"{stamp.sequence} is below 0")
    return stamp


def _read_cancelled(fields: Fields | None) -> Entry | None:
    if fields is None:
        return None
    zone = None if fields.nothing("timezone") else fields.zone("timezone")
    entry = codec_content.entry_read(fields.inner("entry"), zone)
    fields.nothing_else()
    return entry
