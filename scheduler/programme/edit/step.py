"""What a change consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.edit.lines import Lines, Splice
    from scheduler.programme.edit.places import Place
    from scheduler.programme.edit.plain import Path, Plain

Way: TypeAlias = "tuple[Splice, ...]"


class Step(Protocol):
    """One change of what a programme says.

    It is said twice, by ways that share nothing: what the programme says afterwards, and how its text may be cut and
    filled. The first way after which the text says that is the one which is used.
    """

    @property
    def path(self) -> Path:
        """Where the value stands: keys, and positions in lists."""

    def on(self, said: Plain) -> Plain | None:
        """Return what the programme says afterwards."""

    def ways(self, lines: Lines, root: Place) -> Iterator[Way]:
        """Yield how the text may be changed, the likeliest way first."""
