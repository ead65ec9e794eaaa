"""Files of others in the tree are the ones their table names."""

import hashlib
import re
from pathlib import Path

import acts.web

VENDOR = Path(acts.web.__file__).parent / "static" / "vendor"
ROW = re.compile(r"^\| (\S+) \| (\S+) \| ([\d.]+) \| (\S+) \| ([0-9a-f]{64}) \|$", re.MULTILINE)


def test_every_vendored_file_has_its_digest_and_its_licence():
    rows = ROW.findall((VENDOR / "README.md").read_text(encoding="utf-8"))
    files = {one.name for one in VENDOR.iterdir() if one.suffix in (".js", ".css")}

    assert {row[0] for row in rows} == files
    for name, package, _, _, digest in rows:
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest, name
        assert (VENDOR / f"{package.removesuffix('.org')}.LICENSE.txt").is_file(), name


def test_no_vendored_file_calls_another_machine_by_itself():
    for one in VENDOR.glob("*.css"):
        assert "url(http" not in one.read_text(encoding="utf-8")
    for one in VENDOR.glob("*"):
        assert "sourceMappingURL" not in one.read_text(encoding="utf-8")
