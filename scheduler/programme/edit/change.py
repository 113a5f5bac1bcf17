"""The changes that commands make, as steps: what a director says, in the words of the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.edit.append import Append
from scheduler.programme.edit.put import Put
from scheduler.programme.edit.remove import Remove

if TYPE_CHECKING:
    from scheduler.programme.edit.plain import Plain, Said
    from scheduler.programme.edit.step import Step


def pin(said: Said, session: str, at: str | None, room: str | None) -> tuple[Step, ...]:
    """Return what pins a session to a moment, a room, or both; what is pinned and not named stays."""
    path = ("pins", session)
    pins = said.get("pins")
    old = pins.get(session) if isinstance(pins, dict) else None
    if isinstance(old, dict):
        named = {"at": at, "room": room}
        return tuple(Put((*path, key), value) for key, value in named.items() if value is not None)
    if room is None:
        return (Put(path, at),) if at is not None else ()
    moment = at if at is not None else old
    return (Put(path, {"room": room} if moment is None else {"at": moment, "room": room}),)


def unpin(session: str) -> tuple[Step, ...]:
    """Return what takes the pin of a session away."""
    return (Remove(("pins", session)),)


def drop(said: Said, session: str) -> tuple[Step, ...]:
    """Return what takes a session off the agenda; it keeps its id."""
    return (Put((*_session(said, session), "cancelled"), "true"),)


def hold(said: Said, session: str) -> tuple[Step, ...]:
    """Return what puts a cancelled session back on the agenda."""
    return (Remove((*_session(said, session), "cancelled")),)


def withdraw(said: Said, person: str) -> tuple[Step, ...]:
    """Return what says that a person can no longer come."""
    gone = said.get("withdrawn")
    if person == gone or (isinstance(gone, list) and person in gone):
        return ()
    return (Append(("withdrawn",), person, below="people"),)


def welcome(said: Said, person: str) -> tuple[Step, ...]:
    """Return what says that a person who had withdrawn comes after all."""
    gone = said.get("withdrawn")
    if isinstance(gone, list):
        return (Remove(("withdrawn", gone.index(person))),)
    return (Put(("withdrawn",), []),)


def put_after(said: Said, session: str, earlier: str) -> tuple[Step, ...]:
    """Return what says that a session comes after an earlier one; what it must come after already stays."""
    path = (*_session(said, session), "after")
    found = _sessions(said)[path[1]].get("after")
    entries = found if isinstance(found, list) else [found]
    if earlier in [one.get("session") if isinstance(one, dict) else one for one in entries]:
        return ()
    return (Append(path, earlier),)


def put_on(said: Said, session: str, day: str) -> tuple[Step, ...]:
    """Return what says on which day a session is."""
    return (Put((*_session(said, session), "on"), day),)


def _sessions(said: Said) -> list[dict[str, Plain]]:
    found = said["sessions"]
    assert isinstance(found, list)  # noqa: S101 - the reader has read them
    return [one for one in found if isinstance(one, dict)]


def _session(said: Said, session: str) -> tuple[str, int]:
    return "sessions", [one.get("id") for one in _sessions(said)].index(session)
