"""How values are written, and which keys the judge knows."""

from __future__ import annotations

from typing import Any

Raw = dict[str, Any]
Span = tuple[int, int]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PARTS = ("chair", "speakers", "facilitators", "rapporteurs")
PAUSES = ("meal", "break", "social", "travel", "free")
FULL_DAY = 240  # formal minutes from which a day owes informal ones
PERTURBATION = 10  # what a point of change costs in every profile
LIMITS = {
    "run": "105",
    "pause": "20",
    "formal_per_day": "360",
    "sessions_per_day": "5",
    "informal_per_day": "120",
    "evening": "30",
    "changeover": "10",
}
FORMATS: dict[str, Raw] = {
    "plenary": {"minutes": "60-90", "layout": "theatre"},
    "roundtable": {"minutes": "75-90", "layout": "roundtable"},
    "group": {"minutes": "60-90", "layout": "breakout"},
}
HOUSE = "address location grid hours fixtures formats limits rooms meals breaks walk"
FOR_SOME = "people blocks private"
KEYS = {
    "house": f"house {HOUSE}",
    "programme": f"programme title note first_day last_day timezone house people organizer web expected {HOUSE} "
    "weights sessions pins withdrawn themes mix",
    "formats": "minutes layout groups",
    "limits": " ".join(LIMITS),
    "rooms": "id name layouts on closed step_free away",
    "meals": f"id title between minutes best on room attendance tables hosts {FOR_SOME}",
    "breaks": "id title between minutes best on room attendance",
    "fixtures": f"id title at each near minutes kind replaces room attendance on tables hosts {FOR_SOME}",
    "sessions": "id title questions format minutes layout groups numbered chair speakers facilitators rapporteurs "
    "parts place after on same_day other_day between prefer avoid report_back theme audience optional cancelled during "
    "same_groups_as",
    "parts": "title minutes speakers",
    "near": "after before in",
    "pins": "at room",
    "after": "session least most",
    "report_back": "session within",
    "mix": "balance together apart seats preferences",
    "company": "people in",
    "seat": "topic seats",
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


def cell(value: Any) -> list[str]:
    """Return the words of a cell of the table of people, or of the list that stands for it."""
    found = value if isinstance(value, list) else (value or "").split(";")
    return [text.strip() for text in found if text.strip()]


def truth(value: str | None) -> bool:
    """Tell ``yes`` from ``no`` and from nothing."""
    return (value or "no").strip().lower() not in {"no", "false", "off", "n", "0"}


def clock(text: str) -> int:
    """Return the minutes from midnight to ``14:00``; ``24:00`` is the end of the day."""
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def minutes(text: str) -> int:
    """Return the minutes of ``90`` or ``1h30``."""
    hours, _, rest = text.strip().rpartition("h")
    return int(hours or 0) * 60 + int(rest or 0)


def length(value: Any) -> tuple[int, int, int]:
    """Return the least, the best and the most of ``90``, ``60-90`` or a mapping; the best is the most."""
    found: Raw = value if isinstance(value, dict) else dict(zip(("least", "most"), value.split("-"), strict=False))
    least = minutes(found["least"])
    most = minutes(found["most"]) if "most" in found else least
    return least, minutes(found["best"]) if "best" in found else most, most


def inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def meet(one: Span, two: Span) -> bool:
    """Tell whether two half open spans overlap."""
    return one[0] < two[1] and two[0] < one[1]


def shared(one: Span, two: Span) -> int:
    """Return the minutes that two spans have in common."""
    return max(0, min(one[1], two[1]) - max(one[0], two[0]))
