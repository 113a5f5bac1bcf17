"""Holding a web page against what must be on it: the same events as in the calendar of whomever it is for."""

from __future__ import annotations

import html
import re
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.calendar_model.identity import STAY
from tests.calendar_model.reading import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.calendar_model.ledger import Standing

MOMENT = re.compile(r'<time datetime="([^"]+T[^"]+)"')
TITLE = re.compile(r'<h3>(.*?)</h3>|<p class="title">(.*?)</p>', re.DOTALL)
EDITION = re.compile(r'<p class="edition">(.*?)</p>', re.DOTALL)
MEETING = re.compile(r'<p class="of"[^>]*>(.*?)</p>', re.DOTALL)
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
NAME = re.compile(r'<bdi class="name">(.*?)</bdi>', re.DOTALL)
MARKUP = re.compile(r"<[^>]*>")


def check_page(data: bytes, expected: Mapping[str, Standing], called: str, number: int) -> list[str]:
    """Hold a page against what is on: each event once, with its title and its times; whose it is, and which revision.

    `called` is what the calendar beside it is called: as the meeting, and as the person.
    """
    text = data.decode()
    begins, ends = ([_minute(one) for one in MOMENT.findall(text)[half::2]] for half in (0, 1))
    titles = [_words(session or other) for session, other in TITLE.findall(text)]
    if not len(titles) == len(begins) == len(ends):
        return [f"{len(titles)} titles stand on it, and {len(begins)} times to begin and {len(ends)} to end"]
    have = Counter(zip(titles, begins, ends, strict=True))
    live = [one.visible for key, one in expected.items() if one.live and not key.startswith(STAY)]
    want = Counter((_plain(one.summary), one.start, one.end) for one in live)
    faults = [f"{_event(one)} is missing" for one in (want - have).elements()]
    faults += [f"not to be here: {_event(one)}" for one in (have - want).elements()]
    if (edition := _first(EDITION, text).partition(",")[0]) != f"Revision {number}":
        faults.append(f"it says {edition}, and is revision {number}")
    if (whose := _whose(text)) != _plain(called):
        faults.append(f"it is called {whose}, not {called}")
    return faults


def _event(one: tuple[str, object, object]) -> str:
    title, start, end = one
    return f"{title}, {said(start)} to {said(end)}"  # type: ignore[arg-type]


def _minute(text: str) -> int:
    return int(datetime.fromisoformat(text).astimezone(UTC).timestamp()) // 60


def _whose(text: str) -> str:
    heading = HEADING.search(text)
    name = NAME.search(heading[1]) if heading else None
    return f"{_first(MEETING, text)}: {_words(name[1])}" if name else _first(HEADING, text)


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return _words(found[1]) if found else ""


def _words(markup: str) -> str:
    return _plain(html.unescape(MARKUP.sub("", markup)))


def _plain(text: str) -> str:
    return " ".join(text.split())
