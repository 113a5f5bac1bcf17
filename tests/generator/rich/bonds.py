"""Rules between sessions, sessions that may be left out or are off the agenda, themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tests.generator.layout import up
from tests.generator.rich.guests import give_parts
from tests.generator.rules import bind, pins, report_backs
from tests.generator.words import clock

if TYPE_CHECKING:
    from tests.generator.layout import Item
    from tests.generator.rich.draft import Draft, Entry

THEMES = ("law", "money", "routes")


def tie(draft: Draft) -> None:
    """Add rules to the sessions that what is laid out keeps."""
    rng, layout, entries = draft.rng, draft.layout, draft.entries
    for item in layout.sessions:
        _length(draft, item)
        if rng.random() < 0.2:
            entries[item.of]["questions"] = ["What would have to be true?", "Who is missing?"]
    if rng.random() < 0.3:
        entries[layout.sessions[0].of]["numbered"] = False
    report_backs(rng, layout, entries)
    _hear_more(draft)
    bind(rng, layout, entries, draft.first_day)
    draft.pins = pins(rng, layout, entries)
    for entry, item in draft.during:
        if rng.random() < 0.25:
            draft.pins[item.of] = {"at": f"day {item.day} {clock(item.start)}"}
        if rng.random() < 0.15:
            entry["optional"] = True
    if rng.random() < 0.3:
        rng.choice(list(entries.values()))["optional"] = True


def _length(draft: Draft, item: Item) -> None:
    """Write a length that allows the minutes that a session has, and the pieces of it."""
    rng, grid, entry = draft.rng, draft.grid, draft.entries[item.of]
    if 60 <= item.minutes <= 90 and rng.random() < 0.3 and "parts" not in entry:
        return  # the format's
    least = max(up(30, grid), item.minutes - grid * rng.choice((0, 1, 2, 3)))
    best = item.minutes + grid * rng.choice((0, 1, 2, 3))
    most = best + grid * rng.choice((0, 0, 1, 2))
    forms: list[object] = [{"least": least, "best": best, "most": most}]
    if least < most:
        forms.append(f"{least}-{most}")
    if rng.random() < 0.15:
        hours = f"{item.minutes // 60}h{item.minutes % 60:02}" if item.minutes >= 60 else item.minutes
        forms = [item.minutes, hours]
    entry["minutes"] = rng.choice(forms)


def _hear_more(draft: Draft) -> None:
    """Let a second group session report to a session that hears one already."""
    entries = draft.entries
    order = [item.of for item in draft.layout.sessions]
    for name in order:
        heard = cast("Entry", entries[name].get("report_back", {})).get("session")
        for other in order:
            entry = entries[other]
            if (
                heard
                and entry["format"] == "group"
                and "report_back" not in entry
                and order.index(other) < order.index(str(heard))
            ):
                entry["report_back"] = {"session": heard, "within": "event"}


def spare(draft: Draft) -> None:
    """Add a session that may be left out and is, one that was cancelled, and rules that name them."""
    rng = draft.rng
    free = [entry for entry in draft.entries.values() if "after" not in entry]
    if rng.random() < 0.25:
        entry = _other(draft, "extra", "If time allows") | {"optional": True}
        draft.others.append(entry)
        if rng.random() < 0.5:
            entry["after"] = "s1"
        elif free and rng.random() < 0.5:
            rng.choice(free)["after"] = "extra"
    if rng.random() < 0.25:
        entry = _other(draft, "gone", "Taken off") | {"cancelled": True}
        draft.others.append(entry)
        free = [one for one in free if "after" not in one]
        if rng.random() < 0.4 and free:
            rng.choice(free)["after"] = [{"session": "gone", "least": 30}]
        if rng.random() < 0.3:
            draft.pins["gone"] = {"room": "hall-1"}
        if rng.random() < 0.3:
            draft.fixtures.append({"id": "toast", "title": "A toast", "near": {"after": "gone"}, "minutes": 10})


def _other(draft: Draft, name: str, title: str) -> Entry:
    """Return a session that is not held."""
    entry: Entry = {"id": name, "title": title, "format": "plenary", "minutes": "30-60"}
    here = [guest for guest in draft.guests if set(draft.guests[guest]) <= PRESENT]
    if len(here) > 3:
        give_parts(draft, entry, here[:4])
    return entry


PRESENT = {"id", "name", "email", "organisation", "country", "role", "diet", "region", "sector", "needs", "tags"}


def name_themes(draft: Draft) -> list[str]:
    """Give some sessions a theme, and return the order of the themes, where it is said."""
    rng = draft.rng
    if rng.random() > 0.35:
        return []
    for item in draft.layout.sessions:
        if rng.random() < 0.5:
            draft.entries[item.of]["theme"] = rng.choice(THEMES)
    used = sorted({str(entry["theme"]) for entry in draft.entries.values() if "theme" in entry})
    rng.shuffle(used)
    return used if rng.random() < 0.7 else []
