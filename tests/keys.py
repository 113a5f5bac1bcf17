"""Every key of the language: what the models say of it, where it is obeyed, and which tests know it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from scheduler.programme import defaults, schema
from scheduler.programme.written import files
from tests.commands import ROOT
from tests.keys_obeyed import DEFAULTS, OBEYED
from tests.programme.test_refusals import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = ROOT / "tests"
WEIGHTS = "weights"
HEADINGS = {
    "programme": "The programme",
    "organizer": "`organizer`",
    "house": "The house",
    "room": "Rooms",
    "meal": "Meals",
    "break": "Breaks",
    "fixture": "Fixtures",
    "near": "`near` of a fixture",
    "mix": "`mix`",
    "company": "`together` and `apart` of the mix",
    "group": "`groups` of a session, as a list",
    "format": "Formats",
    "limits": "`limits`",
    "session": "Sessions",
    "part": "`parts` of a session",
    "after": "`after` of a session",
    "report_back": "`report_back` of a session",
    "pin": "Pins",
    "table": "`people` as a table",
    "person": "People",
    "weights": "`weights`",
}
INNER = {
    ("fixture", "near"): "near",
    ("session", "after"): "after",
    ("session", "parts"): "part",
    ("session", "report_back"): "report_back",
    ("programme", "organizer"): "organizer",
    ("programme", "mix"): "mix",
    ("mix", "together"): "company",
    ("mix", "apart"): "company",
    ("session", "groups"): "group",
}
INTRODUCTION = """\
# Every key

Made from the models that read the file: `python -m tests.pages` writes this page, and the schemas for editors, anew.
What the keys mean together stands in [the programme file](language.md). *Tests* are a list of refusals in which the
key is, and the first file of tests that has it in a programme. Besides,
[every key](../tests/programme/test_every_key.py) is taken out of a programme that has it, and what is understood must
change.
"""


def keys(kind: str) -> tuple[str, ...]:
    """Return the keys that entries of a kind know; those of a person without the further columns."""
    if kind == WEIGHTS:
        return ("profile", *defaults.WEIGHTS[defaults.PROFILE])
    fields = schema.ENTRIES[kind].model_fields
    return tuple(field.alias or name for name, field in fields.items() if name != "attributes")


KEYS = {kind: keys(kind) for kind in HEADINGS}


def form(kind: str, key: str) -> dict[str, Any]:
    """Return the schema of a key."""
    if kind == WEIGHTS:
        found: dict[str, Any] = files.WEIGHTS["anyOf"][1]["properties"][key]
    else:
        found = schema.of_model(schema.ENTRIES[kind])["properties"][key]
    return found


def _takes(found: dict[str, Any]) -> str:
    if "enum" in found:
        return " or ".join(f"`{word}`" for word in found["enum"])
    if found.get("type") == "array":
        return f"list of entries: {_takes(found['items'])}"
    if found.get("title") == "mapping":
        return f"mapping of ids: {_takes(found['additionalProperties'])}"
    if "title" in found:
        return str(found["title"])
    alone = [_takes(one) for one in found["anyOf"] if one.get("type") != "array"]
    several = [one["items"] for one in found["anyOf"] if one.get("type") == "array"]
    new = [one for one in several if "title" in one and one["title"] not in alone]
    more = [f", or a list of entries: {_takes(one)}" if new else ", or a list of them" for one in several]
    return " or ".join(alone) + "".join(more)


def _default(kind: str, key: str) -> str:
    if kind == "limits":
        return str(getattr(defaults.LIMITS, key))
    if kind == WEIGHTS:
        return defaults.PROFILE if key == "profile" else str(defaults.WEIGHTS[defaults.PROFILE][key])
    if (kind, key) in DEFAULTS:
        return DEFAULTS[kind, key]
    model = schema.ENTRIES[kind]
    field = next(field for name, field in model.model_fields.items() if key in (name, field.alias))
    if field.is_required():
        return "must be there"
    return {"False": "no", "True": "yes", "0": "0"}.get(str(field.default), "")


def named(message: str) -> Iterator[tuple[str, str]]:
    """Yield the keys that the place of a problem names, each with the kind of its entry."""
    place = re.fullmatch(r"[\w./-]+:\d+: (.*)", message)
    steps = place[1].split(": ") if place else [""]
    kind, rest = steps[0].split(" ")[0], steps[1:]
    if kind not in KEYS and kind != "people":
        kind, rest = "house" if message.startswith("house.") and kind in KEYS["house"] else "programme", steps
    elif kind in KEYS["programme"] and kind != "programme" and _key(rest) not in KEYS.get(kind, KEYS["table"]):
        yield "programme", kind
        return
    kind = "table" if kind == "people" else kind
    for number in range(len(rest)):
        key = _key(rest[number:])
        if key not in KEYS[kind]:
            return
        yield kind, key
        if (kind, key) not in INNER:
            return
        kind = INNER[kind, key]


def _key(steps: list[str]) -> str:
    missing = re.match(r'"(\w+)" is missing', steps[0]) if steps else None
    if missing:
        return missing[1]
    return "profile" if steps[0].startswith("there is no profile") else steps[0]


@cache
def refusals() -> dict[tuple[str, str], list[str]]:
    """Return the lists of refusals that have a case for each key."""
    found: dict[tuple[str, str], list[str]] = {}
    for case, lines in CASES.items():
        for pair in {pair for line in lines if not line.startswith(("- ", "+ ")) for pair in named(line)}:
            found.setdefault(pair, []).append(case.rpartition("-")[0])
    return found


@cache
def understood(key: str) -> str:
    """Return the first file of tests, the reader's before the rules', that has the key in a programme."""
    there = re.compile(rf"(?<![\w-]){re.escape(key)}\"?: ")
    for folder in ("programme", "programme/tables", "constraints", "objective", "export", "solve"):
        for path in sorted((TESTS / folder).glob("test_*.py"), key=lambda path: ("understood" not in path.name, path)):
            if there.search(path.read_text(encoding="utf-8")):
                return path.relative_to(TESTS).as_posix()
    return "programme/test_every_key.py"


def _obeyed(kind: str, key: str) -> str:
    words = []
    for word in OBEYED[kind][key].split(", "):
        page = ROOT / "docs" / "rules" / f"{word}.md"
        words.append(f"[{word}](rules/{word}.md)" if page.is_file() else word)
    return ", ".join(words)


def _row(kind: str, key: str) -> str:
    found = form(kind, key)
    tests = [f"[{name}](../tests/programme/refusals/{name}.txt)" for name in sorted(set(refusals()[kind, key]))[:1]]
    where = understood(key)
    tests.append(f"[{where.rpartition('/')[2].removeprefix('test_').removesuffix('.py')}](../tests/{where})")
    cells = (f"`{key}`", found["description"], _takes(found), _default(kind, key), _obeyed(kind, key), ", ".join(tests))
    return "| " + " | ".join(cells) + " |"


def page() -> str:
    """Return docs/keys.md."""
    parts = [INTRODUCTION]
    for kind, heading in HEADINGS.items():
        head = ["| key | is | takes | if it is left out | is obeyed in | tests |", "|---|---|---|---|---|---|"]
        parts.append("\n".join([f"## {heading}", "", *head, *(_row(kind, key) for key in KEYS[kind]), ""]))
    return "\n".join(parts)
