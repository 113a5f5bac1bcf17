"""Hours, meals, breaks and lengths that the drawn timetable keeps: just so, or with room to spare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generator.words import length, span

if TYPE_CHECKING:
    from tests.generator.side_by_side.frame import Drawn, Frame
    from tests.generator.side_by_side.plan import Entry, Held

TITLES = {"coffee": "Coffee", "tea": "Tea", "lunch": "Lunch", "dinner": "Dinner"}
WIDE = {"coffee": (540, 780), "lunch": (660, 960), "tea": (840, 1140), "dinner": (1050, 1380)}
EARLY, LATE = 480, 1200


def hours(drawn: Frame, kind: str) -> Entry:
    """Return when sessions may run, day by day; some days are in two ranges, with lunch between them or in one."""
    rng, grid = drawn.rng, drawn.grid
    found: Entry = {}
    for day in range(1, drawn.days + 1):
        held = drawn.on(day)
        start, end = held[0].start, max(session.end for session in held)
        if len(drawn.sessions) <= 4:
            end += {"tight": 0, "loose": 2 * grid}.get(kind, rng.choice((0, grid)))
        elif kind == "loose":
            start, end = EARLY, max(end, LATE)
        elif kind != "tight":
            start, end = min(start, rng.choice((540, start))), end + rng.choice((0, 30, 60)) // grid * grid
        whole: object = span(start, end)
        lunch = next((p for p in drawn.pauses if p.day == day and p.id.startswith("lunch")), None)
        if lunch and kind != "loose" and rng.random() < (0.6 if kind == "tight" else 0.3):
            before = max(session.end for session in held if session.end <= lunch.start)
            after = min(session.start for session in held if session.start >= lunch.end)
            whole = [span(start, before), span(after, end)]
        found[f"day {day}"] = whole
    return found


def pauses(drawn: Frame, name: str, kind: str) -> list[Entry]:
    """Return a meal or a break as a file has it, or nothing if none is held."""
    rng = drawn.rng
    held = [pause for pause in drawn.pauses if pause.id.startswith(name)]
    if not held:
        return []
    entry: Entry = {"id": name, "title": TITLES[name], "between": _window(drawn, held, name, kind)}
    minutes = [pause.end - pause.start for pause in held]
    least, most = min(minutes), max(minutes)
    if kind != "tight":
        most += rng.choice((0, drawn.grid, 30))
    entry["minutes"] = str(least) if least == most else f"{least}-{most}"
    return [entry | {"on": [f"day {pause.day}" for pause in held]}]


def _window(drawn: Frame, held: list[Held], name: str, kind: str) -> object:
    """Return the window of each day, or one for all of them."""
    rng = drawn.rng
    if kind == "tight":
        return {f"day {pause.day}": span(pause.start, pause.end) for pause in held}
    start, end = min(pause.start for pause in held), max(pause.end for pause in held)
    if kind == "loose":
        return span(min(start, WIDE[name][0]), max(end, WIDE[name][1]))
    return span(start - rng.choice((0, 15, 30)), end + rng.choice((0, 15, 30)))


def minutes(drawn: Frame, session: Drawn, kind: str) -> object:
    """Return a length that allows the drawn one."""
    rng, grid = drawn.rng, drawn.grid
    drawn_minutes = session.minutes
    if len(drawn.sessions) <= 4:
        one = kind == "tight" or len(drawn.sessions) > 2 or rng.random() < 0.5
        return drawn_minutes if one else rng.choice((f"30-{max(60, drawn_minutes)}", drawn_minutes))
    if kind == "tight" and rng.random() < 0.7:
        return length(rng, drawn_minutes, drawn_minutes, drawn_minutes)
    spare = (0, 1) if kind == "tight" else (0, 1, 2, 3)
    least = max(30, drawn_minutes - grid * rng.choice(spare))
    best = drawn_minutes + grid * rng.choice(spare)
    return length(rng, least, best, best + grid * rng.choice((0, 0, 1)))
