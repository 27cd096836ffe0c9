"""An office that can issue a decree: settings, a signatory, and cases that wait for theirs."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import ChecklistItem, Employee, Post, TransferCase, Unit
from desktop.domain.cases.cases import CaseKind, CaseStage, ChecklistState
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.employees.names import search_key
from desktop.domain.employees.posts import PostKind
from desktop.domain.office import Office
from desktop.services.letters.decree_facts import DecreeDraft
from desktop.services.settings import save_office
from desktop.services.wording.signatories import SignatoryEntry, save_signatory

TODAY, TMT = date(2026, 11, 23), date(2026, 12, 1)
OFFICE = Office(
    government="PEMERINTAH KOTA PEKANBARU",
    name="BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA",
    head_title="WALI KOTA PEKANBARU",
    province="RIAU",
    place="Pekanbaru",
    unit_code="BKPSDM",
    typeface="arimo",
    invocation="no",
)
MAYOR = SignatoryEntry(title="Wali Kota Pekanbaru", name="BUDI CONTOH")


def add_office(store: Store) -> int:
    """Settings and the mayor as signatory; his id."""
    with store.write() as session:
        save_office(session, OFFICE)
        return save_signatory(session, MAYOR)


def add_case(store: Store, name: str = "Siti Aminah", need: str = "kekurangan dua orang perawat") -> int:
    """A case whose decree can be issued; its id."""
    with store.write() as session:
        at = session.query(TransferCase).count() + 1
        old, new, post = _places(session)
        employee = Employee(nip=f"1987031220100120{at:02}", name=name, name_key=search_key(name), kind=EmployeeKind.PNS)
        employee.unit_id, employee.post_id = old, post
        employee.grade, employee.birth_date, employee.birth_place = "III/b", date(1987, 3, 12), "Pekanbaru"
        employee.education_level, employee.education_field, employee.title_after = "40", "Keperawatan", "S.Kep."
        session.add(employee)
        session.flush()
        case = TransferCase(number=f"2026/{at:04}", employee_id=employee.id, kind=CaseKind.WITHIN)
        case.stage, case.stage_since, case.opened_on = CaseStage.DECREE, TODAY, TODAY
        case.from_unit_id, case.to_unit_id, case.from_post_id, case.to_post_id = old, new, post, post
        case.effective_on, case.need, case.reason = TMT, need, "Kebutuhan unit"
        session.add(case)
        session.flush()
        papers = (("release", "Persetujuan melepas"), ("diploma", "Salinan ijazah"))
        for position, (code, paper) in enumerate(papers, 1):
            item = ChecklistItem(case_id=case.id, code=code, position=position, name=paper)
            item.state, item.reference = ChecklistState.MET, "Nomor 12/2026 tanggal 2 November 2026"
            session.add(item)
        return case.id


def draft(signatory_id: int | None, /, **changed: object) -> DecreeDraft:
    """A draft that can be issued, with `changed` fields."""
    return DecreeDraft(**{"day": TODAY, "signatory_id": signatory_id, "effective_on": TMT, **changed})  # type: ignore[arg-type]


def _places(session: Session) -> tuple[int, int, int]:
    """Ids of the old unit, the new unit and the post; made once."""
    post = session.query(Post).first()
    if post is None:
        root = Unit(name="Pemerintah Kota Pekanbaru", name_key="pemerintah kota pekanbaru", path="/1/")
        post = Post(title="Perawat Ahli Pertama", title_key="perawat ahli pertama", kind=PostKind.FUNCTIONAL)
        session.add_all([root, post])
        session.flush()
        for name in ("Puskesmas Umban Sari", "Puskesmas Rumbai"):
            session.add(Unit(name=name, name_key=name.casefold(), path=f"/1/{name}/", parent_id=root.id))
        session.flush()
    old, new = (
        session.query(Unit).filter_by(name=name).one().id for name in ("Puskesmas Umban Sari", "Puskesmas Rumbai")
    )
    return old, new, post.id
