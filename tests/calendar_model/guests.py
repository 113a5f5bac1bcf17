"""Who is on the list, as others read of them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.oracle.people import EVER
from tests.oracle.reading import load
from tests.oracle.words import texts

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Guest:
    """A name, where somebody is from, and an address that is nobody else's business."""

    id: str
    name: str
    organisation: str
    email: str

    @property
    def shown(self) -> tuple[str, ...]:
        """What others read where this person has a part."""
        return tuple(filter(None, (self.name, self.organisation)))


def guests(path: Path) -> dict[str, Guest]:
    """Return everybody on the list of a programme, withdrawn or not."""
    value = load(path).get("people")
    rows = texts(value)
    if isinstance(value, str) and value:
        with (path.parent / value).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    found = [Guest(*((row.get(key) or "").strip() for key in ("id", "name", "organisation", "email"))) for row in rows]
    return {guest.id: guest for guest in found}


def bounded(moment: int) -> bool:
    """Tell whether an arrival or a departure is written."""
    return abs(moment) != EVER
