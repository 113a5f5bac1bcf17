"""What khal, a calendar program for the terminal, lists of a file that it imported, by its own two commands."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.commands import UNCOUNTED
from tests.readers.by_libraries import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Everything is shown in UTC, to the second, and stays in the folder.
CALENDAR = """\
[[{name}]]
path = {folder}/{name}
type = calendar
"""
CONFIG = """\
[calendars]
{calendars}[sqlite]
path = {folder}/khal.db
[locale]
timeformat = %H:%M:%S
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M:%S
longdatetimeformat = %Y-%m-%d %H:%M:%S
local_timezone = UTC
default_timezone = UTC
"""
# What the command `khal` calls, once for each of its commands: to load Python and khal takes longer than all they do.
PROGRAM = """\
import json, sys
from khal.cli import main_khal
for arguments in json.loads(sys.argv[1]):
    try:
        main_khal(arguments, "khal")
    except SystemExit as ended:
        if ended.code:
            raise
"""
FIELDS = ("uid", "title", "start-long-full", "end-long-full", "all-day", "location", "description", "calendar")
_DAY = timedelta(days=1)


def by_khal(data: bytes, first: datetime, last: datetime) -> list[Event]:
    """Import a file, and list what khal then has from one instant to another."""
    with TemporaryDirectory() as name:
        khal = Khal(Path(name), ("agenda",))
        return khal.imported("agenda", data, first, last)


class Khal:
    """Calendars of khal in a folder, each of the name of a folder in it that other programs may fill."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self.folder, self.names = folder, tuple(names)
        for name in names:
            (folder / name).mkdir(parents=True, exist_ok=True)
        calendars = "".join(CALENDAR.format(folder=folder.as_posix(), name=name) for name in names)
        config = CONFIG.format(folder=folder.as_posix(), calendars=calendars)
        (folder / "config").write_text(config, encoding="utf-8")

    def imported(self, name: str, data: bytes, first: datetime, last: datetime) -> list[Event]:
        """Import a file into a calendar, and list what it then has from one instant to another."""
        file = self.folder / "file.ics"
        file.write_bytes(data)
        command = ["import", "--batch", "-a", name, str(file)]
        return list(_events(_khal(self.folder, command, _listing(name, first, last))))

    def statuses(self, name: str, first: datetime, last: datetime) -> dict[str, str]:
        """Return the status of each event of a calendar by its title."""
        shown = _khal(self.folder, _listing(name, first, last, ("title", "status")))
        return {one["title"]: one["status"].strip() for line in shown.splitlines() for one in json.loads(line)}

    def listed(self, first: datetime, last: datetime) -> dict[str, list[Event]]:
        """Return what each calendar has from one instant to another."""
        shown = _khal(self.folder, *(_listing(name, first, last) for name in self.names))
        found: dict[str, list[Event]] = {name: [] for name in self.names}
        for name, event in _told(shown):
            found[name].append(event)
        return found


def _listing(name: str, first: datetime, last: datetime, fields: Sequence[str] = FIELDS) -> list[str]:
    span = (f"{first - _DAY:%Y-%m-%d}", f"{last + _DAY:%Y-%m-%d}")
    options = [option for field in fields for option in ("--json", field)]
    return ["list", "--once", "-a", name, *options, *span]


def _khal(folder: Path, *commands: list[str]) -> str:
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(folder))
    whole = [["--no-color", "-c", str(folder / "config"), *command] for command in commands]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(whole)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**UNCOUNTED, **homes, "PYTHONUTF8": "1"},
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def _events(listed: str) -> Iterator[Event]:
    yield from (event for _, event in _told(listed))


def _told(listed: str) -> Iterator[tuple[str, Event]]:
    """Yield each event with the name of its calendar."""
    for line in listed.splitlines():  # a line is a day
        for one in json.loads(line):
            start, end = (
                datetime.fromisoformat(one[f"{name}-long-full"]).replace(tzinfo=UTC) for name in ("start", "end")
            )
            end += _DAY if one["all-day"] == "True" else timedelta()  # khal says the last day, the file the next one
            event = Event(one["uid"], start, end, one["title"], one["location"], one["description"])
            yield one["calendar"], event
