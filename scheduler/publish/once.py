"""What was told before a revision: what comes back after it is on again, and nobody hears of it as of something new."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.publish.model import Record


def once_told(record: Record | None, number: int | None) -> Mapping[str, frozenset[str]]:
    """Return the items that were told to each addressee before a revision, by addressee.

    Parameters
    ----------
    record
        Any that holds the revision, be there later ones or not; None before the first.
    number
        Of the revision; None for what is none.
    """
    line = next((line for line in record.lines if line.number == number), None) if record else None
    if record is None or line is None:
        return {}
    found = {
        addressee: frozenset(item for item, stamp in stamps.items() if stamp.created < line.at)
        for addressee, stamps in record.stamps.items()
    }
    return {addressee: items for addressee, items in found.items() if items}
