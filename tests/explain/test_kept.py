"""A pin against what is to stay is named before any search, with its line and with where the session was published."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler.errors import Source
from scheduler.explain.preflight import preflight
from scheduler.programme.model import Keep, Pin
from tests.against import against
from tests.builders import a_clock, a_room, at
from tests.facts import programme, session

CLOCK = a_clock(days=2, grid=30)
ROOMS = (a_room("hall", "Hall", theatre=50), a_room("annex", "Annex", theatre=50))
WHOLE = programme(session("s1", 60), session("s2", 60), clock=CLOCK, rooms=ROOMS)
STAYS = (
    "(event.yaml:20), and s1 stays as published for Wed 09:00, in hall (--keep all). Take the pin away, or solve with"
)


@pytest.mark.parametrize(
    ("pin", "to"),
    [
        (("s1", "10:00", None), "Wed 10:00"),
        (("s1", "09:00", "annex"), "annex"),
        (("s1", "10:00", "annex"), "Wed 10:00 and annex"),
        (("s1", "09:00", "hall"), None),
        (("s1", None, "hall"), None),
    ],
)
@pytest.mark.parametrize("keep", ["all", "most"])
def test_a_pin_elsewhere_is_named_where_all_of_it_stays(
    pin: tuple[str, str | None, str | None], to: str | None, keep: Keep
) -> None:
    name, time, room = pin
    made = against(WHOLE, "s1 1 09:00-10:00 hall", "s2 1 10:30-11:30 hall", keep=keep)
    made = replace(made, pins=(Pin(name, at(made, 1, time) if time else None, room, Source("event.yaml", 20)),))
    expected = (f"Session s1 is pinned to {to} {STAYS} “--keep most”.",) if to and keep == "all" else ()
    assert preflight(made).impossible == expected


def test_what_has_begun_stays_whatever_is_pinned() -> None:
    made = against(WHOLE, "s1 1 09:00-10:00", "s2 1 10:30-11:30", keep="all", until=at(WHOLE, 1, "09:30"))
    pins = tuple(Pin(name, at(made, 2, "09:00"), None) for name in ("s1", "s2"))
    (found,) = preflight(replace(made, pins=pins)).impossible
    assert found.startswith("Session s2 is pinned to Thu 09:00")
