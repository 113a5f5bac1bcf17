"""Sessions, with the defaults of their formats and every day dated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from scheduler.clock import MINUTES_A_DAY
from scheduler.programme import defaults
from scheduler.programme.model import After, Part, Pin, Place, ReportBack, Session, Window, Wish
from scheduler.programme.moments import Range, day_start, whole_day
from scheduler.programme.resolve import by_day

if TYPE_CHECKING:
    from scheduler.programme.model import Duration, Role
    from scheduler.programme.resolve import Context
    from scheduler.programme.validation import Entry
    from scheduler.programme.values import WishText
    from scheduler.programme.written import FormatWritten, PinWritten, SessionWritten

_ROLES: tuple[tuple[str, Role], ...] = (
    ("chair", "chair"),
    ("speakers", "speaker"),
    ("facilitators", "facilitator"),
    ("rapporteurs", "rapporteur"),
)
_NOON = 12 * 60
_GROUP = "group"


def sessions(context: Context) -> tuple[Session, ...]:
    """Return every session that can be understood."""
    made = (_session(context, entry) for entry in context.document.sessions)
    return tuple(one for one in made if one is not None)


def _session(context: Context, entry: Entry[SessionWritten]) -> Session | None:
    written, before = entry.written, len(context.problems)
    minutes, layout, groups = _minutes(context, entry), _layout(context, entry), _groups(context, entry)
    place, on, between = _place(context, entry), _on(context, entry), _between(context, entry)
    wishes = (*_wishes(context, entry, "prefer"), *_wishes(context, entry, "avoid"))
    if minutes is None or layout is None or not entry.sound or len(context.problems) > before:
        return None
    report = written.report_back
    return Session(
        id=written.id,
        title=written.title,
        format=written.format,
        minutes=minutes,
        layout=layout,
        groups=groups,
        numbered=written.numbered,
        questions=written.questions,
        parts=_parts(written),
        place=place,
        after=tuple(
            After(one.session, one.least, one.most, entry.at("after", number))
            for number, one in enumerate(written.after)
        ),
        on=on,
        same_day=written.same_day,
        other_day=written.other_day,
        between=between,
        wishes=wishes,
        report_back=None if report is None else ReportBack(report.session, cast("Literal['pause']", report.within)),
        source=entry.node.source,
        sources={key: entry.at(key) for key in entry.node.keys},
    )


def _format(context: Context, entry: Entry[SessionWritten]) -> FormatWritten | None:
    found = context.document.formats.get(entry.written.format)
    return found.written if found is not None and found.sound else None


def _minutes(context: Context, entry: Entry[SessionWritten]) -> Duration | None:
    form, name = _format(context, entry), entry.written.format
    if entry.written.minutes is not None:
        return entry.written.minutes
    if form is not None and form.minutes is not None:
        return form.minutes
    if name not in defaults.MINUTES:
        if form is not None:
            remedy = f'Write them here, or for the format "{name}"'
            context.problems.add(entry.node.source, entry.named("minutes"), "no minutes are written", remedy)
        return None
    context.assume(defaults.minutes_sentence(name, defaults.MINUTES[name]))
    return defaults.MINUTES[name]


def _layout(context: Context, entry: Entry[SessionWritten]) -> str | None:
    form, name = _format(context, entry), entry.written.format
    if entry.written.layout is not None:
        return entry.written.layout
    if form is not None and form.layout is not None:
        return form.layout
    if name in defaults.LAYOUTS:
        context.assume(defaults.layout_sentence(name, defaults.LAYOUTS[name]))
    return defaults.LAYOUTS.get(name)


def _groups(context: Context, entry: Entry[SessionWritten]) -> int:
    form, written = _format(context, entry), entry.written
    number = written.groups or (form.groups if form is not None else None)
    if number is None and written.format == _GROUP and "people" in context.unsound:
        return 0
    if number is None and written.format != _GROUP:
        number = 0
    elif number is None:
        number = defaults.groups(context.seats)
        context.assume(defaults.groups_sentence(written.title, number))
    for key in ("facilitators", "rapporteurs"):
        people = len(getattr(written, key))
        if people and people != number:
            what = f"there are {people} for {number} groups" if number else "the session has no groups"
            remedy = "Name as many as groups, or none"
            context.problems.add(entry.at(key), entry.named(key), what, remedy)
    return number


def _parts(written: SessionWritten) -> tuple[Part, ...]:
    return tuple(
        Part(role, part.person, part.label, part.confirmed) for key, role in _ROLES for part in getattr(written, key)
    )


def _place(context: Context, entry: Entry[SessionWritten]) -> Place | None:
    place = entry.written.place
    if place is None:
        return None
    which = cast("Literal['first', 'last']", place.which)
    with context.problems.catching(entry.node.get("place") or entry.node, entry.named("place")):
        return Place(which, place.day.on(context.clock) if place.day else None)
    return None


def _on(context: Context, entry: Entry[SessionWritten]) -> tuple[int, ...] | None:
    if entry.written.on is None:
        return None
    with context.problems.catching(entry.node.get("on") or entry.node, entry.named("on")):
        return tuple(sorted({day.on(context.clock) for day in entry.written.on}))
    return None


def _between(context: Context, entry: Entry[SessionWritten]) -> tuple[Window, ...] | None:
    if entry.written.between is None:
        return None
    windows = by_day(context, entry.written.between, entry.node.get("between") or entry.node, entry.named("between"))
    return tuple(window for day in windows for window in windows[day])


def _wishes(context: Context, entry: Entry[SessionWritten], key: Literal["prefer", "avoid"]) -> list[Wish]:
    found = []
    for number, wish in enumerate(getattr(entry.written, key)):
        list_node = entry.node.get(key) or entry.node
        node = list_node.items[number] if list_node.items else list_node
        with context.problems.catching(node, entry.named(key)):
            found.append(_wish(context, wish, wanted=key == "prefer"))
    return found


def _wish(context: Context, wish: WishText, *, wanted: bool) -> Wish:
    clock = context.clock
    if wish.day is not None:
        return Wish("within", wanted, wish.text, (whole_day(clock, wish.day.on(clock)),))
    if wish.hours is not None:
        return Wish("within", wanted, wish.text, tuple(wish.hours.on(clock, day) for day in clock.days))
    if wish.text == "morning":
        windows = tuple(Window(day_start(clock, day), clock.at(day, _NOON)) for day in clock.days)
        return Wish("starts-in", wanted, wish.text, windows)
    if wish.text == "afternoon":
        windows = tuple(Range(_NOON, MINUTES_A_DAY).on(clock, day) for day in clock.days)
        return Wish("starts-in", wanted, wish.text, windows)
    return Wish(cast("Literal['after-lunch']", wish.text), wanted, wish.text)


def pin(context: Context, entry: Entry[PinWritten], session: str) -> Pin | None:
    """Return a pin, or None where its moment cannot be told."""
    if not entry.sound:
        return None
    with context.problems.catching(entry.node.get("at") or entry.node, entry.where):
        at = entry.written.at.on(context.clock) if entry.written.at is not None else None
        if at is None and entry.written.room is None:
            what = "neither a moment nor a room is written"
            context.problems.add(entry.node.source, entry.where, what, 'Write "day 2 14:00" or "{at: ..., room: ...}"')
            return None
        return Pin(session, at, entry.written.room, entry.node.source)
    return None
