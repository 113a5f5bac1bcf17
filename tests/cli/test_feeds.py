"""``timetable feeds``: who has which address, for people, programs and mail merges; and another address."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from tests.commands import SMALL, a_copy, timetable

STATE = "small-workshop.timetable"
WEB = ("organizer:", "web: https://example.org/workshop\norganizer:")
MISSING = "It is not said where these files are looked up."


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the first revision of the small programme, which says where feeds are looked up."""
    folder = tmp_path_factory.mktemp("published")
    event = a_copy(folder, WEB)
    assert timetable("solve", event, "--quiet").returncode == 0
    assert timetable("publish", event, "--yes").returncode == 0
    return folder


@pytest.fixture
def folder(published: Path, tmp_path: Path) -> Path:
    """Return a folder of the test's own with the same revision."""
    return Path(shutil.copytree(published, tmp_path / "folder"))


def listed(folder: Path) -> list[dict[str, object]]:
    done = timetable("feeds", folder / SMALL.name, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def feeds_of(folder: Path) -> set[str]:
    return {f"feeds/{path.name}" for path in (folder / STATE / "published" / "web" / "feeds").glob("*.ics")}


def test_everybody_and_the_agenda_have_an_address_at_which_their_feed_is(published: Path) -> None:
    found = listed(published)
    assert {str(one["file"]) for one in found} == feeds_of(published)
    assert len(found) == len(feeds_of(published)) == 7
    assert (found[0]["id"], found[0]["name"]) == ("@agenda", "A workshop of one day")
    for one in found:
        assert re.fullmatch("feeds/[0-9a-f]{40}\\.ics", str(one["file"]))
        assert one["url"] == f"https://example.org/workshop/{one['file']}"
        assert one["webcal"] == f"webcal://example.org/workshop/{one['file']}"
        assert one["page_file"] == str(one["file"]).replace("feeds/", "pages/").replace(".ics", ".html")
        assert one["page"] == f"https://example.org/workshop/{one['page_file']}"
        assert one["former"] is False
    pages = (published / STATE / "published" / "web" / "pages").glob("*.html")
    assert {f"pages/{path.name}" for path in pages} == {"pages/index.html", *(str(one["page_file"]) for one in found)}


def test_the_list_shows_name_id_and_all_addresses_unwrapped(published: Path) -> None:
    done = timetable("feeds", published / SMALL.name, env={"COLUMNS": "60"})
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout
        == "\n\n".join(
            f"{one['name']} ({one['id']})\n  {one['url']}\n  {one['webcal']}\n  {one['page']}"
            for one in listed(published)
        )
        + "\n"
    )
    assert "@example.org" not in done.stdout


def test_the_table_for_a_mail_merge_has_a_row_for_each_person_with_their_address_of_mail(published: Path) -> None:
    done = timetable("feeds", published / SMALL.name, "--csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    people = [one for one in listed(published) if one["id"] != "@agenda"]
    assert (done.returncode, done.stdout[0]) == (0, "\ufeff")
    same = ("id", "name", "webcal", "file", "page", "page_file")
    assert [[row["address"], *(row[name] for name in same)] for row in rows] == [
        [one["url"], *(one[name] for name in same)] for one in people
    ]
    without = [row["id"] for row in rows if not row["email"]]
    assert done.stderr == (f"Without an e-mail address in the programme: {', '.join(without)}.\n" if without else "")
    assert len(without) < len(rows)


def test_without_an_address_of_the_folder_the_files_are_named_and_what_to_write(published: Path) -> None:
    bare = published / "bare.yaml"
    bare.write_text((published / SMALL.name).read_text("utf-8").replace(WEB[1], WEB[0]), encoding="utf-8")
    done = timetable("feeds", bare)
    bare.unlink()
    assert done.returncode == 0
    places = [f"  {listed(published)[0][name]}" for name in ("file", "page_file")]
    assert done.stdout.splitlines()[:3] == ["A workshop of one day (@agenda)", *places]
    assert "https" not in done.stdout
    assert done.stderr.startswith(MISSING)
    assert "“web: https://example.org/meeting”" in " ".join(done.stderr.split())


@pytest.mark.parametrize("who", ["first", "@agenda"])
def test_another_address_ends_the_old_one_and_leaves_all_others(folder: Path, who: str) -> None:
    before = {str(one["id"]): one for one in listed(folder)}
    person = who if who == "@agenda" else list(before)[1]
    content = (folder / STATE / "published" / "web" / str(before[person]["file"])).read_bytes()
    done = timetable("feeds", folder / SMALL.name, "--rotate", person, "--yes")
    after = {str(one["id"]): one for one in listed(folder)}
    assert done.returncode == 0
    assert {name for name in before if before[name] != after[name]} == {person}
    assert feeds_of(folder) == {str(one["file"]) for one in after.values()}
    assert str(before[person]["file"]) not in feeds_of(folder)
    new = (folder / STATE / "published" / "web" / str(after[person]["file"])).read_bytes()
    old_name, new_name = (str(one[person]["url"]).encode() for one in (before, after))
    assert new.replace(b"\r\n ", b"") == content.replace(b"\r\n ", b"").replace(old_name, new_name)
    places = "".join(f"  {after[person][name]}\n" for name in ("url", "webcal", "page"))
    assert done.stdout == f"{after[person]['name']} ({person})\n{places}"
    said = " ".join(done.stderr.split())
    assert f"take {before[person]['file']} and {before[person]['page_file']} off it" in said
    pages = {path.name for path in (folder / STATE / "published" / "web" / "pages").iterdir()}
    assert pages == {"index.html", *(str(one["page_file"]).removeprefix("pages/") for one in after.values())}
    assert ("tell everybody the new address" in said) is (person == "@agenda")
    history = json.loads(timetable("history", folder / SMALL.name, "--json").stdout)
    assert [line["revision"] for line in history] == [1]


def test_where_nobody_can_be_asked_another_address_wants_yes(folder: Path) -> None:
    before = listed(folder)
    done = timetable("feeds", folder / SMALL.name, "--rotate", "guest")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "timetable: Nothing was changed: where nobody can be asked, this needs --yes.\n"
    assert listed(folder) == before


def test_a_name_that_nobody_has_changes_nothing(folder: Path) -> None:
    before = listed(folder)
    done = timetable("feeds", folder / SMALL.name, "--rotate", "zzz")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith('timetable: --rotate: there is no feed of "zzz". Known: @agenda, ')
    assert listed(folder) == before


def test_before_the_first_revision_nobody_has_an_address(tmp_path: Path) -> None:
    for options in ((), ("--rotate", "host")):
        done = timetable("feeds", SMALL, "--to", tmp_path, *options)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("timetable: Nothing was published yet, so nobody has a calendar to look up.")
    assert list(tmp_path.iterdir()) == []


def test_two_forms_at_once_are_refused(published: Path) -> None:
    done = timetable("feeds", published / SMALL.name, "--csv", "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--csv and --json" in done.stderr


def test_who_is_not_published_yet_is_said(folder: Path) -> None:
    event = folder / SMALL.name
    known = "  - {id: host, name: Host, email: host@example.org}\n"
    text = event.read_text("utf-8")
    assert known in text
    event.write_text(text.replace(known, f"{known}  - {{id: newcomer, name: Newcomer}}\n"), encoding="utf-8")
    done = timetable("feeds", event)
    assert done.returncode == 0
    assert done.stderr == "No address yet, until the next “timetable publish”: newcomer.\n"


def test_verify_reads_every_published_calendar_again(folder: Path) -> None:
    event, shelf = folder / SMALL.name, folder / STATE / "published"
    assert timetable("verify", event).stderr == ""
    feed = shelf / "web" / str(listed(folder)[1]["file"])
    sound = feed.read_bytes()
    feed.write_bytes(sound.replace(b"STATUS:CONFIRMED", b"STATUS:CANCELLED", 1))
    done = timetable("verify", event)
    assert (done.returncode, done.stdout) == (6, "")
    first, remedy = done.stderr.splitlines()
    assert first.startswith(f"{feed}: line ")
    assert first.endswith(": an event that is CANCELLED, and here all are CONFIRMED")
    assert remedy == "These files were changed: “timetable publish” writes those of today again."
    feed.unlink()
    done = timetable("verify", event, env={"COLUMNS": "120"})
    assert (done.returncode, done.stdout.startswith("Every rule is kept.")) == (0, True)
    assert f"1 file is not as published, web/{listed(folder)[1]['file']} for one." in " ".join(done.stderr.split())
    assert timetable("publish", event, "--yes").returncode == 0
    assert (feed.read_bytes(), timetable("verify", event).stderr) == (sound, "")
    beyond = feed.with_name(f"{'0' * 40}.ics")
    beyond.write_bytes(sound)
    done = timetable("verify", event, env={"COLUMNS": "300"})
    said = f"1 file is beyond what was published, and a web server gives them out: web/feeds/{beyond.name}."
    assert (done.returncode, said in " ".join(done.stderr.split())) == (0, True)
    assert timetable("publish", event, "--yes").returncode == 0
    assert timetable("verify", event).stderr == ""
