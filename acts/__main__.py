"""Start the command line: `acts …` and `python -m acts …`."""

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    from acts.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
