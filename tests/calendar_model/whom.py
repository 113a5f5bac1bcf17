"""Whose calendar an item stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.oracle.model import Item, Items, Programme


def theirs(programme: Programme, items: Items, item: Item, name: str) -> bool:
    """Tell whether an item is in somebody's calendar: with a part always, else if they are there for some of it."""
    if item.kind == "session" and name in programme.casts[item.id].confirmed | programme.casts[item.id].open:
        return True
    return invited(programme, items, item, name) and not programme.people[name].gone(item.span)


def invited(programme: Programme, items: Items, item: Item, name: str) -> bool:
    """Tell whether an item is for somebody who has no part in it.

    What everybody has in the house (a meal, a break, a photograph) is not for those who take part from elsewhere; what
    names them is.
    """
    if item.part:
        return invited(programme, items, items[programme.hosts[item.id]], name)
    if item.kind == "session":
        audience = programme.casts[item.id].audience
        return audience is None or name in audience
    meant = programme.meant(item)
    return not programme.people[name].remote if meant is None else name in meant


def public(programme: Programme, items: Items, item: Item) -> bool:
    """Tell whether the agenda has an item: nothing private, nor what is a part of that."""
    return not item.private and not (item.part and items[programme.hosts[item.id]].private)
