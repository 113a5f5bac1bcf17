"""Rules of a tiny programme about sessions, limits, and what binds everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generator.words import clock, span

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.generator.tiny_draft import Draft, Entry


AWAY = {"arrives", "departs", "unavailable"}


def coffee(draft: Draft) -> None:
    """Add a break; on day 1, so that the sessions of one day suffice around it."""
    start = draft.rng.choice((570, 600))
    minutes = draft.rng.choice((30, "30-60"))
    entry: Entry = {"id": "coffee", "title": "Coffee", "between": span(start, start + 90), "minutes": minutes}
    draft.breaks = [entry | {"on": "day 1"}]


def _after(draft: Draft) -> None:
    first, second = draft.two()
    second["after"] = first["id"]


def _gap(draft: Draft) -> None:
    first, second = draft.two()
    bound = draft.rng.choice(({"least": 30}, {"least": 60}, {"most": 0}, {"most": 30}, {"least": 30, "most": 60}))
    second["after"] = [{"session": first["id"], **bound}]


def _report(within: str) -> Callable[[Draft], None]:
    def rule(draft: Draft) -> None:
        first, second = draft.two()
        first["format"] = "group"
        first["report_back"] = {"session": second["id"], "within": within}

    return rule


def _on(draft: Draft) -> None:
    draft.one().setdefault("on", f"day {draft.day()}")


def _between(draft: Draft) -> None:
    start = draft.half_hour(90)
    window = span(start, start + draft.rng.choice((60, 90)))
    draft.one()["between"] = window if draft.days == 1 else {f"day {draft.day()}": window, "else": "09:00-10:30"}


def _same_day(draft: Draft) -> None:
    first, second = draft.two()
    first["same_day"] = [second["id"]]


def _other_day(draft: Draft) -> None:
    first, second = draft.two()
    second["other_day"] = [first["id"]]


def _first(draft: Draft) -> None:
    draft.sessions[0]["place"] = "first"


def _last(draft: Draft) -> None:
    draft.sessions[-1]["place"] = "last"


def _of_day(draft: Draft) -> None:
    which = draft.rng.choice((0, -1))
    draft.sessions[which]["place"] = f"{('first', 'last')[which]} of day {draft.day()}"


def _pin(draft: Draft) -> None:
    draft.pins[str(draft.one()["id"])] = f"day {draft.day()} {clock(draft.half_hour(60))}"


def _pin_room(draft: Draft) -> None:
    """Let two halls serve, and pin a session to one of them."""
    draft.rooms.append({"id": "loft", "name": "Loft", "layouts": {"theatre": 9, "roundtable": 9}})
    session = draft.one()
    session["format"] = "plenary"
    session.pop("report_back", None)
    at = {"at": f"day 1 {clock(draft.half_hour(60))}"} if draft.rng.random() < 0.3 else {}
    draft.pins[str(session["id"])] = {"room": draft.rng.choice(("hall", "loft")), **at}


def _too_small(draft: Draft) -> None:
    """Offer a room that fits in one layout and not in the other."""
    draft.rooms.append({"id": "attic", "name": "Attic", "layouts": {"theatre": 5, "roundtable": 6, "breakout": 2}})


def _arrives(draft: Draft) -> None:
    guest_with_part(draft)["arrives"] = f"day {draft.day()} {clock(draft.half_hour(90) + draft.rng.choice((0, 15)))}"


def _departs(draft: Draft) -> None:
    guest_with_part(draft)["departs"] = f"day {draft.day()} {clock(draft.half_hour() + 60 + draft.rng.choice((0, 15)))}"


def _unavailable(draft: Draft) -> None:
    start = draft.half_hour(60) + draft.rng.choice((0, 10))
    draft_day = draft.rng.choice((f"day {draft.day()} ", ""))
    guest_with_part(draft)["unavailable"] = [f"{draft_day}{span(start, start + draft.rng.choice((30, 60)))}"]


def guest_with_part(draft: Draft) -> Entry:
    """Give somebody a part in a session, a second one in another now and then, and return them."""
    guest = draft.rng.choice([guest for guest in draft.people if not AWAY & guest.keys()])
    draft.one()["chair"] = guest["id"]
    if draft.rng.random() < 0.3:
        draft.one()["speakers"] = [guest["id"], "*"]
    return guest


def _run(draft: Draft) -> None:
    draft.limits["run"] = draft.rng.choice((60, 60, 90))


def _pause(draft: Draft) -> None:
    """Let the length of a break decide whether it is a pause."""
    draft.limits |= {"run": draft.rng.choice((60, 90)), "pause": draft.rng.choice((30, 45, 60))}
    coffee(draft)
    draft.breaks[0]["minutes"] = "30-60"


def _formal(draft: Draft) -> None:
    draft.limits["formal_per_day"] = draft.rng.choice((60, 75, 90, 120))


def _sessions(draft: Draft) -> None:
    draft.limits["sessions_per_day"] = max(1, len(draft.sessions) - draft.rng.choice((1, 1, 2)))
    if draft.rng.random() < 0.4:
        draft.one()["numbered"] = False


def _informal(draft: Draft) -> None:
    """Fill one day with four hours of sessions, and ask for time between them."""
    draft.hours = dict.fromkeys(draft.hours, "09:00-15:00")
    draft.sessions = draft.sessions[:2]
    for session in draft.sessions:
        session["minutes"] = draft.rng.choice((120, "120-150"))
    draft.limits |= {"informal_per_day": draft.rng.choice((30, 60, 90)), "pause": draft.rng.choice((20, 30, 60))}
    draft.meals = [lunch(660, 780, "30-60")]


def _evening(draft: Draft) -> None:
    """Let dinner come right after the hours, or within them."""
    draft.limits["evening"] = draft.rng.choice((30, 60, 90))
    start = draft.end - draft.rng.choice((0, 30, 60))
    dinner: Entry = {"id": "dinner", "title": "Dinner", "between": span(start, start + 90), "minutes": "30-60"}
    draft.meals.append(dinner | {"on": f"day {draft.day()}"})


def lunch(start: int, end: int, minutes: object) -> Entry:
    """Return a lunch; on day 1, as every further one multiplies the timetables to try."""
    return {"id": "lunch", "title": "Lunch", "between": span(start, end), "minutes": minutes, "on": "day 1"}


def meal(draft: Draft) -> None:
    start = draft.rng.choice((600, 630, 660))
    draft.meals.append(lunch(start, start + 90, draft.rng.choice((30, "30-60", 60))))


def _replaced(draft: Draft) -> None:
    """Let a fixture stand for lunch on day 1."""
    meal(draft)
    at = f"day 1 {clock(draft.half_hour(60))}"
    entry: Entry = {"id": "picnic", "title": "Picnic", "at": at, "minutes": 45, "kind": "meal", "replaces": "lunch"}
    draft.fixtures.append(entry)


def _fixture(kind: str, minutes: tuple[int, ...]) -> Callable[[Draft], None]:
    def rule(draft: Draft) -> None:
        if draft.fixtures or draft.pins:
            return  # two fixtures at one time, or a pin on one, are refused, not solved
        at = f"day {draft.day()} {clock(draft.half_hour(60) + draft.rng.choice((0, 10, 15)))}"
        length = draft.rng.choice(minutes)
        draft.fixtures.append({"id": kind, "title": kind.title(), "at": at, "minutes": length, "kind": kind})
        draft.limits["run"] = draft.rng.choice((60, 90, 120))

    return rule


def _optional(draft: Draft) -> None:
    """Take the hall for something that nobody has to attend."""
    start = draft.half_hour(90)
    entry: Entry = {"id": "stall", "title": "Stall", "at": f"day 1 {clock(start)}", "minutes": 60, "room": "hall"}
    draft.fixtures.append(entry | {"attendance": "optional"})


def _ranges(draft: Draft) -> None:
    """Divide the hours of each day in two, off the grid now and then."""
    middle = draft.rng.choice((570, 600, 610))
    both: list[object] = [span(draft.start, middle), span(middle + draft.rng.choice((20, 30)), draft.end)]
    draft.hours = dict.fromkeys(draft.hours, both)
    draft.limits["run"] = draft.rng.choice((60, 90))


PLAIN: dict[str, Callable[[Draft], None]] = {
    "after": _after,
    "gap": _gap,
    "report-pause": _report("pause"),
    "report-next-morning": _report("next-morning"),
    "report-event": _report("event"),
    "on": _on,
    "between": _between,
    "same-day": _same_day,
    "other-day": _other_day,
    "first": _first,
    "last": _last,
    "of-day": _of_day,
    "pin": _pin,
    "pin-room": _pin_room,
    "too-small": _too_small,
    "arrives": _arrives,
    "departs": _departs,
    "unavailable": _unavailable,
    "run": _run,
    "pause": _pause,
    "formal": _formal,
    "sessions": _sessions,
    "informal": _informal,
    "evening": _evening,
    "coffee": coffee,
    "meal": meal,
    "replaced": _replaced,
    "social": _fixture("social", (10, 15, 20, 40)),
    "protected": _fixture("protected", (15, 30, 45)),
    "optional": _optional,
    "ranges": _ranges,
}
