"""`newstui` and `python -m newstui`."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line of this process and exits with its code."""
    from newstui.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
