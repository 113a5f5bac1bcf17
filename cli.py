"""Run the command line from a checkout: ``python cli.py solve configs/global-compact.yaml``."""

from __future__ import annotations

import sys

from scheduler.cli import main

if __name__ == "__main__":
    sys.exit(main())
