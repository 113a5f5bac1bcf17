"""Whose feed is where: the addresses that people subscribe to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.export.tables import table_bytes
from scheduler.publish.model import AGENDA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scheduler.publish.model import Record, Revision

FEEDS = "feeds"
PAGES = "pages"
THE_AGENDA = "@agenda"
"""What the common agenda is called where people are called by their ids; no id has such a sign."""
COLUMNS = ("id", "name", "email", "address", "webcal", "file", "page", "page_file")


@dataclass(frozen=True)
class Address:
    """Where somebody's feed is.

    Parameters
    ----------
    id, name
        Of the person; `THE_AGENDA` and the meeting's title for the common agenda.
    file
        In the folder ``web``.
    url, webcal
        Where it is looked up, and the same as calendar programs take it; empty if nobody said where the folder is.
    page, page_file
        Where the web page is looked up that says the same, and its file; empty if there are no pages.
    former
        Whether the person was in the programme once, and is no longer.
    """

    id: str
    name: str
    file: str
    url: str
    webcal: str
    page: str = ""
    page_file: str = ""
    former: bool = False


def feed_name(token: str) -> str:
    """Return where in the folder ``web`` a feed lies."""
    return f"{FEEDS}/{token}.ics"


def feed_url(token: str, web: str) -> str:
    """Return the address of a feed; empty where it is not known where the folder ``web`` is."""
    return f"{web}/{feed_name(token)}" if web else ""


def page_name(token: str) -> str:
    """Return where in the folder ``web`` a page lies: who knows one of the two addresses knows the other."""
    return f"{PAGES}/{token}.html"


def page_url(token: str, web: str) -> str:
    """Return the address of a page; empty where it is not known where the folder ``web`` is."""
    return f"{web}/{page_name(token)}" if web else ""


def addresses(record: Record, revision: Revision, web: str = "") -> Iterator[Address]:
    """Yield the address of the agenda, of each person in the programme's order, and of those who were in it once.

    Parameters
    ----------
    revision
        The last in the record.
    web
        Where the folder ``web`` is on the internet; empty if nobody said it.
    """
    content = revision.content
    names = {AGENDA: content.title or content.programme, **{guest.id: guest.name for guest in content.guests}}
    names |= {guest.id: guest.name for guest in record.former.values()}
    for addressee, name in names.items():
        yield _address(record, addressee, name, web, paged=revision.pages is not None)


def addresses_csv(
    found: Sequence[Address], emails: Mapping[str, str], texts: Mapping[str, tuple[str, str]] | None = None
) -> bytes:
    """Return a table for a mail merge: a row for each person who is in the programme, with the e-mail address.

    Parameters
    ----------
    emails
        By id of the person.
    texts
        Subject and text by id: then there is a row for those alone who have one, be they in the programme or not.
    """
    if texts is not None:
        rows = (
            {**row, "subject": texts[row["id"]][0], "text": texts[row["id"]][1]}
            for row in _rows([one for one in found if one.id in texts], emails)
        )
        return table_bytes((*COLUMNS, "subject", "text"), rows, letters=("text",))
    return table_bytes(COLUMNS, _rows([one for one in found if not one.former], emails))


def _rows(found: Sequence[Address], emails: Mapping[str, str]) -> Iterator[dict[str, str]]:
    return (
        {
            **{column: getattr(one, column, "") for column in COLUMNS},
            "email": emails.get(one.id, ""),
            "address": one.url,
        }
        for one in found
        if one.id != THE_AGENDA
    )


def webcal(url: str) -> str:
    """Return the address of a feed as calendar programs open it by themselves; empty for an empty one."""
    return f"webcal:{url.partition(':')[2]}" if url else ""


def _address(record: Record, addressee: str, name: str, web: str, *, paged: bool) -> Address:
    token = record.tokens[addressee]
    url = feed_url(token, web)
    return Address(
        id=addressee or THE_AGENDA,
        name=name,
        file=feed_name(token),
        url=url,
        webcal=webcal(url),
        page=page_url(token, web) if paged else "",
        page_file=page_name(token) if paged else "",
        former=addressee in record.former,
    )
