"""Reading the programme with its house: every item that it asks for, but for the times that the solver chooses."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import yaml

from tests.oracle.dates import Dates
from tests.oracle.model import Item, Programme, beside
from tests.oracle.people import cast, read_people
from tests.oracle.ways import ways
from tests.oracle.words import (
    FORMATS,
    LIMITS,
    PAUSES,
    PERTURBATION,
    Raw,
    Span,
    inside,
    known,
    length,
    minutes,
    need,
    texts,
    truth,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def load(path: Path) -> Raw:
    """Return a YAML file with every scalar as text."""
    found = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 (it makes nothing but text)
    need(isinstance(found, dict), f"{path.name} is not a mapping")
    return dict(found)


def merged(kind: str, *sources: Raw) -> list[Raw]:
    """Return a list merged by id and key by key, without what ``on: none`` takes away."""
    found: dict[str, Raw] = {}
    for raw in (raw for source in sources for raw in texts(source.get(kind))):
        found[raw["id"]] = {**found.get(raw["id"], {}), **known(kind, raw)}
    return [raw for raw in found.values() if raw.get("on") != "none"]


def read_sessions(own: Raw, house: Raw, heads: int, hours: list[Span], grid: int) -> Iterator[Item]:
    formats = FORMATS | {"group": {**FORMATS["group"], "groups": str(max(2, (heads + 5) // 10))}}
    for name, raw in [*house.get("formats", {}).items(), *own.get("formats", {}).items()]:
        formats[name] = {**formats.get(name, {}), **known("formats", raw)}
    asked = merged("sessions", own)
    for raw in asked:
        kept = kept_groups(raw, asked, formats)
        whole = {**(formats[raw["format"]] if "format" in raw else {}), **kept, **raw}
        windows = [] if "during" in raw else hours
        yield Item(raw["id"], "session", {**whole, "minutes": enough(whole, grid)}, windows)


def kept_groups(raw: Raw, asked: list[Raw], formats: Raw, seen: tuple[str, ...] = ()) -> Raw:
    """Return how many groups a session has that keeps the groups of another one: as many as that."""
    if "same_groups_as" not in raw:
        return {}
    need(raw["id"] not in seen, f"{raw['id']}: same_groups_as leads round in a circle")
    source = next((other for other in asked if other["id"] == raw["same_groups_as"]), None)
    need(source, f"{raw['id']}: no such session: {raw['same_groups_as']}")
    other = source or {}
    whole = {**formats.get(other.get("format", ""), {}), **other}
    whole |= kept_groups(other, asked, formats, (*seen, raw["id"]))
    value = whole.get("groups", "1")
    return {"groups": str(len(value)) if isinstance(value, list) else value}


def enough(raw: Raw, grid: int) -> dict[str, str]:
    """Return the length of a session, which has at least the minutes of its parts together."""
    least, best, most = length(raw["minutes"])
    asked = sum(minutes(known("parts", part)["minutes"]) for part in texts(raw.get("parts")) if part.get("minutes"))
    asked = -(-asked // grid) * grid
    return {"least": str(max(least, asked)), "best": str(max(best, asked)), "most": str(most)}


def read_fixtures(own: Raw, house: Raw, dates: Dates) -> Iterator[Item]:
    for raw in merged("fixtures", house, own):
        need((kind := raw.get("kind", "social")) in (*PAUSES, "protected"), f"{raw['id']}: no kind of fixture: {kind}")
        if "near" in raw:
            known("near", raw["near"])
            yield Item(raw["id"], kind, raw, [])
        elif "each" in raw:
            for day in dates.held(raw["each"]):
                yield Item(f"{raw['id']}@day-{day}", kind, raw, [], dates.moment(f"day {day} {raw['at']}"))
        else:
            yield Item(raw["id"], kind, raw, [], dates.moment(raw["at"]))


def read_meals(own: Raw, house: Raw, dates: Dates, hours: list[Span]) -> Iterator[Item]:
    """Yield each meal and break on each of its days, without those that a fixture replaces."""
    fixtures = read_fixtures(own, house, dates)
    replaced = {(i.raw["replaces"], dates.day(i.fixed)) for i in fixtures if "replaces" in i.raw and i.fixed}
    for kind in ("meal", "break"):
        for raw in merged(f"{kind}s", house, own):
            windows = dates.windows(raw["between"])
            days = [day for day in dates.held(raw.get("on", "all")) if windows[day]]
            if kind == "break" and "on" not in raw:
                days = [day for day in days if all(any(inside(w, span) for span in hours) for w in windows[day])]
            for day in days:
                if (raw["id"], day) not in replaced:
                    yield Item(f"{raw['id']}@day-{day}", kind, raw, windows[day])


def host(text: str, items: list[Item], dates: Dates) -> str:
    """Return the id of the meal or fixture that ``dinner day 1``, ``dinner`` or the id of a fixture means."""
    found = re.fullmatch(r"(\S+)(?:\s+(.+))?", text.strip())
    need(found, f"not a part of anything: {text!r}")
    name, day = found.groups() if found else ("", None)
    hosts = [i for i in items if i.kind != "session" and name in {i.id, i.raw["id"], i.raw.get("replaces")}]
    if day:
        starts = {i.id: i.windows[0][0] if i.windows else i.fixed or 0 for i in hosts}
        hosts = [i for i in hosts if dates.day(starts[i.id]) in dates.days(day)]
    need(len(hosts) == 1, f"not one meal or fixture: {text!r}")
    return hosts[0].id


def read_items(own: Raw, house: Raw, dates: Dates, about: dict[str, Any]) -> tuple[list[Item], frozenset[str]]:
    """Return what is to be held (or may be left out), and the ids of the sessions that are cancelled."""
    found = list(read_sessions(own, house, about["heads"], about["hours"], about["grid"]))
    cancelled = frozenset(item.id for item in found if truth(item.raw.get("cancelled")))
    found += [*read_fixtures(own, house, dates), *read_meals(own, house, dates, about["hours"])]
    need(len({item.id for item in found}) == len(found), "two items have one id")
    items = [item for item in found if item.id not in cancelled]
    return [item for item in items if not (item.near and beside(item)[1] in cancelled)], cancelled


def read(path: Path) -> Programme:
    own = known("programme", load(path))
    house = known("house", load(path.parent / own["house"])) if own.get("house") else {}
    first, last = (date.fromisoformat(own[key].split()[-1]) for key in ("first_day", "last_day"))
    dates = Dates(first, (last - first).days + 1, ZoneInfo(own["timezone"]))
    withdrawn = set(texts(own.get("withdrawn")))
    people = read_people(own.get("people"), path.parent, dates)
    people = {name: person for name, person in people.items() if name not in withdrawn}
    by_day = dates.windows(own.get("hours") or house.get("hours") or "09:00-18:00")
    limits = LIMITS | known("limits", house.get("limits", {})) | known("limits", own.get("limits", {}))
    rooms = {raw["id"]: raw for raw in merged("rooms", house, own)}
    about: dict[str, Any] = {
        "heads": max(int(own.get("expected", 0)), len(people)),
        "hours": [span for spans in by_day.values() for span in spans],
        "grid": int(own.get("grid") or house.get("grid") or 5),
    }
    weights = given if isinstance(given := own.get("weights"), dict) else {}
    items, cancelled = read_items(own, house, dates, about)
    return Programme(
        id=own["programme"],
        house=house.get("house", ""),
        dates=dates,
        limits={key: minutes(text) for key, text in limits.items()},
        rooms=rooms,
        walks=ways(rooms, house, own),
        people=people,
        pins=own.get("pins") or {},
        themes=texts(own.get("themes")),
        perturbation=int(weights.get("perturbation", PERTURBATION)),
        items={item.id: item for item in items},
        cancelled=cancelled,
        casts={item.id: cast(item.raw, people, withdrawn) for item in items if item.kind == "session"},
        mix=known("mix", own.get("mix") or {}),
        hosts={item.id: host(item.raw["during"], items, dates) for item in items if item.part},
        **about,
    )
