"""``timetable feeds``: the address of everybody's calendar and page, and another one where an address got about."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli import publishing
from scheduler.cli.desk import Desk
from scheduler.cli.interruption import undisturbed
from scheduler.cli.options import Event, Json, To
from scheduler.cli.view import View
from scheduler.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scheduler.programme.model import Programme
    from scheduler.publish.addresses import Address

_MOST_IDS = 5


def feeds(
    event: Event,
    *,
    rotate: Annotated[
        str | None,
        typer.Option(
            "--rotate",
            metavar="ID",
            help="Give this person's feed and page another address; @agenda is for everybody.",
            show_default=False,
        ),
    ] = None,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Print a table for a mail merge, with e-mail addresses.")
    ] = False,
    told: Annotated[
        bool,
        typer.Option("--told", help="With --csv: only those whom the last revision tells something, subject and text."),
    ] = False,
    yes: publishing.Yes = False,
    to: To = None,
    as_json: Json = False,
) -> None:
    """Print the addresses of each person's calendar and page.

    Addresses that got about can be changed: the old ones end, and the person must be told the new ones.
    """
    _refuse_contradictions(rotate, as_csv=as_csv, told=told, as_json=as_json)
    desk, view = Desk.open(event, to), View()
    found = _found(desk) if rotate is None else (_rotated(desk, event, rotate, view, yes=yes),)
    if as_json:
        view.plain(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2) + "\n")
    elif as_csv:
        _print_table(found, desk, view, told=told)
    else:
        view.product("\n\n".join(_lines(one) for one in found))
    _say_what_is_missing(found if rotate is None else None, desk.programme, event, view)


def _refuse_contradictions(rotate: str | None, *, as_csv: bool, told: bool, as_json: bool) -> None:
    if as_csv and as_json:
        msg = "--csv and --json do not go together: they are two forms. Leave one of them out."
        raise UsageError(msg)
    if told and (not as_csv or rotate is not None):
        msg = "--told goes with --csv alone: it is the table for a mail merge of what the last revision tells."
        raise UsageError(msg)


def _found(desk: Desk) -> tuple[Address, ...]:
    from scheduler.publish import store
    from scheduler.publish.addresses import addresses

    record, last = store.record(desk.state), store.last_revision(desk.state)
    if record is None or last is None:
        raise UsageError(_NOTHING_YET)
    return tuple(addresses(record, last, desk.programme.web))


_NOTHING_YET = "Nothing was published yet, so nobody has a calendar to look up. Run “timetable publish” first."


def _rotated(desk: Desk, event: Path, who: str, view: View, *, yes: bool) -> Address:
    """Ask, change an address, and say what to do about it."""
    from scheduler.cli.choice import chosen_feed
    from scheduler.publish import act
    from scheduler.publish.addresses import THE_AGENDA, addresses
    from scheduler.publish.model import AGENDA
    from scheduler.publish.store import published

    old = chosen_feed(who, _found(desk))  # where nobody has that name, no lock is taken
    question = f"The address that {old.name} has ends at once. Give another one?"
    publishing.agree(yes=yes, question=question, otherwise="changed")
    addressee = AGENDA if old.id == THE_AGENDA else old.id
    with publishing.shelf_of(desk, event, view) as shelf, undisturbed():
        record = act.rotate(desk.state, shelf, addressee, publishing.token(), publishing.sender_of(desk.programme))
    if record is None or shelf.last is None:
        raise UsageError(_NOTHING_YET)
    found = {one.id: one for one in addresses(record, shelf.last, desk.programme.web)}
    gone = " and ".join(file for file in (old.file, old.page_file) if file)
    publishing.say(
        view,
        f"What {old.name} has is at another address. Put {published(desk.state) / 'web'} on the web server again, "
        f"take {gone} off it, and tell {'everybody' if addressee == AGENDA else old.name} the new address: "
        "at the old one nothing comes any more.",
    )
    return found[old.id]


def _lines(one: Address) -> str:
    """Return whose feed it is, where, and where their page is. An address is never wrapped: it is to be copied."""
    gone = ", no longer in the programme" if one.former else ""
    places = (one.url, one.webcal, one.page) if one.url else (one.file, one.page_file)
    return "\n".join((f"{one.name} ({one.id}{gone})", *(f"  {place}" for place in places if place)))


def _print_table(found: Sequence[Address], desk: Desk, view: View, *, told: bool) -> None:
    from scheduler.publish.act import texts_for_people
    from scheduler.publish.addresses import addresses_csv

    emails = {person.id: person.email for person in desk.programme.people}
    texts = texts_for_people(desk.state, publishing.sender_of(desk.programme)) if told else None
    view.raw(addresses_csv(found, emails, texts))
    if texts is None:
        without = [one.id for one in found if not one.former and one.id in emails and not emails[one.id]]
    else:
        without = [name for name in texts if not emails.get(name)]
    if without:
        publishing.say(view, f"Without an e-mail address in the programme: {_ids(without)}.")


def _say_what_is_missing(found: Sequence[Address] | None, programme: Programme, event: Path, view: View) -> None:
    if not programme.web:
        publishing.say(
            view,
            "It is not said where these files are looked up. Put the folder published/web on a web server, and write "
            f"its address into {event}, as “web: https://example.org/meeting”.",
        )
    known = {one.id for one in found} if found is not None else set(programme.person_by_id)
    new = [person.id for person in programme.people if person.id not in known]
    if new:
        publishing.say(view, f"No address yet, until the next “timetable publish”: {_ids(new)}.")


def _ids(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_IDS} more" if len(names) > _MOST_IDS else ""
    return ", ".join(names[:_MOST_IDS]) + more
