"""The web pages as a director meets them: published, exported, finished after a kill, and taken back."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from scheduler.export.mark import marked_page
from scheduler.programme import digest, read
from scheduler.publish import codec_record, store
from tests.commands import SMALL, a_copy, timetable
from tests.event_folder import draft, renamed, state_of

WEB = ("organizer:", "web: https://example.org/workshop\norganizer:")
ON_PAGES = "only what stands on the web pages alone differs, such as somebody's post or country, what somebody misses, "


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the first revision of the small programme."""
    event = a_copy(tmp_path_factory.mktemp("published"))
    assert timetable("solve", event, "--quiet").returncode == 0
    assert timetable("publish", event, "--yes").returncode == 0
    return event.parent


@pytest.fixture
def event(published: Path, tmp_path: Path) -> Path:
    """Return the programme file of a copy of a programme that was published once."""
    return Path(shutil.copytree(published, tmp_path / "event")) / SMALL.name


def folder(event: Path) -> Path:
    return state_of(event).folder / "published" / "web" / "pages"


def pages(event: Path) -> dict[str, bytes]:
    """Return every page by whose it is."""
    found = store.record(state_of(event))
    assert found is not None
    whose = {token: name for name, token in found.tokens.items()}
    return {whose[path.stem]: path.read_bytes() for path in folder(event).glob("*.html") if path.stem != "index"}


def changed(event: Path, was: str, now: str) -> None:
    """Change the programme file, and solve as a solve would that finds the same timetable."""
    text = event.read_text("utf-8")
    assert text.count(was) == 1
    event.write_text(text.replace(was, now), "utf-8")
    draft(event, lambda one: replace(one, digest=digest(read(event))))


def test_a_published_page_is_the_exported_one_to_the_byte(event: Path) -> None:
    made = pages(event)
    assert len(made) == 7
    for person, options in (("", ()), ("host", ("--person", "host")), ("critic", ("--person", "critic"))):
        exported = event.with_name("page.html")
        done = timetable("export", event, "--format", "html", *options, "-o", exported)
        assert done.returncode == 0, done.stderr
        # A file that lies about says for whom it was made; a page that is published is replaced whatever it says.
        published = marked_page(made[person], "small-workshop", person) if person else made[person]
        assert exported.read_bytes() == published


def test_where_the_folder_is_looked_up_the_pages_lead_to_the_feeds_without_a_new_revision(event: Path) -> None:
    assert not any(b"webcal" in data for data in pages(event).values())
    event.write_text(event.read_text("utf-8").replace(*WEB), "utf-8")
    done = timetable("publish", event)
    assert done.stdout.startswith("Nothing has changed since revision 1, so nothing was published.")
    found = {
        str(one["id"]).replace("@agenda", ""): one for one in json.loads(timetable("feeds", event, "--json").stdout)
    }
    assert {name: data.count(f'href="{found[name]["webcal"]}"'.encode()) for name, data in pages(event).items()} == (
        dict.fromkeys(found, 1)
    )


def test_pages_that_a_kill_left_undone_are_finished_when_the_programme_says_something_else(event: Path) -> None:
    made = pages(event)
    shutil.rmtree(folder(event))
    store.waiting_room(state_of(event)).mkdir()
    event.write_text(event.read_text("utf-8").replace("What is the problem?", "What is new?"), "utf-8")
    done = timetable("publish", event, "--yes")
    assert (done.returncode, done.stdout) == (7, "")
    assert done.stderr.startswith("The files of revision 1 had been left undone; now they are finished.\n")
    assert pages(event) == made
    assert any(b"What is the problem?" in data for data in made.values())


def test_what_only_pages_say_is_a_revision_and_diff_and_publish_say_that_it_is_that_alone(event: Path) -> None:
    assert timetable("diff", event).stdout.count("nothing differs.") == 1
    changed(event, "{id: host, name: Host,", "{id: host, name: Host, country: Peru,")
    said = " ".join(timetable("diff", event).stdout.split())
    assert said.startswith(f"A workshop of one day From revision 1 to the draft: {ON_PAGES}")
    done = timetable("publish", event, "--yes")
    assert done.returncode == 0
    assert " ".join(done.stderr.split()).startswith(f"Revision 2 of “A workshop of one day”: {ON_PAGES}")
    assert {name for name, data in pages(event).items() if b"Peru" in data} == {"", "host"}


def test_the_way_back_to_a_revision_from_before_there_were_pages_takes_them_away_and_says_so(event: Path) -> None:
    from_before_there_were_pages(event)
    done = timetable("publish", event)
    assert done.stdout.startswith("Nothing has changed since revision 1, so nothing was published.")
    assert pages(event) == {}
    listed = json.loads(timetable("feeds", event, "--json").stdout)
    assert {(one["page"], one["page_file"]) for one in listed} == {("", "")}
    renamed(event)
    assert timetable("publish", event, "--yes").returncode == 0
    assert len(pages(event)) == 7
    done = timetable("rollback", event, "1", "--yes")
    assert done.returncode == 0
    assert (
        "Revision 1 was published before there were web pages, so what they said is not known. There are none now"
        in (" ".join(done.stderr.split()))
    )
    assert [path.name for path in folder(event).iterdir()] == ["index.html"]
    renamed(event, "What is newer?")
    assert timetable("publish", event, "--yes").returncode == 0
    assert len(pages(event)) == 7
    done = timetable("rollback", event, "2", "--yes")
    assert (done.returncode, "web pages" in done.stderr) == (0, False)
    assert b"What is new?" in pages(event)["host"]
    assert b"Revision 5, " in pages(event)["host"]


def from_before_there_were_pages(event: Path) -> None:
    """Make the first revision one of the first version of the format: without pages, and without groups."""
    path = store.folder(state_of(event)) / "r0001.json"
    document = json.loads(path.read_text("utf-8"))
    del document["pages"]
    for guest in document["content"]["guests"]:
        guest.pop("groups", None)
    document["timetable"].pop("groups", None)
    document["timetable"]["format"] = "session-timetable/2"
    path.write_text(json.dumps({**document, "format": "session-timetable-revision/1"}), "utf-8")
    record = path.with_name(store.RECORD)
    found = codec_record.loads(record.read_text("utf-8"))
    line = replace(found.lines[0], sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    record.write_text(codec_record.dumps(replace(found, lines=(line,))), "utf-8")
    draft(event, lambda one: replace(one, groups=()))
