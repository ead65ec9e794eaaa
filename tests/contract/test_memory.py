import subprocess
import sys


def test_the_twin_needs_no_database():
    code = (
        "import sys, acts.store.memory; acts.store.memory.MemoryStore().verify();"
        "print(*(name for name in ('django', 'sqlite3') if name in sys.modules))"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert printed.stdout.strip() == ""


def test_a_failed_append_leaves_the_history_and_the_book_alone(make):
    import pytest

    from acts.errors import ConflictError
    from acts.store.memory import MemoryStore

    store = MemoryStore()
    store.save_organizations([make.organization()])
    store.save_act(make.record())
    subject = f"act:{make.record().id}"
    store.append(make.fact(subject, "register", number="1"), after=0)
    with pytest.raises(ConflictError):
        store.append(make.fact(subject, "register", number="2"), after=1)
    assert len(store.history(subject)) == len(store.events()) == 1
