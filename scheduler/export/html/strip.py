"""The picture of a day: its time from left to right, to scale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC
from typing import TYPE_CHECKING

from scheduler.clock import later, minutes_between
from scheduler.export.html.wholes import wholes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from scheduler.export.html.looks import Look
    from scheduler.export.html.wholes import Whole
    from scheduler.export.printed import Day, Line

_PHONE, _DESK = 300, 780
"""Pixels that the picture is at least wide, on a telephone and on a desk."""
_BESIDE, _LETTER = 6, 8
"""Pixels that a label needs beside its letters, and for each of them."""


@dataclass(frozen=True)
class Block:
    """A rectangle of the picture, in per cent of it.

    Parameters
    ----------
    phone, desk
        What stands in it on a narrow page and on a wide one, as much as fits: number and letters, one of them, nothing.
    hint
        Time and title, for whoever points at it.
    groups
        Into so many rectangles it is parted, one above the other; 1 for one that is whole.
    covered
        Whether its lower half lies under what is within it.
    """

    left: str
    width: str
    top: str
    height: str
    look: Look
    phone: str
    desk: str
    hint: str
    groups: int = 1
    covered: bool = False

    @property
    def slices(self) -> tuple[tuple[str, str], ...]:
        """Top and height of each of its rectangles, in per cent of the block."""
        return tuple((_percent(place, self.groups), _percent(1, self.groups)) for place in range(self.groups))


@dataclass(frozen=True)
class Strip:
    """The picture of a day.

    Parameters
    ----------
    hours
        Where each full hour is, in per cent, and what it is called.
    """

    blocks: tuple[Block, ...]
    hours: tuple[tuple[str, str], ...]
    first: str
    last: str


def strip(day: Day, looks: Mapping[str, Look]) -> Strip:
    """Return the picture of a day that has lines."""
    scale = _Scale.of(day.lines)
    lanes = _lanes(wholes(day.lines, lambda line: line.within))
    blocks = tuple(block for lane in lanes for block in _blocks(*lane, scale, looks))
    first, last = (f"{moment.astimezone(scale.start.tzinfo):%H:%M}" for moment in (scale.start, scale.end))
    return Strip(blocks, tuple(scale.hours()), first, last)


@dataclass(frozen=True)
class _Scale:
    """From the full hour before the first line to the one after the last, in real minutes."""

    start: datetime
    end: datetime

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Scale:
        start = min((line.start for line in lines), key=lambda moment: moment.astimezone(UTC))
        end = max((line.end for line in lines), key=lambda moment: moment.astimezone(UTC))
        return cls(later(start, -start.minute), later(end, -end.minute % 60))

    @property
    def minutes(self) -> int:
        return max(minutes_between(self.start, self.end), 1)

    def share(self, moment: datetime) -> str:
        return _percent(minutes_between(self.start, moment), self.minutes)

    def hours(self) -> Iterator[tuple[str, str]]:
        """Yield each moment at which the clock shows a full hour: also where the clocks change that day."""
        for minutes in range(self.minutes):
            moment = later(self.start, minutes)
            if not moment.minute:
                yield self.share(moment), f"{moment.hour}"


def _lanes(found: Sequence[Whole[Line]]) -> Iterator[tuple[Whole[Line], int, int]]:
    """Yield each line with its lane and how many lanes there are: one, but for lines that are on at the same time."""
    rest = sorted(found, key=lambda whole: whole.line.start.astimezone(UTC))
    while rest:
        ends: list[datetime] = []
        together: list[tuple[Whole[Line], int]] = []
        while rest and (not ends or rest[0].line.start.astimezone(UTC) < max(ends)):
            whole = rest.pop(0)
            start, end = (moment.astimezone(UTC) for moment in (whole.line.start, whole.line.end))
            lane = next((place for place, until in enumerate(ends) if until <= start), len(ends))
            ends[lane : lane + 1] = [end]
            together.append((whole, lane))
        yield from ((whole, lane, len(ends)) for whole, lane in together)


def _blocks(whole: Whole[Line], lane: int, lanes: int, scale: _Scale, looks: Mapping[str, Look]) -> Iterator[Block]:
    """Yield the rectangle of a line, then those of what is within it, over its lower half."""
    yield replace(_block(whole.line, (lane, 1, lanes), scale, looks), covered=bool(whole.parts))
    for part in whole.parts:
        yield _block(part, (2 * lane + 1, 1, 2 * lanes), scale, looks)


def _block(line: Line, where: tuple[int, int, int], scale: _Scale, looks: Mapping[str, Look]) -> Block:
    """Return the rectangle of a line.

    Parameters
    ----------
    where
        Above it, of it and in all: parts of the height.
    """
    above, own, all_of_it = where
    look, share = looks[line.form], line.minutes / scale.minutes
    labels = (f"{line.number} {look.letters}".strip(), line.number or look.letters)
    return Block(
        left=scale.share(line.start),
        width=_percent(line.minutes, scale.minutes),
        top=_percent(above, all_of_it),
        height=_percent(own, all_of_it),
        look=look,
        phone=_fitting(labels, share * _PHONE),
        desk=_fitting(labels, share * _DESK),
        hint=f"{line.times} {line.title}",
        groups=max(line.groups, 1),
    )


def _fitting(labels: Sequence[str], pixels: float) -> str:
    """Return the first label that there is space for; nothing, if there is none for any."""
    return next((label for label in labels if _BESIDE + _LETTER * len(label) <= pixels), "")


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.3f}%"
