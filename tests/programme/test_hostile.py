"""Files that nobody should be able to hurt us with, or that are broken beyond their meaning."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import ProgrammeError, UsageError
from scheduler.programme import read
from scheduler.programme.problems import MOST_PROBLEMS
from scheduler.programme.tables import rows
from scheduler.programme.yaml_lines import MOST_BYTES, MOST_DEPTH, MOST_NODES, parse
from tests.programme.written import HOUSE, PEOPLE, SMALL, edited, refusals, refused, write

if TYPE_CHECKING:
    from pathlib import Path


def parsed(text: str | bytes) -> list[str]:
    with pytest.raises(ProgrammeError) as caught:
        parse(text.encode() if isinstance(text, str) else text, "x.yaml")
    return [str(problem) for problem in caught.value.problems]


def test_a_file_that_is_not_utf_8_is_refused_with_the_line_of_the_byte(tmp_path: Path) -> None:
    path = write(tmp_path, small=edited(SMALL, "Opening\n", "Er\xf6ffnung\n").encode("latin-1"))
    assert refusals(path) == ["small.yaml:35: encoding: byte 0xf6 is not UTF-8. Save the file as UTF-8."]


def test_a_table_that_is_not_utf_8_is_refused_with_the_line_of_the_byte(tmp_path: Path) -> None:
    path = write(tmp_path, people=edited(PEOPLE, "First guest", "Andr\xe9").encode("latin-1"))
    assert refusals(path) == [
        'people.csv:3: encoding: byte 0xe9 is not UTF-8. Save the table as "CSV UTF-8", or as a workbook (.xlsx).'
    ]


def test_a_house_that_is_not_utf_8_does_not_hide_what_else_is_wrong(tmp_path: Path) -> None:
    house = edited(HOUSE, "The House", "Ch\xe2teau").encode("latin-1")
    path = write(tmp_path, house=house, small=edited(SMALL, "grid: 5", "gird: 5"))
    assert refusals(path) == [
        "house.yaml:1: encoding: byte 0xe2 is not UTF-8. Save the file as UTF-8.",
        'small.yaml:7: programme: the key "gird" is unknown. Perhaps "grid" is meant.',
    ]


@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path, mark: str) -> None:
    path = write(tmp_path, small=mark + SMALL, house=mark + HOUSE, people=mark + PEOPLE)
    assert [person.id for person in read(path).people] == ["host", "ann", "ben"]


def test_lines_end_as_on_any_system(tmp_path: Path) -> None:
    crlf = SMALL.replace("\n", "\r\n")
    assert read(write(tmp_path, small=crlf, people=PEOPLE.replace("\n", "\r\n"))).id == "small-meeting"
    path = write(tmp_path, small=edited(crlf, "closing: day 2 15:00", "closing: day 2 15:03"))
    assert [said.split(": ")[0] for said in refusals(path)] == ["small.yaml:65"]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\ufffe"])
def test_a_control_character_is_refused_wherever_it_is(tmp_path: Path, character: str) -> None:
    said = f"text: the control character U+{ord(character):04X} is in the text. Take it out."
    assert refused(tmp_path, "title: Talks", f"title: Ta{character}lks") == [f"small.yaml:42: {said}"]
    assert refused(tmp_path, "First guest", f"First{character}guest", "people") == [f"people.csv:3: {said}"]


@pytest.mark.parametrize("escape", [r"\x07", r"\0", r"\N", r"\L", r"\e"])
def test_an_escaped_control_character_is_refused_too(tmp_path: Path, escape: str) -> None:
    (said,) = refused(tmp_path, "title: Talks", f'title: "Ta{escape}lks"')
    assert said.startswith("small.yaml:42: text: the control character U+00") or "U+2028" in said


@pytest.mark.parametrize("written", [r"Talks\tand\t\tmore", r"Talks and \n more", "Talks \tand more"])
def test_a_tab_or_a_new_line_within_a_title_is_a_blank(tmp_path: Path, written: str) -> None:
    path = write(tmp_path, small=edited(SMALL, "title: Talks", f'title: "{written}"'))
    assert read(path).session_by_id["talks"].title == "Talks and more"


def test_text_of_any_script_is_text(tmp_path: Path) -> None:
    title = "ميثاق 契約 Übergänge 🙂"
    path = write(tmp_path, small=edited(SMALL, "title: Talks", f"title: {title}"))
    assert read(path).session_by_id["talks"].title == title


def test_aliases_that_multiply_are_refused_at_once() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    begun = time.process_time()
    assert parsed("\n".join(levels)) == [
        f"x.yaml:5: file: more than {MOST_NODES} values, with every alias written out. Write less, or no aliases."
    ]
    assert time.process_time() - begun < 2


def test_aliases_that_nest_are_refused_at_once() -> None:
    levels = ["- &a0 [x]", *(f"- &a{n} [*a{n - 1}]" for n in range(1, 3_000))]
    (said,) = parsed("\n".join(levels))
    assert said.endswith(f"syntax: more than {MOST_DEPTH} levels lie inside each other. Make it flatter.")


@pytest.mark.parametrize("opened", ["[" * 100_000, "{a: " * 50_000, "- " * 50_000, "? " * 50_000])
def test_depth_without_end_is_refused_at_once(opened: str) -> None:
    begun = time.process_time()
    assert len(parsed(opened)) == 1
    assert time.process_time() - begun < 5


def test_an_alias_repeats_what_was_written_once(tmp_path: Path) -> None:
    small = edited(SMALL, "minutes: 60-90", "minutes: &long 60-90")
    path = write(tmp_path, small=edited(small, "minutes: 45", "minutes: *long"))
    assert str(read(path).session_by_id["closing"].minutes) == "60-90"


def test_what_an_alias_repeats_is_refused_where_the_alias_stands(tmp_path: Path) -> None:
    small = edited(SMALL, "chair: host", "chair: &who hots")
    path = write(tmp_path, small=edited(small, "speakers: [ann, ben]", "speakers: [ann, *who]"))
    assert [said.split(" there")[0] for said in refusals(path)] == [
        "small.yaml:40: session opening: chair:",
        "small.yaml:46: session talks: speakers:",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "x.yaml:1: file: the file is empty. Write a programme; docs/language.md has one to begin with."),
        (
            "# only words\n",
            "x.yaml:1: file: the file is empty. Write a programme; docs/language.md has one to begin with.",
        ),
        ("a: 1\n---\nb: 2\n", "x.yaml:2: file: a second document begins here. Keep one document in the file."),
        ("a: 1\nb: 2\na: 3\n", 'x.yaml:3: syntax: the key "a" is written twice, first in line 1. Keep one of the two.'),
        (
            "a: !!int 3\n",
            'x.yaml:1: syntax: the tag "tag:yaml.org,2002:int" is written here. Leave it out: no value needs a tag.',
        ),
        ("a: !x {b: 1}\n", 'x.yaml:1: syntax: the tag "!x" is written here. Leave it out: no value needs a tag.'),
        (
            "? [a, b]\n: c\n",
            "x.yaml:1: syntax: a list or a mapping stands where a key should. Write a word as the key.",
        ),
        (
            "a: &a [b]\n*a : c\n",
            "x.yaml:2: syntax: a list or a mapping stands where a key should. Write a word as the key.",
        ),
        ("a: &a [b, *a]\n", 'x.yaml:1: syntax: "*a" stands inside of what it repeats. Write the value out.'),
        (
            "a: *b\n",
            (
                'x.yaml:1: syntax: "*b" repeats something, but nothing is marked "&b". '
                'Write the value out, or put it between quotes if it is text: "*b".'
            ),
        ),
        (
            "a: [b\nc: d\n",
            (
                "x.yaml:2: syntax: this cannot be read as YAML: expected ',' or ']', but got ':'. "
                "Look at this line and the one above it: indentation, a quote, a colon or a bracket."
            ),
        ),
        (
            "a: [Why?, How]\n",
            (
                "x.yaml:1: syntax: this cannot be read as YAML: expected ',' or ']', but got '?'. "
                "Put text that holds a question mark, inside of brackets, between quotes."
            ),
        ),
        (
            'a: "b\n',
            (
                "x.yaml:2: syntax: this cannot be read as YAML: found unexpected end of stream. "
                "Look at this line and the one above it: indentation, a quote, a colon or a bracket."
            ),
        ),
        (
            "a:\n  b: @c\n",
            (
                "x.yaml:2: syntax: this cannot be read as YAML: found character '@' that cannot start any token. "
                "Look at this line and the one above it: indentation, a quote, a colon or a bracket."
            ),
        ),
        ("a:\n\tb: c\n", "x.yaml:2: syntax: this cannot be read as YAML: a tab stands here. Indent with blanks."),
        (
            "a:\n  - b: 1\n   c: 2\n",
            (
                "x.yaml:3: syntax: this cannot be read as YAML: this line is not indented as those it belongs to. "
                "Begin it below the first letter of one of the lines above."
            ),
        ),
        (
            "a:\n  - b: 1\n - c: 2\n",
            (
                "x.yaml:3: syntax: this cannot be read as YAML: this entry is not indented as those before it. "
                "Begin it below the dash of the one before."
            ),
        ),
    ],
)
def test_what_yaml_cannot_be_is_refused_at_its_line(text: str, said: str) -> None:
    assert parsed(text) == [said]


@pytest.mark.parametrize(("text", "kind"), [("- a\n", "list"), ("words\n", "text")])
def test_a_programme_is_a_mapping(tmp_path: Path, text: str, kind: str) -> None:
    said = 'programme: this is no mapping. Begin with "programme: an-id-of-your-choice".'
    assert refusals(write(tmp_path, small=text)) == [f"small.yaml:1: {said}"], kind


def test_a_house_is_a_mapping(tmp_path: Path) -> None:
    said = 'house: this is no mapping. Begin with "house: name of the house".'
    assert refusals(write(tmp_path, house="- a\n")) == [f"house.yaml:1: {said}"]


def test_scalars_are_the_text_that_was_written() -> None:
    text = "a: 12:30\nb: no\nc: 010\nd: 1e3\ne: ~\nf: 2018-10-24\ng: 'off'\nh: |\n  one\n  two\n"
    assert parse(text.encode(), "x.yaml").plain() == {
        "a": "12:30",
        "b": "no",
        "c": "010",
        "d": "1e3",
        "e": "~",
        "f": "2018-10-24",
        "g": "off",
        "h": "one\ntwo\n",
    }


def test_files_that_are_too_large_are_refused_unread(tmp_path: Path) -> None:
    assert parsed(b"#" * (MOST_BYTES + 1)) == [
        (
            f"x.yaml:1: file: the file has {MOST_BYTES + 1} bytes, and {MOST_BYTES} are the most that is read. "
            "Write people into a table (.csv) of their own."
        )
    ]
    (said,) = refusals(write(tmp_path, people=PEOPLE + "\n" * 2_000_000))
    assert said.startswith("people.csv:1: file: the file has 2000")


def test_a_flood_of_problems_ends(tmp_path: Path) -> None:
    people = "id,name,email\n" + "".join(f"p{n},Guest {n},nowhere\n" for n in range(5_000))
    said = refusals(write(tmp_path, people=people))
    assert len(said) == MOST_PROBLEMS + 1
    assert f"people.csv:501: reading: {MOST_PROBLEMS} problems were found so far. Mend these first." in said


def test_a_programme_that_is_not_there_names_the_nearest(tmp_path: Path) -> None:
    write(tmp_path)
    with pytest.raises(UsageError) as caught:
        read(tmp_path / "smal.yaml")
    assert str(caught.value) == f'{tmp_path / "smal.yaml"}: there is no such file. Perhaps "small.yaml" is meant.'


def test_a_folder_is_no_programme(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read(tmp_path)
    assert str(caught.value) == f"{tmp_path} is no file. Name the programme's YAML file."


@pytest.mark.parametrize("key", ["house", "people"])
def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path, key: str) -> None:
    inner, name = tmp_path / "event", {"house": "house.yaml", "people": "people.csv"}[key]
    inner.mkdir()
    path = write(inner)
    (inner / name).rename(tmp_path / name)
    (inner / name).symlink_to(tmp_path / name)
    line = {"house": 11, "people": 12}[key]
    assert refusals(path) == [
        (
            f'small.yaml:{line}: {key}: "{name}" leads out of the programme\'s folder. '
            "Put the file beside the programme, or below it."
        )
    ]


def test_a_link_inside_of_the_folder_is_followed(tmp_path: Path) -> None:
    path = write(tmp_path)
    (tmp_path / "house.yaml").rename(tmp_path / "real.yaml")
    (tmp_path / "house.yaml").symlink_to("real.yaml")
    assert read(path).house.name == "The House"


def test_the_way_to_the_programme_may_lead_through_other_folders(tmp_path: Path) -> None:
    path = write(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    assert read(tmp_path / "elsewhere" / ".." / path.name).house.name == "The House"


def test_a_pipe_is_no_house(tmp_path: Path) -> None:
    path = write(tmp_path)
    (tmp_path / "house.yaml").unlink()
    os.mkfifo(tmp_path / "house.yaml")
    assert [said.split(" there is")[0] for said in refusals(path)] == ["small.yaml:11: house:"]


def test_a_table_yields_its_lines_and_cells(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('id, name\n\na,"One, and\ntwo"\n ,\nb, B \n', encoding="utf-8")
    assert list(rows(path)) == [(3, {"id": "a", "name": "One, and\ntwo"}), (6, {"id": "b", "name": "B"})]


def test_a_table_yields_its_good_rows_before_it_refuses_the_others(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("id,name\na,A\nb\nc,C\nd,D,D\n", encoding="utf-8")
    found = []
    with pytest.raises(ProgrammeError) as caught:
        found.extend(row["id"] for _, row in rows(path))
    assert [problem.source.line for problem in caught.value.problems] == [3, 5]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "file: the table is empty. Write a first row: id, name, email."),
        (
            "id,name;email\na,A;x\n",
            (
                "header: both commas and semicolons may separate the columns. Put cells that hold one of them between "
                "double quotes, or save the table as a workbook (.xlsx)."
            ),
        ),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProgrammeError) as caught:
        list(rows(path, "people/t.csv"))
    assert [str(problem) for problem in caught.value.problems] == [f"people/t.csv:1: {said}"]
