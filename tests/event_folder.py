"""A programme file with its state folder, moved on by hand as a solve would that finds the same timetable again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.programme import digest, read
from scheduler.publish import store
from scheduler.timetable import codec
from scheduler.timetable.baseline import held_against
from scheduler.timetable.store import State

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scheduler.timetable.model import Timetable


def state_of(event: Path) -> State:
    return State("small-workshop", event.parent)


def everything(event: Path) -> dict[str, bytes]:
    """Return all that is in the state folder."""
    folder = state_of(event).folder
    paths = [path for path in folder.rglob("*") if path.is_file() and path.name != ".lock"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def draft(event: Path, change: Callable[[Timetable], Timetable] = lambda one: one) -> None:
    """Store a draft as a solve would that follows the last revision, and otherwise as `change` makes it."""
    state, programme = state_of(event), read(event)
    last = store.last_revision(state)
    known = store.record(state)
    published = known and last and held_against(last.timetable, "nothing", revision=last.number, numbers=known.numbers)
    timetable = change(replace(state.load(), published=published))
    state.draft.write_text(codec.dumps(timetable, programme), encoding="utf-8")


def renamed(event: Path, title: str = "What is new?") -> None:
    """Rename a session in the programme and in its draft, as a solve would do that finds the same timetable."""
    text = event.read_text("utf-8")
    event.write_text(re.sub("title: (What is the problem.|What is new.*)", f"title: {title}", text), "utf-8")
    now = digest(read(event))
    draft(
        event,
        lambda one: replace(
            one,
            digest=now,
            items=tuple(replace(item, title=title) if item.id == "opening" else item for item in one.items),
        ),
    )
