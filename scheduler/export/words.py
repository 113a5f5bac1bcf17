"""The words that every export shares: who does what, where, and on which day.

People appear by name and organisation. Their addresses appear nowhere in an export.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from scheduler.programme.model import Part, Person, Portion, Programme, Role, Session
    from scheduler.timetable.model import Item, Timetable

UNKNOWN = "to be confirmed"
VACANT = "vacant"
ROLES: tuple[tuple[Role, str, str], ...] = (
    ("chair", "Chair", "Chairs"),
    ("speaker", "Speaker", "Speakers"),
    ("facilitator", "Facilitator", "Facilitators"),
    ("rapporteur", "Rapporteur", "Rapporteurs"),
)


def day_words(day: date) -> str:
    """Return ``Wednesday 24 October 2018``."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def span_words(first: date, last: date) -> str:
    """Return ``Wednesday 24 to Friday 26 October 2018``, with the first month and year where they differ."""
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%A} {first.day} to {day_words(last)}"
    return f"{day_words(first)} to {day_words(last)}"


def minutes_words(minutes: int) -> str:
    """Return ``1 minute`` or ``90 minutes``."""
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def session_of(item: Item, programme: Programme) -> Session | None:
    """Return the session that `item` is the timetable's line for, or None for an informal item."""
    return programme.session_by_id.get(item.id) if item.kind == "session" else None


def chair_of(session: Session, programme: Programme) -> str:
    """Return the names of those who chair, joined by ``; ``, for a narrow column; empty if nobody is asked to."""
    return "; ".join(people_of(session, "chair", programme, brief=True))


def people_of(session: Session, role: Role, programme: Programme, *, brief: bool = False) -> tuple[str, ...]:
    """Return everyone who has this role: ``Name (Organisation, to be confirmed)``, each only as far as it says more.

    Parameters
    ----------
    brief
        Leave organisations out, for a narrow column.
    """
    return tuple(_part(part, programme, brief=brief) for part in once(session.parts) if part.role == role)


def roles_of(session: Session, programme: Programme, *, brief: bool = False) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return ``("Chair", (...))``, ``("Speakers", (...))`` and so on, without the roles that nobody has."""
    found = ((one, many, people_of(session, role, programme, brief=brief)) for role, one, many in ROLES)
    return tuple((one if len(people) == 1 else many, people) for one, many, people in found if people)


def portions_of(session: Session, programme: Programme, *, brief: bool = False) -> tuple[str, ...]:
    """Return the pieces of a session: ``The text and its reach, 15 minutes: Policy lead (Example Agency)``."""
    return tuple(_portion(portion, programme, brief=brief) for portion in session.portions)


def role_words(part: Part) -> str:
    """Return what a part is, in one word, and whether it is still to be confirmed: ``chair (to be confirmed)``."""
    return part.role if part.confirmed else f"{part.role} ({UNKNOWN})"


def rooms_of(item: Item, programme: Programme) -> tuple[str, ...]:
    """Return the names of the rooms of `item`, in its order; a room that the programme does not know by its id."""
    return tuple(room_name(room, programme) for room in item.rooms)


def room_name(room: str, programme: Programme) -> str:
    """Return the name of a room; of one that the programme does not know its id."""
    known = programme.room_by_id
    return known[room].name if room in known else room


def place_of(item: Item, programme: Programme) -> str:
    """Return the rooms joined by ``; ``, then the house; whichever of the two there is."""
    rooms = "; ".join(rooms_of(item, programme))
    return ", ".join(words for words in (rooms, programme.house.name) if words)


def title_of(item: Item) -> str:
    """Return the title, with the number of a numbered session before it: ``4. Making it work``."""
    return f"{item.number}. {item.title}" if item.number else item.title


def form_of(item: Item, programme: Programme) -> str:
    """Return the format of a session, the kind of an informal item."""
    session = session_of(item, programme)
    return item.format or (session.format if session else "") or item.kind


def kind_of(item: Item, programme: Programme) -> str:
    """Return what `item` is and how long: ``Session 4, plenary, 90 minutes``, or ``Meal, 60 minutes``."""
    form = form_of(item, programme)
    what = f"Session {item.number}, {form}" if item.number else form[:1].upper() + form[1:]
    return f"{what}, {minutes_words(item.minutes)}"


def person_words(person: Person) -> str:
    """Return ``Policy lead (Example Agency)``; the organisation only where the name does not say it."""
    return _words(person.name, _beside(person), confirmed=True)


def left_out_words(timetable: Timetable, programme: Programme) -> tuple[str, ...]:
    """Return the titles of the sessions that were left out; of one that the programme does not know, its id."""
    known = programme.session_by_id
    return tuple(known[name].title if name in known else name for name in timetable.left_out)


def once(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts without those that somebody has twice: as a speaker, and in a piece of the session."""
    found: dict[object, Part] = {}
    for place, part in enumerate(parts):
        found.setdefault((part.role, part.person) if part.person else place, part)
    return tuple(found.values())


def _portion(portion: Portion, programme: Programme, *, brief: bool) -> str:
    people = "; ".join(_part(part, programme, brief=brief) for part in portion.parts)
    what = f"{portion.title}, {minutes_words(portion.minutes)}"
    return f"{what}: {people}" if people else what


def _part(part: Part, programme: Programme, *, brief: bool) -> str:
    if part.vacant:
        return VACANT
    organisation = "" if brief else _organisation(part, programme)
    return _words(_name(part, programme), organisation, confirmed=part.confirmed)


def _words(name: str, organisation: str, *, confirmed: bool) -> str:
    if not name:
        return UNKNOWN
    beside = ", ".join(words for words in (organisation, "" if confirmed else UNKNOWN) if words)
    return f"{name} ({beside})" if beside else name


def _name(part: Part, programme: Programme) -> str:
    person = _person(part, programme)
    return person.name if person else part.label or part.person or ""


def _organisation(part: Part, programme: Programme) -> str:
    person = _person(part, programme)
    return _beside(person) if person else ""


def _beside(person: Person) -> str:
    """Return the organisation, unless the name already says it."""
    return "" if person.organisation.casefold() in person.name.casefold() else person.organisation


def _person(part: Part, programme: Programme) -> Person | None:
    return programme.person_by_id.get(part.person) if part.person else None
