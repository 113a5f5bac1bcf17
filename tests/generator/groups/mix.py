"""What is asked: leads, seats of one's own, together, apart, shares, and what people would like best."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.generator.groups.plan import Entry, Frame, Round


def ask(frame: Frame) -> None:
    """Write rules that the planted seats keep."""
    rng = frame.rng
    for one in frame.sessions():
        lead(frame, one)
    balance = rng.choice((["sector", "region"], {"sector": 3, "country": 1}, ["organisation", "role"], {"region": 2}))
    frame.mix = {
        "balance": balance,
        "together": [*frame.always, *company(frame, together=True)],
        "apart": [["rivals"] if rng.random() < 0.3 else list(frame.never), *company(frame, together=False)],
        "seats": pins(frame),
        "preferences": rng.choice((1, 3)),
    }
    for guest in frame.guests:
        if rng.random() < 0.5:
            guest.row["preferences"] = "; ".join(
                likes(frame, one) for one in rng.sample(frame.sessions(), rng.choice((1, 2)))
            )


def lead(frame: Frame, one: Round) -> None:
    """Let each group have a facilitator, and perhaps a rapporteur, some not confirmed and some not yet known."""
    rng = frame.rng
    for part, chance in (("facilitators", 0.7), ("rapporteurs", 0.5)):
        able = [
            [name for name in one.members(place) if one.whole(frame.guest(name)) and not taken(one, name)]
            for place in range(1, one.number + 1)
        ]
        if all(able) and rng.random() < chance:
            chosen = [rng.choice(names) for names in able]
            one.entry[part] = [rng.choice((name, name, name, f"{name}*", "*Somebody from the port")) for name in chosen]


def taken(one: Round, name: str) -> bool:
    return any(name == text.removesuffix("*") for text in one.entry.get("facilitators", []))


def where(frame: Frame) -> list[Round]:
    """Return one or two rounds of which a rule speaks."""
    return frame.rng.sample(frame.rounds, min(len(frame.rounds), frame.rng.choice((1, 1, 2))))


def company(frame: Frame, *, together: bool) -> list[Entry]:
    """Return pairs that are together, or apart, in some rounds, as it happens."""
    found: list[Entry] = []
    for _ in range(2):
        rounds = where(frame)
        pairs = [
            [a.id, b.id]
            for a in frame.guests
            for b in frame.guests
            if a.id < b.id and all(alike(one, a.id, b.id) is together for one in rounds)
        ]
        if pairs:
            found.append({"people": frame.rng.choice(pairs), "in": [one.id for one in rounds]})
    return found


def alike(one: Round, a: str, b: str) -> bool | None:
    """Tell whether two sit in one group; nothing if they are not both in the round."""
    return one.seats[a] == one.seats[b] if a in one.seats and b in one.seats else None


def pins(frame: Frame) -> Entry:
    """Return seats of their own for a few, by number or by topic, in sessions, on one evening or at every dinner."""
    rng = frame.rng
    found: Entry = {}
    for one in where(frame):
        names = rng.sample(sorted(one.seats), 2)
        found[one.id] = {name: place(frame, one, one.seats[name]) for name in names}
    if rng.random() < 0.5 and frame.hosts and any(one.of == "dinner" for one in frame.rounds):
        found["dinner"] = {frame.hosts[0]: 1}
    return found


def place(frame: Frame, one: Round, number: int) -> object:
    """Return a group by its number, or by its topic, in any case of letters."""
    topic = one.topics[number - 1] if one.topics and "same_groups_as" not in one.entry else ""
    return frame.rng.choice((topic, topic.upper(), number)) or number


def likes(frame: Frame, one: Round) -> str:
    """Return what somebody would like best in a session."""
    numbers = frame.rng.sample(range(1, one.number + 1), frame.rng.randint(1, one.number))
    return f"{one.of}: {' > '.join(str(place(frame, one, number)) for number in numbers)}"
