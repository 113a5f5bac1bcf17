"""Rules of a tiny programme about rooms, and about whom its sessions are for."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.generator.words import clock, span

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.generator.tiny_draft import Draft, Entry

# Any two of these share somebody, and nobody is in three of them.
AUDIENCES = (["p1", "p2", "p3"], ["p1", "p4", "p5"], ["p2", "p4", "p6"], ["p3", "p5", "p6"])
ZONES = ("America/Lima", "Africa/Accra", "Asia/Dhaka", "Asia/Tokyo", "Pacific/Auckland")


def _loft(draft: Draft) -> Entry:
    """Let two halls serve, and return the second."""
    loft: Entry = {"id": "loft", "name": "Loft", "layouts": {"theatre": 9, "roundtable": 9}}
    draft.rooms.append(loft)
    return loft


def _walk(draft: Draft) -> None:
    """Put half an hour between two halls, and hold a session in each."""
    draft.few()
    _loft(draft)
    draft.walk = {"hall": {"loft": 30}}
    for session, room in zip(draft.two(), draft.rng.sample(("hall", "loft"), 2), strict=True):
        session["format"] = draft.rng.choice(("plenary", "roundtable"))
        draft.pins[str(session["id"])] = {"room": room}


def _walk_to_groups(draft: Draft) -> None:
    """Put half an hour between the hall and one of the rooms for groups."""
    draft.walk = {"hall": {"group-2": 30}}
    first, second = draft.two()
    first["format"], second["format"] = draft.rng.sample(("group", "plenary"), 2)


def _changeover(draft: Draft) -> None:
    """Let the one hall take half an hour from rows to tables."""
    draft.limits["changeover"] = 30
    first, second = draft.two()
    first["format"], second["format"] = draft.rng.sample(("plenary", "roundtable"), 2)


def _closed(draft: Draft) -> None:
    """Close the hall, or a room for groups, for a while."""
    start = draft.half_hour(60)
    when = span(start, start + draft.rng.choice((30, 60)))
    room = draft.rng.choice(draft.rooms[:2])
    room["closed"] = [draft.rng.choice((when, f"day {draft.day()} {when}"))]
    draft.one()["format"] = "plenary" if room["id"] == "hall" else "group"


def _step_free(draft: Draft) -> None:
    """Let the one hall without steps be closed for a while, and one session need it."""
    draft.few()
    start = draft.half_hour(60)
    _loft(draft).update({"step_free": True, "closed": [span(start, start + 60)]})
    draft.people[5]["needs"] = "step-free"
    for session in draft.sessions:
        session["format"] = "plenary"
        session["audience"] = ["p1", "p2", "p3"]
    del draft.one()["audience"]


def _remote(draft: Draft) -> None:
    """Let somebody speak from elsewhere, at hours of their own clock."""
    guest = draft.rng.choice(draft.people)
    draft.one()["speakers"] = [guest["id"]]
    guest["remote"] = "yes"
    start = draft.half_hour(120)
    first, last = start, start + draft.rng.choice((60, 90, 120))
    zone = draft.rng.choice(ZONES)
    there = [_local(draft, minute, zone) for minute in (first, last)]
    if there[0].date() == there[1].date():
        guest["timezone"] = zone
        first, last = (moment.hour * 60 + moment.minute for moment in there)
    guest["remote_hours"] = span(first, last)


def _local(draft: Draft, minute: int, zone: str) -> datetime:
    """Return a minute of the first day by the clock of another zone."""
    here = datetime.combine(draft.first_day, datetime.min.time()) + timedelta(minutes=minute)
    return here.replace(tzinfo=ZoneInfo(draft.zone)).astimezone(ZoneInfo(zone))


def _audience(draft: Draft) -> None:
    """Hold each session for some, so that a limit binds nobody for all of them."""
    for session, names in zip(draft.sessions, AUDIENCES, strict=False):
        session["audience"] = names[:]
    draft.limits |= draft.rng.choice(({"sessions_per_day": 2}, {"run": 60}, {"run": 90}, {"formal_per_day": 90}))


def _tags(draft: Draft) -> None:
    """Hold two sessions for two tags that one person has in common, and limit everybody's day."""
    for number, guest in enumerate(draft.people):
        guest["tags"] = ["north", "south"] if number == 0 else ["north"] if number < 3 else ["south"]
    first, second = draft.two()
    first["audience"], second["audience"] = ["north"], ["south"]
    draft.limits |= draft.rng.choice(({"sessions_per_day": 1}, {"run": 60}, {"formal_per_day": 60}))


def _withdrawn(draft: Draft) -> None:
    """Let somebody who would bind a session no longer come, and somebody else bind another."""
    for guest in draft.people[:2]:
        guest["arrives"] = f"day {draft.day()} {clock(draft.half_hour(90))}"
        draft.one()["chair"] = guest["id"]
    draft.withdrawn = ["p1"]


def _cancelled(draft: Draft) -> None:
    """Take a session off the agenda that others name."""
    draft.few()
    gone: Entry = {"id": "gone", "title": "Taken off", "format": "plenary", "minutes": 60, "cancelled": True}
    first, second = draft.two()
    gone["same_day"] = [first["id"]]
    draft.others.append(gone)
    second["after"] = ["gone", first["id"]]


def _portions(draft: Draft) -> None:
    """Let the pieces of a session ask for more than its shortest length."""
    pieces: list[Entry] = [{"title": "First", "minutes": 20, "speakers": ["p1"]}, {"title": "Then", "minutes": 15}]
    draft.one().update({"minutes": "30-60", "parts": pieces})
    if draft.rng.random() < 0.5:
        draft.people[0]["arrives"] = f"day {draft.day()} {clock(draft.half_hour(90))}"


def _theme(draft: Draft) -> None:
    """Give sessions a theme each."""
    for session in draft.sessions:
        session["theme"] = draft.rng.choice(("law", "money"))


def _themes(draft: Draft) -> None:
    """Give sessions a theme each, and say which comes first."""
    _theme(draft)
    used = sorted({str(session["theme"]) for session in draft.sessions})
    draft.themes = draft.rng.sample(used, len(used))


WHOM: dict[str, Callable[[Draft], None]] = {
    "walk": _walk,
    "walk-to-groups": _walk_to_groups,
    "changeover": _changeover,
    "closed": _closed,
    "step-free": _step_free,
    "remote": _remote,
    "audience": _audience,
    "tags": _tags,
    "withdrawn": _withdrawn,
    "cancelled": _cancelled,
    "portions": _portions,
    "theme": _theme,
    "themes": _themes,
}
