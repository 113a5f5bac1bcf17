"""The commented example: a meeting of two days that can be checked and solved as it is."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import resources

from scheduler.starter.made import FIRST_DAY, ZONE, Made, Wish
from scheduler.starter.text import quoted

_DAYS = 2


def example(wish: Wish) -> Made:
    """Return the example under the id, the title and the days that are asked for."""
    first = wish.first_day or date.fromisoformat(FIRST_DAY)
    last = first + timedelta(days=_DAYS - 1)
    places = {
        "@ID@": wish.id,
        "@TITLE@": quoted(wish.title),
        "@FIRST@": f"{first:%a} {first}",
        "@LAST@": f"{last:%a} {last}",
        "@ZONE@": wish.zone or ZONE,
        "@PEOPLE@": quoted(wish.people),
    }
    said = [*([] if wish.first_day else [first_said(first)]), *zone_said(wish)]
    programme = _resource("meeting.yaml")
    for place, text in places.items():
        programme = programme.replace(place, text)
    return Made(programme, _resource("people.csv"), tuple(said))


def first_said(first: date) -> str:
    """Return what is said of a first day that nobody named."""
    return f'The first day is {first:%a} {first}; change it, or say "--first-day"'


def zone_said(wish: Wish) -> list[str]:
    """Return what is said of a time zone that nobody named."""
    return [] if wish.zone else [f'The time zone is {ZONE}; change it, or say "--timezone"']


def _resource(name: str) -> str:
    return (resources.files("scheduler.starter") / name).read_text(encoding="utf-8")
