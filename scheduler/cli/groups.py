"""``timetable groups``: who is in which group and at which table, and who meets whom, in the last draft."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.desk import Desk
from scheduler.cli.options import Event, Json, To
from scheduler.cli.view import View, bullets
from scheduler.errors import UsageError

if TYPE_CHECKING:
    from rich.text import Text

    from scheduler.programme.model import Person, Programme
    from scheduler.timetable.model import Timetable

One = Annotated[
    str | None,
    typer.Option(
        "--person", metavar="PERSON", help="One person's groups and tables, and with whom: id, or some of the name."
    ),
]
Grid = Annotated[bool, typer.Option("--grid", help="Who meets whom, and how often.")]
Table = Annotated[bool, typer.Option("--csv", help="Print a table: a row for each person and round.")]


def groups(
    event: Event, *, person: One = None, grid: Grid = False, table: Table = False, to: To = None, as_json: Json = False
) -> None:
    """Show who is in which group and at which table in the last draft."""
    _refuse(person=person is not None, grid=grid, table=table, as_json=as_json)
    desk, view = Desk.open(event, to), View()
    draft, whose = desk.state.load(), _chosen(person, desk.programme)
    if as_json or table:
        view.raw(written(draft, desk.programme, whose, table=table))
    else:
        view.product(shown(draft, desk.programme, whose, view.width, grid=grid))
    if desk.stale(draft):
        view.say("The programme has changed since this draft was solved. Solve again to have its groups.")


def shown(draft: Timetable, programme: Programme, person: Person | None, width: int, *, grid: bool) -> Text:
    """Return what is asked for as a page for a terminal; of all people together it ends with how they are mixed."""
    from scheduler.export import agenda as pages
    from scheduler.groups.told import mixed

    if person:
        return pages.person_groups(draft, programme, person, width)
    page = pages.meetings_page(draft, programme, width) if grid else pages.group_pages(draft, programme, width)
    return page.append_text(bullets("How people are mixed", mixed(programme, draft), width))


def written(draft: Timetable, programme: Programme, person: Person | None, *, table: bool) -> bytes:
    """Return what is asked for as CSV, or else as JSON."""
    from scheduler.export.group_tables import groups_csv, groups_record

    name = person.id if person else None
    if table:
        return groups_csv(draft, programme, name)
    record = groups_record(draft, programme, name) | _mixture(draft, programme)
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def _mixture(draft: Timetable, programme: Programme) -> dict[str, object]:
    """Return what can be said of how well all people are mixed."""
    from scheduler.groups.mixture import mixture

    found = mixture(programme, draft)
    return {
        "fewest_repeated_meetings": found.fewest,
        "proved_fewest": found.proved,
        "off_even_shares": dict(found.uneven),
        "preferences": {"said": found.wishes, "met": found.met},
    }


def _refuse(*, person: bool, grid: bool, table: bool, as_json: bool) -> None:
    """Refuse two options that do not go together."""
    for one, other, why in (
        (("--person", person), ("--grid", grid), "the grid tells of everybody"),
        (("--grid", grid), ("--csv", table), "the table has a row for each person and round"),
        (("--grid", grid), ("--json", as_json), "JSON has who meets whom in any case"),
        (("--csv", table), ("--json", as_json), "they are two forms"),
    ):
        if one[1] and other[1]:
            msg = f"{one[0]} and {other[0]} do not go together: {why}. Choose one."
            raise UsageError(msg)


def _chosen(person: str | None, programme: Programme) -> Person | None:
    from scheduler.cli.choice import chosen_person

    return None if person is None else chosen_person(person, programme)
