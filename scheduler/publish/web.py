"""The web pages of the last revision: everybody's, and each person's own, beside their feeds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.export.html import page, personal_page
from scheduler.export.printed import former
from scheduler.publish.addresses import feed_url, page_name, webcal
from scheduler.publish.edition import edition
from scheduler.publish.model import AGENDA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.publish.model import Record, Revision


def web_pages(record: Record, revision: Revision, previous: Revision | None, web: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each page; none where it is not known what they said.

    Who is no longer in the programme keeps the page that they had, which says what their feed says: the days of their
    stay.

    Parameters
    ----------
    revision
        The last in the record; it is the one that stands on the pages, also where it tells again what another told.
    previous
        The one before it.
    web
        Where feeds are looked up, which the pages lead to; empty if nobody said it.
    """
    if revision.pages is None:
        return
    common = replace(revision.pages.common, edition=edition(record, revision, previous))
    head = replace(common, days=(), left_out=())
    own = {name: replace(one, head=head) for name, one in revision.pages.own.items()}
    own |= {name: former(guest, head) for name, guest in record.former.items()}

    def feed(addressee: str) -> tuple[str, str]:
        address = feed_url(record.tokens[addressee], web)
        return address, webcal(address)

    yield page_name(record.tokens[AGENDA]), page(common, feed(AGENDA))
    for name, one in own.items():
        yield page_name(record.tokens[name]), personal_page(one, feed(name))
