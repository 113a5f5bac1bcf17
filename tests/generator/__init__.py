"""Programmes made up from a seed, for tests and benchmarks: text that a director could have written.

`generate` makes a whole event of three days, `tiny` one that can be enumerated by hand, `variants` a change of the
example event. Nothing here imports `scheduler`: what is asked of it must not depend on how it answers.
"""

from __future__ import annotations

from tests.generator.event import Plan, plant
from tests.generator.small import small
from tests.generator.tiny import tiny, tiny_beside
from tests.generator.variants import variants

__all__ = ["Plan", "generate", "plant", "small", "tiny", "tiny_beside", "variants"]


def generate(seed: int) -> str:
    """Return the YAML text of a self-contained programme of three days with 8 to 10 sessions."""
    return plant(seed).text
