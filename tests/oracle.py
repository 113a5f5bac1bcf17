"""An independent judge of timetables: the programme as written, the calendar as exported, yes or no.

It was written from the description of the language alone, by someone who had not seen the program, and imports
nothing of it. Every time is a number of minutes since the start of 1970 in UTC.
"""

from __future__ import annotations

import csv
import re
import uuid
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Raw = dict[str, Any]
Span = tuple[int, int]

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "session-timetable.example.org")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PARTS = ("chair", "speakers", "facilitators", "rapporteurs")
PAUSES = ("meal", "break", "social", "travel", "free")
FULL_DAY = 240  # formal minutes from which a day owes informal ones
LIMITS = {
    "run": "105",
    "pause": "20",
    "formal_per_day": "360",
    "sessions_per_day": "5",
    "informal_per_day": "120",
    "evening": "30",
}
FORMATS: dict[str, Raw] = {
    "plenary": {"minutes": "60-90", "layout": "theatre"},
    "roundtable": {"minutes": "75-90", "layout": "roundtable"},
    "group": {"minutes": "60-90", "layout": "breakout"},
}
KEYS = {
    "house": "house address location grid hours fixtures formats limits rooms meals breaks",
    "programme": "programme title note first_day last_day timezone house people organizer expected grid hours "
    "fixtures formats limits weights sessions pins address location rooms meals breaks",
    "formats": "minutes layout groups",
    "limits": " ".join(LIMITS),
    "rooms": "id name layouts on",
    "meals": "id title between minutes on room attendance",
    "breaks": "id title between minutes on room attendance",
    "fixtures": "id title at minutes kind replaces room attendance on",
    "sessions": "id title questions format minutes layout groups numbered chair speakers facilitators rapporteurs "
    "place after on same_day other_day between prefer avoid report_back",
    "pins": "at room",
    "after": "session least most",
    "report_back": "session within",
}


def need(right: object, message: str) -> None:
    """Refuse a programme that this judge cannot read."""
    if not right:
        raise ValueError(message)


def known(kind: str, raw: Raw) -> Raw:
    """Refuse keys that this judge does not know: what it cannot judge it must not call right."""
    need(not (odd := sorted(raw.keys() - KEYS[kind].split())), f"{kind}: the judge does not know {', '.join(odd)}")
    return raw


def texts(value: Any) -> list[Any]:
    """Return a list as it is, a single value as a list of one, nothing as an empty list."""
    if isinstance(value, list):
        return value
    return [] if value in (None, "") else [value]


def clock(text: str) -> int:
    """Return the minutes from midnight to ``14:00``; ``24:00`` is the end of the day."""
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def minutes(text: str) -> int:
    """Return the minutes of ``90`` or ``1h30``."""
    hours, _, rest = text.strip().rpartition("h")
    return int(hours or 0) * 60 + int(rest or 0)


def duration(value: Any) -> Span:
    """Return the least and the most of ``90``, ``60-90`` or a mapping."""
    ends = [value["least"], value["most"]] if isinstance(value, dict) else value.split("-")
    return minutes(ends[0]), minutes(ends[-1])


def inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


@dataclass(frozen=True)
class Dates:
    """The days of the event, numbered from 1, in its zone."""

    first: date
    count: int
    zone: ZoneInfo

    def all(self) -> list[int]:
        return list(range(1, self.count + 1))

    def instant(self, day: int, minute: int) -> int:
        wall = datetime.combine(self.first + timedelta(days=day - 1), time()) + timedelta(minutes=minute)
        return int(wall.replace(tzinfo=self.zone).timestamp()) // 60

    def local(self, instant: int) -> datetime:
        return datetime.fromtimestamp(instant * 60, self.zone)

    def day(self, instant: int) -> int:
        return (self.local(instant).date() - self.first).days + 1

    def days(self, text: str) -> list[int]:
        """Return the days of ``day 2``, ``2018-10-25``, ``Thu 2018-10-25``, or all of ``Thu``."""
        text = " ".join(text.lower().split())
        if found := re.fullmatch(r"day (\d+)", text):
            return [int(found[1])]
        if found := re.fullmatch(r"(?:[a-z]+ )?(\d{4}-\d\d-\d\d)", text):
            return [(date.fromisoformat(found[1]) - self.first).days + 1]
        same = [day for day in self.all() if WEEKDAYS[(self.first.weekday() + day - 1) % 7].startswith(text)]
        need(same and re.fullmatch(r"[a-z]{3,}", text), f"not a day of the event: {text!r}")
        return same

    def held(self, value: Any) -> list[int]:
        """Return the days that an ``on`` names."""
        words = {"all": self.all(), "nights": self.all()[:-1], "mornings-after-a-night": self.all()[1:]}
        return [day for text in texts(value) for day in (words[text] if text in words else self.days(text))]

    def moment(self, text: str, *, end: bool = False) -> int:
        """Return the instant of ``day 2 14:00``, or the start (or end) of ``day 2``."""
        found = re.fullmatch(r"(.+?)\s+(\d\d?:\d\d)", text.strip())
        days = self.days(found[1] if found else text)
        need(len(days) == 1, f"more than one day: {text!r}")
        return self.instant(days[0], clock(found[2]) if found else 1440 * end)

    def spans(self, text: str, days: list[int]) -> list[Span]:
        """Return the spans of ``13:00-14:00`` on each of these days, of ``day 2 13:00-14:00``, or of all ``day 3``."""
        found = re.fullmatch(r"(?:(.+)\s)?\s*(\d\d?:\d\d)\s*-\s*(\d\d?:\d\d)", text.strip())
        if not found:
            return [(self.instant(day, 0), self.instant(day, 1440)) for day in self.days(text)]
        start, end = clock(found[2]), clock(found[3])
        need(start < end, f"an empty window: {text!r}")
        return [(self.instant(d, start), self.instant(d, end)) for d in (self.days(found[1]) if found[1] else days)]

    def windows(self, value: Any) -> dict[int, list[Span]]:
        """Return each day's windows: the same ones for all days, or day by day and ``else``."""
        given = dict.fromkeys(self.all(), value)
        if isinstance(value, dict):
            named = {day: ranges for key, ranges in value.items() if key != "else" for day in self.days(key)}
            given = {day: named.get(day, value.get("else")) for day in self.all()}
        return {day: [span for text in texts(given[day]) for span in self.spans(text, [day])] for day in self.all()}


@dataclass(frozen=True)
class Item:
    """What the programme says of an item (a fixture has its time already), and where the timetable has it."""

    id: str
    kind: str
    raw: Raw
    windows: list[Span]
    fixed: int | None = None
    span: Span = (0, 0)
    rooms: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        return self.span[1] - self.span[0]

    @property
    def formal(self) -> bool:
        return self.kind == "session"

    @property
    def binds(self) -> bool:
        return bool(self.raw.get("attendance") != "optional")

    @property
    def numbered(self) -> bool:
        return self.formal and self.raw.get("numbered", "true").lower() not in {"false", "no"}


@dataclass(frozen=True)
class Person:
    """When one person is there."""

    stay: Span
    away: list[Span]

    def there(self, minute: int) -> bool:
        return self.stay[0] <= minute < self.stay[1] and not any(a <= minute < b for a, b in self.away)


@dataclass(frozen=True)
class Programme:
    """A programme with its house and people, and the items that it asks for."""

    id: str
    house: str
    dates: Dates
    grid: int
    heads: int
    hours: list[Span]
    limits: dict[str, int]
    rooms: dict[str, Raw]
    people: dict[str, Person]
    pins: Raw
    items: dict[str, Item]


# --- reading the programme


def load(path: Path) -> Raw:
    """Return a YAML file with every scalar as text."""
    found = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (it makes nothing but text)
    need(isinstance(found, dict), f"{path.name} is not a mapping")
    return dict(found)


def merged(kind: str, *sources: Raw) -> list[Raw]:
    """Return a list merged by id and key by key, without what ``on: none`` takes away."""
    found: dict[str, Raw] = {}
    for raw in (raw for source in sources for raw in texts(source.get(kind))):
        found[raw["id"]] = {**found.get(raw["id"], {}), **known(kind, raw)}
    return [raw for raw in found.values() if raw.get("on") != "none"]


def read_people(value: Any, folder: Path, dates: Dates) -> dict[str, Person]:
    rows = texts(value)
    if isinstance(value, str) and value:
        with (folder / value).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    return {row["id"].strip(): read_person(row, dates) for row in rows}


def read_person(row: Raw, dates: Dates) -> Person:
    remote = [key for key in ("remote", "remote_hours", "timezone") if row.get(key) not in (None, "", "no")]
    need(not remote, f"people: the judge does not know {', '.join(remote)}")
    away = row.get("unavailable") or ""
    away = away if isinstance(away, list) else [text for text in away.split(";") if text.strip()]
    stay = (
        dates.moment(row.get("arrives") or "day 1"),
        dates.moment(row.get("departs") or f"day {dates.count}", end=True),
    )
    return Person(stay, [span for text in away for span in dates.spans(text, dates.all())])


def read_sessions(own: Raw, house: Raw, heads: int, hours: list[Span]) -> Iterator[Item]:
    formats = FORMATS | {"group": {**FORMATS["group"], "groups": str(max(1, (heads + 5) // 10))}}
    for name, raw in [*house.get("formats", {}).items(), *own.get("formats", {}).items()]:
        formats[name] = {**formats.get(name, {}), **known("formats", raw)}
    for raw in merged("sessions", own):
        yield Item(raw["id"], "session", {**formats[raw["format"]], **raw}, hours)


def read_fixtures(own: Raw, house: Raw, dates: Dates) -> Iterator[Item]:
    for raw in merged("fixtures", house, own):
        need((kind := raw.get("kind", "social")) in (*PAUSES, "protected"), f"{raw['id']}: no kind of fixture: {kind}")
        yield Item(raw["id"], kind, raw, [], dates.moment(raw["at"]))


def read_meals(own: Raw, house: Raw, dates: Dates, hours: list[Span]) -> Iterator[Item]:
    """Yield each meal and break on each of its days, without those that a fixture replaces."""
    replaced = {(i.raw.get("replaces"), dates.day(i.fixed or 0)) for i in read_fixtures(own, house, dates)}
    for kind in ("meal", "break"):
        for raw in merged(f"{kind}s", house, own):
            windows = dates.windows(raw["between"])
            days = [day for day in dates.held(raw.get("on", "all")) if windows[day]]
            if kind == "break" and "on" not in raw:
                days = [day for day in days if all(any(inside(w, span) for span in hours) for w in windows[day])]
            for day in days:
                if (raw["id"], day) not in replaced:
                    yield Item(f"{raw['id']}@day-{day}", kind, raw, windows[day])


def read(path: Path) -> Programme:
    own = known("programme", load(path))
    house = known("house", load(path.parent / own["house"])) if own.get("house") else {}
    first, last = (date.fromisoformat(own[key].split()[-1]) for key in ("first_day", "last_day"))
    dates = Dates(first, (last - first).days + 1, ZoneInfo(own["timezone"]))
    people = read_people(own.get("people"), path.parent, dates)
    heads = max(int(own.get("expected", 0)), len(people))
    by_day = dates.windows(own.get("hours") or house.get("hours") or "09:00-18:00")
    hours = [span for spans in by_day.values() for span in spans]
    limits = LIMITS | known("limits", house.get("limits", {})) | known("limits", own.get("limits", {}))
    items = [*read_sessions(own, house, heads, hours), *read_fixtures(own, house, dates)]
    items += read_meals(own, house, dates, hours)
    need(len({item.id for item in items}) == len(items), "two items have one id")
    return Programme(
        id=own["programme"],
        house=house.get("house", ""),
        dates=dates,
        grid=int(own.get("grid") or house.get("grid") or 5),
        heads=heads,
        hours=hours,
        limits={key: minutes(text) for key, text in limits.items()},
        rooms={raw["id"]: raw for raw in merged("rooms", house, own)},
        people=people,
        pins=own.get("pins") or {},
        items={item.id: item for item in items},
    )


# --- reading the calendar, from its lines


def blocks(text: str, name: str) -> list[str]:
    return re.findall(rf"^BEGIN:{name}\n(.*?)^END:{name}$", text, re.DOTALL | re.MULTILINE)


def fields(block: str) -> dict[str, tuple[str, str]]:
    """Return the parameters and the value of each line by its name."""
    lines = re.findall(r'^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"\n]*"|[^";:\n]*))*):(.*)$', block, re.MULTILINE)
    return {name: (params, value) for name, params, value in lines}


def plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


def wall(text: str) -> datetime:
    return datetime.strptime(text.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 (the zone is named elsewhere)


def shift(text: str) -> timedelta:
    """Return the offset of ``+0100``."""
    found = timedelta(hours=int(text[1:3]), minutes=int(text[3:5]), seconds=int(text[5:7] or 0))
    return -found if text[0] == "-" else found


def yearly(year: int, start: datetime, rule: dict[str, str]) -> datetime:
    """Return the day of a year that a rule such as ``FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU`` names."""
    odd = rule.keys() - {"FREQ", "BYMONTH", "BYDAY", "BYMONTHDAY", "UNTIL"}
    need(rule["FREQ"] == "YEARLY" and not odd, f"the judge does not know this rule of a time zone: {rule}")
    month = int(rule.get("BYMONTH", start.month))
    days = [date(year, month, day + 1) for day in range(monthrange(year, month)[1])]
    count, weekday = rule.get("BYDAY", "")[:-2], rule.get("BYDAY", "")[-2:].lower()
    if "BYMONTHDAY" in rule or not weekday:
        days = [day for day in days if day.day in map(int, rule.get("BYMONTHDAY", str(start.day)).split(","))]
    days = [day for day in days if WEEKDAYS[day.weekday()].startswith(weekday)]
    return datetime.combine(days[int(count or 1) - (int(count or 1) > 0)], start.time())


class Zone:
    """A VTIMEZONE: from when on (in UTC) which offset holds."""

    def __init__(self, block: str, last: int) -> None:
        self.changes: list[tuple[datetime, timedelta, timedelta]] = []
        for part in blocks(block, "(?:STANDARD|DAYLIGHT)"):
            found = {name: value for name, (_, value) in fields(part).items()}
            start, before = wall(found["DTSTART"]), shift(found["TZOFFSETFROM"])
            dates = re.findall(r"^RDATE[^:\n]*:(.*)$", part, re.MULTILINE)
            onsets = {start, *(wall(text) for line in dates for text in line.split(","))}
            if "RRULE" in found:
                rule = dict(pair.split("=") for pair in found["RRULE"].split(";"))
                until = wall(rule.get("UNTIL", "99991231T000000Z"))
                years = [yearly(year, start, rule) for year in range(start.year, last + 1)]
                onsets |= {onset for onset in years if start <= onset and onset - before <= until}
            self.changes += [(onset - before, before, shift(found["TZOFFSETTO"])) for onset in onsets]
        self.changes.sort()

    def offset(self, instant: datetime) -> timedelta:
        begun = [after for at, _, after in self.changes if at <= instant]
        return begun[-1] if begun else self.changes[0][1]

    def instant(self, shown: datetime) -> datetime | None:
        """Return the first instant at which clocks show this, if there is one."""
        offsets = {offset for change in self.changes for offset in change[1:]}
        return min((shown - offset for offset in offsets if self.offset(shown - offset) == offset), default=None)


def stamp(params: str, text: str, zones: dict[str, Zone]) -> int:
    """Return the instant of DTSTART or DTEND, which has to be the same by the file's own zone and by zoneinfo."""
    shown, name = wall(text), params.removeprefix(";TZID=").strip('"')
    true = shown
    if not text.endswith("Z"):
        need(name in zones, f"no time zone {name!r} in the file")
        true, own = (
            shown.replace(tzinfo=ZoneInfo(name)).astimezone(UTC).replace(tzinfo=None),
            zones[name].instant(shown),
        )
        need(own == true, f"{shown} {name} is {true} UTC, by the zone in the file {own}")
    need(not shown.second, f"{shown} is not a whole minute")
    return int(true.replace(tzinfo=UTC).timestamp()) // 60


def places(programme: Programme, location: str) -> tuple[str, ...]:
    """Return the ids of the rooms that a LOCATION names."""
    if location == programme.house:
        return ()
    tail = f", {programme.house}" if programme.house else ""
    ids = {raw.get("name", key): key for key, raw in programme.rooms.items()}
    names = location.removesuffix(tail).split("; ")
    need(location.endswith(tail) and set(names) <= ids.keys(), f"no such place: {location!r}")
    return tuple(ids[name] for name in names)


def read_items(programme: Programme, ics: bytes, *, draft: bool) -> tuple[dict[str, Item], list[str]]:
    """Return the items of a calendar by id and in time order, and what is wrong with the file."""
    text = ics.decode("utf-8").replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    year = programme.dates.first.year + 2
    zones = {fields(block)["TZID"][1]: Zone(block, year) for block in blocks(text, "VTIMEZONE")}
    path = f"{programme.id}/draft" if draft else programme.id
    ids = {str(uuid.uuid5(NAMESPACE, f"{path}/{key}")): key for key in programme.items}
    items: dict[str, Item] = {}
    faults: list[str] = []
    seen: list[str] = []
    for event in map(fields, blocks(text, "VEVENT")):
        key = ids.get(event["UID"][1], "")
        if not key:
            faults.append(f"items: not in the programme: {plain(event['SUMMARY'][1])}")
            continue
        if key in seen:
            faults.append(f"items: {key} is there twice")
            continue
        seen.append(key)
        if "RRULE" in event or "RDATE" in event:
            faults.append(f"items: {key} repeats")
        try:
            start, end = (stamp(*event[name], zones) for name in ("DTSTART", "DTEND"))
            rooms = places(programme, plain(event.get("LOCATION", ("", ""))[1]))
        except (KeyError, ValueError) as error:
            faults.append(f"items: {key} cannot be read: {error}")
            continue
        items[key] = replace(programme.items[key], span=(start, end), rooms=rooms)
    items = dict(sorted(items.items(), key=lambda pair: (pair[1].span, pair[0])))
    return items, faults + [f"items: {key} is missing" for key in programme.items if key not in seen]


# --- the rules


def times(programme: Programme, items: dict[str, Item]) -> Iterator[str]:
    """A fixture is at its time; anything else is inside its window, and on the grid; everything has its length."""
    for item in items.values():
        least, most = duration(item.raw["minutes"])
        if not least <= item.length <= most:
            yield f"length: {item.id} lasts {item.length} minutes, not {least} to {most}"
        if item.fixed is not None:
            if item.span[0] != item.fixed:
                yield f"fixtures: {item.id} is not at its time"
            continue
        if not any(inside(item.span, window) for window in item.windows):
            yield f"hours: {item.id} is outside {'the hours' if item.formal else 'its window'}"
        clocks = [programme.dates.local(instant) for instant in item.span]
        if any((at.hour * 60 + at.minute) % programme.grid for at in clocks):
            yield f"grid: {item.id} is off the grid of {programme.grid} minutes"


def overlaps(programme: Programme, items: dict[str, Item]) -> Iterator[str]:
    """Nobody is in two places, and no room holds two items."""
    for one, two in combinations(items.values(), 2):
        if one.span[0] < two.span[1] and two.span[0] < one.span[1]:
            if one.binds and two.binds:
                yield f"people: {one.id} and {two.id} overlap"
            for room in sorted(set(one.rooms) & set(two.rooms)):
                yield f"rooms: {one.id} and {two.id} are both in {programme.rooms[room]['name']}"


def room_fit(programme: Programme, items: dict[str, Item]) -> Iterator[str]:
    """A session has as many rooms as groups, or one, with the layout and the seats; other items have their own room."""
    for item in items.values():
        groups = int(item.raw.get("groups", 1))
        if not item.formal:
            if item.rooms != tuple(texts(item.raw.get("room"))):
                yield f"rooms: {item.id} is not in its room"
        elif not len(item.rooms) == len(set(item.rooms)) == groups:
            yield f"room-fit: {item.id} has {len(set(item.rooms))} different rooms, not {groups}"
        else:
            yield from seats(programme, item, groups)


def seats(programme: Programme, item: Item, groups: int) -> Iterator[str]:
    """Those who are there at all need a seat; the largest group has the largest room."""
    layouts = [programme.rooms[room]["layouts"] for room in item.rooms]
    layout = item.raw["layout"]
    absent = sum(not any(map(person.there, range(*item.span))) for person in programme.people.values())
    heads = programme.heads - absent
    shares = [(heads + group) // groups for group in range(groups)]
    if not all(layout in room for room in layouts):
        yield f"room-fit: {item.id} has a room without the layout {layout}"
    elif any(seat < share for seat, share in zip(sorted(int(room[layout]) for room in layouts), shares, strict=True)):
        yield f"room-fit: {item.id} has too few seats for {heads} people"


def sessions(programme: Programme, items: dict[str, Item], day: int | None = None) -> list[Item]:
    """Return the sessions, of one day or all, in time order."""
    return [item for item in items.values() if item.formal and day in (None, programme.dates.day(item.span[0]))]


def breaks(programme: Programme, items: dict[str, Item]) -> Iterator[str]:
    """A break stands between two sessions of its day."""
    for item in items.values():
        if item.kind == "break" and item.fixed is None:
            spans = [session.span for session in sessions(programme, items, programme.dates.day(item.span[0]))]
            if not (any(s[1] <= item.span[0] for s in spans) and any(s[0] >= item.span[1] for s in spans)):
                yield f"breaks: {item.id} is not between two sessions"


def rest(programme: Programme, items: dict[str, Item]) -> Iterator[str]:
    """In a stretch at most ``run`` minutes pass from the first start to the last end."""
    longest, pause = programme.limits["run"], programme.limits["pause"]
    pauses = [i.span for i in items.values() if i.kind in PAUSES and i.binds and i.length >= pause]
    stretches: list[list[Item]] = []
    for item in sessions(programme, items):
        last = stretches[-1][-1] if stretches else item
        same_hours = all(inside(last.span, span) == inside(item.span, span) for span in programme.hours)
        same_day = programme.dates.day(last.span[0]) == programme.dates.day(item.span[0])
        paused = any(last.span[1] <= start and end <= item.span[0] for start, end in pauses)
        if not stretches or paused or not (same_day and same_hours):
            stretches.append([])
        stretches[-1].append(item)
    for stretch in stretches:
        passed = max(item.span[1] for item in stretch) - stretch[0].span[0]
        if passed > longest:
            yield f"rest: {passed} minutes from {stretch[0].id} to {stretch[-1].id} without a pause"


def load_of_days(programme: Programme, items: dict[str, Item]) -> Iterator[str]:
    """Formal minutes, numbered sessions and informal minutes of each day, and the time before dinner."""
    limits = programme.limits
    for day in programme.dates.all():
        held = sessions(programme, items, day)
        formal = sum(item.length for item in held)
        numbered = sum(item.numbered for item in held)
        gaps = [later.span[0] - earlier.span[1] for earlier, later in pairwise(held)]
        informal = sum(gap for gap in gaps if gap >= limits["pause"])
        if formal > limits["formal_per_day"]:
            yield f"load: {formal} formal minutes on day {day}"
        if numbered > limits["sessions_per_day"]:
            yield f"load: {numbered} numbered sessions on day {day}"
        if formal >= FULL_DAY and informal < limits["informal_per_day"]:
            yield f"load: {informal} informal minutes on day {day}"
        for dinner in (i for i in items.values() if is_dinner(i) and programme.dates.day(i.span[0]) == day):
            gaps = [dinner.span[0] - item.span[1] for item in held if item.span[1] <= dinner.span[0]]
            if gaps and min(gaps) < limits["evening"]:
                yield f"load: {min(gaps)} minutes before {dinner.id}"


def is_dinner(item: Item) -> bool:
    return item.binds and (item.raw["id"] if item.fixed is None else item.raw.get("replaces")) == "dinner"


def presence(programme: Programme, items: dict[str, Item]) -> Iterator[str]:
    """Those with a confirmed part are there from the start to the end."""
    for item in sessions(programme, items):
        confirmed = [name for part in PARTS for name in texts(item.raw.get(part)) if "*" not in name]
        for name in dict.fromkeys(confirmed):
            need(name in programme.people, f"{item.id}: no such person: {name}")
            if not all(map(programme.people[name].there, range(*item.span))):
                yield f"presence: {name} is not there for all of {item.id}"


def named(programme: Programme, items: dict[str, Item], value: Any) -> list[Item]:
    """Return the sessions of these ids, but for those that the calendar lacks (which is said elsewhere)."""
    for key in texts(value):
        need(key in programme.items and programme.items[key].formal, f"no such session: {key}")
    return [items[key] for key in texts(value) if key in items]


def after(programme: Programme, items: dict[str, Item]) -> Iterator[str]:
    """A session starts when another is over, at least and at most so many minutes later."""
    for item in sessions(programme, items):
        for entry in texts(item.raw.get("after")):
            rule = known("after", entry if isinstance(entry, dict) else {"session": entry})
            for earlier in named(programme, items, rule["session"]):
                gap = item.span[0] - earlier.span[1]
                if gap < minutes(rule.get("least", "0")) or ("most" in rule and gap > minutes(rule["most"])):
                    yield f"order: {item.id} starts {gap} minutes after {earlier.id}"


def report_back(programme: Programme, items: dict[str, Item]) -> Iterator[str]:
    """What a session found is reported in another: after a pause at most, the next morning, or any time later."""
    for item in sessions(programme, items):
        for entry in texts(item.raw.get("report_back")):
            rule = known("report_back", entry if isinstance(entry, dict) else {"session": entry})
            within = rule.get("within", "pause")
            for back in named(programme, items, rule["session"]):
                if back.span[0] < item.span[1] or not reached(programme, items, item, back)[within]:
                    yield f"order: {item.id} does not report back to {back.id} within {within}"


def reached(programme: Programme, items: dict[str, Item], item: Item, back: Item) -> dict[str, bool]:
    """Tell within which reaches a later session lies."""
    between = [i for i in items.values() if i.binds and inside(i.span, (item.span[1], back.span[0]))]
    day, later = programme.dates.day(item.span[0]), programme.dates.day(back.span[0])
    meals = sum(i.kind in {"meal", "break"} for i in between)
    pause = later == day and meals <= 1 and not any(i.formal for i in between)
    first = [i.id for i in sessions(programme, items, day + 1) if i.numbered][:1] == [back.id]
    return {"pause": pause, "next-morning": pause or first, "event": True}


def days(programme: Programme, items: dict[str, Item]) -> Iterator[str]:
    """Yield what breaks ``on``, ``between``, ``same_day`` and ``other_day``."""
    for item in sessions(programme, items):
        day = programme.dates.day(item.span[0])
        if "on" in item.raw and day not in programme.dates.held(item.raw["on"]):
            yield f"order: {item.id} is on day {day}"
        windows = programme.dates.windows(item.raw.get("between")).get(day, [])
        if "between" in item.raw and not any(inside(item.span, window) for window in windows):
            yield f"order: {item.id} is outside its window"
        for mate in named(programme, items, item.raw.get("same_day")):
            if programme.dates.day(mate.span[0]) != day:
                yield f"order: {item.id} is not on the day of {mate.id}"
        for mate in named(programme, items, item.raw.get("other_day")):
            if programme.dates.day(mate.span[0]) == day:
                yield f"order: {item.id} is on the day of {mate.id}"


def place(programme: Programme, items: dict[str, Item]) -> Iterator[str]:
    """Nothing comes before the first or after the last, of the event or of a day."""
    for item in sessions(programme, items):
        if wish := item.raw.get("place"):
            word, _, text = wish.partition(" of ")
            need(word in {"first", "last"}, f"{item.id}: not a place: {wish!r}")
            held = sessions(programme, items, programme.dates.days(text)[0] if text else None)
            ahead = [i for i in held if (i.span[0] < item.span[0] if word == "first" else i.span[1] > item.span[1])]
            if ahead or item not in held:
                yield f"order: {item.id} is not {wish}"


def pins(programme: Programme, items: dict[str, Item]) -> Iterator[str]:
    """An item is when and where the director said."""
    for key, value in programme.pins.items():
        pin = known("pins", value if isinstance(value, dict) else {"at": value})
        need(key in programme.items, f"a pin of nothing: {key}")
        if key in items and "at" in pin and items[key].span[0] != programme.dates.moment(pin["at"]):
            yield f"pins: {key} is not at {pin['at']}"
        if key in items and not set(texts(pin.get("room"))) <= set(items[key].rooms):
            yield f"pins: {key} is not in {', '.join(texts(pin['room']))}"


RULES = (times, overlaps, room_fit, breaks, rest, load_of_days, presence, after, report_back, days, place, pins)


def judge(programme_path: Path, ics: bytes, *, draft: bool = True) -> list[str]:
    """Return the rules that an exported calendar breaks, in plain words; nothing if the timetable is right."""
    programme = read(programme_path)
    items, faults = read_items(programme, ics, draft=draft)
    return faults + [fault for rule in RULES for fault in rule(programme, items)]
