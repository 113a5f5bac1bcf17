"""From a template and values to the bytes of a page, which is allowed to load nothing."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from scheduler.export.words import minutes_words

if TYPE_CHECKING:
    from datetime import date, datetime

_NO_CHARACTERS = frozenset({"Cc", "Cs"})
_KEPT = "\t\n"
_NONCHARACTERS = frozenset(range(0xFDD0, 0xFDF0))
_LAST_TWO = 0xFFFE
"""The last two places of each of the planes of Unicode are no characters."""


def rendered(template: str, **values: object) -> bytes:
    """Return a page: the template with its values, its style and its script, in UTF-8."""
    style, script = _source("style.css"), _source("now.js")
    text = (
        _environment()
        .get_template(template)
        .render(
            policy=policy(style, script),
            style=Markup(style),  # noqa: S704  our own file, not a word of the programme
            script=Markup(script),  # noqa: S704  the same
            **values,
        )
    )
    return f"{text}\n".encode()


def policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy under which a browser takes this style and this script and nothing else."""
    sources = {
        "default-src": "'none'",
        "style-src": _hash(style),
        "script-src": _hash(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {source}" for name, source in sources.items())


def plain(words: str) -> str:
    """Return text without what no page may hold: control characters, halves of pairs, places of no character."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(character for character in lines if character in _KEPT or _is_written(character))


def _is_written(character: str) -> bool:
    place = ord(character)
    if unicodedata.category(character) in _NO_CHARACTERS or place in _NONCHARACTERS:
        return False
    return place & _LAST_TWO != _LAST_TWO


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("scheduler.export.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"instant": _instant, "clock": _clock, "short": _short, "minutes": minutes_words}
    return environment


def _finalized(value: object) -> object:
    """Return a value as it is put into a page; what is markup already is ours and stays."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _instant(moment: datetime) -> str:
    """Return a moment with its distance from UTC, so that it is the same in every zone: ``2018-10-24T13:30+01:00``."""
    return moment.isoformat(timespec="minutes")


def _clock(moment: datetime) -> str:
    """Return what the clock shows: ``13:30``."""
    return f"{moment:%H:%M}"


def _short(day: date) -> str:
    """Return a day so short that three fit beside each other on a telephone: ``Wed 24 Oct``."""
    return f"{day:%a} {day.day} {day:%b}"


@cache
def _source(name: str) -> str:
    """Return a file that stands beside the templates, word for word: its hash must be that of what is sent."""
    environment = _environment()
    loader = environment.loader
    return "" if loader is None else loader.get_source(environment, name)[0]
