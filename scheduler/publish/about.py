"""The lines about an event taken apart: what it is, for whom, who has a part, and the rest.

A new length or number also changes the line that says what an event is; taken apart, each change is told once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from scheduler.programme.model import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.export.entry import Entry

ROLES: Mapping[str, str] = {
    label: role for role in get_args(Role) for label in (role.capitalize(), f"{role.capitalize()}s")
}
"""What a role is called in the lines, for one person and for several, and the role itself."""
_NUMBERED = re.compile(r"(?P<number>\S+)\. (?P<title>.*)", re.DOTALL)
_WHAT = re.compile(r"(?!- )(?P<form>.*), \d+ minutes?")
_FOR = "For: "


@dataclass(frozen=True)
class About:
    """An event's title and lines in pieces.

    Parameters
    ----------
    number
        As printed; empty if it has none.
    form
        Format of a session, kind of anything else; empty if no line says it.
    audience
        For whom, empty if for everybody.
    cast
        Those who have a part, as printed, by role.
    rest
        The other lines.
    """

    number: str
    title: str
    form: str
    audience: str
    cast: Mapping[str, tuple[str, ...]]
    rest: tuple[str, ...]


def taken_apart(entry: Entry) -> About:
    """Return what an event's title and lines say, piece by piece."""
    number, title, form, audience = "", entry.title, "", ""
    found = _NUMBERED.fullmatch(entry.title)
    cast: dict[str, tuple[str, ...]] = {}
    rest: list[str] = []
    for line in entry.about:
        label, _, names = line.partition(": ")
        if not form and (what := _WHAT.fullmatch(line)):
            form = what["form"]
            if found and form.startswith(prefix := f"Session {found['number']}, "):
                number, title, form = found["number"], found["title"], form.removeprefix(prefix)
        elif label in ROLES and names:
            cast[ROLES[label]] = cast.get(ROLES[label], ()) + tuple(names.split("; "))
        elif line.startswith(_FOR) and not audience:
            audience = line.removeprefix(_FOR)
        else:
            rest.append(line)
    return About(number, title, form[:1].lower() + form[1:], audience, cast, tuple(rest))
