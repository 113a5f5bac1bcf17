"""Sessions, with the defaults of their formats and every day dated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from scheduler.clock import MINUTES_A_DAY
from scheduler.programme import defaults
from scheduler.programme.guests import named
from scheduler.programme.model import After, Pin, Place, ReportBack, Session, Window, Wish
from scheduler.programme.moments import Range, day_start, whole_day
from scheduler.programme.resolve import by_day
from scheduler.programme.resolve_during import check_keys, during
from scheduler.programme.resolve_parts import lengthened, parts, portions
from scheduler.programme.resolve_splits import form_of, same_groups_as, splits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.programme.model import Duration, Occurrence
    from scheduler.programme.resolve import Context
    from scheduler.programme.validation import Entry
    from scheduler.programme.when import WishText
    from scheduler.programme.written import PinWritten, SessionWritten

_NOON = 12 * 60


def sessions(context: Context, occurrences: Sequence[Occurrence]) -> tuple[tuple[Session, ...], tuple[Session, ...]]:
    """Return every session that can be understood, in two: those that may be held, and those that are cancelled."""
    held: list[Session] = []
    cancelled: list[Session] = []
    for entry in context.document.sessions:
        before = len(context.problems)
        one = _part_of_a_meal(context, entry, occurrences) if "during" in entry.node.keys else _session(context, entry)
        if one is not None and entry.sound and len(context.problems) == before:
            (cancelled if entry.written.cancelled else held).append(one)
    return tuple(held), tuple(cancelled)


def _part_of_a_meal(
    context: Context, entry: Entry[SessionWritten], occurrences: Sequence[Occurrence]
) -> Session | None:
    written = entry.written
    check_keys(context, entry)
    minutes, meal = _minutes(context, entry), during(context, entry, occurrences)
    if minutes is None or meal is None:
        return None
    return Session(
        id=written.id,
        title=written.title,
        format=written.format or defaults.REMARKS,
        minutes=lengthened(context, entry, minutes),
        layout="",
        numbered=False,
        questions=written.questions,
        parts=parts(context, written),
        portions=portions(context, written),
        optional=written.optional,
        during=meal,
        source=entry.node.source,
        sources={key: entry.at(key) for key in entry.node.keys},
    )


def _session(context: Context, entry: Entry[SessionWritten]) -> Session | None:
    written = entry.written
    if written.format is None:
        if "format" not in entry.node.keys:
            context.problems.add(entry.node.source, entry.where, '"format" is missing', 'Write "format: ..."')
        return None
    minutes, layout, groups = _minutes(context, entry), _layout(context, entry), splits(context, entry)
    place, on, between = _place(context, entry), _on(context, entry), _between(context, entry)
    wishes = (*_wishes(context, entry, "prefer"), *_wishes(context, entry, "avoid"))
    if minutes is None or layout is None:
        return None
    return Session(
        id=written.id,
        title=written.title,
        format=written.format,
        minutes=lengthened(context, entry, minutes),
        layout=layout,
        groups=len(groups),
        splits=groups,
        same_groups_as=same_groups_as(context, entry),
        numbered=written.numbered,
        questions=written.questions,
        parts=parts(context, written),
        portions=portions(context, written),
        place=place,
        after=_after(context, entry),
        on=on,
        same_day=tuple(name for name in written.same_day if name not in context.cancelled),
        other_day=tuple(name for name in written.other_day if name not in context.cancelled),
        between=between,
        wishes=wishes,
        report_back=_report_back(context, written),
        audience=None if written.audience is None else named(context, written.audience),
        tags=written.audience or (),
        optional=written.optional,
        theme=written.theme,
        source=entry.node.source,
        sources={key: entry.at(key) for key in entry.node.keys},
    )


def _after(context: Context, entry: Entry[SessionWritten]) -> tuple[After, ...]:
    """Return the sessions that come before; one that is cancelled binds nothing."""
    return tuple(
        After(one.session, one.least, one.most, entry.at("after", number))
        for number, one in enumerate(entry.written.after)
        if one.session not in context.cancelled
    )


def _report_back(context: Context, written: SessionWritten) -> ReportBack | None:
    report = written.report_back
    if report is None or report.session in context.cancelled:
        return None
    return ReportBack(report.session, cast("Literal['pause']", report.within))


def _minutes(context: Context, entry: Entry[SessionWritten]) -> Duration | None:
    form, name = form_of(context, entry), entry.written.format or defaults.REMARKS
    if entry.written.minutes is not None:
        return entry.written.minutes
    if form is not None and form.minutes is not None:
        return form.minutes
    if name not in defaults.MINUTES:
        if form is not None or entry.written.format is None:
            remedy = "Write them here" if form is None else f'Write them here, or for the format "{name}"'
            context.problems.add(entry.node.source, entry.named("minutes"), "no minutes are written", remedy)
        return None
    context.assume(defaults.minutes_sentence(name, defaults.MINUTES[name]))
    return defaults.MINUTES[name]


def _layout(context: Context, entry: Entry[SessionWritten]) -> str | None:
    form, name = form_of(context, entry), entry.written.format or ""
    if entry.written.layout is not None:
        return entry.written.layout
    if form is not None and form.layout is not None:
        return form.layout
    if name in defaults.LAYOUTS:
        context.assume(defaults.layout_sentence(name, defaults.LAYOUTS[name]))
    return defaults.LAYOUTS.get(name)


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


def pins(context: Context) -> tuple[Pin, ...]:
    """Return the pins that can be told; of a session that is cancelled there is none."""
    made = (_pin(context, entry, session) for session, entry in context.document.pins.items())
    return tuple(one for one in made if one is not None and one.session not in context.cancelled)


def _pin(context: Context, entry: Entry[PinWritten], session: str) -> Pin | None:
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
