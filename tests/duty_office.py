"""A case on its way into the new post, and letters made for it, for the tests of letters of duty and objection."""

from datetime import date
from typing import Any

import pypdfium2
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import Signatory, TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.letters.letters import SigningCapacity
from desktop.services.letters.choice import kind_by_code
from desktop.services.letters.letters import issue_decree
from desktop.services.letters.official_letters import LetterOrder, issue_letter, preview_letter
from desktop.services.wording.letter_kinds import OfficialDraft
from desktop.services.wording.signatories import SignatoryEntry, save_signatory
from tests.letter_office import TODAY, add_case, add_office, draft

HEAD = SignatoryEntry(
    "Kepala Puskesmas Rumbai",
    "dr. HASAN CONTOH",
    SigningCapacity.DEFINITIVE,
    nip="197001011995031001",
    grade="Pembina (IV/a)",
)
CITED = (
    "Keputusan Wali Kota Pekanbaru Nomor 800.1.3.1/1/BKPSDM/XI/2026 tanggal 23 November 2026 tentang "
    "Pemindahan Pegawai Negeri Sipil di Lingkungan Pemerintah Kota Pekanbaru"
)
HOSTILE = "<b>tebal</b> & <img src='/etc/passwd'/> &amp; {nama} %s <a href='x'>"
WITNESSES = "Lina Contoh; 197203041996032002; Kepala Bidang Mutasi\nAhmad Contoh; 198001012005011003; Sekretaris"


def decided_case(store: Store) -> int:
    """A case whose decree the mayor issued here, delivered on the same day; its id."""
    mayor = add_office(store)
    case_id = add_case(store)
    with store.write() as session:
        issue_decree(session, case_id, draft(mayor), TODAY)
        session.get_one(TransferCase, case_id).delivered_on = TODAY
        session.get_one(TransferCase, case_id).stage = CaseStage.HANDOVER
        save_signatory(session, HEAD)
    return case_id


def signer(session: Session, name: str = HEAD.name) -> int:
    """Id of a signatory by name."""
    return session.query(Signatory).filter_by(name=name).one().id


def order(session: Session, code: str, about: int, day: date = TODAY, **own: Any) -> LetterOrder:
    """A letter that can be made, with what its page would propose but for `own` fields; `by` names who signs."""
    signatory = signer(session, own.pop("by", HEAD.name))
    entered = {**kind_by_code(code).begin(session, about, day), **own}
    return LetterOrder(code, about, OfficialDraft(day, signatory), entered)


def said(session: Session, code: str, about: int, day: date = TODAY, **own: Any) -> str:
    """What the letter would say."""
    return text_of(preview_letter(session, order(session, code, about, day, **own)).pdf)


def doubts(session: Session, code: str, about: int, day: date = TODAY, **own: Any) -> str:
    """What its page would warn of."""
    return " ".join(preview_letter(session, order(session, code, about, day, **own)).warnings)


def issued(session: Session, code: str, about: int, day: date = TODAY, **own: Any) -> int:
    """Issue it; its id."""
    return issue_letter(session, order(session, code, about, day, **own), day)


def text_of(pdf: bytes) -> str:
    """All that stands on the pages, in one line."""
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    return " ".join(" ".join(pages).split())
