"""Where and when: plain weeks, weekends on which clocks change, and zones at the far ends of the day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

# The dates of `clocks` are those in whose first hours the clocks change, half an hour on Lord Howe.
WHERE: dict[str, tuple[tuple[str, date], ...]] = {
    "plain": (
        ("Europe/London", date(2021, 6, 14)),
        ("Europe/Lisbon", date(2024, 2, 5)),
        ("Asia/Kolkata", date(2021, 6, 7)),
        ("Africa/Nairobi", date(2024, 2, 27)),
    ),
    "clocks": (
        ("Europe/London", date(2018, 10, 28)),
        ("Europe/Berlin", date(2019, 3, 31)),
        ("America/New_York", date(2019, 3, 10)),
        ("America/St_Johns", date(2018, 11, 4)),
        ("Australia/Lord_Howe", date(2019, 4, 7)),
        ("Australia/Lord_Howe", date(2019, 10, 6)),
        ("Pacific/Auckland", date(2018, 9, 30)),
        ("Pacific/Chatham", date(2019, 4, 7)),
    ),
    "far": (
        ("Pacific/Kiritimati", date(2021, 6, 14)),
        ("Pacific/Honolulu", date(2021, 6, 14)),
        ("Pacific/Pago_Pago", date(2020, 2, 27)),
        ("Pacific/Marquesas", date(2022, 9, 5)),
        ("Asia/Kathmandu", date(2020, 2, 10)),
    ),
}


def place(rng: Random, where: str, days: int) -> tuple[str, date]:
    """Return a zone and the first day; with a change of clocks, in one of the event's nights or before its only day."""
    zone, day = rng.choice(WHERE[where])
    nights = rng.choice(range(1, days)) if where == "clocks" and days > 1 else 0
    return zone, day - timedelta(days=nights)
