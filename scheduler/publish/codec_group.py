"""Somebody's own group or table as a part of the files of a record, and back.

A key stands there only where somebody is in one, so files without are what they were before there were any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from scheduler.export.own_group import OwnGroup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.timetable.fields import Fields

_KINDS: tuple[Literal["group", "table"], ...] = get_args(Literal["group", "table"])


def group_written(group: OwnGroup) -> dict[str, object]:
    """Return one as JSON has it."""
    return {
        "kind": group.kind,
        "number": group.number,
        "topic": group.topic,
        "room": group.room,
        "leads": [{"role": role, "name": name} for role, name in group.leads],
    }


def group_read(fields: Fields) -> OwnGroup:
    """Return what `group_written` wrote."""
    group = OwnGroup(
        kind=fields.choice("kind", _KINDS),
        number=fields.whole("number"),
        topic=fields.prose("topic"),
        room=fields.prose("room"),
        leads=tuple(_lead_read(one) for one in fields.objects("leads", "role")),
    )
    fields.nothing_else()
    if group.number < 1:
        fields.refuse("number", f"{group.number} is no number of a {group.kind}; they count from 1")
    return group


def groups_written(groups: Mapping[str, OwnGroup]) -> dict[str, object]:
    """Return those of one person by item, under their key; nothing where there are none."""
    return {"groups": {item: group_written(group) for item, group in groups.items()}} if groups else {}


def groups_read(fields: Fields) -> dict[str, OwnGroup]:
    """Return what `groups_written` wrote."""
    if "groups" not in fields.names:
        return {}
    return {item: group_read(one) for item, one in fields.by_name("groups")}


def _lead_read(fields: Fields) -> tuple[str, str]:
    lead = fields.text("role"), fields.prose("name")
    fields.nothing_else()
    return lead
