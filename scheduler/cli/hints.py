"""What somebody probably meant whose command cannot be taken apart: a moment without quotes, a number out of place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from typer.core import TyperCommand

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAY = re.compile(r"day|(mon|tue|wed|thu|fri|sat|sun)[a-z]*|day \d+|\d{4}-\d\d-\d\d", re.IGNORECASE)
_REST = re.compile(r"\d{1,2}|\d{1,2}:\d\d")


class Command(TyperCommand):
    """A command whose errors of usage say what was probably meant."""

    def parse_args(self, ctx, args):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201 - types are typer's own
        """Take the arguments apart, as typer does."""
        typed = list(args)
        try:
            return super().parse_args(ctx, args)
        except Exception as error:
            if said := hint(self.name or "", typed):
                error.message = f"{str(getattr(error, 'message', error)).rstrip('.')}. {said}"  # type: ignore[attr-defined]
            raise


def hint(command: str, typed: Sequence[str]) -> str:
    """Return what to write instead; empty if nobody can tell."""
    for place, word in enumerate(typed):
        rest = [*typed[place + 1 : place + 3], ""]
        if _DAY.fullmatch(word) and _REST.fullmatch(rest[0]):
            last = rest[1] if ":" not in rest[0] and ":" in rest[1] else ""
            return f'A moment needs quotes: "{" ".join(filter(None, (word, rest[0], last)))}".'
    plain = [word for word in typed if not word.startswith("-")]
    if command == "rollback" and len(plain) > 1 and plain[0].isdecimal() and not plain[1].isdecimal():
        return f"The programme comes first: timetable rollback {plain[1]} {plain[0]}"
    if command == "diff" and len(plain) > 1:
        return f"Two states are named after --between: timetable diff {plain[0]} --between {' '.join(plain[1:3])}"
    return ""
