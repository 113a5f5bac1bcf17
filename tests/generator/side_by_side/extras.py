"""What stands beside sessions: meetings of those who are free just then, and a photograph where there is time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generator.side_by_side.plan import Entry, Held
from tests.generator.words import clock

if TYPE_CHECKING:
    from tests.generator.side_by_side.frame import Frame

Meeting = tuple[str, int, int, int]


def meetings(drawn: Frame, kind: str) -> list[Meeting]:
    """Return which tracks meet by themselves while others have sessions: track, day, start and end."""
    rng = drawn.rng
    share = {"tight": 0.7, "loose": 0.1}.get(kind, 0.4)
    return [free for free in rng.sample(drawn.free, min(2, len(drawn.free))) if rng.random() < share]


def fixtures(drawn: Frame, met: list[Meeting]) -> tuple[list[Entry], list[Held]]:
    """Return the fixtures of a file, and where they are held."""
    rng = drawn.rng
    entries: list[Entry] = []
    held = []
    for number, (track, day, start, end) in enumerate(met, 1):
        name = f"circle-{number}"
        entry: Entry = {"id": name, "title": f"The circle of the {track}", "at": f"day {day} {clock(start)}"}
        entry |= {"minutes": end - start, "people": [track], "blocks": rng.choice(("sessions", "parts"))}
        entries.append(entry)
        held.append(Held(name, "social", day, start, end))
    photo = _photo(drawn)
    if photo is not None:
        session, until = photo
        near: Entry = {"after": session}
        start = next(s.end for s in drawn.sessions if s.id == session)
        day = next(s.day for s in drawn.sessions if s.id == session)
        entries.append({"id": "photo", "title": "Photograph", "near": near, "minutes": until - start})
        held.append(Held("photo", "social", day, start, until))
    return entries, held


def _photo(drawn: Frame) -> tuple[str, int] | None:
    """Return a session after which everybody has nothing for five minutes at least, and until when."""
    rng = drawn.rng
    if rng.random() < 0.5:
        return None
    for session in rng.sample(drawn.sessions, len(drawn.sessions)):
        others = [s for s in drawn.on(session.day) if s is not session]
        ahead = [s.start for s in others] + [p.start for p in drawn.pauses if p.day == session.day]
        until = min([start for start in ahead if start >= session.end], default=session.end)
        if until >= session.end + 5 and not any(s.start < until and session.end < s.end for s in others):
            return session.id, min(until, session.end + 10)
    return None
