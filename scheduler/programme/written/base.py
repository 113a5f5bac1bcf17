"""What every entry has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Written(BaseModel):
    """An entry as written: nothing may be added to it, and nothing changes it.

    The sentence below a key is what editors show and what docs/keys.md says. `scheduler.programme.schema` reads it from
    the source; ``use_attribute_docstrings`` would do so at the start of every command, which takes a sixth of a second.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
