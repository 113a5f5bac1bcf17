"""Who is in which group and at which table, for a terminal: by round, or of one person over all rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.export import words
from scheduler.export.agenda.head import head, lines, page_width
from scheduler.export.agenda.rows import times
from scheduler.export.company import company, name_of
from scheduler.export.own_group import HOST, hosts, kind_of, leads_of, rounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from scheduler.export.company import Company
    from scheduler.programme.model import Person, Programme
    from scheduler.timetable.groups import Group
    from scheduler.timetable.model import Item, Timetable

NOBODY = "Nobody is in a group or at a table in this timetable."


def group_pages(timetable: Timetable, programme: Programme, width: int) -> Text:
    """Return each session in groups and each meal at tables: every group with its topic, room and people."""
    width = page_width(width)
    page, day = head(programme, width), None
    for item, sitting in rounds(timetable):
        if item.day != day:
            day = item.day
            page.append("\n").append(words.day_words(day), "bold cyan").append("\n")
        _add(page, _heading(item), width, "bold", 2)
        for group in sitting.groups:
            _add(page, group_line(item, group, programme), width, "", 4)
            names = (_named(name, item, group, timetable, programme) for name in group.people)
            _add(page, "; ".join(names) or "nobody", width, "dim", 6)
    met = company(timetable, programme)
    _add(page, f"\n{counted(met)}" if met.rounds else f"\n{NOBODY}", width)
    _add(page, kept_words(met, timetable), width)
    return page


def person_groups(timetable: Timetable, programme: Programme, person: Person, width: int) -> Text:
    """Return one person's groups and tables over all rounds, with whom, and whom they do not meet."""
    width = page_width(width)
    page = head(programme, width).append("\n")
    _add(page, words.person_words(person), width, "bold")
    found, day = [one for one in rounds(timetable) if one[1].of(person.id)], None
    for item, sitting in found:
        group = sitting.of(person.id)
        if group is None:
            continue
        if item.day != day:
            day = item.day
            page.append("\n").append(words.day_words(day), "bold cyan").append("\n")
        _add(page, _heading(item), width, "bold", 2)
        _add(page, group_line(item, group, programme), width, "", 4)
        others = [_named(name, item, group, timetable, programme) for name in group.people if name != person.id]
        _add(page, "with " + "; ".join(others) if others else "alone", width, "dim", 6)
    for line in (
        _meets(company(timetable, programme), programme, person) if found else (f"\n{NOBODY_IS.format(person.name)}",)
    ):
        _add(page, line, width)
    return page


NOBODY_IS = "{} is in no group and at no table in this timetable."


def group_line(item: Item, group: Group, programme: Programme) -> str:
    """Return ``Group 2 · Health workers · Library · 11 people``."""
    count = f"{len(group.people)} {'person' if len(group.people) == 1 else 'people'}"
    room = words.room_name(group.room, programme) if group.room else ""
    facts = (f"{kind_of(item).capitalize()} {group.number}", group.topic, room, count)
    return " · ".join(fact for fact in facts if fact)


def counted(met: Company) -> str:
    """Return how many rounds are counted, and how many people are in them."""
    people = f"{len(met.people)} {'person' if len(met.people) == 1 else 'people'}"
    return f"{met.rounds} round{'s' * (met.rounds != 1)}, {people}."


def kept_words(met: Company, timetable: Timetable) -> str:
    """Return which sessions are not counted again, for they keep the groups of another one; nothing if none does."""
    known = timetable.by_id
    pairs = (f"{words.title_of(known[one])} (the groups of {words.title_of(known[other])})" for one, other in met.kept)
    return f"Not counted again: {'; '.join(pairs)}." if met.kept else ""


def _meets(met: Company, programme: Programme, person: Person) -> Iterator[str]:
    found = met.of(person.id)
    never = [name_of(name, programme) for name, often in found.items() if not often]
    again = [f"{name_of(name, programme)} ({often} times)" for name, often in found.items() if often > 1]
    yield f"\nMeets {len(found) - len(never)} of {len(found)} others."
    yield f"Meets again: {'; '.join(again)}." if again else ""
    yield f"Does not meet: {'; '.join(never)}." if never else ""


def _heading(item: Item) -> str:
    return f"{times(item.start, item.end)}  {words.title_of(item) or item.id}"


def _named(name: str, item: Item, group: Group, timetable: Timetable, programme: Programme) -> str:
    """Return a name with what the person is in the group, if they lead it: ``Policy lead (facilitator)``."""
    roles = [role for role, _, who in leads_of(item, group, programme) if who == name]
    roles += [HOST] * hosts(name, item, timetable, programme)
    return name_of(name, programme) + (f" ({', '.join(roles)})" if roles else "")


def _add(page: Text, text: str, width: int, style: str = "", indent: int = 0) -> None:
    if text.startswith("\n"):
        page.append("\n")
    for line in lines(text.removeprefix("\n"), width, style, indent):
        page.append_text(line)
