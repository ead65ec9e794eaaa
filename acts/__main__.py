"""Start the command line: `acts …` and `python -m acts …`."""

import gc
import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    # A command lives for a second and loads thousands of objects that stay: collecting among them
    # at every seventh hundred costs a tenth of that second.
    gc.set_threshold(100_000, 20, 20)
    from acts.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
