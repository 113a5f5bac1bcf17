"""``timetable publish``: the draft becomes the next revision, and the files that tell people are written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli import publishing
from scheduler.cli.desk import Desk, refuse_unless_sound, refuse_unlike_the_record, sound_draft
from scheduler.cli.options import Event, Json, To
from scheduler.cli.view import View
from scheduler.errors import StaleError, UsageError

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.publish.act import Shelf, Step
    from scheduler.publish.model import Why
    from scheduler.timetable.model import Timetable

_FARTHEST = 60
"""Days by which an event may move before it is asked whether it is the same one."""


def publish(
    event: Event,
    *,
    yes: publishing.Yes = False,
    renumber: Annotated[bool, typer.Option("--renumber", help="Number the sessions afresh, in order of time.")] = False,
    postponed: Annotated[
        bool, typer.Option("--postponed", help="It is the same event, although its days are far from those published.")
    ] = False,
    to: To = None,
    as_json: Json = False,
) -> None:
    """Publish the last draft as the next revision.

    Writes the calendars that people follow, their web pages, and what to send. Without a change nothing is published.
    """
    if renumber and postponed:
        msg = "--renumber and --postponed make two revisions. Publish with one of them, then with the other."
        raise UsageError(msg)
    desk, view = Desk.open(event, to), View()
    desk.state.load()  # where there is no draft, no folder is made either
    with publishing.shelf_of(desk, event, view) as shelf:
        draft = sound_draft(desk, "publish")
        renumber = renumber and shelf.last is not None  # the first revision numbers all afresh anyway
        step = as_it_is = _step(desk, shelf, draft, "postponed" if postponed else "published")
        if renumber:
            step = _step(desk, shelf, _renumbered(draft, desk.programme), "renumbered")
        if step is None:
            publishing.nothing_new(desk, view, shelf, "Nothing has changed since", as_json=as_json)
            return
        if as_it_is is not None:
            _refuse_if_held_against_another(desk, shelf, draft)
        refuse_unlike_the_record(desk, draft)
        _refuse_other_days(event, shelf, draft, postponed=postponed)
        publishing.publish(desk, view, step, yes=yes, as_json=as_json)
    if renumber:
        publishing.say(
            view, "The draft still has the numbers from before. The next “timetable solve” takes the new ones."
        )


def _step(desk: Desk, shelf: Shelf, draft: Timetable, why: Why) -> Step | None:
    from scheduler.export.content import content_of
    from scheduler.publish.act import prepare
    from scheduler.publish.pages import pages_of

    content, pages = content_of(draft, desk.programme), pages_of(draft, desk.programme)
    return prepare(shelf, draft, content, pages, publishing.occasion(why))


def _renumbered(draft: Timetable, programme: Programme) -> Timetable:
    """Return the draft with numbers as if nothing had been published, and what it was held against with the same."""
    from scheduler.timetable.numbers import numbers

    fresh = numbers(replace(programme, published=None), draft.items)
    items = tuple(replace(item, number=fresh.get(item.id)) for item in draft.items)
    published = draft.published and replace(draft.published, numbers=fresh)
    renumbered = replace(draft, items=items, published=published)
    refuse_unless_sound(programme, renumbered)
    return renumbered


def _refuse_if_held_against_another(desk: Desk, shelf: Shelf, draft: Timetable) -> None:
    """Refuse a draft that was solved without regard to what people were told last."""
    last = shelf.last.number if shelf.last else 0
    held = draft.published.revision if draft.published else None
    if (held or 0) == last and (last == 0 or held is not None):
        return
    if last == 0:
        msg = (
            f"The draft was solved when revision {held} was published, and in {desk.state.folder} nothing is. "
            "Put its folder “revisions” back from a copy. If nobody was told anything yet, solve again, then publish."
        )
        raise StaleError(msg)
    when = f"against revision {held}" if held else "without regard to what is published"
    msg = f"The draft was solved {when}, and revision {last} is the last one. Solve again, then publish."
    raise StaleError(msg)


def _refuse_other_days(event: Event, shelf: Shelf, draft: Timetable, *, postponed: bool) -> None:
    """Refuse days far from those that were published: it may be another event, for which people's calendars are not."""
    from scheduler.timetable.baseline import first_day_of

    if shelf.record is None:
        if postponed:
            msg = "--postponed is for what was published before, and nothing was yet. Leave it out."
            raise UsageError(msg)
        return
    before, now = shelf.record.first_day, first_day_of(draft)
    days = abs((now - before).days)
    if postponed and days == 0:
        msg = f"The first day is {now}, as it was published. Leave out --postponed."
        raise UsageError(msg)
    if days > _FARTHEST and not postponed:
        msg = (
            f"{event}: the first day is {now}, and {before} was published: {days} days from it. Is it a new event, or "
            "the same one at another time? Give a new event an id of its own (“programme:”), so that the calendars "
            "that people have stay as they are. For the same one, publish with --postponed."
        )
        raise UsageError(msg)
