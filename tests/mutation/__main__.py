"""Mutate a sample of each package, and say what became of it.

    python -m tests.mutation [--each 300] [--seed 1]

Wanted: at most 5 in a hundred are argued equivalent, none of which dies, and of the others 95 in a hundred die.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.stats import status_by_exit_code
from mutmut.utils.format_utils import get_mutant_name, orig_function_and_class_names_from_key

from tests.mutation.equivalent import Change, argued

PACKAGES = ("constraints", "objective", "verify")
COLUMNS = ("mutants", "tried", "killed", "timed out", "equivalent", "argued wrongly", "survived")
DEAD, MOST_EQUIVALENT = 0.95, 0.05


def mutants_of(package: str) -> dict[str, Path]:
    """Return the file of each mutant of a package, by the name of the mutant."""
    files = sorted(Path("scheduler", package).rglob("*.py"))
    return {
        get_mutant_name(file, name): file
        for file in files
        for name in mutate_file_contents(str(file), file.read_text(encoding="utf-8")).mutant_names
    }


def sample(names: dict[str, Path], each: int, seed: int) -> list[str]:
    """Return so many names: those of the least digests, so that a change of one function moves no other mutant."""
    return sorted(names, key=lambda name: sha256(f"{seed} {name}".encode()).digest())[:each]


def verdicts(files: set[Path]) -> dict[str, str]:
    """Return what mutmut found out about each mutant of some files."""
    found = {}
    for file in files:
        data = SourceFileMutationData(path=file)
        data.load()
        found |= {name: status_by_exit_code[code] for name, code in data.exit_code_by_key.items()}
    return found


def change_of(name: str, diff: str) -> Change:
    """Return what a mutant changes; its function is written as ``Balance.post``."""
    function, owner = orig_function_and_class_names_from_key(name)
    return Change.of_diff(f"{owner}.{function}" if owner else function, diff)


def judged(tried: dict[str, Path], reasons: dict[Change, str]) -> dict[str, str]:
    """Return the column of each mutant, and print whatever is no clear death and not argued."""
    words = {"killed": "killed", "timeout": "timed out"}
    known, columns = verdicts(set(tried.values())), {}
    for name, file in tried.items():
        diff = get_diff_for_mutant(name, path=file)
        columns[name] = words.get(known[name], "survived")
        if change_of(name, diff) in reasons:
            columns[name] = "argued wrongly" if columns[name] == "killed" else "equivalent"
        if columns[name] in {"argued wrongly", "survived"}:
            print(f"\n{name}: {known[name]}, {columns[name]}\n{diff}")
    return columns


def table(packages: dict[str, dict[str, Path]], columns: dict[str, str]) -> list[Counter[str]]:
    """Print one row a package and their sum; return the rows."""
    rows = []
    for names in packages.values():
        row = Counter(columns[name] for name in names if name in columns)
        rows.append(row + Counter({"mutants": len(names), "tried": row.total()}))
    rows.append(sum(rows, Counter()))
    print("\n" + " | ".join(["package", *COLUMNS]))
    for package, row in zip([*packages, "all"], rows, strict=True):
        print(" | ".join([package, *(str(row[column]) for column in COLUMNS)]))
    return rows


def main() -> int:
    """Mutate, print, and return 1 if too many survive or too many are argued away."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=300, help="how many mutants of each package")
    parser.add_argument("--seed", type=int, default=1, help="which of them")
    asked = parser.parse_args()
    packages = {package: mutants_of(package) for package in PACKAGES}
    tried = {name: names[name] for names in packages.values() for name in sample(names, asked.each, asked.seed)}
    shutil.rmtree("mutants", ignore_errors=True)  # mutmut would go by what it knew of the tests before
    subprocess.run([Path(sys.executable).with_name("mutmut"), "run", "--max-children", "1", *tried], check=True)
    everything = table(packages, judged(tried, argued()))[-1]
    alive, equivalent = everything["survived"], everything["equivalent"]
    dead = everything["killed"] + everything["timed out"]
    print(f"\n{dead} of the {dead + alive} that are not argued equivalent died: {dead / (dead + alive):.1%}")
    right = dead >= DEAD * (dead + alive) and equivalent <= MOST_EQUIVALENT * everything["tried"]
    return int(not right or bool(everything["argued wrongly"]))


if __name__ == "__main__":
    sys.exit(main())
