from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conformance import KERNELS

if TYPE_CHECKING:
    from tests.conformance import Make


@pytest.fixture(params=list(KERNELS.values()), ids=list(KERNELS))
def make(request: pytest.FixtureRequest) -> Make:
    """Return a kernel's class: what is asked of one is asked of each."""
    made: Make = request.param
    return made
