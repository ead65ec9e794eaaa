import os

import pytest

from acts.packages import write_whole


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_new_file_gets_the_rights_of_a_persons_own_files(tmp_path):
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "акт.docx", b"text")
    finally:
        os.umask(before)

    assert (tmp_path / "акт.docx").stat().st_mode & 0o777 == 0o640
