"""PDF copies: made whole, under a limit, and said plainly where LibreOffice is missing."""

import shutil
import stat
import sys

import pytest

from acts import resources
from acts.errors import ConfigurationError
from acts.services import pdf

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="подставная программа – скрипт sh")


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "Приказ о внедрении 2020 № 12.docx"
    path.write_bytes(resources.template("order_implementation").read_bytes())
    return path


def put(tmp_path, monkeypatch, script):
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(pdf.PROGRAM_VARIABLE, str(program))
    return program


def test_without_libreoffice_it_is_said_what_to_do(document, monkeypatch, tmp_path):
    monkeypatch.setenv(pdf.PROGRAM_VARIABLE, str(tmp_path / "нет такого"))

    with pytest.raises(ConfigurationError, match=r"LibreOffice .* не найден\. Установите"):
        pdf.to_pdf(document, tmp_path / "pdf")

    assert not (tmp_path / "pdf").exists()


def test_no_documents_need_no_program(monkeypatch, tmp_path):
    monkeypatch.setenv(pdf.PROGRAM_VARIABLE, str(tmp_path / "нет такого"))

    assert pdf.pdf_copies([]) == ()


def test_a_copy_stands_beside_its_document_under_its_name(document, monkeypatch, tmp_path):
    put(tmp_path, monkeypatch, 'for last; do :; done; echo "%PDF" > "${last%.docx}.pdf"')

    (made,) = pdf.pdf_copies([document])

    assert made == document.with_suffix(".pdf")
    assert made.read_bytes() == b"%PDF\n"
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(
        ["soffice", document.name, made.name]
    )


def test_each_run_has_a_profile_of_its_own_and_opens_no_window(document, monkeypatch, tmp_path):
    told = tmp_path / "told"
    put(
        tmp_path,
        monkeypatch,
        f'echo "$@" >> "{told}"; for last; do :; done; : > "${{last%.docx}}.pdf"',
    )

    pdf.to_pdf(document, tmp_path)
    pdf.to_pdf(document, tmp_path)

    first, second = told.read_text(encoding="utf-8").splitlines()
    assert "--headless" in first
    assert first.split()[0].startswith("-env:UserInstallation=file:")
    assert first.split()[0] != second.split()[0]


def test_a_program_that_makes_nothing_is_not_believed(document, monkeypatch, tmp_path):
    put(tmp_path, monkeypatch, "exit 0")

    with pytest.raises(ConfigurationError, match="не сделал PDF: Приказ о внедрении 2020 № 12"):
        pdf.to_pdf(document, tmp_path / "pdf")

    assert not (tmp_path / "pdf").exists()


def test_a_program_that_hangs_is_stopped_with_what_it_started(document, monkeypatch, tmp_path):
    alive = tmp_path / "alive"
    put(tmp_path, monkeypatch, f'(sleep 3; : > "{alive}") & sleep 60')

    with pytest.raises(ConfigurationError, match="не ответил за 1 с и остановлен"):
        pdf.pdf_copies([document], seconds=1)

    with pytest.raises(pdf.subprocess.TimeoutExpired):
        pdf.subprocess.run(["sleep", "60"], timeout=3, check=False)
    assert not alive.exists()


def test_a_program_that_can_not_start_is_told(document, monkeypatch, tmp_path):
    program = tmp_path / "soffice"
    program.write_text("", encoding="utf-8")
    monkeypatch.setenv(pdf.PROGRAM_VARIABLE, str(program))

    with pytest.raises(ConfigurationError, match="не запускается"):
        pdf.to_pdf(document, tmp_path)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice не установлен")
def test_libreoffice_makes_a_real_pdf(document, tmp_path, monkeypatch):
    monkeypatch.delenv(pdf.PROGRAM_VARIABLE, raising=False)

    made = pdf.to_pdf(document, tmp_path / "pdf")

    assert made.read_bytes().startswith(b"%PDF-")
    converter = pdf.find_converter()
    assert converter is not None
    assert converter.version().startswith("LibreOffice")
