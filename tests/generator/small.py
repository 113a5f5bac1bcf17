"""Programmes of four to six sessions on a fine grid, one after the other: small enough to solve in a moment."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.generator.tiny import draft_of, text_of
from tests.generator.tiny_plain import coffee
from tests.generator.tiny_rules import MIXABLE, NAMES, ONE_DAY, RULES, TWO_DAYS
from tests.generator.words import span

if TYPE_CHECKING:
    from tests.generator.tiny_draft import Draft


def small(seed: int) -> str:
    """Return the YAML text of a programme of 1 or 2 days with two to four rules, each rule in turn over the seeds."""
    rng = Random(f"small {seed}")  # noqa: S311 - made-up programmes, nothing secret
    name = NAMES[seed % len(NAMES)]
    days = 1 if name in ONE_DAY else 2 if name in TWO_DAYS else rng.choice((1, 1, 2))
    draft = draft_of(rng, days, rng.choice((4, 5, 6)))
    draft.end = 540 + (420 if days == 1 else 240)
    draft.hours = {f"day {day}": span(540, draft.end) for day in range(1, days + 1)}
    _fine(draft)
    if name != "coffee" and rng.random() < 0.6:
        coffee(draft)
    RULES[name](draft)
    for other in rng.sample(sorted(set(MIXABLE) - {name}), rng.choice((0, 1, 2))):
        if days == 2 or other not in TWO_DAYS:
            RULES[other](draft)
    for _ in range(rng.choice((0, 1, 2))):
        draft.one()[rng.choice(("prefer", "avoid"))] = [rng.choice(("first-of-day", "last-of-day", "10:00-11:30"))]
    return text_of(draft, f"small-{seed}", f"Small programme {seed}, about {name}", rng.choice((5, 15)))


def _fine(draft: Draft) -> None:
    """Let lengths, chairs and ways be finer than half an hour, and days be long enough to owe informal time."""
    rng = draft.rng
    for session in draft.sessions:
        session["minutes"] = rng.choice((30, 45, "30-60", {"least": 30, "best": 45, "most": 60}, "60-90"))
    draft.limits |= {"pause": rng.choice((10, 20, 30)), "changeover": rng.choice((0, 5, 10)), "sessions_per_day": 6}
    if rng.random() < 0.4:
        draft.rooms.append({"id": "annexe", "name": "Annexe", "layouts": {"theatre": 9, "roundtable": 30}})
        draft.walk = {"hall": {"annexe": 5, "group-1": 10}}
    if rng.random() < 0.4:
        draft.sessions[0]["minutes"] = draft.sessions[1]["minutes"] = "90-120"
        draft.hours = {key: [span(540, 720), span(720, 1020)] for key in draft.hours}
        draft.end = 1020
        draft.limits |= {"informal_per_day": rng.choice((0, 30, 60))}
