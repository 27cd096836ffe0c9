"""Papers: told by their content, kept once, put aside and brought back."""

import pytest
from sqlalchemy import func, select

from desktop.db.store import Store
from desktop.db.tables import FileContent
from desktop.domain.refusal import Refusal
from desktop.services.attachments import (
    LARGEST,
    attach,
    attachment_content,
    attachments_of,
    media_type_of,
    remove_attachment,
    restore_attachment,
)
from desktop.services.cases.cases import new_case
from tests.case_office import TODAY, proposal, small_office

PDF = b"%PDF-1.7\n%%EOF"
JPG = b"\xff\xd8\xff\xe0 foto \xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n IEND\xaeB`\x82"


@pytest.fixture
def case(store: Store) -> int:
    with store.write() as session:
        return new_case(session, proposal(small_office(session)), TODAY)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PDF, "application/pdf"),
        (JPG, "image/jpeg"),
        (PNG, "image/png"),
        (b"\n\n" + PDF, "application/pdf"),
        (b"MZ", ""),
        (b"<html>", ""),
        (b"x" * 2000 + PDF, ""),
        (b"MZ\x90" + PDF, ""),
        (b"PK\x03\x04" + PDF, ""),
        (b" <html>" + PDF, ""),
    ],
)
def test_a_paper_is_told_by_its_bytes(content: bytes, media_type: str) -> None:
    assert media_type_of(content) == media_type


def test_the_same_bytes_are_kept_once(store: Store, case: int) -> None:
    with store.write() as session:
        first, second = (attach(session, name, PDF, case_id=case) for name in ("a.pdf", "b.pdf"))
        assert session.scalar(select(func.count()).select_from(FileContent)) == 1
        assert attachment_content(session, first) == attachment_content(session, second) == PDF


HOSTILE = {
    "empty": b"",
    "program": b"MZ\x90",
    "too large": PDF + bytes(LARGEST),
    "header only": b"%PDF-1.7\n",
    "photo cut off": JPG[:-2],
    "picture cut off": PNG[:8] + bytes(100),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_paper_is_refused(store: Store, case: int, content: bytes) -> None:
    with store.write() as session, pytest.raises(Refusal):
        attach(session, "scan.pdf", content, case_id=case)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("../../etc/passwd", "passwd"), ("C:\\scan\\SK.pdf", "SK.pdf"), ("<b>.pdf", "<b>.pdf"), ("x" * 999, "x" * 300)],
)
def test_a_name_is_only_text(store: Store, case: int, name: str, shown: str) -> None:
    with store.write() as session:
        attach(session, name, PDF, case_id=case)
        assert attachments_of(session, case_id=case)[0].name == shown


@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("foto.jpg", PDF, "foto.pdf"),
        ("surat.PDF", JPG, "surat.jpg"),
        ("foto.JPEG", JPG, "foto.JPEG"),
        ("SK no. 12", PDF, "SK no. 12"),
        (".pdf", PNG, ".pdf"),
    ],
)
def test_a_name_does_not_lie_about_its_kind(store: Store, case: int, name: str, content: bytes, shown: str) -> None:
    with store.write() as session:
        attach(session, name, content, case_id=case)
        assert attachments_of(session, case_id=case)[0].name == shown


def test_a_paper_is_put_aside_with_a_reason_and_brought_back(store: Store, case: int) -> None:
    with store.write() as session:
        paper = attach(session, "a.pdf", PDF, case_id=case)
        with pytest.raises(Refusal):
            remove_attachment(session, paper, " ")
        remove_attachment(session, paper, "Salah berkas")
        assert attachments_of(session, case_id=case) == []
        restore_attachment(session, paper)
        assert [row.id for row in attachments_of(session, case_id=case)] == [paper]


def test_a_paper_that_is_not_there_is_refused(store: Store) -> None:
    with store.read() as session, pytest.raises(Refusal):
        attachment_content(session, 1)
