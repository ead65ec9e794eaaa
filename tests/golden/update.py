"""Write the golden files anew; look at the difference before committing it.

Run: python tests/golden/update.py
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
# Golden file → kind, sample, number and date of registration.
CASES = {
    "order_implementation.txt": (
        "order_implementation",
        "order-implementation/data.yaml",
        ("87-од", "2020-08-31"),
    ),
    "order_implementation_draft.txt": (
        "order_implementation",
        "order-implementation/data.yaml",
        None,
    ),
    "order_implementation_2026.txt": (
        "order_implementation",
        "order-implementation-2026/data.yaml",
        ("104-од", "2026-08-31"),
    ),
    "order_implementation_small.txt": (
        "order_implementation",
        "order-implementation-small/data.yaml",
        ("19", "2020-09-01"),
    ),
    "order_implementation_whole.txt": (
        "order_implementation",
        "order-implementation-whole/data.yaml",
        ("87-од", "2020-08-31"),
    ),
    "order_pairs.txt": ("order_pairs", "order-pairs/data.yaml", ("95-од", "2020-09-18")),
    "order_pairs_2026.txt": (
        "order_pairs",
        "order-pairs-2026/data.yaml",
        ("117-од", "2026-09-14"),
    ),
    "order_pairs_one.txt": ("order_pairs", "order-pairs-one/data.yaml", None),
    "partner_agreement.txt": ("partner_agreement", "partner-agreement/data.yaml", None),
    "partner_agreement_2026.txt": (
        "partner_agreement",
        "partner-agreement-2026/data.yaml",
        ("12", "2026-09-07"),
    ),
    "regulation_students.txt": (
        "regulation_students",
        "regulation-students/data.yaml",
        ("87-од", "2020-08-31"),
    ),
    "regulation_students_2026.txt": (
        "regulation_students",
        "regulation-students-2026/data.yaml",
        ("104-од", "2026-08-31"),
    ),
    "regulation_students_small.txt": (
        "regulation_students",
        "regulation-students-small/data.yaml",
        None,
    ),
}


def produce(name: str, folder: Path) -> tuple[str, tuple[object, ...]]:
    """Render a case into a folder and return its text and the findings."""
    from acts import resources
    from acts.documents.projection import project
    from acts.documents.reading import read_document
    from acts.packages import open_package
    from acts.services.rendering import read_registration, render_file

    kind, sample, registered = CASES[name]
    done = render_file(
        kind,
        resources.samples() / sample,
        folder,
        registration=read_registration(*registered) if registered else None,
    )
    return project(read_document(open_package(done.path))), done.findings


def main() -> int:
    """Rewrite every golden file."""
    import tempfile

    if os.environ.get("CI", "").lower() in ("1", "true"):
        sys.stderr.write("golden files are not rewritten in CI\n")
        return 1
    for name in CASES:
        with tempfile.TemporaryDirectory() as folder:
            text, _ = produce(name, Path(folder))
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
