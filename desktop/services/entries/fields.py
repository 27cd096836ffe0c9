"""What is typed into SIASN for one move, in its own names and ids, and the same for many as a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Decree, Employee, Post, TransferCase, Unit
from desktop.domain.employees.employees import Assignment, HistoryKind
from desktop.domain.employees.posts import PostKind
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.case_rows import found_case
from desktop.services.decree_rows import takes_effect
from desktop.services.settings import office
from desktop.text import N_, _

DECREE_DOCUMENT, START_DOCUMENT = "872", "888"
"""SIASN's ids of the documents to upload: SK jabatan, SPMT (REGULATION 4.4)."""
NO_ECHELON = "99"


@dataclass(frozen=True, slots=True)
class EntryField:
    """One field of SIASN's form: its key there, what it is, what to type, and the name behind an id."""

    key: str
    label: str
    value: str
    meaning: str = ""


def entry_fields(session: Session, case_id: int) -> tuple[EntryField, ...]:
    """The fields of SIASN's position history (riwayat jabatan) for the move of a case."""
    case = found_case(session, case_id)
    employee = session.get_one(Employee, case.employee_id)
    unit = session.get(Unit, case.to_unit_id) if case.to_unit_id is not None else None
    post = session.get(Post, case.to_post_id) if case.to_post_id is not None else None
    return (
        EntryField("pnsId", _("Employee's id"), employee.siasn_id or "", employee.name),
        EntryField("nipBaru", _("NIP"), employee.nip),
        *_place_fields(session, unit),
        *_post_fields(post),
        EntryField("jenisMutasiId", _("Kind of change"), _change(case).value, _(CHANGE_WORDS[_change(case)])),
        EntryField("jenisPenugasanId", _("Kind of assignment"), Assignment.DEFINITIVE.value, _("definitive")),
        *_paper_fields(case, session.get(Decree, case.decree_id) if case.decree_id is not None else None),
    )


def export_entries(session: Session, path: Path, case_ids: Sequence[int]) -> int:
    """Write these moves as a workbook, a row each, under SIASN's own keys; how many there were."""
    lines = [entry_fields(session, case_id) for case_id in case_ids]
    columns = [WorkbookColumn(field.key, 22) for field in lines[0]] if lines else []
    cells = (tuple(field.value for field in line) for line in lines)
    count = write_workbook(path, _("Entry list"), columns, cells)
    audit(session, "export", TransferCase.__tablename__, None, {"rows": count, "entry": list(case_ids)})
    return count


CHANGE_WORDS = {HistoryKind.POST: N_("change of post"), HistoryKind.UNIT: N_("change of unit")}


def _change(case: TransferCase) -> HistoryKind:
    """MU where the post stays the same, MJ otherwise (REGULATION 4.4)."""
    return HistoryKind.UNIT if case.from_post_id == case.to_post_id else HistoryKind.POST


def _place_fields(session: Session, unit: Unit | None) -> tuple[EntryField, ...]:
    settled = office(session)
    return (
        EntryField("instansiKerjaId", _("Agency"), settled.agency_code, settled.government),
        EntryField("unorId", _("Unit (unor)"), (unit.siasn_id or "") if unit else "", unit.name if unit else ""),
    )


def _post_fields(post: Post | None) -> tuple[EntryField, ...]:
    """The post under the key that its kind has in SIASN; the other keys stay empty."""
    kind = post.kind if post else PostKind.GENERAL
    number, title = ((post.siasn_id or ""), post.title) if post else ("", "")
    functional, general = kind is PostKind.FUNCTIONAL, kind is PostKind.GENERAL
    structural = kind in {PostKind.STRUCTURAL, PostKind.BOTH}
    echelon = (post.echelon or NO_ECHELON) if post and structural else ""
    return (
        EntryField("jenisJabatan", _("Kind of post"), kind.value, title),
        EntryField("eselonId", _("Echelon"), echelon),
        EntryField("jabatanFungsionalId", _("Functional post"), number if functional else "", title * functional),
        EntryField("jabatanFungsionalUmumId", _("General post"), number if general else "", title * general),
    )


def _paper_fields(case: TransferCase, decree: Decree | None) -> tuple[EntryField, ...]:
    started = f"{START_DOCUMENT}: {case.start_letter_number}" if case.start_letter_number else ""
    scan = f"{DECREE_DOCUMENT}: {decree.number}" if decree else ""
    tmt = takes_effect(case, decree)
    return (
        EntryField("tmtJabatan", _("TMT of the post"), _siasn_day(tmt)),
        EntryField("tmtMutasi", _("TMT of the change"), _siasn_day(tmt)),
        EntryField("nomorSk", _("Number of the decree"), decree.number if decree else ""),
        EntryField("tanggalSk", _("Date of the decree"), _siasn_day(decree.decided_on if decree else None)),
        EntryField("dokumenSk", _("Document: decree"), scan, _("upload the scan of the signed decree")),
        EntryField("dokumenSpmt", _("Document: SPMT"), started, _("upload the scan of the SPMT")),
    )


def _siasn_day(day: date | None) -> str:
    """SIASN's form takes days as 31-12-2026."""
    return f"{day:%d-%m-%Y}" if day else ""
