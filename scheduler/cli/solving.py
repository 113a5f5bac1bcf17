"""What every command that solves does: find the best timetable, have it checked, store it, show it."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scheduler.cli.baseline import Against, Baseline, baseline_for
from scheduler.cli.calendar import draft_calendar
from scheduler.cli.changes import changes_since
from scheduler.cli.desk import refuse_unless_sound
from scheduler.cli.interruption import undisturbed
from scheduler.cli.report import in_short, report, the_past_breaks, warnings
from scheduler.cli.search import Effort, search, seated
from scheduler.cli.view import bullets
from scheduler.errors import DraftError, InfeasibleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scheduler.cli.desk import Desk
    from scheduler.cli.view import View
    from scheduler.errors import Problem
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Manner:
    """How a command solves and shows.

    Parameters
    ----------
    stored
        Whether the timetable becomes the draft; if not, nothing at all is written.
    against
        How much of what is published stays; by default most of the last revision.
    whole
        Whether the agenda and its costs are shown, and not only what differs and how it ended.
    known
        Warnings that the programme had before; they are said again only with the whole.
    """

    effort: Effort = field(default_factory=Effort)
    as_json: bool = False
    stored: bool = True
    against: Against = field(default_factory=Against)
    whole: bool = True
    known: tuple[Problem, ...] = ()


def solve_and_show(desk: Desk, view: View, manner: Manner, first: Callable[[], None] | None = None) -> None:
    """Solve the programme on the desk; on any error the files are as they were.

    Parameters
    ----------
    first
        What is written before the draft is replaced, once nothing but that can fail: the programme file, if it
        was edited. If it raises, the draft stays as it was.
    """
    from scheduler.timetable.codec import dumps

    baseline = baseline_for(desk, manner.against)
    _say_what_has_begun(desk, view, manner.against)
    programme = replace(desk.programme, published=baseline.published if baseline else None)
    _refuse_if_impossible(view, programme)
    with desk.state.locked() if manner.stored else nullcontext():
        before = _draft_before(desk, view)
        with _what_was_kept_in_view(programme):
            timetable = search(programme, view, manner.effort)
        timetable = seated(programme, timetable, view, manner.effort)
        refuse_unless_sound(programme, timetable)
        text = dumps(timetable, programme)
        calendar = draft_calendar(timetable, programme)
        if manner.stored:
            with undisturbed():
                desk.state.save(text, calendar, first)
    _say_what_is_kept(view, timetable, programme)
    _show(desk, view, manner, timetable, baseline or before)


def _say_what_has_begun(desk: Desk, view: View, asked: Against) -> None:
    """Say, while the event is on, that what is over may move, where nobody asked for it to stay."""
    from scheduler.publish.against import under_way
    from scheduler.publish.store import last_revision

    last = None if asked.freeze_before is not None else last_revision(desk.state)
    if last is not None and under_way(last.timetable, datetime.now(UTC)):
        view.say("Some of what is published has begun. With “--freeze-before now” it stays as it was.")


def _say_what_is_kept(view: View, timetable: Timetable, programme: Programme) -> None:
    from scheduler.cli.moment import since

    until = programme.published and programme.published.until
    if until:
        count = sum(item.start < until for item in timetable.items)
        items = f"{count} item{'s' * (count != 1)} that began"
        view.say(f"Kept: {items} before {until:%a %H:%M} ({programme.clock.zone.key}).{since(until, programme)}")


@contextmanager
def _what_was_kept_in_view(programme: Programme) -> Iterator[None]:
    """Say, where no timetable keeps all that is published, that this was asked for."""
    try:
        yield
    except InfeasibleError as error:
        if programme.published is None or programme.published.keep != "all":
            raise
        said = "All that is published was to stay (--keep all). With “--keep most” the search says what has to move."
        raise InfeasibleError([*error.reasons, said]) from error


def _show(desk: Desk, view: View, manner: Manner, timetable: Timetable, before: Baseline | Timetable | None) -> None:
    from scheduler.publish.store import record
    from scheduler.timetable.codec import dumps

    programme, changes, since = desk.programme, None, "the draft before"
    if manner.as_json:
        view.raw(dumps(timetable, programme).encode())
        view.talk(warnings(programme, view.width, timetable))
        view.talk(the_past_breaks(programme, view.width, timetable))
        return
    if isinstance(before, Baseline):
        told = record(desk.state) if before.told else None
        changes = changes_since(before.timetable, timetable, programme, before.told, told)
        since = before.name
    elif before is not None:
        changes = changes_since(before, timetable, programme)
    if manner.whole:
        report(view, desk, timetable, changes, since=since, stored=manner.stored)
    else:
        in_short(view, desk, timetable, changes, since=since, known=manner.known)


def _refuse_if_impossible(view: View, programme: Programme) -> None:
    from scheduler.explain.preflight import preflight

    sums = preflight(programme)
    if sums.impossible:
        view.talk(bullets("Room for it", sums.lines, view.width))
        raise InfeasibleError(sums.impossible)


def _draft_before(desk: Desk, view: View) -> Timetable | None:
    """Return the last draft to compare with; one that is damaged is replaced, and that is said."""
    if not desk.state.draft.exists():
        return None
    try:
        return desk.state.load()
    except DraftError as error:
        view.talk(f"The draft before cannot be read, and will be replaced. {error}")
        return None
