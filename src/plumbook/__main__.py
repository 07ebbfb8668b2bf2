"""`python -m plumbook` and the `plumbook` command."""

from __future__ import annotations

import os
import sys

from plumbook.cli import cli


def main() -> None:
    """Run the command line; an output that cannot be written (a full disk) is one line too."""
    try:
        cli(prog_name="plumbook")
    except OSError as error:
        print(f"plumbook: standard output cannot be written: {error.strerror or error}", file=sys.stderr)
        # What is still buffered would fail again when Python ends.
        os._exit(1)


if __name__ == "__main__":
    main()
