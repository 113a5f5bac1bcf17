"""Who is called otherwise: that is told once of a person, and not of each event in which their name stands."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.export.words import UNKNOWN
from scheduler.publish.aspects import Aspect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.export.entry import Entry

_ORGANISATION = r"(?P<beside> \([^()]*\))?"


def by_later_names(before: Entry, after: Entry, names: Mapping[str, str]) -> tuple[Entry, tuple[Aspect, ...]]:
    """Return the earlier state of an event with the names that people have now, and which of them it had otherwise.

    Lines that still stand in the later state are left as they are.

    Parameters
    ----------
    names
        Later names by earlier ones, of those who are called otherwise.
    """
    if not names:
        return before, ()
    one_of = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    pattern = re.compile(rf"(?<=: |; |, )(?P<name>{one_of}){_ORGANISATION}(?=;|,|$)")
    now, found = "\n".join((*after.about, *_leads(after))), dict[str, str]()

    def later(match: re.Match[str]) -> str:
        name, beside = names[match["name"]], match["beside"] or ""
        there = re.search(rf"(?<=: |; |, ){re.escape(name)}{_ORGANISATION}(?=;|,|$)", now, re.MULTILINE)
        if there is None:
            return match[0]
        found[match["name"]] = name
        doubt = UNKNOWN in beside or UNKNOWN in (there["beside"] or "")
        return f"{name}{beside}" if doubt else there[0]

    about = tuple(line if line in after.about else pattern.sub(later, line) for line in before.about)
    leads = (line if line in _leads(after) else pattern.sub(later, line) for line in _leads(before))
    group = before.group and replace(before.group, leads=tuple(_lead(line) for line in leads))
    said = [Aspect("name", one, other, f"{one} is now called {other}") for one, other in found.items()]
    return replace(before, about=about, group=group), tuple(said)


def _leads(entry: Entry) -> tuple[str, ...]:
    """Return who leads the person's own group as lines: ``facilitator: Policy lead``."""
    return tuple(f"{role}: {name}" for role, name in entry.group.leads) if entry.group else ()


def _lead(line: str) -> tuple[str, str]:
    role, _, name = line.partition(": ")
    return role, name
