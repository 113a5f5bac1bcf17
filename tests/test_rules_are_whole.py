"""A rule is four things: a file, a line in its tuple, a test, and a page for directors. Here they are counted."""

from __future__ import annotations

import importlib
import pkgutil
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING

import scheduler.constraints
import scheduler.objective
from scheduler.constraints import FAMILIES
from scheduler.objective import TERMS

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]


def short(module: str) -> str:
    return module.rpartition(".")[2]


def modules(package: ModuleType) -> list[ModuleType]:
    found = [
        importlib.import_module(f"{package.__name__}.{entry.name}") for entry in pkgutil.iter_modules(package.__path__)
    ]
    assert found
    return found


def families() -> set[str]:
    """Return the files of `scheduler/constraints` that make constraints of a programme."""
    return {
        short(module.__name__)
        for module in modules(scheduler.constraints)
        if (made := getattr(module, "constraints", None)) and list(signature(made).parameters) == ["programme"]
    }


def holding(package: ModuleType, *halves: str) -> set[str]:
    """Return the files of a package that hold a class with these methods."""
    return {
        short(module.__name__)
        for module in modules(package)
        for thing in vars(module).values()
        if isinstance(thing, type) and thing.__module__ == module.__name__
        if all(hasattr(thing, half) for half in halves) and not getattr(thing, "_is_protocol", False)
    }


def terms() -> set[str]:
    """Return the files of `scheduler/objective` that hold a term."""
    return holding(scheduler.objective, "post", "measure")


def parts() -> set[str]:
    """Return the files of `scheduler/constraints` that hold a part of a family, and are no family by themselves.

    What meals, breaks and fixtures have in common is tested with each of them.
    """
    return holding(scheduler.constraints, "post", "check") - families() - {"occurrences"}


def named(folder: str, pattern: str) -> set[str]:
    return {path.stem for path in (ROOT / folder).glob(pattern)}


def test_every_family_is_in_the_tuple_under_the_name_of_its_file() -> None:
    assert {short(family.__module__) for _, family in FAMILIES} == families()
    assert [name for name, _ in FAMILIES] == [short(family.__module__).replace("_", "-") for _, family in FAMILIES]


def test_every_term_is_in_the_tuple() -> None:
    assert {short(term.__module__) for term in TERMS} == terms()


def test_every_family_and_every_part_of_one_holds_constraints() -> None:
    assert families() - holding(scheduler.constraints, "post", "check") == {"fixtures", "meals"}  # what all three have
    assert parts() == {"ways", "changeover", "closed", "days", "nearby", "during"}


def test_every_rule_has_a_test() -> None:
    assert {f"test_{family}" for family in families() | parts()} - named("tests/constraints", "test_*.py") == set()
    assert {f"test_{term}" for term in terms()} - named("tests/objective", "test_*.py") == set()


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert named("docs/rules", "*.md") == {rule.replace("_", "-") for rule in families() | terms()}
