"""Heavy libraries load when a word needs them, not before."""

import subprocess
import sys

HEAVY = "{'pymorphy3', 'num2words', 'pytrovich'} & set(sys.modules)"


def run(code: str) -> str:
    outcome = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return outcome.stdout.strip()


def test_importing_loads_no_heavy_library():
    code = (
        "import sys, acts.russian.names, acts.russian.phrases, acts.russian.numbers,"
        "acts.russian.dates, acts.russian.typography, acts.russian.name_review, acts.cli.decline\n"
        f"print({HEAVY})"
    )
    assert run(code) == "set()"


def test_a_name_loads_only_the_rules_of_names():
    code = (
        "import sys\nfrom acts.russian.names import Person, initials_last\n"
        "initials_last(Person('Ким', 'Анна'), 'dative')\n"
        f"print({HEAVY})"
    )
    assert run(code) == "{'pytrovich'}"
