import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
spec = importlib.util.spec_from_file_location("golden_update", HERE / "update.py")
update = importlib.util.module_from_spec(spec)
spec.loader.exec_module(update)


@pytest.mark.parametrize("name", sorted(update.CASES))
def test_prints_the_golden_text_without_a_finding(name, tmp_path):
    text, findings = update.produce(name, tmp_path)
    assert findings == ()
    assert text == (HERE / name).read_text(encoding="utf-8"), (
        "the text changed: if rightly, run tests/golden/update.py"
    )


def test_a_golden_file_is_never_rewritten_in_ci():
    before = {path: path.read_bytes() for path in HERE.glob("*.txt")}
    done = subprocess.run(
        [sys.executable, str(HERE / "update.py")],
        env=os.environ | {"CI": "true"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert {path: path.read_bytes() for path in HERE.glob("*.txt")} == before
