"""Changes of a programme, one a function: it changes the tree and says what it did, or nothing if it cannot be done."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.changes.programme import ANCHORS, LENGTHS, SPEAKERS, Tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

# So far apart that no session at one of them reaches the next.
MOMENTS = ("day 1 17:00", *(f"day 2 {hour}:00" for hour in ("09", "10", "11", "14", "15", "16")))
ARRIVALS = ("day 1 12:00", "day 1 16:30", "day 2", "day 2 10:00", "day 2 15:30", "")
STAY = ("host", "porto")  # never withdrawn, so that every tag has somebody
MOST_ADDED, LEAST_HELD = 3, 3


@dataclass
class State:
    """The programme, its house, and what was taken out of it."""

    event: Tree
    house: Tree
    removed: list[Tree] = field(default_factory=list)

    def movable(self) -> list[Tree]:
        """Return the sessions that are held and may be changed."""
        return [
            entry
            for entry in self.event["sessions"]
            if entry["id"] not in ANCHORS and "during" not in entry and "cancelled" not in entry
        ]

    def pin(self, key: str) -> Tree:
        return dict(self.event["pins"].get(key, {}))

    def numbered(self, start: str, names: list[str]) -> str:
        """Return a name that is not taken: ``start 1``, ``start 2``, ..."""
        return next(name for count in range(1, 99) if (name := f"{start} {count}") not in names)


def move(rng: Random, state: State) -> str | None:
    """Pin a session to another moment."""
    taken = {pin.get("at") for pin in state.event["pins"].values()}
    free = [moment for moment in MOMENTS if moment not in taken]
    if not free or not (held := state.movable()):
        return None
    key, moment = rng.choice(held)["id"], rng.choice(free)
    state.event["pins"][key] = {**state.pin(key), "at": moment}
    return f"{key} to {moment}"


def cancel(rng: Random, state: State) -> str | None:
    """Cancel a session, or take it out of the file."""
    held = state.movable()
    if len(held) < LEAST_HELD - 1:
        return None
    entry = rng.choice(held)
    pin = state.pin(entry["id"])
    pin.pop("at", None)
    state.event["pins"].pop(entry["id"], None)
    if rng.random() < 0.5:
        state.event["sessions"].remove(entry)
        state.removed.append({**entry, "pin": pin})
        return f"{entry['id']} is out of the file"
    entry["cancelled"] = "yes"
    entry["pin"] = pin
    return f"{entry['id']} is cancelled"


def restore(rng: Random, state: State) -> str | None:
    """Hold a session again that was cancelled or taken out."""
    cancelled = [entry for entry in state.event["sessions"] if "cancelled" in entry]
    if not cancelled and not state.removed:
        return None
    entry = rng.choice([*cancelled, *state.removed])
    if entry in state.removed:
        state.removed.remove(entry)
        state.event["sessions"].append(entry)
    entry.pop("cancelled", None)
    if pin := entry.pop("pin"):
        state.event["pins"][entry["id"]] = pin
    return f"{entry['id']} is held again"


def add(rng: Random, state: State) -> str | None:
    """Add a session, for everybody or for some."""
    known = [entry["id"] for entry in [*state.event["sessions"], *state.removed]]
    if sum(key.startswith("extra") for key in known) >= MOST_ADDED:
        return None
    key = state.numbered("extra", [key.replace("-", " ") for key in known])
    entry: Tree = {"id": key.replace(" ", "-"), "title": f"One more: {key}", "format": "plenary"}
    entry["minutes"] = rng.choice((30, "15-30"))
    if rng.random() < 0.5:
        entry["audience"] = [rng.choice(("mayor", "planner"))]
        entry["speakers"] = ["porto"]  # somebody is due in any two sessions
    state.event["sessions"].append(entry)
    return f"{entry['id']} is new"


def rename(rng: Random, state: State) -> str | None:
    """Give a session another title."""
    entry = rng.choice([entry for entry in state.event["sessions"] if "cancelled" not in entry])
    entry["title"] = state.numbered("Another title", [one["title"] for one in state.event["sessions"]])
    return f"{entry['id']} has another title"


def swap(_rng: Random, state: State) -> str | None:
    """Swap the rooms of two sessions."""
    pins, held = state.event["pins"], {entry["id"] for entry in state.movable()}
    if not {"talk", "debate"} <= held:
        return None
    talk, debate = state.pin("talk"), state.pin("debate")
    pins["talk"], pins["debate"] = {**talk, "room": debate["room"]}, {**debate, "room": talk["room"]}
    return "talk and debate swap rooms"


def withdraw(rng: Random, state: State) -> str | None:
    """Take somebody out who can no longer come."""
    out = state.event.setdefault("withdrawn", [])
    coming = [one["id"] for one in state.event["people"] if one["id"] not in {*STAY, *out}]
    if len(out) > 1:
        return None
    out.append(rng.choice(coming))
    return f"{out[-1]} cannot come"


def bring_back(rng: Random, state: State) -> str | None:
    """Have somebody come after all."""
    if not (out := state.event.get("withdrawn")):
        return None
    name = rng.choice(out)
    out.remove(name)
    return f"{name} comes after all"


def arrival(rng: Random, state: State) -> str | None:
    """Have somebody without a part arrive at another time."""
    (guest,) = [one for one in state.event["people"] if one["id"] == "late"]
    guest["arrives"] = rng.choice([moment for moment in ARRIVALS if moment != guest["arrives"]])
    return f"late arrives {guest['arrives'] or 'at any time'}"


def speaker(rng: Random, state: State) -> str | None:
    """Give a part to somebody else."""
    entries: list[Tree] = [entry for entry in state.movable() if "speakers" in entry]
    if not entries:
        return None
    entry, out = rng.choice(entries), state.event.get("withdrawn", [])
    choices: list[Any] = [name for name in (*SPEAKERS, "*", "*A minister", "piraeus*", "late*") if name not in out]
    fresh = [name for name in choices if name.strip("*") not in {text.strip("*") for text in entry["speakers"]}]
    if not fresh:
        return None
    if "audience" in entry:
        entry["speakers"] = ["porto", rng.choice([name for name in fresh if name != "porto"])]
    else:
        entry["speakers"] = [rng.choice(fresh), *entry["speakers"][1:]]
    return f"{entry['id']} has {entry['speakers']}"


def room(rng: Random, state: State) -> str | None:
    """Call a room of the house by another name."""
    entry = rng.choice(state.house["rooms"])
    entry["name"] = state.numbered("Room", [one["name"] for one in state.house["rooms"]])
    return f"{entry['id']} is called {entry['name']}"


def person(rng: Random, state: State) -> str | None:
    """Call somebody by another name."""
    entry = rng.choice(state.event["people"])
    entry["name"] = state.numbered("Delegate", [one["name"] for one in state.event["people"]])
    return f"{entry['id']} is called {entry['name']}"


def note(_rng: Random, state: State) -> str | None:
    """Write another note, which stands with every event."""
    state.event["note"] = state.numbered("Note", [state.event["note"]])
    return f"the note is {state.event['note']}"


def length(rng: Random, state: State) -> str | None:
    """Give a session another length."""
    held = [entry for entry in state.movable() if "parts" not in entry]
    if not held:
        return None
    entry = rng.choice(held)
    entry["minutes"] = rng.choice([one for one in LENGTHS if one != entry["minutes"]])
    return f"{entry['id']} lasts {entry['minutes']}"


EDITS: dict[str, Callable[[Random, State], str | None]] = {
    "move": move,
    "cancel": cancel,
    "restore": restore,
    "add": add,
    "rename": rename,
    "swap rooms": swap,
    "withdraw": withdraw,
    "bring back": bring_back,
    "arrival": arrival,
    "speaker": speaker,
    "room name": room,
    "person name": person,
    "length": length,
    "note": note,
}
