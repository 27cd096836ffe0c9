"""Every PDF is archival and tagged (PDF/A-2a, PDF/UA-1), whatever is drawn, and of the same bytes wherever."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from desktop.domain.evaluation.reports import Facts, Grid, Heading, Line, Plot
from desktop.domain.letters.letters import Clause
from desktop.letters.colour import SRGB
from desktop.letters.decree import draw_decree
from desktop.letters.file import File, stream
from desktop.letters.metadata import About, written
from desktop.letters.report import draw_report
from desktop.letters.style import PageStyle
from tests.letters import test_report
from tests.letters.archive import faults, unpacked
from tests.letters.test_annex import collective
from tests.letters.test_decree import emblem, facts

STYLE = PageStyle(typeface="arimo")
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def test_a_decree_with_its_emblem_is_archival() -> None:
    assert faults(draw_decree(facts(), STYLE, emblem(), "7K3QM-0XTBA")) == set()


@pytest.mark.parametrize("count", [1, 60])
def test_an_annex_is_archival(count: int) -> None:
    assert faults(draw_decree(collective(count), STYLE, None, "7K3QM-0XTBA")) == set()


@pytest.mark.parametrize("block", test_report.BLOCKS, ids=lambda block: type(block).__name__)
def test_each_block_of_a_report_is_archival(block: object) -> None:
    assert faults(draw_report(test_report.report(block))) == set()


@pytest.mark.parametrize("landscape", [False, True])
def test_long_reports_are_archival(landscape: bool) -> None:
    assert faults(draw_report(test_report.report(test_report.rows(300), landscape=landscape))) == set()


@SLOW
@given(st.text(max_size=300))
def test_whatever_is_typed_the_file_is_archival(words: str) -> None:
    clauses = (Clause(words, ((words[:40], words),)), Clause("x"))
    typed = facts(considering=(words,), subject=f"x {words}", number=words, place=words, clauses=clauses)
    assert faults(draw_decree(typed, STYLE)) == set()


@SLOW
@given(st.text(max_size=60))
def test_whatever_is_typed_a_report_is_archival(words: str) -> None:
    plot = Plot(words, words, (words,), (Line(words, (1.0,)),), 0)
    blocks = (Heading(words), Facts(((words, words),)), Grid((words, words), ((words, ""),), (1, 1)), plot)
    assert faults(draw_report(test_report.report(*blocks, title=words, subtitle=words))) == set()


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"", b"endstream\n"])
def test_the_last_byte_of_a_stream_is_its_own(end: bytes) -> None:
    file = File()
    file.add(stream(b"", b"content" + end))
    whole = file.closed(0, 0)
    length = len(b"content" + end)
    assert b"/Length %d>>\nstream\ncontent%s\r\nendstream\nendobj" % (length, end) in whole


def test_dictionaries_are_packed_and_the_table_finds_them() -> None:
    file = File()
    numbers = [file.add(b"<</Place %d>>" % place) for place in range(1200)]
    assert numbers == list(range(1, 1201))
    assert unpacked(file.closed(1, 2)).count(b"<</Place ") == 1200


def test_the_title_is_told_alike_in_both_places() -> None:
    about = About.cleaned("Surat (1) & <b> \\ é\x00\ud800\n dua", date(2026, 11, 23), "id")
    assert about.title == "Surat (1) & <b> \\ é dua"
    assert '<rdf:li xml:lang="x-default">Surat (1) &amp; &lt;b&gt; \\ é dua</rdf:li>' in about.packet().decode()
    assert written(about.title) in about.info()
    assert written("a(b)\\") == b"(a\\(b\\)\\\\)"


def test_the_colours_are_read_as_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(BytesIO(SRGB))
    picture = Image.merge(
        "RGB", [Image.linear_gradient("L"), Image.radial_gradient("L"), Image.new("L", (256, 256), 90)]
    )
    shown = ImageCms.profileToProfile(picture, profile, ImageCms.createProfile("sRGB"))
    assert shown is not None
    assert max(abs(a - b) for a, b in zip(picture.tobytes(), shown.tobytes(), strict=True)) <= 1


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "America/Lima"])
@pytest.mark.parametrize("seed", ["1", "99"])
def test_bytes_are_the_same_in_any_process_zone_and_order(zone: str, seed: str) -> None:
    code = (
        "from desktop.text import install_language; from tests.letters.test_archival import *;"
        "install_language('id'); print(sha256(everything()).hexdigest())"
    )
    given = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "7"}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=given, text=True).stdout
    assert told.strip() == sha256(everything()).hexdigest()


def everything() -> bytes:
    """Letters and a report after each other."""
    letter = draw_decree(replace(facts(), considering=("bahwa é 漢",)), STYLE, emblem(), "7K3QM-0XTBA")
    return letter + draw_decree(collective(20), STYLE) + draw_report(test_report.report())


def test_nothing_in_the_file_is_of_the_clock_or_of_a_stranger() -> None:
    plain = unpacked(draw_decree(facts(), STYLE, emblem()))
    assert b"Helvetica" not in plain
    assert b"ReportLab" not in plain
    assert b"/CreationDate(D:20261123000000Z)" in plain
    assert b"<xmp:CreateDate>2026-11-23T00:00:00Z</xmp:CreateDate>" in plain
