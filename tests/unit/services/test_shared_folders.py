"""Whether a folder lies on another computer."""

import pytest

from acts.services.shared_folders import network_kind

LISTED = """\
/dev/sda1 / ext4 rw 0 0
server:/export {root}/share nfs4 rw 0 0
//server/docs {root}/with\\040blank cifs rw 0 0
/dev/sdb1 {root}/share/disk ext4 rw 0 0
broken
"""


@pytest.fixture
def mounts(tmp_path):
    file = tmp_path / "mounts"
    file.write_text(LISTED.format(root=tmp_path), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("", ""),
        ("own", ""),
        ("share", "nfs4"),
        ("share/deep/er", "nfs4"),
        ("sharebutnot", ""),
        ("share/disk/acts", ""),
        ("with blank/acts", "cifs"),
    ],
)
def test_the_innermost_mount_tells(tmp_path, mounts, place, kind):
    assert network_kind(tmp_path / place, mounts=mounts) == kind


def test_a_later_mount_hides_an_earlier_one_at_the_same_place(tmp_path, mounts):
    with mounts.open("a", encoding="utf-8") as file:
        file.write(f"//server/docs {tmp_path}/own cifs rw 0 0\n/dev/sdc {tmp_path}/own ext4 rw\n")
    assert network_kind(tmp_path / "own", mounts=mounts) == ""


def test_where_nobody_can_tell_nothing_is_refused(tmp_path):
    assert network_kind(tmp_path, mounts=tmp_path / "missing") == ""
