"""A tree of text, lists and mappings, written in YAML as one director or another might have."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

_PLAIN = ("s1", "day 1 14:00", "Thu 9:00", "Grüße, ihr", "Ελλάδα", "no", "60-90", "a - b", "12:30", "x#y")
_QUOTED = ("", " a: b ", "# no comment", "{a}", "- x", "*", 'say "so"', "it's", "a\tb", "😀: [")


def text(rng: Random) -> str:
    """Return text that needs quotes, or needs none."""
    return rng.choice(_PLAIN if rng.random() < 0.7 else _QUOTED)


def written(rng: Random, tree: dict[str, object]) -> bytes:
    """Return a file that says `tree`."""
    lines = [*_notes(rng, ""), *_mapping(rng, tree, "", apart=rng.random() < 0.5), *_notes(rng, "")]
    if rng.random() < 0.1:
        lines = ["---", *lines, "..."]
    ending = rng.choice(["\n", "\n", "\r\n"])
    found = ending.join(lines) + ending * (rng.random() < 0.8)
    return (("\ufeff" if rng.random() < 0.2 else "") + found).encode()


def _mapping(rng: Random, tree: dict[str, object], indent: str, *, apart: bool = False) -> Iterator[str]:
    for number, (key, value) in enumerate(tree.items()):
        if number and (apart or rng.random() < 0.1):
            yield rng.choice(["", "", "  "])
        yield from _notes(rng, indent)
        yield from _entry(rng, f"{indent}{_word(rng, key)}:", value, indent)


def _entry(rng: Random, lead: str, value: object, indent: str) -> Iterator[str]:
    """Yield a key with its value: on one line, or below."""
    if isinstance(value, str):
        yield from _scalar(rng, lead, value, indent)
    elif not value or rng.random() < 0.4:
        yield from _behind(rng, lead, _flow(rng, value, indent))
    else:
        yield f"{lead}{_note(rng)}"
        if isinstance(value, dict):
            yield from _mapping(rng, value, indent + " " * rng.choice([1, 2, 4]))
        else:
            assert isinstance(value, list)
            yield from _list(rng, value, indent + " " * rng.choice([0, 2, 3]))


def _scalar(rng: Random, lead: str, value: str, indent: str) -> Iterator[str]:
    """Yield a key with text; sometimes as text of its own lines, which says the same without the end of its line."""
    if value and value.strip() == value and rng.random() < 0.1:
        yield f"{lead} {rng.choice(['|-', '>-'])}{_note(rng)}"
        yield f"{indent}   {value}"
        yield from [""] * rng.choice([0, 0, 2])
    else:
        yield from _behind(rng, lead, _word(rng, value))


def _behind(rng: Random, lead: str, value: str) -> Iterator[str]:
    yield f"{lead}{rng.choice([' ', ' ', '   '])}{value}{_note(rng)}"


def _list(rng: Random, values: list[object], indent: str) -> Iterator[str]:
    for value in values:
        yield from _notes(rng, indent)
        dash = f"-{' ' * rng.choice([1, 1, 3])}"
        if isinstance(value, dict) and value and rng.random() < 0.7:
            first, *rest = _mapping(rng, value, indent + " " * len(dash))
            while not first.strip() or first.lstrip().startswith("#"):  # what stands before the first key
                first, *rest = rest
            yield f"{indent}{dash}{first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}{dash}{_flow(rng, value, indent)}{_note(rng)}"


def _flow(rng: Random, value: object, indent: str) -> str:
    """Return a value between brackets, now and then over several lines."""
    if isinstance(value, str):
        return _word(rng, value, inside=True)
    inner = indent + "    "
    if isinstance(value, dict):
        parts = [f"{_word(rng, key, inside=True)}: {_flow(rng, one, inner)}" for key, one in value.items()]
        begin, end = "{", "}"
    else:
        assert isinstance(value, list)
        parts, begin, end = [_flow(rng, one, inner) for one in value], "[", "]"
    if parts and rng.random() < 0.15:
        lines = [f"{inner}{part},{_note(rng)}" for part in parts]
        return "\n".join([begin, *lines, f"{indent} {end}"])
    comma = "," if parts and rng.random() < 0.1 else ""
    blank = rng.choice(["", "", " "])
    return begin + blank + rng.choice([", ", ", ", ","]).join(parts) + comma + blank + end


def _word(rng: Random, value: str, *, inside: bool = False) -> str:
    if value in _QUOTED or (inside and "," in value) or rng.random() < 0.15:
        if "\t" not in value and rng.random() < 0.5:
            return "'" + value.replace("'", "''") + "'"
        return '"' + value.replace('"', '\\"').replace("\t", "\\t") + '"'
    return value


def _note(rng: Random) -> str:
    return rng.choice(["", "", "", "", "  # why: {not} known", " # ü", "   "])


def _notes(rng: Random, indent: str) -> Iterator[str]:
    if rng.random() < 0.1:
        yield f"{rng.choice([indent, '', indent + '  '])}# pins: [s4]"
