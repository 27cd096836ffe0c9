"""veraPDF refuses what is not archival, and a computer without Java is told plainly."""

import shutil
import sys
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tools import verapdf


def test_without_java_nothing_is_checked_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert verapdf.main([]) == 0
    assert "Not checked by veraPDF: Java is missing" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="the java of this test is a shell script")
def test_what_lacks_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho java.base\n")
    java.chmod(0o755)
    assert "compiler" in verapdf.missing(str(java))
    java.write_text("#!/bin/sh\necho jdk.compiler\n")
    monkeypatch.setattr(verapdf, "JAVA_LIBRARIES", tmp_path)
    assert "jaxb-api" in verapdf.missing(str(java))


@pytest.mark.skipif(bool(verapdf.missing(shutil.which("java"))), reason="veraPDF cannot run here")
def test_what_is_not_archival_fails(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plain.pdf"
    canvas = Canvas(str(file))
    canvas.drawString(100, 100, "x")
    canvas.save()
    assert verapdf.main([str(file)]) == 1
    assert "BROKEN 2a" in capfd.readouterr().out
