"""The pages of a revision as a part of its file, and back.

A line stands in many pages, and many people have the same day. Each is written once, under a name, and pages say which
of them they have.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, count
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from scheduler.export.printed import Day, Edition, Line, Own, OwnDay, Personal, Printed
from scheduler.publish.codec_group import groups_read, groups_written
from scheduler.publish.codec_line import line_read, line_written, name_read, name_written, roles_read, roles_written
from scheduler.publish.pages import Pages

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from datetime import date

    from scheduler.export.entry import Content
    from scheduler.export.printed import Role
    from scheduler.timetable.fields import Fields

    _Day = tuple[date, tuple[Line, ...]]
_Thing = TypeVar("_Thing", bound="Hashable")


def written(pages: Pages) -> dict[str, object]:
    """Return them as JSON has them; id, zone and note of the meeting stand in the file already."""
    common = [(day.day, day.lines) for day in pages.common.days]
    own = {name: [_of_own(day) for day in one.days] for name, one in pages.own.items()}
    days = _named((day, day[0].isoformat()) for day in chain(common, *own.values()))
    lines = _named((line, line.id) for _, some in days for line in some)
    return {
        "title": pages.common.title,
        "dates": pages.common.dates,
        "place": pages.common.place,
        "left_out": list(pages.common.left_out),
        "days": [days[day] for day in common],
        "people": [_person(name, one, [days[day] for day in own[name]]) for name, one in pages.own.items()],
        "all_days": {
            name: {"day": day.isoformat(), "lines": [lines[line] for line in some]}
            for (day, some), name in days.items()
        },
        "all_lines": {name: line_written(line) for line, name in lines.items()},
    }


def differ(one: Pages | None, other: Pages | None) -> bool:
    """Return whether two say something else, in plain values (see `codec_revision.seen`); what is unknown does not."""
    return one is not None and other is not None and written(one) != written(other)


def read(fields: Fields, content: Content) -> Pages:
    """Return what `written` wrote.

    Raises
    ------
    DraftError
        If anything in it is missing, unknown, of the wrong type, or contradicts itself.
    """
    zone = ZoneInfo(content.zone)
    lines = {name: line_read(one, zone) for name, one in fields.by_name("all_lines")}
    days = {name: _day_read(one, lines) for name, one in fields.by_name("all_days")}
    common = Printed(
        id=content.programme,
        title=fields.prose("title"),
        dates=fields.prose("dates"),
        place=fields.prose("place"),
        zone=content.zone,
        note=content.note,
        edition=Edition(),
        days=tuple(Day(*day) for day in _chosen(fields, "days", days)),
        left_out=fields.proses("left_out"),
    )
    head = replace(common, days=(), left_out=())
    own = dict(_person_read(one, head, days) for one in fields.objects("people", "id"))
    fields.nothing_else()
    if [*own] != [guest.id for guest in content.guests]:
        fields.refuse("people", "they are not those who have a calendar, each once and in the same order")
    return Pages(common, own)


def _named(found: Iterable[tuple[_Thing, str]]) -> dict[_Thing, str]:
    """Return a name for each thing: a word, and for another thing of the same word ``word@2``."""
    names: dict[_Thing, str] = {}
    taken: set[str] = set()
    for thing, word in found:
        if thing not in names:
            names[thing] = next(
                name for name in chain((word,), (f"{word}@{place}" for place in count(2))) if name not in taken
            )
            taken.add(names[thing])
    return names


def _of_own(day: OwnDay) -> _Day:
    return day.day, tuple(own.line for own in day.lines)


def _person(name: str, own: Personal, days: list[str]) -> dict[str, object]:
    """Return one person's page: which days they have, and what is said to them alone, by item."""
    every = [one for day in own.days for one in day.lines]
    return {
        "id": name,
        **name_written(own.name),
        "stay": list(own.stay),
        "days": days,
        "parts": {one.line.id: list(one.part) for one in every if one.part},
        "remarks": {one.line.id: list(one.remarks) for one in every if one.remarks},
        "company": {one.line.id: {"roles": roles_written(one.company)} for one in every if one.company},
        **groups_written({one.line.id: one.group for one in every if one.group}),
    }


def _day_read(fields: Fields, lines: Mapping[str, Line]) -> _Day:
    day = fields.day("day"), _chosen(fields, "lines", lines)
    fields.nothing_else()
    return day


def _person_read(fields: Fields, head: Printed, days: Mapping[str, _Day]) -> tuple[str, Personal]:
    parts, remarks = fields.lists("parts"), fields.lists("remarks")
    company = {item: _company_read(one) for item, one in fields.by_name("company")}
    groups = groups_read(fields)

    def own(line: Line) -> Own:
        said = parts.pop(line.id, ()), remarks.pop(line.id, ()), company.pop(line.id, ())
        return Own(line, *said, groups.pop(line.id, None))

    every = tuple(OwnDay(day, tuple(map(own, some))) for day, some in _chosen(fields, "days", days))
    name, stay = fields.text("id"), fields.proses("stay")
    personal = Personal(head, name, name_read(fields), stay, every)
    fields.nothing_else()
    for key, rest in (("parts", parts), ("remarks", remarks), ("company", company), ("groups", groups)):
        for item in rest:
            fields.refuse(key, f"“{item}” is on none of the days")
    return name, personal


def _company_read(fields: Fields) -> tuple[Role, ...]:
    roles = roles_read(fields)
    fields.nothing_else()
    return roles


def _chosen(fields: Fields, key: str, known: Mapping[str, _Thing]) -> tuple[_Thing, ...]:
    """Return the things that a list names."""
    names = fields.texts(key)
    for name in names:
        if name not in known:
            fields.refuse(key, f"“{name}” is not known")
    return tuple(known[name] for name in names)
