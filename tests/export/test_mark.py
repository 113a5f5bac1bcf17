"""The mark of a pack: it holds for what was written, and for nothing that somebody changed or made themselves."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from scheduler.export.docx import personal_document
from scheduler.export.html import personal_page
from scheduler.export.mark import marked_for, marked_page
from scheduler.export.printed import Edition, personal
from tests.documents import a_template, opened
from tests.meeting import a_meeting


def packs(person: str = "odi") -> tuple[bytes, bytes]:
    """Return the page and the document of one person."""
    programme, timetable = a_meeting()
    own = personal(timetable, programme, programme.person_by_id[person], Edition())
    return marked_page(personal_page(own), own.head.id, own.id), personal_document(own)


def test_a_pack_says_whose_it_is() -> None:
    assert [marked_for(content) for content in packs()] == ["event-2018/odi"] * 2
    assert [marked_for(content) for content in packs("far")] == ["event-2018/far"] * 2


def test_a_document_that_was_changed_and_saved_is_nobodys() -> None:
    _, content = packs()
    document, saved = opened(content), BytesIO()
    document.paragraphs[-1].add_run(" by the lake")
    document.save(saved)
    assert document.core_properties.identifier.startswith("session-timetable pack event-2018/odi ")
    assert marked_for(saved.getvalue()) == ""


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.replace(b"Chairperson", b"Chair person"),
        lambda page: page + b"\n",
        lambda page: page + b"More",
        lambda page: page[1:],
        lambda page: page.replace(b"event-2018/odi", b"event-2018/odi/iom"),
        lambda page: page[:-200],
    ],
)
def test_a_page_that_was_changed_is_nobodys(change: object) -> None:
    page, _ = packs()
    assert callable(change)
    assert change(page) != page
    assert marked_for(change(page)) == ""


def test_words_that_look_like_a_mark_are_none() -> None:
    forged = b"<!-- session-timetable pack event-2018/odi " + b"0" * 64 + b" -->\n"
    assert marked_for(b"<p>Mine</p>\n" + forged) == ""
    page = marked_page(b"<p>" + forged + b"</p>\n", "event-2018", "iom")
    assert marked_for(page) == "event-2018/iom"


@pytest.mark.parametrize("content", [b"", b"<!-- ", b"PK", b"PK\x03\x04" + b"\0" * 100, a_template(), b"\xff" * 50])
def test_anything_else_is_nobodys(content: bytes) -> None:
    assert marked_for(content) == ""


def test_an_archive_without_the_parts_of_a_document_is_nobodys() -> None:
    _, content = packs()
    for missing in ("word/document.xml", "docProps/core.xml"):
        out = BytesIO()
        with ZipFile(BytesIO(content)) as found, ZipFile(out, "w") as archive:
            for name in found.namelist():
                if name != missing:
                    archive.writestr(name, found.read(name))
        assert marked_for(out.getvalue()) == ""
