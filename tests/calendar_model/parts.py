"""Who has which part in a session: confirmed, still to be confirmed, or nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.oracle.words import Raw, texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Roles = tuple[tuple[str, bool], ...]  # what one person is, and whether that is confirmed

ROLES = {"chair": "chair", "speakers": "speaker", "facilitators": "facilitator", "rapporteurs": "rapporteur"}


@dataclass(frozen=True)
class Part:
    """One part: whose (an id, or a label for somebody who is not on the list), and how sure that is.

    It is vacant if whoever had it can no longer come.
    """

    role: str
    who: str
    named: bool
    confirmed: bool
    vacant: bool


def part(role: str, text: str, withdrawn: Collection[str]) -> Part:
    """Return what ``au``, ``au*``, ``*Minister`` or ``*`` says."""
    if text.startswith("*"):
        return Part(role, text[1:].strip(), named=False, confirmed=False, vacant=False)
    who = text.removesuffix("*").strip()
    if who in withdrawn:
        return Part(role, "", named=False, confirmed=False, vacant=True)
    return Part(role, who, named=True, confirmed=not text.endswith("*"), vacant=False)


def parts(raw: Raw, withdrawn: Collection[str]) -> list[Part]:
    """Return the parts of a session, without those in its pieces."""
    return [part(role, text, withdrawn) for key, role in ROLES.items() for text in texts(raw.get(key))]


def pieces(raw: Raw, withdrawn: Collection[str]) -> Iterator[tuple[str, str, list[Part]]]:
    """Yield the title, the minutes and the speakers of each piece of a session."""
    for piece in texts(raw.get("parts")):
        speakers = [part("speaker", text, withdrawn) for text in texts(piece.get("speakers"))]
        yield piece.get("title", ""), piece.get("minutes", ""), speakers


def own(raw: Raw, withdrawn: Collection[str], name: str) -> Roles:
    """Return what one person is in a session, each role once."""
    every = [*parts(raw, withdrawn), *(one for piece in pieces(raw, withdrawn) for one in piece[2])]
    roles: dict[str, bool] = {}
    for one in every:
        if one.named and one.who == name:
            roles[one.role] = roles.get(one.role, False) or one.confirmed
    return tuple(sorted(roles.items()))
