"""A difference as lines to read aloud: by day and time, a line for each item, people counted and named where few."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.export.entry import STAY
from scheduler.publish.cast import names
from scheduler.publish.model import AGENDA
from scheduler.publish.moves import move_pieces
from scheduler.publish.times import day_words
from scheduler.publish.words import between_numbers, pieces, place_and_time, sentence, start_of, stopped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.export.entry import Entry
    from scheduler.publish.aspects import Aspect
    from scheduler.publish.difference_model import Difference, ItemDifference, PersonDifference, Share

_FEW = 3
_UNSEEN = (
    "only what no calendar shows in words differs (the place on the map, a category, whether the time is free); "
    "nobody must be told."
)
_ON_PAGES = (
    "only what stands on the web pages alone differs, such as somebody's post or country, what somebody misses, or the "
    "address of the house; nobody must be told."
)


def counted(count: int, what: str) -> str:
    """Return ``1 item`` or ``3 items``, ``1 person`` or ``3 people``."""
    if what == "person":
        return f"{count} {'person' if count == 1 else 'people'}"
    return f"{count} {what}{'s' * (count != 1)}"


def headline(difference: Difference) -> str:
    """Return how much differs and for how many within a sentence: ``3 items differ; 14 of 55 people must be told.``.

    Items are counted as `item_lines` tells them.
    """
    if difference.nothing:
        return _UNSEEN if difference.unseen else _ON_PAGES if difference.pages else "nothing differs."
    count = len(tuple(item_lines(difference)))
    differ = f"{counted(count, 'item')} differ{'s' * (count == 1)}" if count else "no item differs"
    beside = " beside the days of the whole meeting" if difference.days else ""
    return f"{differ}{beside}; {whom_it_touches(difference)}."


def whom_it_touches(difference: Difference) -> str:
    """Return how many must be told, and for how many more only words differ.

    ``14 of 55 people must be told, and 20 more see other words``, ``everybody (55 people) must be told``.
    """
    told, reworded = len(difference.told), len(difference.reworded)
    words = f"{_of_all(told, difference)} must be told"
    if not reworded:
        return words
    who = f"{reworded} more" if told else _of_all(reworded, difference)
    sees = "sees" if reworded in {1, difference.everybody} else "see"
    return f"{words}, and {who} {sees} other words"


def _of_all(count: int, difference: Difference) -> str:
    """Return ``nobody``, ``14 of 55 people`` or ``everybody (55 people)``."""
    everybody = counted(difference.everybody, "person")
    if not count:
        return "nobody"
    return f"everybody ({everybody})" if count == difference.everybody else f"{count} of {everybody}"


def meeting_lines(difference: Difference) -> Iterator[str]:
    """Yield what differs of the meeting as a whole."""
    if difference.days and difference.first_day:
        days = counted(abs(difference.days), "day") + ", earlier" * (difference.days < 0)
        first = day_words(difference.first_day, "year")
        yield sentence([f"the whole meeting moves by {days}: it now begins on {first}"])
    for what, before, after in difference.meeting:
        if what == "title":
            yield sentence([f"the meeting is now called “{after}” instead of “{before}”"])
        elif what == "zone":
            yield sentence([f"times are now by the clock of {after} instead of {before}"])
        else:
            yield sentence(
                [f"the note is now: “{after}”" if after else f"there is no note any more; it was: “{before}”"]
            )


def item_lines(difference: Difference) -> Iterator[str]:
    """Yield a line for each item that differs, for the director: private ones too, people by name where they are few.

    Of somebody whose stay is another, what they come into and go out of is told once, by `people_lines`.
    """
    elsewhere = {person.id for person in difference.people if _stays_otherwise(person)}
    known = {person.id: person.name for person in difference.people}
    for item in difference.items:
        shares = [share for share in item.shares if share.id not in elsewhere or share.before or share.after]
        said = [*pieces(item.aspects), *_share_pieces(shares, pieces(item.aspects))]
        moves = tuple(move_pieces(item.moves, _FEW))
        if said or moves or item.seen:
            told = [known[name] for name in item.told] if item.seen else []
            who = _how_many_of(told, difference, few=_FEW)
            # Before who is in another group, for that names its people.
            of_item = [f"{'; '.join(said)}{who}"] if said else []
            again = any(item.entry.item in once for once in difference.once.values())
            yield _line(item, "; ".join([*of_item, *moves]), who, dated=difference.dated, again=again)


def public_lines(difference: Difference) -> Iterator[str]:
    """Yield a line for each item that everybody may know of; whom it concerns is the director's to know."""
    for item in difference.items:
        before, after = (None if side is None or side.private else side for side in (item.before, item.after))
        shown = replace(item, before=before, after=after)
        if (before or after) and shown.seen:
            again = item.entry.item in difference.once.get(AGENDA, ())
            yield _line(shown, "; ".join(pieces(item.aspects)), dated=difference.dated, again=again)
    open_to_all = (item for item in difference.items if not item.entry.private)
    yield from name_lines(aspect for item in open_to_all for aspect in item.aspects)


def name_lines(found: Iterable[Aspect]) -> Iterator[str]:
    """Yield who is called otherwise, each once, of those whose names stand in what differs."""
    for words in dict.fromkeys(aspect.words for aspect in found if aspect.what == "name"):
        yield stopped(words)


def people_lines(difference: Difference) -> Iterator[str]:
    """Yield who joins, who leaves, who is called otherwise, and who stays for other days; for the director."""
    for person in difference.people:
        count = counted(sum(not _is_stay(own.before, own.after) for own in person.own), "item")
        if person.kind == "new":
            yield sentence([f"{'back again' if person.again else 'new'}: {person.name}, {count}"])
        elif person.kind == "gone":
            was = [one for own in person.own if (one := own.before) and one.part]
            parts = "; was " + names(f"{names(one.part)} in “{one.title}”" for one in was) if was else ""
            yield sentence([f"no longer there: {person.name}{parts}"])
    for before, after in difference.renamed:
        yield stopped(f"{before} is now called {after}")
    yield from _stay_lines(difference)


def _stay_lines(difference: Difference) -> Iterator[str]:
    """Yield what differs in stays but for the title, which is the meeting's: a line for all who read the same."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for person in difference.people:
        for own in person.own:
            said = [aspect.words for aspect in own.aspects if aspect.what != "renamed"]
            if said and _is_stay(own.before, own.after):
                alike.setdefault((*said, *_more_or_fewer(difference, person)), []).append(person.name)
    for words, people in alike.items():
        yield stopped(f"{_called(people)}: {'; '.join(words)}")


def _more_or_fewer(difference: Difference, person: PersonDifference) -> Iterator[str]:
    """Yield how many items somebody comes into or goes out of that were there before and are."""
    both = difference.items_of_both
    more = sum(own.before is None and own.after is not None and own.after.item in both for own in person.own)
    fewer = sum(own.after is None and own.before is not None and own.before.item in both for own in person.own)
    if more:
        yield f"{counted(more, 'item')} more"
    if fewer:
        yield f"{counted(fewer, 'item')} fewer"


def _line(item: ItemDifference, said: str, who: str = "", *, dated: bool, again: bool) -> str:
    """Return the line of an item: what is said of it if it was there and is, else that it is new or gone, for whom."""
    entry = item.entry
    title = f"{entry.title or entry.item}{' (private)' * entry.private}"
    if item.after is None or item.before is None:
        if item.before:
            return sentence([f"cancelled: {title}, it was {start_of(entry, dated=dated)}{who}"])
        facts = (place_and_time(entry, dated=dated), *(() if again else between_numbers(entry)))
        return sentence([f"{'on again' if again else 'new'}: {title}, {'; '.join(facts)}{who}"])
    moved = any(aspect.what == "moved" for aspect in item.aspects)
    place = "" if moved else f" ({start_of(entry, dated=dated)})"
    return stopped(f"{title}{place}: {said}")


def _share_pieces(shares: Sequence[Share], already: Sequence[str]) -> Iterator[str]:
    """Yield who comes in, who goes out, whose part is another, but for those whom the agenda's own words name."""
    shares = [share for share in shares if not any(share.name in words for words in already)]
    joined = [_with_part(share.name, share.after) for share in shares if share.before is None]
    left = [_with_part(share.name, share.before) for share in shares if share.after is None]
    if joined:
        yield f"now also for {_called(joined)}"
    if left:
        yield f"no longer for {_called(left)}"
    for share in shares:
        if share.before is not None and share.after is not None:
            was = f" instead of {names(share.before)}" if share.before else ""
            yield f"{share.name}: {names(share.after) or 'no part'}{was}"


def _with_part(name: str, part: tuple[str, ...] | None) -> str:
    return f"{name} ({names(part)})" if part else name


def _called(people: Sequence[str]) -> str:
    return names(people) if len(people) <= _FEW else counted(len(people), "person")


def _how_many_of(told: Sequence[str], difference: Difference, *, few: int = 0) -> str:
    """Return whom an item's line concerns, in brackets: everybody who was there and is, so many people, or by name.

    Parameters
    ----------
    few
        Up to how many are named.
    """
    both = difference.everybody - sum(person.kind != "changed" for person in difference.people)
    if not told:
        return ""
    if len(told) == both > 1:
        return " (everybody)"
    return f" ({names(told) if len(told) <= few else counted(len(told), 'person')})"


def _stays_otherwise(person: PersonDifference) -> bool:
    stays = (own for own in person.own if _is_stay(own.before, own.after))
    return any(aspect.what in {"days", "about"} for own in stays for aspect in own.aspects)


def _is_stay(*sides: Entry | None) -> bool:
    return any(side is not None and side.item == STAY for side in sides)
