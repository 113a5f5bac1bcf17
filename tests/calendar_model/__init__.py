"""A second opinion on calendars that update: what each person's must hold, and which revision of each event.

`contents` says what everybody must find after a timetable was published, from the programme as written and from where
the timetable has each item. `Ledger` is told that revision after revision, and knows which event changed when.
`check_feed`, `check_file` and `check_same` hold real files against it. Written from the description alone, by someone
who had not seen the program; nothing of it is imported. `check_page` was added later, with the markup of pages in view.
"""

from __future__ import annotations

from tests.calendar_model.check import check_called, check_feed, check_file, check_hidden, check_same, check_tombstones
from tests.calendar_model.content import Contents, Visible, contents
from tests.calendar_model.identity import uid
from tests.calendar_model.ledger import Ledger, Standing
from tests.calendar_model.meeting import AGENDA, Meeting, meeting
from tests.calendar_model.numbers import Numbers
from tests.calendar_model.page import check_page
from tests.calendar_model.reading import Seen, seen

__all__ = [
    "AGENDA",
    "Contents",
    "Ledger",
    "Meeting",
    "Numbers",
    "Seen",
    "Standing",
    "Visible",
    "check_called",
    "check_feed",
    "check_file",
    "check_hidden",
    "check_page",
    "check_same",
    "check_tombstones",
    "contents",
    "meeting",
    "seen",
    "uid",
]
