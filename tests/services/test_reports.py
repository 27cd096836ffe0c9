"""Reports under the office's name, saved and noted."""

from datetime import UTC, datetime

import pypdfium2
import pytest

from desktop.db.tables import AuditEntry
from desktop.domain.evaluation.reports import Paragraph
from desktop.domain.office import Office
from desktop.domain.refusal import Refusal
from desktop.services.reports import About, ReportHead, note_report_printed, printed, report_head, save_report
from desktop.services.settings import set_value

NOW = datetime(2026, 11, 23, 10, 5, tzinfo=UTC)
ABOUT = About("transfer_case", 7)


def drawn(store, **changed):
    with store.read() as session:
        return printed(session, "Daftar", "", [Paragraph("isi")], NOW, **({"about": ABOUT} | changed))


def audited(store):
    with store.read() as session:
        return [(row.action, row.table_name, row.row_id, row.details) for row in session.query(AuditEntry)]


def test_head_is_the_office_and_who_is_at_work(store):
    with store.write() as session:
        for name, value in (("name", "BKPSDM CONTOH"), ("address", "Jalan Satu"), ("phone", "0761-1")):
            set_value(session, name, value)
        assert report_head(session) == ReportHead("BKPSDM CONTOH", "Jalan Satu\nTelepon 0761-1", "Penguji")


def test_head_of_an_office_without_a_name_is_its_government(store):
    with store.write() as session:
        set_value(session, "government", "PEMERINTAH KOTA CONTOH")
        assert report_head(session).office == "PEMERINTAH KOTA CONTOH"
    assert Office().name == ""


def test_drawing_only_reads_and_names_who_prints(store):
    (page,) = pypdfium2.PdfDocument(drawn(store).pdf)
    assert "dicetak 23 Nov 2026 10.05 oleh Penguji · halaman 1 dari 1" in page.get_textpage().get_text_bounded()
    assert audited(store) == []


def test_landscape_is_wider_than_high(store):
    (page,) = pypdfium2.PdfDocument(drawn(store, landscape=True).pdf)
    assert page.get_width() > page.get_height()


def test_print_is_noted_with_what_it_concerns(store):
    with store.write() as session:
        note_report_printed(session, drawn(store))
    assert audited(store) == [("print", "transfer_case", 7, {"report": "Daftar"})]


def test_saved_report_has_its_bytes_and_is_noted(store, tmp_path):
    report = drawn(store, about=About("decree"))
    with store.write() as session:
        assert save_report(session, report, tmp_path / "daftar") == tmp_path / "daftar.pdf"
    assert (tmp_path / "daftar.pdf").read_bytes() == report.pdf
    assert audited(store) == [("export", "decree", None, {"report": "Daftar"})]


def test_report_that_cannot_be_written_is_refused_and_not_noted(store, tmp_path):
    with pytest.raises(Refusal), store.write() as session:
        save_report(session, drawn(store), tmp_path / "tidak ada" / "a.pdf")
    assert audited(store) == []
