"""Start the command line: `acts …` and `python -m acts …`."""

import gc
import sys

__all__ = ["collect_seldom", "main"]


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    collect_seldom()
    from acts.cli.main import run

    sys.exit(run(sys.argv[1:]))


def collect_seldom() -> None:
    """Let garbage wait: a command lives for a second and loads thousands of objects that stay.

    Collecting among them at every seventh hundred costs a tenth of that second.
    """
    gc.set_threshold(100_000, 20, 20)


if __name__ == "__main__":
    main()
