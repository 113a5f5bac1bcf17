"""A whole programme: a timetable with sessions side by side, and a file whose rules it keeps, unless spoiled."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from tests.generator.side_by_side.extras import fixtures, meetings
from tests.generator.side_by_side.frame import Frame, frame
from tests.generator.side_by_side.guests import Guests, give_parts, invite, send_away
from tests.generator.side_by_side.limits import limits
from tests.generator.side_by_side.plan import KINDS, Entry, Held, Plan
from tests.generator.side_by_side.rules import bind, pins, themes
from tests.generator.side_by_side.sizes import SIZES
from tests.generator.side_by_side.timing import hours, minutes, pauses
from tests.generator.side_by_side.venue import assign, changeover, furnish, walks
from tests.generator.side_by_side.where import WHERE, place
from tests.generator.side_by_side.why import spoil
from tests.generator.words import TITLES, dated, written

if TYPE_CHECKING:
    from datetime import date


def side_by_side(seed: int, size: str = "small", kind: str = "planted", where: str = "") -> Plan:
    """Make up a programme with sessions side by side.

    Parameters
    ----------
    seed
        The same one makes the same programme, to the byte.
    size
        One of `SIZES`.
    kind
        One of `KINDS`. Of what is not `infeasible` the planted timetable keeps every rule.
    where
        One of `WHERE`; each in turn over the seeds if it is left out.
    """
    where = where or list(WHERE)[seed % len(WHERE)]
    assert kind in KINDS
    rng = Random(f"side by side {size} {kind} {where} {seed}")  # noqa: S311 - made-up programmes, nothing secret
    drawn = frame(rng, SIZES[size])
    assign(drawn)
    guests = invite(drawn)
    zone, first_day = place(rng, where, drawn.days)
    met = meetings(drawn, kind)
    give_parts(drawn, guests, met)
    send_away(drawn, guests, kind)
    head: Entry = {
        "programme": f"beside-{size}-{seed}",
        "title": f"Side by side {seed}: {size}, {kind}, {where}",
        "first_day": dated(rng, first_day),
        "last_day": dated(rng, first_day + timedelta(days=drawn.days - 1)),
        "timezone": zone,
        "grid": drawn.grid,
    }
    extra, beside = fixtures(drawn, met)
    tree = _tree(drawn, guests, kind, first_day, head, extra)
    why = spoil(drawn, tree) if kind == "infeasible" else None
    tree = {key: value for key, value in tree.items() if value}
    held = [Held(s.id, "session", s.day, s.start, s.end, s.rooms) for s in drawn.sessions]
    order = sorted([*held, *drawn.pauses, *beside], key=lambda item: (item.day, item.start, item.end, item.id))
    return Plan(written(tree), tree, size, kind, where, tuple(order), why)


def _tree(drawn: Frame, guests: Guests, kind: str, first_day: date, head: Entry, extra: list[Entry]) -> Entry:
    """Return the whole programme."""
    rng = drawn.rng
    bind(drawn, guests, kind, first_day)
    order = themes(drawn, kind)
    rooms = furnish(drawn, guests, kind)
    limit = limits(drawn, guests, kind) | {"changeover": changeover(drawn, kind)}
    names = list(rng.sample(TITLES, len(TITLES)))
    sessions: list[Entry] = []
    for number, session in enumerate(drawn.sessions):
        title = names[number % len(names)] + (f" ({number // len(names) + 1})" if number >= len(names) else "")
        entry: Entry = {"id": session.id, "title": title, "format": session.format}
        entry["minutes"] = minutes(drawn, session, kind)
        if session.tracks:
            entry["audience"] = sorted(session.tracks)
        sessions.append(entry | session.entry)
    rng.shuffle(sessions)
    return head | {
        "hours": hours(drawn, kind),
        "rooms": rooms,
        "walk": walks(drawn, guests, kind),
        "people": list(guests.entries.values()),
        "meals": pauses(drawn, "lunch", kind) + pauses(drawn, "dinner", kind),
        "breaks": pauses(drawn, "coffee", kind) + pauses(drawn, "tea", kind),
        "fixtures": extra,
        "formats": {
            "plenary": {"minutes": "30-60", "layout": "theatre"},
            "roundtable": {"minutes": "30-60", "layout": "roundtable"},
            "workshop": {"minutes": "30-60", "layout": "workshop"},
            "group": {"minutes": "30-60", "layout": "breakout", "groups": 2},
        },
        "limits": limit,
        "weights": rng.choice(("balanced", "balanced", "light-days")),
        "themes": order,
        "sessions": sessions,
        "pins": pins(drawn, kind),
    }
