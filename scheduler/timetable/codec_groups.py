"""Who is in which group, as a part of ``draft.json``, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.timetable.groups import Group, Sitting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.timetable.fields import Fields


def written(sittings: Iterable[Sitting]) -> list[dict[str, object]]:
    """Return the groups of each item as JSON has them."""
    return [{"item": one.item, "groups": [_group(group) for group in one.groups]} for one in sittings]


def _group(group: Group) -> dict[str, object]:
    return {"number": group.number, "topic": group.topic, "room": group.room, "people": list(group.people)}


def read(fields: Fields, items: Iterable[str]) -> tuple[Sitting, ...]:
    """Return what `written` wrote.

    Parameters
    ----------
    fields
        Of the whole timetable.
    items
        Ids of its items.

    Raises
    ------
    DraftError
        If anything in it is missing, unknown, of the wrong type, or contradicts itself; the message says where.
    """
    known, found = {*items}, dict[str, Sitting]()
    for one in fields.objects("groups", "item"):
        sitting = _sitting(one)
        if sitting.item not in known:
            one.refuse("item", f"“{sitting.item}” is not among the items")
        if sitting.item in found:
            fields.refuse("groups", f"“{sitting.item}” stands twice")
        found[sitting.item] = sitting
    if not found:
        fields.refuse("groups", "nobody is in a group, and then this key is left out")
    return tuple(found.values())


def _sitting(fields: Fields) -> Sitting:
    item, groups = fields.text("item"), list[Group]()
    seen: dict[str, int] = {}
    for place, one in enumerate(fields.objects("groups", "number"), start=1):
        group = Group(one.whole("number"), one.texts("people"), one.text_or_none("room"), one.text("topic"))
        one.nothing_else()
        if group.number != place:
            one.refuse("number", f"{group.number} stands where {place} belongs: groups are counted from 1, in order")
        for person in group.people:
            if person in seen:
                one.refuse("people", f"“{person}” stands here, and in group {seen[person]} already")
            seen[person] = place
        groups.append(group)
    fields.nothing_else()
    if not groups:
        fields.refuse("groups", "there is no group")
    return Sitting(item, tuple(groups))
