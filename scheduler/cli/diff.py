"""``timetable diff``: what differs between two states of the programme, and who must be told."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.desk import Desk
from scheduler.cli.options import Event, Json, To
from scheduler.cli.view import View, bullets
from scheduler.errors import UsageError

if TYPE_CHECKING:
    from rich.text import Text

    from scheduler.export.entry import Content, Guest
    from scheduler.publish.difference_model import Difference
    from scheduler.publish.pages import Pages
    from scheduler.timetable.model import Timetable

_DRAFT = "draft"

Between = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--between",
        metavar="OLD NEW",
        help='Two numbers of revisions, or a number and "draft"; else the last revision and the draft.',
        show_default=False,
    ),
]
One = Annotated[
    str | None,
    typer.Option("--person", metavar="PERSON", help="What differs for one person: id, or some of the name."),
]


def diff(event: Event, *, between: Between = None, person: One = None, to: To = None, as_json: Json = False) -> None:
    """Show what differs between two states, and who must be told.

    Nothing is solved, written or sent.
    """
    from scheduler.publish import codec_pages
    from scheduler.publish.difference import difference
    from scheduler.publish.once import once_told
    from scheduler.publish.store import record

    desk, view = Desk.open(event, to), View()
    before, after = _sides(desk, between)
    once = once_told(record(desk.state), before.revision)
    found = difference(before.content, after.content, before.timetable, after.timetable, once)
    found = replace(found, pages=codec_pages.differ(before.pages, after.pages))
    guest = _guest(person, found) if person is not None else None
    if as_json:
        view.raw(_as_json(found, before, after, guest).encode())
    else:
        whom = desk.programme.organizer
        organizer = (whom.name, whom.email) if whom else None
        heading = f"From {before.name} to {after.name}"
        own = guest and _own(found, guest, heading, view.width, organizer)
        view.product(own or _page(found, heading, view.width))
    if before.stale or after.stale:
        view.say(
            "The programme has changed since this draft was solved: times and rooms are as it was then, people and "
            "descriptions as the file says now. Solve again to have its timetable.",
        )


@dataclass(frozen=True)
class _Side:
    """One of the two states.

    Parameters
    ----------
    revision
        Its number; None for the draft.
    stale
        Whether it is a draft, and the programme has changed since.
    """

    revision: int | None
    timetable: Timetable
    content: Content
    pages: Pages | None
    stale: bool = False

    @property
    def name(self) -> str:
        """What it is called."""
        return "the draft" if self.revision is None else f"revision {self.revision}"


def _sides(desk: Desk, between: tuple[str, str] | None) -> tuple[_Side, _Side]:
    """Return the two states that are asked for."""
    if between is None:
        from scheduler.publish.store import last_revision

        last = last_revision(desk.state)
        if last is None:
            msg = (
                "Nothing was published yet, so there is nothing to compare the draft with. "
                "“timetable publish” makes the first revision."
            )
            raise UsageError(msg)
        between = (str(last.number), _DRAFT)
    old, new = between
    return _side(desk, old), _side(desk, new)


def _side(desk: Desk, text: str) -> _Side:
    wanted = text.strip().casefold()
    if wanted == _DRAFT:
        from scheduler.export.content import content_of
        from scheduler.publish.pages import pages_of

        draft = desk.state.load()
        content, pages = content_of(draft, desk.programme), pages_of(draft, desk.programme)
        return _Side(None, draft, content, pages, stale=desk.stale(draft))
    if not (wanted.isascii() and wanted.isdigit()):
        msg = f'--between: "{text}" is no revision. Write the number of a revision, or "{_DRAFT}".'
        raise UsageError(msg)
    from scheduler.publish.store import revision

    found = revision(desk.state, int(wanted))
    return _Side(found.number, found.timetable, found.content, found.pages)


def _guest(text: str, found: Difference) -> Guest:
    """Return somebody who is in either state; those who are in both by their later name."""
    from scheduler.cli.choice import chosen_guest

    sides = (found.before, found.after)
    return chosen_guest(text, tuple({guest.id: guest for side in sides if side for guest in side.guests}.values()))


def _as_json(found: Difference, before: _Side, after: _Side, guest: Guest | None) -> str:
    from scheduler.publish.difference_record import difference_record

    sides = {"from": _side_record(before), "to": _side_record(after)}
    record = sides | difference_record(found, guest.id if guest else None)
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _side_record(side: _Side) -> dict[str, object]:
    return {"revision": side.revision, "draft": side.revision is None, "stale": side.stale}


def _page(found: Difference, heading: str, width: int) -> Text:
    """Return the page for the director: how much, what, who, what it buys."""
    from scheduler.publish.lines import headline, item_lines, meeting_lines, people_lines

    page = _head(found, f"{heading}: {headline(found)}", width)
    page.append_text(bullets("The meeting", meeting_lines(found), width))
    page.append_text(bullets("What changes", item_lines(found), width))
    page.append_text(bullets("Who comes, goes or stays otherwise", people_lines(found), width))
    page.append_text(bullets("What it buys and costs", found.balance.lines, width))
    page.append_text(_names(found, width))
    return page


def _names(found: Difference, width: int) -> Text:
    """Return who must be told, or who need not be, whichever are fewer; nothing where it is everybody or nobody."""
    told, reworded = ({person.id: person.name for person in side} for side in (found.told, found.reworded))
    others = [guest.name for guest in found.after.guests if guest.id not in told and guest.id not in reworded]
    page = bullets("", (), width)
    if told and len(told) <= len(others) + len(reworded):
        page.append_text(bullets("Must be told", ["; ".join(told.values())], width))
    elif told and others:
        page.append_text(bullets("Need not be told", ["; ".join(others)], width))
    if reworded and len(reworded) <= len(told) + len(others):
        page.append_text(bullets("See other words", ["; ".join(reworded.values())], width))
    return page


def _own(found: Difference, guest: Guest, heading: str, width: int, organizer: tuple[str, str] | None) -> Text:
    """Return the page about one person: the text that they would get."""
    from scheduler.export.agenda.columns import hanging
    from scheduler.publish.notices import notice

    person = found.of(guest.id)
    if person is None:
        return _head(found, f"{heading}: nothing differs for {guest.name}.", width)
    page = _head(found, f"{heading}, for {guest.name}:", width).append("\n")
    for line in notice(found, person, organizer=organizer).splitlines():
        page.append("\n".join(hanging(line, width))).append("\n")
    return page


def _head(found: Difference, heading: str, width: int) -> Text:
    from rich.text import Text

    from scheduler.export import cells

    page = Text(no_wrap=True, end="")
    for text, style in ((found.after.title, "bold"), (heading, "")):
        for line in cells.wrap(text, width):
            page.append(line, style).append("\n")
    return page
