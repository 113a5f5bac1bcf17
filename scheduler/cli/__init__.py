"""The command line: one command a file, one boundary for errors, one view. Everything else is called from here."""

from __future__ import annotations

from scheduler.cli.app import main

__all__ = ["main"]
