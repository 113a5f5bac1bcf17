"""A timetable as the text of ``draft.json``, and back.

The text holds no clock time of the run: the same timetable is the same bytes. Reading is strict, for directors edit
this file by hand: whatever is not understood is named, with its place, and nothing is guessed or dropped.
"""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING, get_args

from scheduler.errors import DraftError
from scheduler.programme.model import Kind
from scheduler.timetable import codec_groups, codec_published
from scheduler.timetable.fields import Fields
from scheduler.timetable.model import FORMAT, WITHOUT_GROUPS, Item, Status, TermCost, Timetable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from zoneinfo import ZoneInfo

    from scheduler.programme.model import Programme, Published
    from scheduler.timetable.groups import Sitting


def dumps(timetable: Timetable, programme: Programme) -> str:
    """Return the text of ``draft.json``: items in time order, one key a line, ends with a newline."""
    return json.dumps(document_of(timetable, programme.clock.zone), ensure_ascii=False, indent=2) + "\n"


def document_of(timetable: Timetable, zone: ZoneInfo) -> dict[str, object]:
    """Return a timetable as JSON has it, with its times as they are in `zone`."""
    published = timetable.published
    return {
        "format": FORMAT if _groups_in(timetable) else WITHOUT_GROUPS,
        "programme": timetable.programme,
        "timezone": zone.key,
        "first_day": timetable.first_day and timetable.first_day.isoformat(),
        "digest": timetable.digest,
        "status": timetable.status,
        "cost": timetable.cost,
        "bound": timetable.bound,
        "terms": [_term(term) for term in timetable.terms],
        "items": [_item(item, zone) for item in in_time_order(timetable.items)],
        "left_out": list(timetable.left_out),
        "versions": dict(sorted(timetable.versions.items())),
        "platform": timetable.platform,
        "seed": timetable.seed,
        "published": published and codec_published.written(published, zone),
        **({"gives_way": list(timetable.gives_way)} if timetable.gives_way else {}),
        **({"groups": codec_groups.written(timetable.groups)} if timetable.groups else {}),
    }


def _groups_in(timetable: Timetable) -> bool:
    """Return whether a timetable has groups, or was held against one that has."""
    return bool(timetable.groups or (timetable.published and timetable.published.groups))


def _term(term: TermCost) -> dict[str, object]:
    return {
        "term": term.term,
        "unit": term.unit,
        "measure": term.measure,
        "weight": term.weight,
        "cost": term.cost,
        "payers": [{"id": payer, "measure": measure} for payer, measure in term.payers],
    }


def _item(item: Item, zone: ZoneInfo) -> dict[str, object]:
    return {
        "id": item.id,
        "kind": item.kind,
        "of": item.of,
        "format": item.format,
        "number": item.number,
        "title": item.title,
        "start": item.start.astimezone(zone).isoformat(),
        "end": item.end.astimezone(zone).isoformat(),
        "rooms": list(item.rooms),
        "inside": item.inside,
    }


def loads(text: str, name: str = "draft.json") -> Timetable:
    """Return the timetable that `text` holds.

    Parameters
    ----------
    text
        What `dumps` wrote, perhaps edited by hand since.
    name
        What messages call the file.

    Raises
    ------
    DraftError
        If anything in it is missing, unknown, of the wrong type, or contradicts itself; the message says where.
    """
    return timetable_of(Fields(parsed(text, name), name), name)


def timetable_of(fields: Fields, name: str) -> Timetable:
    """Return the timetable that an object of JSON is; messages call its file `name`.

    Raises
    ------
    DraftError
        As `loads`.
    """
    form = fields.form(FORMAT, ("1", "2", "3"))
    first, zone = form == "1", fields.zone("timezone")
    timetable = Timetable(
        programme=fields.text("programme"),
        digest=fields.text("digest"),
        status=fields.choice("status", get_args(Status)),
        cost=fields.whole("cost"),
        bound=fields.whole("bound"),
        terms=tuple(_read_term(term) for term in fields.objects("terms", "term")),
        items=_in_order(tuple(_read_item(item, zone) for item in fields.objects("items", "id")), name),
        left_out=fields.texts("left_out"),
        versions=fields.mapping("versions"),
        platform=fields.text("platform"),
        seed=fields.whole("seed"),
        first_day=None if first else _date(fields, "first_day"),
        published=None if first else _published(fields, zone),
        gives_way=() if first else fields.texts_if_any("gives_way"),
        groups=_groups(fields) if form == "3" and "groups" in fields.names else (),
    )
    fields.nothing_else()
    if (form == "3") != _groups_in(timetable):
        wanted = FORMAT if _groups_in(timetable) else WITHOUT_GROUPS
        fields.refuse("format", f"a timetable {'with' if wanted == FORMAT else 'without'} groups is {wanted}")
    return timetable


RESTORE = "Solve again, or restore the file from a copy."


def parsed(text: str, name: str, remedy: str = RESTORE) -> object:
    """Return what a text of JSON holds, without the leniencies of the standard parser: no key twice, no NaN.

    Parameters
    ----------
    remedy
        What to do with a file that is damaged.

    Raises
    ------
    DraftError
        If it is none.
    """

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            msg = f"{name}: the key “{twice}” stands twice in one place. Keep one of them."
            raise DraftError(msg)
        return found

    def constant(value: str) -> object:
        msg = f"{name}: {value} is no number that a timetable can hold."
        raise DraftError(msg)

    try:
        document: object = json.loads(text, object_pairs_hook=unique, parse_constant=constant)
    except json.JSONDecodeError as error:
        msg = f"{name}:{error.lineno}: it is no JSON from column {error.colno} on ({error.msg}). {remedy}"
        raise DraftError(msg) from error
    except (ValueError, RecursionError) as error:
        msg = f"{name}: it cannot be read as JSON ({error}). {remedy}"
        raise DraftError(msg) from error
    return document


def _read_term(fields: Fields) -> TermCost:
    term = TermCost(
        term=fields.text("term"),
        unit=fields.text("unit"),
        measure=fields.whole("measure"),
        weight=fields.whole("weight"),
        payers=tuple(_read_payer(payer) for payer in fields.objects("payers", "id")),
    )
    cost = fields.whole("cost")
    if cost != term.cost:
        fields.refuse("cost", f"{cost} is not measure {term.measure} x weight {term.weight} = {term.cost}")
    fields.nothing_else()
    return term


def _read_payer(fields: Fields) -> tuple[str, int]:
    payer = fields.text("id"), fields.whole("measure")
    fields.nothing_else()
    return payer


def _read_item(fields: Fields, zone: ZoneInfo) -> Item:
    item = Item(
        id=fields.text("id"),
        kind=fields.choice("kind", get_args(Kind)),
        of=fields.text("of"),
        format=fields.text_or_none("format"),
        number=fields.text_or_none("number"),
        title=fields.text("title"),
        start=fields.moment("start", zone),
        end=fields.moment("end", zone),
        rooms=fields.texts("rooms"),
        inside=fields.text_or_none("inside"),
    )
    fields.nothing_else()
    if item.minutes <= 0:
        fields.refuse("end", "it does not end after it starts")
    return item


def _date(fields: Fields, key: str) -> date | None:
    return None if fields.text_or_none(key) is None else fields.day(key)


def _published(fields: Fields, zone: ZoneInfo) -> Published | None:
    inner = fields.object_or_none("published")
    return None if inner is None else codec_published.read(inner, zone)


def _groups(fields: Fields) -> tuple[Sitting, ...]:
    return codec_groups.read(fields, {item.text("id") for item in fields.objects("items", "id")})


def _in_order(items: tuple[Item, ...], name: str) -> tuple[Item, ...]:
    """Put items that somebody moved by hand back into time order; an id may stand once."""
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            msg = f"{name}: items: {item.id}: this id stands twice. Each item of the agenda has an id of its own."
            raise DraftError(msg)
        seen.add(item.id)
    return in_time_order(items)


def in_time_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items by start, then by end."""
    return tuple(sorted(items, key=lambda item: (item.start.astimezone(UTC), item.end.astimezone(UTC))))
