"""What people read who must be told: one page about a revision for everybody, one short text for each person.

The page holds nothing private, not even that something of the kind differs, and names or counts nobody but those whom
the agenda names. A person's text tells of their own
calendar alone. No address is in either but those of their own feed and page, and that of whom participants write to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.export.entry import STAY
from scheduler.export.markdown import escaped, starting
from scheduler.publish.cast import names
from scheduler.publish.lines import counted, meeting_lines, name_lines, public_lines
from scheduler.publish.times import day_of, stay_words
from scheduler.publish.words import (
    between_numbers,
    one_line,
    pieces,
    place_and_time,
    sentence,
    short,
    start_of,
    stopped,
    subject,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.export.entry import Entry
    from scheduler.publish.difference_model import Difference, Own, PersonDifference
    from scheduler.publish.model import Revision

_NOTHING = "In the agenda nothing differs."
_ELSE_STAYS = "All else in your calendar stays as it was."
_ELSE_MOVED = "All else in your calendar moves by as many days, and begins at the same time of day."
_WHY = {
    "renumbered": "The sessions are numbered afresh.",
    "postponed": "The meeting is postponed.",
    "rolled back": "It goes back to revision {}.",
}


def changes_page(difference: Difference, revision: Revision) -> str:
    """Return what changed in a revision, in Markdown, to be sent or read aloud; no character of a title is markup."""
    return "\n".join(_page(difference, revision)) + "\n"


def notice(
    difference: Difference,
    person: PersonDifference,
    addresses: tuple[str, str] = ("", ""),
    organizer: tuple[str, str] | None = None,
) -> str:
    """Return what changed for one person, as plain text to be sent to that person.

    Parameters
    ----------
    addresses
        Of their own feed and of their own page, which stand in the first text that they get; empty if not known.
    organizer
        Name and e-mail address of whom participants write to.
    """
    body = {"new": _welcome, "gone": _farewell, "changed": _changed}[person.kind]
    note = one_line(difference.after.note)
    lines = [f"Dear {one_line(person.name)},", "", *body(difference, person)]
    if person.kind == "new":
        lines += _where(*addresses)
    lines += ["", note] if note else []
    lines += ["", f"Questions? Write to {': '.join(map(one_line, organizer))}"] if organizer else []
    return "\n".join(lines) + "\n"


def notice_subject(difference: Difference, person: PersonDifference) -> str:
    """Return the same in one line, to stand above a message: from what to what, where it is one change."""
    title = short(difference.after.title)
    if person.kind != "changed":
        if person.kind == "new":
            return f"You are back in “{title}”" if person.again else f"Your programme of “{title}”"
        return f"No longer in your calendar: “{title}”"
    told = [own for own in person.own if not own.only_names]
    called = tuple(name_lines(aspect for own in person.own for aspect in own.aspects))
    if len(told) == 1 and not difference.days and not called:
        (own,) = told
        return subject(own.before, own.after, dated=difference.dated, again=own.again)
    moved = f"the whole meeting moves by {counted(abs(difference.days), 'day')}" if difference.days else ""
    count = f"{counted(len(told) + len(called), 'change')} for you" if person.own else ""
    if called and not told and not difference.days:
        count = short(called[0].removesuffix(".")) if len(called) == 1 else "other names"
    return f"“{title}”: {' and '.join(words for words in (moved, count) if words) or 'the note changed'}"


def own_line(difference: Difference, own: Own) -> str:
    """Return one event of a person's own calendar that differs, for that person.

    Nothing is said of a stay that has only the new title of the meeting, nor of an event that differs only in what
    somebody is called.
    """
    dated = difference.dated
    entry = own.after or own.before
    if own.before and own.after and own.after.item == STAY:
        words = "; ".join(pieces(aspect for aspect in own.aspects if aspect.what != "renamed"))
        return words and stopped(f"Your stay: {words}")
    if own.only_names:
        return ""
    if own.before and own.after:
        moved = any(aspect.what == "moved" for aspect in own.aspects)
        title = own.after.title if moved else f"{own.after.title} ({start_of(own.after, dated=dated)})"
        return stopped(f"{title}: {'; '.join(pieces(own.aspects))}")
    if entry is None:
        return ""
    # What others still have, or had already, is neither cancelled nor new, but no longer theirs, or theirs now.
    own_alone = entry.item in difference.items_of_both
    if own.after:
        facts = f"{entry.title}, {place_and_time(entry, dated=dated)}"
        part = (f"your part: {names(entry.part)}",) if entry.part else ()
        number = () if own_alone or own.again else between_numbers(entry)
        new = "on again" if own.again else "new"
        return sentence([f"{new}{' for you' * own_alone}: {facts}", *number, *part])
    start = start_of(entry, dated=dated)
    return sentence([f"{'no longer for you' if own_alone else 'cancelled'}: {entry.title}, it was {start}"])


def why_words(revision: Revision) -> str:
    """Return how a revision came about, empty where it was simply published: ``It goes back to revision 2.`` is one."""
    return _WHY.get(revision.why, "").format(revision.of)


def _page(difference: Difference, revision: Revision) -> Iterator[str]:
    after = difference.after
    first = difference.before is None
    yield f"# {'Revision' if first else 'What changed in revision'} {revision.number}"
    yield ""
    yield f"**{escaped(one_line(after.title))}**"
    note = one_line(after.note)
    if note:
        yield from ("", f"> {starting(note)}")
    yield ""
    if first:
        days = len({day_of(entry.start) for entry in after.agenda})
        held = f"{counted(len(after.agenda), 'item')} on {counted(days, 'day')}"
        yield starting(f"This is the first revision: {held}, for {counted(len(after.guests), 'person')}.")
        return
    if why_words(revision):
        yield from (why_words(revision), "")
    lines = [*meeting_lines(difference), *public_lines(difference)]
    yield from (f"- {starting(line)}" for line in lines)
    if not lines:
        yield _NOTHING
    else:
        yield ""
        yield escaped(f"Times by the clock of {after.zone}.")


def _changed(difference: Difference, person: PersonDifference) -> Iterator[str]:
    yield f"the programme of “{one_line(difference.after.title)}” has changed. What changed for you:"
    yield ""
    yield from (f"- {line}" for line in meeting_lines(difference))
    yield from (f"- {line}" for own in person.own if (line := own_line(difference, own)))
    yield from (f"- {line}" for line in name_lines(aspect for own in person.own for aspect in own.aspects))
    yield ""
    yield _ELSE_MOVED if difference.days else _ELSE_STAYS
    yield f"Times by the clock of {difference.after.zone}."


def _welcome(difference: Difference, person: PersonDifference) -> Iterator[str]:
    items = [own.after for own in person.own if own.after and own.after.item != STAY]
    stay = next((own.after for own in person.own if own.after and own.after.item == STAY), None)
    title, count = one_line(difference.after.title), counted(len(items), "item")
    facts = (count, stay_words(stay) if stay else "", stay.house if stay else "")
    opening = f"you are back in the programme of “{title}”" if person.again else f"your programme of “{title}” is ready"
    yield stopped(f"{opening}: {', '.join(fact for fact in facts if fact)}")
    parts = [f"- {_with_part(entry, dated=difference.dated)}" for entry in items if entry.part]
    if parts:
        yield from ("", "You have a part in:", *parts)
    yield ""
    yield "All of it is in your calendar again." if person.again else "All of it is in your calendar."
    yield f"Times by the clock of {difference.after.zone}."


def _farewell(difference: Difference, person: PersonDifference) -> Iterator[str]:
    yield f"you are no longer expected at “{one_line(difference.after.title)}”."
    items = [own.before for own in person.own if own.before and own.before.item != STAY]
    stay = next((own.before for own in person.own if own.before and own.before.item == STAY), None)
    parts = [f"- {_with_part(entry, dated=difference.dated)}" for entry in items if entry.part]
    if parts:
        yield from ("", "You had a part in:", *parts, "")
    if items:
        count = len(items)
        yield f"{counted(count, 'item')} {'is' if count == 1 else 'are'} taken out of your calendar."
    if stay:
        yield f"Only the days of your stay remain in {'it' if items else 'your calendar'}: {stay_words(stay)}."
    yield "You may unsubscribe from the calendar, or delete what a file brought into yours."


def _where(feed: str, page: str) -> Iterator[str]:
    if feed:
        yield from ("", "Subscribe to it in your calendar program, and it follows every change by itself:", feed)
    if page:
        yield from ("Or read it in a browser, always as it was published last:", page)
    if feed or page:
        yield f"The address{'es are' if feed and page else ' is'} for you alone."


def _with_part(entry: Entry, *, dated: bool) -> str:
    return stopped(f"{entry.title}, {place_and_time(entry, dated=dated)}; your part: {names(entry.part)}")
