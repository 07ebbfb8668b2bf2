"""`python -m plumbook` and the `plumbook` command."""

from __future__ import annotations

from plumbook.cli import cli


def main() -> None:
    """Run the command line."""
    cli(prog_name="plumbook")


if __name__ == "__main__":
    main()
