"""``timetable rollback``: what an earlier revision told is told again, as a new revision."""

from __future__ import annotations

from typing import Annotated

import typer

from scheduler.cli import publishing
from scheduler.cli.desk import Desk
from scheduler.cli.options import Event, Json, To
from scheduler.cli.view import View


def rollback(
    event: Event,
    number: Annotated[int, typer.Argument(metavar="N", min=1, help="The revision to go back to.", show_default=False)],
    *,
    yes: publishing.Yes = False,
    to: To = None,
    as_json: Json = False,
) -> None:
    """Publish an earlier revision again, as a new one.

    Times, rooms and people are those of revision N. The programme file and the draft are left as they are.
    """
    from scheduler.publish import store
    from scheduler.publish.act import prepare

    desk, view = Desk.open(event, to), View()
    store.revision(desk.state, number)  # where there is none, no folder is made either
    with publishing.shelf_of(desk, event, view) as shelf:
        target = store.revision(desk.state, number)
        back = publishing.occasion("rolled back", number)
        step = prepare(shelf, target.timetable, target.content, target.pages, back)
        if step is None:
            publishing.nothing_new(desk, view, shelf, f"Revision {number} tells nothing else than", as_json=as_json)
            return
        publishing.publish(desk, view, step, yes=yes, as_json=as_json)
    if target.pages is None:
        publishing.say(
            view,
            f"Revision {number} was published before there were web pages, so what they said is not known. There are "
            "none now: take those that are on the web server off it. The next “timetable publish” makes them again.",
        )
    publishing.say(
        view,
        f"{event} and the draft were not touched: they may still say what was taken back. Before you solve and publish "
        f"again, make {event} say what revision {step.revision.number} says, or the next revision brings it back.",
    )
