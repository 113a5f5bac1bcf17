"""The files that were published, by whom they are for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.calendar_model import AGENDA, seen, uid
from tests.calendar_model.identity import stay

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


@dataclass(frozen=True)
class Published:
    """What stands below the folder ``published`` after a revision."""

    feeds: dict[str, bytes]
    names: dict[str, str]  # the name of each feed
    pages: dict[str, bytes]
    files: dict[str, bytes]
    cancelled: bytes | None
    faults: tuple[str, ...]


def published(folder: Path, programme: str, number: int, names: Collection[str]) -> Published:
    """Read what was published for these people and the agenda; what is for nobody is a fault."""
    feeds, called, faults = dict[str, bytes](), dict[str, str](), list[str]()
    for path in sorted((folder / "web" / "feeds").glob("*.ics")):
        data = path.read_bytes()
        name = _whose(data, programme, names)
        if name in feeds:
            faults.append(f"{path.name} is a second feed of {name or 'the agenda'}")
        feeds[name], called[name] = data, path.name
    pages = {path.name: path.read_bytes() for path in (folder / "web" / "pages").iterdir()}
    beside = {name: file.replace(".ics", ".html") for name, file in called.items()}
    if pages.keys() != {"index.html", *beside.values()}:
        faults.append("there are other pages than feeds")
    outbox = folder / "outbox"
    files = {name: outbox / "people" / f"{name}-r{number}.ics" for name in names if name != AGENDA}
    files[AGENDA] = outbox / f"agenda-r{number}.ics"
    changes = outbox / f"changes-r{number}.ics"
    return Published(
        feeds=feeds,
        names=called,
        pages={name: pages[file] for name, file in beside.items() if file in pages},
        files={name: path.read_bytes() for name, path in files.items() if path.exists()},
        cancelled=changes.read_bytes() if changes.exists() else None,
        faults=tuple(faults),
    )


def _whose(data: bytes, programme: str, names: Collection[str]) -> str:
    """Return whose feed it is: the stay in it is theirs, and the agenda has none."""
    stays = {uid(programme, stay(name)): name for name in names if name != AGENDA}
    found = [stays[event.uid] for event in seen(data) if event.uid in stays]
    return found[0] if found else AGENDA
