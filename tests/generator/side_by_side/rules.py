"""Rules about sessions that the drawn timetable keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generator.words import clock, day_name, span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tests.generator.side_by_side.frame import Drawn, Frame
    from tests.generator.side_by_side.guests import Guests
    from tests.generator.side_by_side.plan import Entry

WISHES = ("morning", "afternoon", "after-lunch", "first-of-day", "last-of-day", "day 1", "09:00-11:00")
SHARES = {"tight": 0.5, "planted": 0.25, "loose": 0.06}


def bind(drawn: Frame, guests: Guests, kind: str, first_day: date) -> None:
    """Add rules to sessions: each has each with a share that is the larger, the tighter it is to be."""
    rng, share = drawn.rng, SHARES.get(kind, SHARES["planted"])
    for session in drawn.sessions:
        others = [other for other in drawn.sessions if other is not session]
        if rng.random() < share:
            _after(drawn, session, kind)
        if rng.random() < share / 2:
            other = rng.choice(others)
            session.entry["same_day" if other.day == session.day else "other_day"] = [other.id]
        if rng.random() < share / 2:
            more = [day_name(rng, first_day, day) for day in range(1, drawn.days + 1) if day != session.day]
            own = day_name(rng, first_day, session.day)
            session.entry["on"] = [own, *more[:1]] if rng.random() < 0.5 else own
        if rng.random() < share / 2:
            session.entry["between"] = _between(drawn, session, kind)
        if rng.random() < share / 2:
            _place(drawn, guests, session)
        if rng.random() < 0.3:
            session.entry[rng.choice(("prefer", "avoid"))] = rng.sample(WISHES, rng.choice((1, 1, 2)))
        if rng.random() < share / 4:
            session.entry["optional"] = True
    report(drawn, guests, share)


def _after(drawn: Frame, session: Drawn, kind: str) -> None:
    """Put a session after an earlier one, sometimes with a least and a most gap."""
    rng = drawn.rng
    when = (session.day, session.start)
    earlier = [other for other in drawn.sessions if (other.day, other.end) <= when and other is not session]
    if not earlier:
        return
    other = rng.choice(earlier)
    bound: Entry = {"session": other.id}
    gap = session.start - other.end
    if other.day == session.day and rng.random() < 0.5:
        slack = 0 if kind == "tight" else rng.choice((0, 30, 60))
        bound |= rng.choice(({"least": max(0, gap - slack)}, {"most": gap + slack}))
    session.entry["after"] = [bound] if len(bound) > 1 else rng.choice((other.id, [other.id]))


def _between(drawn: Frame, session: Drawn, kind: str) -> object:
    """Return a window around a session, for all days or for its own."""
    rng = drawn.rng
    loose = rng.choice((0, drawn.grid)) if kind == "tight" else rng.choice((0, 30, 60))
    window = span(session.start - loose, session.end + loose)
    return rng.choice((window, {f"day {session.day}": window, "else": "09:00-18:00"}))


def _place(drawn: Frame, guests: Guests, session: Drawn) -> None:
    """Place a session first or last of those that all of its people attend, where it is."""
    wide = [o for o in drawn.sessions if o is not session and _for_all_of(guests, session, o)]
    today = [other for other in wide if other.day == session.day]
    found = []
    for held, tail in ((wide, ""), (today, f" of day {session.day}")):
        if not any((o.day, o.start) < (session.day, session.start) for o in held):
            found.append(f"first{tail}")
        if not any((o.day, o.end) > (session.day, session.end) for o in held):
            found.append(f"last{tail}")
    if found:
        session.entry["place"] = drawn.rng.choice(found)


def _for_all_of(guests: Guests, session: Drawn, other: Drawn) -> bool:
    """Tell whether the audience of another session contains that of a session."""
    if not other.tracks:
        return True
    return bool(session.tracks) and guests.audience(session) <= guests.audience(other)


def report(drawn: Frame, guests: Guests, share: float) -> None:
    """Let some sessions report to later ones, as soon as these come."""
    rng = drawn.rng
    taken: set[str] = set()
    for session in drawn.sessions:
        if rng.random() < max(share, 0.5 if session.format == "group" else 0):
            choices = [pair for pair in _reports(drawn, guests, session) if pair[0] not in taken]
            if choices:
                soon = [pair for pair in choices if pair[1] != "event"]
                name, within = rng.choice(soon or choices)
                taken.add(name)
                session.entry["report_back"] = name if within == "pause" else {"session": name, "within": within}


def _reports(drawn: Frame, guests: Guests, session: Drawn) -> Iterator[tuple[str, str]]:
    """Yield sessions that come later, and how soon; only what meets both can be in between."""
    for back in drawn.sessions:
        if back is session or (back.day, back.start) < (session.day, session.end):
            continue
        both = [
            other
            for other in drawn.on(back.day)
            if other not in (session, back) and _meet(guests, other, session) and _meet(guests, other, back)
        ]
        if back.day == session.day:
            between = [o for o in both if o.start >= session.end and o.end <= back.start]
            pauses = [p for p in drawn.pauses if p.day == back.day and session.end <= p.start and p.end <= back.start]
            if not between and len(pauses) <= 1:
                yield back.id, "pause"
        elif back.day == session.day + 1 and not any(other.start < back.start for other in both):
            yield back.id, "next-morning"
        yield back.id, "event"


def _meet(guests: Guests, one: Drawn, two: Drawn) -> bool:
    return bool(guests.due(one) & guests.due(two))


def pins(drawn: Frame, kind: str) -> Entry:
    """Pin some sessions to their start, their room or both."""
    rng = drawn.rng
    found: Entry = {}
    most = {"tight": 3, "loose": 0}.get(kind, 1)
    for session in rng.sample(drawn.sessions, min(most, len(drawn.sessions))):
        at = f"day {session.day} {clock(session.start)}"
        room = rng.choice(session.rooms)
        if rng.random() < 0.5:
            found[session.id] = rng.choice((at, {"room": room}, {"at": at, "room": room}))
    return found


def themes(drawn: Frame, kind: str) -> list[str]:
    """Give some sessions a theme, and return the order of the themes, which it may not be held in."""
    rng = drawn.rng
    used = set()
    for session in drawn.sessions:
        if rng.random() < (0.2 if kind == "loose" else 0.4):
            theme = rng.choice(("law", "money", "people"))
            session.entry["theme"] = theme
            used.add(theme)
    return rng.sample(sorted(used), len(used)) if rng.random() < 0.5 else []
