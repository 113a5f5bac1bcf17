"""The commands in one application, and the one place where errors become messages and exit codes.

Only what ``--help`` needs is imported here; each command imports its work when it runs.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler import __version__
from scheduler.cli.check import check
from scheduler.cli.diff import diff
from scheduler.cli.drop import drop
from scheduler.cli.export import export
from scheduler.cli.feeds import feeds
from scheduler.cli.groups import groups
from scheduler.cli.hints import Command
from scheduler.cli.history import history
from scheduler.cli.init import init
from scheduler.cli.interruption import INTERRUPTED
from scheduler.cli.move import move
from scheduler.cli.pin import pin
from scheduler.cli.publish import publish
from scheduler.cli.restore import restore
from scheduler.cli.rollback import rollback
from scheduler.cli.schema import schema
from scheduler.cli.show import show
from scheduler.cli.solve import solve
from scheduler.cli.unpin import unpin
from scheduler.cli.verify import verify
from scheduler.cli.view import View, bullets
from scheduler.cli.withdraw import withdraw
from scheduler.errors import InfeasibleError, ProgrammeError, TimetableError, VerificationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_USAGE = 2
_HANGING = 4

app = typer.Typer(
    name="timetable",
    help="Timetables for residential meetings: solved, checked, exported as calendars.",
    epilog="Exit codes: 0 done, 2 usage, 3 the programme is wrong, 4 proved impossible, 5 none found in the time, "
    "6 a timetable breaks a rule, 7 the programme has changed since it was solved.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # a person sees no traceback; a defect shows the plain one, for the report
    rich_markup_mode=None,  # plain help starts in half the time, and reads well in a pipe
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    *(init, solve, check, show, groups, verify, pin, unpin, move, drop, withdraw, restore),
    *(diff, publish, history, rollback, feeds, export, schema),
):
    app.command(cls=Command)(command)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"timetable {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Timetables for residential meetings: solved, checked, exported as calendars."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    arguments
        What stands after ``timetable``; those of the process if None.
    """
    _speak_utf8()
    try:
        app(args=arguments, prog_name="timetable")
    except SystemExit as end:
        if end.code == INTERRUPTED:  # what typer makes of Ctrl-C
            raise KeyboardInterrupt from None
        return end.code if isinstance(end.code, int) else _USAGE
    except TimetableError as error:
        _say(_words(error))
        if error.exit_code == INTERRUPTED:
            _leave_at_once()
        return error.exit_code
    except OSError as error:  # what no command foresaw, as a terminal that goes away or a full disk behind stdout
        _say(f"timetable: {error}")
        return _USAGE
    return 0


def _words(error: TimetableError) -> str:
    # Problems and findings begin their lines with FILE:LINE, which terminals and editors make a link.
    if isinstance(error, ProgrammeError):
        count = len(error.problems)
        return f"{error}\n{count} problem{'s' * (count != 1)}."
    if isinstance(error, VerificationError):
        return f"{error}\n{error.remedy}"
    if isinstance(error, InfeasibleError):
        return bullets("No timetable can keep all the rules:", error.reasons, View().width).plain.strip("\n")
    return f"timetable: {error}"


def _say(message: str) -> None:
    if sys.stderr is not None and sys.stderr.isatty():
        message = "\n".join(_wrapped(message.splitlines(), View().width))
    try:
        sys.stderr.write(f"{message}\n")
        sys.stderr.flush()
    except OSError:
        pass  # nobody is there to read it; the exit code says the rest


def _wrapped(lines: Iterable[str], width: int) -> Iterator[str]:
    """Yield lines as a terminal shows them best; in a pipe a problem is one line, for other programs."""
    from scheduler.export import cells

    for line in lines:
        if cells.width(line) <= width:
            yield line
            continue
        for number, part in enumerate(cells.wrap(line, width - _HANGING)):
            yield f"{' ' * _HANGING * bool(number)}{part}"


def _speak_utf8() -> None:
    """Let no letter that a terminal does not know end the program; a pipe gets UTF-8 wherever Python says so."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _leave_at_once() -> None:
    """Leave while the abandoned search still runs in its thread: it cannot be waited for, and need not be."""
    os._exit(INTERRUPTED)
