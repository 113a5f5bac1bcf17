"""The tests; a package, so that `from tests.strategies import ...` never finds somebody else's `tests`."""
