"""One publication as the text of its file, and back. Reading is strict: nothing is guessed or dropped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args
from zoneinfo import ZoneInfo

from scheduler.publish import codec_content, codec_pages
from scheduler.publish.model import Revision, Why
from scheduler.timetable import codec
from scheduler.timetable.fields import Fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.export.entry import Content
    from scheduler.publish.pages import Pages

FORMAT = "session-timetable-revision/3"
UNGROUPED = "session-timetable-revision/2"
"""Where nobody is in a group or at a table a file is what it was before there were any."""
REMEDY = "Restore the file from a copy."


def dumps(revision: Revision) -> str:
    """Return the text of a revision's file; the same revision is the same bytes."""
    return json.dumps(_document(revision), ensure_ascii=False, indent=1) + "\n"


def seen(revision: Revision) -> Mapping[str, object]:
    """Return what of a revision can differ from another: what is told, and where each item is, in plain values.

    Plain, because two times of one zone are equal for Python also where they are an hour apart: in the hour that the
    clock shows twice.
    """
    document = codec.document_of(revision.timetable, ZoneInfo(revision.content.zone))
    kept = {key: document[key] for key in ("first_day", "timezone", "items", "left_out")}
    kept["groups"] = document.get("groups")
    return {**kept, "content": codec_content.written(revision.content)}


def tells_the_same(revision: Revision, other: Revision) -> bool:
    """Return whether a revision tells nothing else than another, in calendars or on pages.

    Pages also say what no calendar does, such as somebody's post. Of a revision from before there were pages, nothing
    is known of them.
    """
    return seen(revision) == seen(other) and not codec_pages.differ(revision.pages, other.pages)


def loads(text: str, name: str) -> Revision:
    """Return the revision that `text` holds; messages call the file `name`.

    Raises
    ------
    DraftError
        If anything in it is missing, unknown, of the wrong type, or contradicts itself; the message says where.
    """
    fields = Fields(codec.parsed(text, name, REMEDY), name)
    version = fields.form(FORMAT, ("1", "2", "3"))
    programme = fields.text("programme")
    content = codec_content.read(fields.inner("content"))
    if _grouped(content) != (version == "3"):
        with_or_without = "with" if _grouped(content) else "without"
        fields.refuse("format", f"a revision {with_or_without} groups is {_form(content)}")
    revision = Revision(
        number=fields.whole("number"),
        at=fields.instant("at"),
        why=fields.choice("why", get_args(Why)),
        of=fields.whole_or_none("of"),
        timetable=codec.timetable_of(fields.inner("timetable"), f"{name}: timetable"),
        content=content,
        pages=None if version == "1" else _pages(fields.object_or_none("pages"), content),
    )
    fields.nothing_else()
    for inner in (revision.timetable.programme, revision.content.programme):
        if inner != programme:
            fields.refuse("programme", f"“{programme}” stands here, and “{inner}” inside")
    return revision


def _pages(fields: Fields | None, content: Content) -> Pages | None:
    return None if fields is None else codec_pages.read(fields, content)


def _grouped(content: Content) -> bool:
    """Return whether anybody is told of a group or a table."""
    return any(guest.groups for guest in content.guests)


def _form(content: Content) -> str:
    return FORMAT if _grouped(content) else UNGROUPED


def _document(revision: Revision) -> dict[str, object]:
    return {
        "format": _form(revision.content),
        "programme": revision.content.programme,
        "number": revision.number,
        "at": revision.at.isoformat(),
        "why": revision.why,
        "of": revision.of,
        "timetable": codec.document_of(revision.timetable, ZoneInfo(revision.content.zone)),
        "content": codec_content.written(revision.content),
        "pages": revision.pages and codec_pages.written(revision.pages),
    }
