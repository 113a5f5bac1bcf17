"""What lies in something else: a speech at dinner, a photograph at the edge of a break."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tests.generator.layout import steps
from tests.generator.rich.draft import Draft, Entry, Held
from tests.generator.rich.guests import give_parts

if TYPE_CHECKING:
    from tests.generator.layout import Item

INSTEAD = {"lunch": "arrival", "dinner": "gala"}  # what stands for it on one day


def speeches(draft: Draft) -> None:
    """Let people speak at meals."""
    rng = draft.rng
    meals = [item for item in draft.held if item.kind == "meal" and item.of in ("lunch", "dinner", "arrival", "gala")]
    if not meals or rng.random() > 0.45:
        return
    meal = rng.choice(meals)
    word = meal.of
    if meal.name != meal.of:
        same = (meal.of, INSTEAD[meal.of])
        many = sum(other.of in same for other in draft.held) > 1
        word = f"{meal.of} day {meal.day}" if many or rng.random() < 0.6 else meal.of
    minute = meal.end
    for number in range(1, rng.choice((2, 2, 3))):
        minutes = rng.choice(steps(10, 20, draft.grid))
        if minute - minutes < meal.start:
            return
        entry: Entry = {"id": f"speech-{number}", "title": "Some remarks", "during": word}
        if rng.random() < 0.4:
            entry["format"] = "plenary"
        entry["minutes"] = (
            rng.choice((minutes, f"{minutes}-{minutes + draft.grid}")) if minutes > draft.grid else minutes
        )
        give_parts(draft, entry, rng.sample(sorted(draft.guests), 9))
        if rng.random() < 0.2:
            entry["parts"] = [{"title": "A toast", "minutes": 5, "speakers": [rng.choice(sorted(draft.guests))]}]
        if rng.random() < 0.2:
            entry["questions"] = ["What is worth a toast?"]
        minute -= minutes
        name = str(entry["id"])
        item = Held(name, "session", meal.day, minute, minute + minutes, "", meal.rooms, name, inside=meal.name)
        draft.during.append((entry, item))


def edge(draft: Draft) -> None:
    """Put something at an edge of a break or of a meal that follows a session, or comes before one."""
    rng = draft.rng
    if rng.random() > 0.35:
        return
    found = [
        (side, session, pause)
        for session in draft.layout.sessions
        for side, pause in (("after", _next(draft, session, 1)), ("before", _next(draft, session, -1)))
        if pause is not None
    ]
    side, session, pause = rng.choice(found) if found else ("", None, None)
    if session is None or pause is None:
        return
    minutes = min(rng.choice((5, 10, 12)), pause.minutes)
    start = pause.start if side == "after" else pause.end - minutes
    room = rng.choice((None, "garden", "nook"))
    rooms = (room,) if room and room not in pause.rooms else ()
    item = Held("signing", "social", pause.day, start, start + minutes, "", rooms, "signing", beside=session.of)
    item.inside = pause.name
    entry: Entry = {"id": "signing", "title": "Signing of the book", "near": {side: session.of, "in": "break"}}
    entry |= {"minutes": minutes} | ({"room": room} if rooms else {})
    draft.held.append(item)
    draft.fixtures.append(entry)


def _next(draft: Draft, session: Item, step: int) -> Held | None:
    """Return the meal or break that comes next to a session on its day, if that is what comes next."""
    day = [item for item in cast("list[Held]", draft.layout.on(session.day)) if item.blocks != "nobody"]
    after = [item for item in day if (item.start >= session.end if step > 0 else item.end <= session.start)]
    if not after:
        return None
    other = after[0] if step > 0 else after[-1]
    return other if other.kind in ("meal", "break") and other.of != "tour" and other.binds_everyone else None
