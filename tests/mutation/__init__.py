"""Mutation testing of the rules and of their second pair of eyes: are the tests able to fail?

mutmut changes one thing in one function; some test must then fail. `make mutation` takes so many mutants of each
package, lets mutmut run the tests that reach them, and holds what survives against `equivalent.toml`.
"""
