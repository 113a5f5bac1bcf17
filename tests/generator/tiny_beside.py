"""Rules of a tiny programme about what stands beside sessions, lies in meals, or is for some of the people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generator.tiny_plain import coffee, lunch
from tests.generator.words import clock, span

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.generator.tiny_draft import Draft, Entry


def _near(side: str) -> Callable[[Draft], None]:
    def rule(draft: Draft) -> None:
        near: Entry = {side: draft.one()["id"]}
        minutes = draft.rng.choice((10, 20, 30))
        draft.fixtures.append({"id": "photo", "title": "Photograph", "near": near, "minutes": minutes})

    return rule


def _near_in_break(draft: Draft) -> None:
    """Put something at an edge of the coffee break, next to a session."""
    draft.few()
    coffee(draft)
    near: Entry = {draft.rng.choice(("after", "before")): draft.one()["id"], "in": "break"}
    minutes = draft.rng.choice((10, 30))
    draft.fixtures.append({"id": "photo", "title": "Photograph", "near": near, "minutes": minutes})


def _during(draft: Draft) -> None:
    """Let somebody speak at lunch, who is not there all the time."""
    draft.few()
    start = draft.rng.choice((600, 630, 660))
    draft.meals.append(lunch(start, start + 90, draft.rng.choice((30, "30-60", 60))))
    guest = draft.rng.choice(draft.people)
    speech: Entry = {"id": "speech", "title": "A speech", "during": draft.rng.choice(("lunch", "lunch day 1"))}
    draft.others.append(speech | {"minutes": 30, "speakers": [guest["id"]]})
    if draft.rng.random() < 0.6:
        key, at = draft.rng.choice((("arrives", start + 30), ("departs", start + 60)))
        guest[key] = f"day 1 {clock(at)}"


def _left_out(draft: Draft) -> None:
    """Let a session be left out, and make time scarce."""
    draft.few()
    session = draft.one()
    session["optional"] = True
    draft.limits["formal_per_day"] = draft.rng.choice((30, 60, 90)) if draft.days == 1 else 30
    for entry in draft.sessions:
        entry["minutes"] = 30
    later = draft.sessions[draft.sessions.index(session) + 1 :]
    if later and draft.rng.random() < 0.7:
        later[0]["after"] = session["id"]


def _for_some(blocks: str) -> Callable[[Draft], None]:
    def rule(draft: Draft) -> None:
        """Hold a fixture for two people, one of whom has a part; one session may be for others only."""
        start = draft.half_hour(60)
        entry: Entry = {"id": "aside", "title": "Aside", "at": f"day {draft.day()} {clock(start)}", "minutes": 45}
        entry |= {"people": ["p1", "p2"]} | (
            {"blocks": blocks} if draft.rng.random() < 0.7 or blocks == "sessions" else {}
        )
        draft.fixtures.append(entry)
        draft.one()["chair"] = "p1"
        if draft.rng.random() < 0.6:
            draft.sessions[0]["audience"] = ["p3", "p4", "p5"]

    return rule


def _breakfast(draft: Draft) -> None:
    """Lay breakfast in the hours, for those who sleep in the house."""
    draft.few()
    entry: Entry = {"id": "breakfast", "title": "Breakfast", "between": "09:00-10:30", "minutes": 30}
    entry |= {"on": "mornings-after-a-night" if draft.days == 2 else "day 1", "people": "residents"}
    draft.meals.append(entry | {"blocks": draft.rng.choice(("sessions", "parts"))})
    draft.people[0]["arrives"] = draft.rng.choice(("day 1 09:15", "day 1 09:30"))
    draft.people[1]["tags"] = ["day-guest"]
    for session in draft.sessions:
        session["chair"] = draft.rng.choice(("p1", "p2", "p3", "p4"))


def _each(draft: Draft) -> None:
    """Hold a fixture on every day at one time."""
    start = draft.half_hour(60) + draft.rng.choice((0, 10))
    entry: Entry = {"id": "roll-call", "title": "Roll call", "at": clock(start), "minutes": draft.rng.choice((15, 20))}
    draft.fixtures.append(entry | {"each": [f"day {day}" for day in range(1, draft.days + 1)]})


def _graveyard(draft: Draft) -> None:
    """Let one session be a plenary, and lunch come among the sessions."""
    draft.few()
    for session in draft.sessions:
        session["format"] = "roundtable"
    draft.one()["format"] = "plenary"
    start = draft.rng.choice((570, 600, 630))
    draft.meals.append(lunch(start, start + 60, 30))


def _best(draft: Draft) -> None:
    """Say when lunch is best, or coffee."""
    draft.few()
    start = draft.rng.choice((570, 600, 630))
    best = clock(start + draft.rng.choice((0, 30, 60)))
    if draft.rng.random() < 0.5:
        draft.meals.append(lunch(start, start + 90, 30) | {"best": best})
    else:
        draft.breaks = [{"id": "tea", "title": "Tea", "between": span(start, start + 90), "minutes": 30, "on": "day 1"}]
        draft.breaks[0]["best"] = best


BESIDE: dict[str, Callable[[Draft], None]] = {
    "near-after": _near("after"),
    "near-before": _near("before"),
    "near-in-break": _near_in_break,
    "during": _during,
    "left-out": _left_out,
    "for-some-parts": _for_some("parts"),
    "for-some-sessions": _for_some("sessions"),
    "breakfast": _breakfast,
    "each": _each,
    "graveyard": _graveyard,
    "best": _best,
}
