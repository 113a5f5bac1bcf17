"""Contents drawn at random, and random edits of them that are planted: what was edited is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from scheduler.clock import later
from scheduler.export.entry import Content, Entry, Guest
from tests.contents import a_stay, an_entry, with_guest, without

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

EDITS: dict[str, Callable[[Entry], Entry]] = {
    "moved": lambda one: replace(one, start=later(one.start, 1440), end=later(one.end, 1440)),  # type: ignore[arg-type]
    "rooms": lambda one: replace(one, rooms=(*one.rooms, "Chapel")),
    "renamed": lambda one: replace(one, title=f"{one.title}, once more"),
    "about": lambda one: replace(one, about=(*one.about, "- Who decides?")),
    "house": lambda one: replace(one, house="Other House"),
    "audience": lambda one: replace(one, about=(*one.about, "For: donors")),
    "cast": lambda one: replace(one, about=(*one.about, "Chair: Envoy")),
}
ITEMS = [f"i{number}" for number in range(6)]
PEOPLE = [f"p{number}" for number in range(5)]
PARTS = st.sampled_from([(), ("chair",), ("speaker", "rapporteur")])


@st.composite
def states(draw: st.DrawFn) -> Content:
    entries = tuple(
        an_entry(item, draw(st.integers(1, 3)), f"{draw(st.integers(9, 17)):02}:00", 60, title=f"Title of {item}")
        for item in ITEMS
    )
    guests = tuple(
        Guest(name, name.upper(), draw(st.dictionaries(st.sampled_from(ITEMS), PARTS)), a_stay()) for name in PEOPLE
    )
    return Content("event-2018", "A meeting", "Europe/London", entries, guests)


@dataclass(frozen=True)
class Plant:
    """Two contents, and what of which item differs between them; `stay` are the people who are in both."""

    before: Content
    after: Content
    items: Mapping[str, set[str]]
    stay: tuple[str, ...]


@st.composite
def plants(draw: st.DrawFn) -> Plant:
    """Draw a content, and edit it: items, who comes to them and as what, who leaves, an item more."""
    before = after = draw(states())
    edits = draw(_EDITED)
    for item, names in edits.items():
        after = without(after, item) if "removed" in names else _edited(after, item, names)
    planted = {item: {"removed"} if "removed" in names else names for item, names in edits.items()}
    held = {entry.item for entry in after.entries}
    for (guest, item), part in draw(_PARTS_EDITED).items():
        if item in held:
            (one,) = (one for one in after.guests if one.id == guest)
            own = {name: old for name, old in one.parts.items() if name != item}
            after = with_guest(after, replace(one, parts=own if part is None else {**own, item: part}))
    if draw(st.booleans()):
        after = replace(after, entries=(*after.entries, an_entry("new", title="New")))
        planted["new"] = {"added"}
    leave = draw(st.sets(st.sampled_from(PEOPLE), max_size=2))
    after = replace(after, guests=tuple(one for one in after.guests if one.id not in leave))
    return Plant(before, after, planted, tuple(name for name in PEOPLE if name not in leave))


_EDITED = st.dictionaries(st.sampled_from(ITEMS), st.sets(st.sampled_from([*EDITS, "removed"]), min_size=1), max_size=4)
_PARTS_EDITED = st.dictionaries(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(ITEMS)), st.none() | PARTS, max_size=4
)


def _edited(content: Content, item: str, names: set[str]) -> Content:
    changed = next(entry for entry in content.entries if entry.item == item)
    for name in sorted(names):
        changed = EDITS[name](changed)
    return replace(content, entries=tuple(changed if one.item == item else one for one in content.entries))
