"""Who comes: each to the sessions of their track and to those for everybody, and wherever they have a part."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.generator.words import clock

if TYPE_CHECKING:
    from tests.generator.side_by_side.frame import Drawn, Frame
    from tests.generator.side_by_side.plan import Entry

ZONES = ("America/New_York", "Asia/Tokyo", "Europe/Kyiv")


@dataclass
class Guests:
    """The people by id, with the track that each is in, and the sessions in which they have a confirmed part."""

    tracks: dict[str, str]
    parts: dict[str, set[str]] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)

    def audience(self, session: Drawn) -> frozenset[str]:
        """Return whom a session is for."""
        return frozenset(n for n, track in self.tracks.items() if not session.tracks or track in session.tracks)

    def due(self, session: Drawn) -> frozenset[str]:
        """Return who has to be in a session."""
        return self.audience(session) | {name for name, held in self.parts.items() if session.id in held}

    def heads(self, session: Drawn) -> int:
        """Return how many seats each of its rooms has to have."""
        return -(-len(self.due(session)) // len(session.rooms))


def invite(drawn: Frame) -> Guests:
    """Make up a few people for each track, and one or two who are in none."""
    rng = drawn.rng
    few = (1, 2) if len(drawn.sessions) <= 4 else (2, 3, 5)
    tracks = [track for track in drawn.tracks for _ in range(rng.choice(few))]
    tracks += [""] * rng.choice((0, 0, 1, 2))
    rng.shuffle(tracks)
    guests = Guests({f"p{number}": track for number, track in enumerate(tracks, 1)})
    for name, track in guests.tracks.items():
        guests.parts[name] = set()
        guests.entries[name] = {"id": name, "name": f"Guest {name[1:]}"} | ({"tags": [track]} if track else {})
    return guests


def give_parts(drawn: Frame, guests: Guests, meetings: list[tuple[str, int, int, int]]) -> None:
    """Give parts in sessions to those who are in them, and now and then to somebody who has nothing else just then."""
    rng = drawn.rng
    for session in drawn.sessions:
        own = sorted(guests.audience(session))
        others = [name for name in guests.tracks if name not in own and _free(drawn, guests, meetings, name, session)]
        pool = rng.sample(own, len(own))
        if others and rng.random() < 0.25:
            pool.insert(0, rng.choice(others))
        if rng.random() < 0.6:
            _give(guests, session, "chair", pool[:1])
        if session.format == "group":
            if len(pool) > 2 and rng.random() < 0.6:
                _give(guests, session, "facilitators", pool[1:3])
        elif rng.random() < 0.5 and len(pool) > 1:
            _give(guests, session, "speakers", pool[1:2])
            open_part = rng.choice(("*", "*Minister", f"{rng.choice(own)}*"))
            if rng.random() < 0.2 and open_part[:-1] not in pool[:2]:
                session.entry["speakers"] = [*pool[1:2], open_part]


def _give(guests: Guests, session: Drawn, role: str, names: list[str]) -> None:
    session.entry[role] = names[0] if role == "chair" else names
    for name in names:
        guests.parts[name].add(session.id)


def _free(drawn: Frame, guests: Guests, meetings: list[tuple[str, int, int, int]], name: str, session: Drawn) -> bool:
    """Tell whether somebody has nothing else at the time of a session."""
    busy = any(other.overlaps(session) and name in guests.due(other) for other in drawn.sessions)
    met = any(
        track == guests.tracks[name] and day == session.day and start < session.end and session.start < end
        for track, day, start, end in meetings
    )
    return not busy and not met


def send_away(drawn: Frame, guests: Guests, kind: str) -> None:
    """Let some come late, leave early or be away for a while, but not when they have a part; some are far away."""
    rng = drawn.rng
    share = {"tight": 0.4, "loose": 0.1}.get(kind, 0.2)
    for name, entry in guests.entries.items():
        held = sorted((s for s in drawn.sessions if s.id in guests.parts[name]), key=lambda s: (s.day, s.start))
        if not held:
            if rng.random() < 0.1:
                entry |= {"remote": "yes", "timezone": rng.choice(ZONES)}
            continue
        loose = 0 if kind == "tight" else rng.choice((0, 30, 60))
        if rng.random() < share:
            entry["arrives"] = f"day {held[0].day} {clock(held[0].start - loose)}"
        if rng.random() < share:
            entry["departs"] = f"day {held[-1].day} {clock(held[-1].end + loose)}"
        if rng.random() < share and not {"arrives", "departs"} & entry.keys():
            day, start = rng.choice(range(1, drawn.days + 1)), rng.choice((540, 600, 840))
            if not any(s.day == day and s.start < start + 60 and start < s.end for s in held):
                entry["unavailable"] = [f"day {day} {clock(start)}-{clock(start + 60)}"]
