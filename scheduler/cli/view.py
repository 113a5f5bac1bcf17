"""The one view: what goes to stdout (the product) and to stderr (talk), how wide, and in which colours."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from rich.text import Text

_NARROWEST, _WIDEST = 40, 120
_BROKEN_PIPE = 141


@dataclass(frozen=True)
class View:
    """Where a command prints.

    Parameters
    ----------
    quiet
        Print nothing but what was asked for as JSON, and errors.
    """

    quiet: bool = False

    @property
    def width(self) -> int:
        """Columns to lay text out for: of the terminal or the variable COLUMNS, from 40 to 120; 80 in a pipe."""
        return min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)

    def product(self, text: Text | str) -> None:
        """Print to stdout, with styles if it is a terminal that wants them."""
        if not self.quiet and sys.stdout is not None:
            self.plain(self._rendered(text, sys.stdout))

    def talk(self, text: Text | str) -> None:
        """Print to stderr."""
        if not self.quiet and sys.stderr is not None:
            sys.stderr.write(self._rendered(text, sys.stderr))
            sys.stderr.flush()

    def say(self, text: str) -> None:
        """Print a sentence to stderr, in lines that fit."""
        from scheduler.export import cells

        self.talk("\n".join(cells.wrap(text, self.width)))

    def plain(self, text: str) -> None:
        """Print to stdout as it is, also when quiet: JSON that was asked for."""
        self.raw(text.encode(getattr(sys.stdout, "encoding", None) or "utf-8", "replace"))

    def raw(self, content: bytes) -> None:
        """Print bytes to stdout; if nobody reads them to the end (``| head``), leave without a word."""
        if sys.stdout is None:  # closed by whoever started the command
            return
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            # What is still in the buffers must not fail a second time when Python closes them.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(_BROKEN_PIPE) from None

    def _rendered(self, text: Text | str, stream: TextIO) -> str:
        if isinstance(text, str):
            return f"{text}\n"
        from rich.console import Console

        console = Console(file=stream, width=self.width, highlight=False)
        with console.capture() as capture:
            console.print(text, soft_wrap=True, end="")
        return capture.get()


def bullets(heading: str, lines: Iterable[str], width: int) -> Text:
    """Return a heading and below it the lines as a list, wrapped; empty if there are none."""
    from rich.text import Text

    from scheduler.export import cells

    page = Text(end="")
    for line in lines:
        if not page:
            page.append("\n").append(heading, "bold").append("\n")
        for number, part in enumerate(cells.wrap(line, width - 4)):
            page.append(f"  {' ' if number else '-'} {part}\n")
    return page
