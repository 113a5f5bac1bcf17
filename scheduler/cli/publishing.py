"""What the commands that publish have in common: what is there, whether it is wanted, what was written."""

from __future__ import annotations

import json
import secrets
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.interruption import undisturbed
from scheduler.cli.view import View, bullets
from scheduler.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from scheduler.cli.desk import Desk
    from scheduler.programme.model import Programme
    from scheduler.publish.act import Occasion, Shelf, Step
    from scheduler.publish.files import Sender
    from scheduler.publish.model import Why

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask; needed outside of a terminal.")]
_BYTES = 20
_MOST_LINES = 12


@contextmanager
def shelf_of(desk: Desk, event: Path, view: View) -> Iterator[Shelf]:
    """Hold the state folder, and return what was published so far.

    Raises
    ------
    UsageError
        If another folder holds a record of this programme too; if what is there is damaged.
    """
    from scheduler.publish import act, store

    with desk.state.locked():
        other = store.other_record(desk.state, event.parent)
        if other is not None:
            msg = (
                f"{other} and {desk.state.folder.resolve()}: both are said to hold what was published of "
                f"“{desk.programme.id}”. Keep the one whose last revision people have, and move the other away."
            )
            raise UsageError(msg)
        shelf = act.take_stock(desk.state, sender_of(desk.programme))
        if shelf.last and shelf.finished:
            say(view, f"The files of revision {shelf.last.number} had been left undone; now they are finished.")
        yield shelf


def sender_of(programme: Programme) -> Sender:
    """Return where feeds are looked up, and whom people write to, as far as the programme says it."""
    from scheduler.publish.files import Sender

    organizer = programme.organizer
    return Sender(programme.web, (organizer.name, organizer.email) if organizer else None)


def token() -> str:
    """Return a word that nobody guesses; hexadecimal, for no file system mixes such words up."""
    return secrets.token_hex(_BYTES)


def occasion(why: Why = "published", of: int | None = None) -> Occasion:
    """Return the present moment, and where unguessable words come from."""
    from scheduler.publish.act import Occasion

    return Occasion(datetime.now(UTC).replace(microsecond=0), token, why, of)


def publish(desk: Desk, view: View, step: Step, *, yes: bool, as_json: bool) -> None:
    """Show what a revision changes, ask, write it, and say what to do with the files."""
    from scheduler.publish import act

    changes = _changes(step)
    say(view, _summary(step))
    shown = changes[:_MOST_LINES]
    if len(changes) > len(shown):
        shown = [*shown, f"and {len(changes) - len(shown)} more"]
    view.talk(bullets("What changes", shown, view.width))
    view.talk(bullets("Of this some has begun", _overtaken(step), view.width))
    agree(yes=yes, question=f"Publish revision {step.revision.number}?", otherwise="published")
    with undisturbed():
        files = act.publish(desk.state, step, sender_of(desk.programme))
    if as_json:
        view.plain(as_record(desk, step, files, changes))
    else:
        view.product(f"Revision {step.revision.number} is published.\n{_to_send(desk, step, files)}")


def nothing_new(desk: Desk, view: View, shelf: Shelf, reason: str, *, as_json: bool) -> None:
    """Say why nothing was published; see to it that the files of the last revision are there."""
    from scheduler.export import cells
    from scheduler.publish import act
    from scheduler.publish.lines import counted

    with undisturbed():
        files = (*shelf.finished, *act.complete(desk.state, shelf, sender_of(desk.programme)))
    number = shelf.last.number if shelf.last else 0
    if as_json:
        paths = _paths(desk, files)
        content = {"published": False, "revision": number, "files": paths}
        view.plain(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        return
    again = f" Missing or out of date, and written again: {counted(len(files), 'file')} for people." if files else ""
    view.product("\n".join(cells.wrap(f"{reason} revision {number}, so nothing was published.{again}", view.width)))


def say(view: View, text: str) -> None:
    """Print a sentence to stderr, in lines that fit."""
    view.say(text)


def as_record(desk: Desk, step: Step, files: Sequence[str], changes: Sequence[str]) -> str:
    """Return the JSON that says what was published."""
    revision = step.revision
    content = {
        "published": True,
        "revision": revision.number,
        "at": revision.at.isoformat(),
        "why": revision.why,
        "of": revision.of,
        "told": len(step.difference.told),
        "other_words": len(step.difference.reworded),
        "changes": list(changes),
        "files": _paths(desk, files),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _paths(desk: Desk, files: Sequence[str]) -> list[str]:
    from scheduler.publish.store import published

    return [str(published(desk.state) / file) for file in files]


def _summary(step: Step) -> str:
    from scheduler.publish.lines import counted, headline

    number, title = step.revision.number, step.revision.content.title
    if step.before.last is None:
        items = counted(len(step.revision.content.entries), "item")
        return f"Revision {number}, the first, of “{title}”: {items}, for {counted(step.told, 'person')}."
    return f"Revision {number} of “{title}”: {headline(step.difference)}"


def _changes(step: Step) -> list[str]:
    """Return what changes, in the sentences of ``diff``; nothing for the first revision, in which all is new."""
    from scheduler.publish.lines import item_lines, meeting_lines, people_lines

    if step.before.last is None:
        return []
    found = step.difference
    return [*meeting_lines(found), *item_lines(found), *people_lines(found)]


def _overtaken(step: Step) -> list[str]:
    """Return what has begun by now, and would not be as people were told."""
    from scheduler.publish.against import overtaken

    last = step.before.last
    return [] if last is None else list(overtaken(last.timetable, step.revision.timetable, datetime.now(UTC)))


def agree(*, yes: bool, question: str, otherwise: str) -> None:
    """Ask once, on a terminal.

    Parameters
    ----------
    otherwise
        What is not done without a yes: ``published``.

    Raises
    ------
    UsageError
        If the answer is no, or there is nobody to ask.
    """
    if yes:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        msg = f"Nothing was {otherwise}: where nobody can be asked, this needs --yes."
        raise UsageError(msg)
    # Not with typer: what it asks goes to stdout in part, which is for what the command makes.
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):  # Ctrl-D leaves the question's line open
        sys.stderr.write("\n")
    if answer.strip().casefold() not in {"y", "yes"}:
        msg = f"Not {otherwise}; nothing was changed."
        raise UsageError(msg)


def _to_send(desk: Desk, step: Step, files: Sequence[str]) -> str:
    """Return which files go where. A path is never wrapped: it is there to be copied."""
    from scheduler.publish.lines import counted
    from scheduler.publish.store import published

    place = published(desk.state)
    one_by_one = [file for file in files if file.startswith("outbox/") and file.count("/") == 1]
    each = [file for file in files if file.startswith("outbox/people/")]
    lines = ["", "For the web server, the whole folder", f"  {place / 'web'}", "To send"]
    lines += [f"  {place / file}" for file in one_by_one]
    if each:
        names = f"{counted(len(each), 'file')} with -r{step.revision.number} in their names"
        lines.append(f"  {place / 'outbox' / 'people'} ({names})")
    return "\n".join(lines)
