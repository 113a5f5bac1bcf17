"""``timetable verify``: whether the last draft, or an edited timetable, keeps every rule."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.account import verdict
from scheduler.cli.calendar import draft_calendar, refuse_unless_clean
from scheduler.cli.desk import Desk, refuse_unless_sound, refuse_unlike_the_record, unlike_the_record
from scheduler.cli.options import Event, Json, To
from scheduler.cli.publishing import sender_of
from scheduler.cli.report import the_past_breaks
from scheduler.cli.view import View
from scheduler.errors import VerificationError

if TYPE_CHECKING:
    from scheduler.timetable.model import Timetable

_MOST_FAULTS = 12


def verify(
    event: Event,
    to: To = None,
    draft: Annotated[
        Path | None,
        typer.Option("--draft", metavar="FILE", help="An edited draft.json; else the last draft.", show_default=False),
    ] = None,
    as_json: Json = False,
) -> None:
    """Check a timetable again, rule by rule.

    Names each rule that it breaks, with the place that the rule comes from. The solver has no part in it. What the
    timetable says of the past is compared with what was published.
    """
    from scheduler.export import cells
    from scheduler.timetable.store import load

    desk = Desk.open(event, to)
    timetable = desk.state.load() if draft is None else load(draft, desk.programme.id)
    view = View()
    if desk.stale(timetable):
        view.say("The programme has changed since this was solved; it is checked against the programme as it is now.")
    if as_json:
        view.plain(_as_json(desk, timetable))
    refuse_unless_sound(desk.programme, timetable)
    refuse_unlike_the_record(desk, timetable)
    if draft is None:
        _check_calendar(desk, timetable, view)
        _check_published(desk, view)
    past = the_past_breaks(desk.programme, view.width, timetable)
    view.talk(past)
    if not as_json:
        cost = _unproved(timetable) if desk.stale(timetable) else verdict(timetable)
        kept = "Every rule is kept that the past does not break." if past else "Every rule is kept."
        view.product("\n".join(cells.wrap(f"{kept} {cost}", view.width)))


def _unproved(timetable: Timetable) -> str:
    """Return what is known of the cost once the programme has changed: what was proved is proved of the old one."""
    return f"It costs {timetable.cost}; how little it could cost is not known before the next “timetable solve”."


def _as_json(desk: Desk, timetable: Timetable) -> str:
    from scheduler.verify import judged

    found = judged(desk.programme, timetable)
    wrong, past = (
        [{"file": one.source.file, "line": one.source.line, "rule": one.rule, "what": one.what} for one in some]
        for some in ((*found.wrong, *unlike_the_record(desk, timetable)), found.past)
    )
    content = {"status": timetable.status, "stale": desk.stale(timetable), "findings": wrong, "past": past}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _check_calendar(desk: Desk, timetable: Timetable, view: View) -> None:
    """Read the stored calendar again as any other program would, and compare it with the draft."""
    path = desk.state.calendar
    if not path.exists():
        return
    content = path.read_bytes()
    refuse_unless_clean(content, str(path))
    if not desk.stale(timetable) and content != draft_calendar(timetable, desk.programme):
        view.talk(f"{path} is not the calendar of this draft. “timetable export --format ics” makes the right one.")


def _check_published(desk: Desk, view: View) -> None:
    """Read every calendar that was published again, and compare the files for people with what the record says."""
    from scheduler.export import cells
    from scheduler.publish import act, store
    from scheduler.verify.published import published_faults

    folder = store.published(desk.state)
    there = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    faults = published_faults(there)
    if faults:
        shown = [str(folder / fault) for fault in faults[:_MOST_FAULTS]]
        shown += [f"and {len(faults) - len(shown)} more"] * (len(faults) > len(shown))
        raise VerificationError(shown, "These files were changed: “timetable publish” writes those of today again.")
    wanted = act.files_for_people(desk.state, sender_of(desk.programme))
    others = [path for path, content in wanted.items() if there.get(path) != content]
    if others:
        count = "1 file is" if len(others) == 1 else f"{len(others)} files are"
        said = f"{folder}: {count} not as published, {others[0]} for one. “timetable publish” writes them again."
        view.talk("\n".join(cells.wrap(said, view.width)))
    beyond = sorted(path for path in there if path.startswith("web/") and path not in wanted)
    if beyond:
        count = "1 file is" if len(beyond) == 1 else f"{len(beyond)} files are"
        said = (
            f"{folder}: {count} beyond what was published, and a web server gives them out: {', '.join(beyond)}. "
            "“timetable publish” removes feeds and pages that are nobody's; take away what else is not yours."
        )
        view.talk("\n".join(cells.wrap(said, view.width)))
