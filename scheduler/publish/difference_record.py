"""A difference as plain values for JSON: all that the page says and all that it is made of, with ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.publish.codec_group import group_written
from scheduler.publish.lines import headline, item_lines, meeting_lines, people_lines
from scheduler.publish.notices import own_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.export.entry import Entry
    from scheduler.export.own_group import OwnGroup
    from scheduler.publish.aspects import Aspect
    from scheduler.publish.difference_model import Difference, ItemDifference, Own, PersonDifference

Record = dict[str, object]


def difference_record(difference: Difference, person: str | None = None) -> Record:
    """Return a difference as plain values.

    Parameters
    ----------
    person
        Id of the only person who is asked for, or None for all; then the items of the others are left out.
    """
    people = [one for one in difference.people if person in {None, one.id}]
    record: Record = {
        "programme": difference.after.programme,
        "title": difference.after.title,
        "timezone": difference.after.zone,
        "days": difference.days,
        "first_day": f"{difference.first_day}" if difference.first_day else None,
        "meeting": [{"what": what, "before": before, "after": after} for what, before, after in difference.meeting],
    }
    if person is None:
        record |= {
            "items": [_item(item) for item in difference.items],
            "renamed": [{"before": before, "after": after} for before, after in difference.renamed],
            "costs": _costs(difference),
            "must_be_told": len(difference.told),
            "other_words": len(difference.reworded),
            "of": difference.everybody,
            "words": [headline(difference), *_words(difference)],
        }
    return record | {"people": [_person(one, difference) for one in people]}


def _words(difference: Difference) -> Iterable[str]:
    return (*meeting_lines(difference), *item_lines(difference), *people_lines(difference))


def _item(item: ItemDifference) -> Record:
    return {
        "id": item.entry.item,
        "change": _change(item.before, item.after),
        "before": _entry(item.before),
        "after": _entry(item.after),
        "aspects": _aspects(item.aspects),
        "people": [
            {"id": share.id, "name": share.name, "before": _listed(share.before), "after": _listed(share.after)}
            for share in item.shares
        ],
        "groups": [
            {"id": move.id, "name": move.name, "before": _group(move.before), "after": _group(move.after)}
            for move in item.moves
        ],
        "must_be_told": list(item.told),
    }


def _person(person: PersonDifference, difference: Difference) -> Record:
    return {
        "id": person.id,
        "name": person.name,
        "change": "returned" if person.again else person.kind,
        "items": [_own(own, difference) for own in person.own],
    }


def _own(own: Own, difference: Difference) -> Record:
    entry = own.after or own.before
    return {
        "id": entry.item if entry else "",
        "change": "returned" if own.again else _change(own.before, own.after),
        "before": _entry(own.before),
        "after": _entry(own.after),
        "aspects": _aspects(own.aspects),
        "words": own_line(difference, own),
    }


def _change(before: Entry | None, after: Entry | None) -> str:
    if before is None:
        return "added"
    return "changed" if after else "removed"


def _aspects(found: Iterable[Aspect]) -> list[Record]:
    return [{"what": one.what, "before": one.before, "after": one.after, "words": one.words} for one in found]


def _entry(entry: Entry | None) -> Record | None:
    if entry is None:
        return None
    return {
        "kind": entry.kind,
        "title": entry.title,
        "start": entry.start.isoformat(),
        "end": entry.end.isoformat(),
        "rooms": list(entry.rooms),
        "house": entry.house,
        "about": list(entry.about),
        "part": list(entry.part),
        "private": entry.private,
        "group": _group(entry.group),
    }


def _group(group: OwnGroup | None) -> Record | None:
    return None if group is None else group_written(group)


def _costs(difference: Difference) -> Record:
    found = difference.balance
    return {
        "terms": [{"term": name, "before": before, "after": after} for name, before, after in found.terms],
        "before": found.before,
        "after": found.after,
        "change": found.change,
    }


def _listed(part: tuple[str, ...] | None) -> list[str] | None:
    return None if part is None else list(part)
