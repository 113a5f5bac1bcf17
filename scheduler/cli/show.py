"""``timetable show``: the last draft again, without solving."""

from __future__ import annotations

from scheduler.cli.desk import Desk
from scheduler.cli.options import Event, Json, To
from scheduler.cli.report import report
from scheduler.cli.view import View


def show(event: Event, to: To = None, as_json: Json = False) -> None:
    """Show the last draft: agenda and costs."""
    from scheduler.timetable.codec import dumps

    desk = Desk.open(event, to)
    draft = desk.state.load()
    view = View()
    if as_json:
        view.raw(dumps(draft, desk.programme).encode())
    else:
        report(view, desk, draft)
    if desk.stale(draft):
        view.talk("The programme has changed since this draft was solved. Solve again to have its timetable.")
