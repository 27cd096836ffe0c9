"""Letters about cases of every direction, composed as the page composes them, for tests of what they say."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import ChecklistItem, Employee, TransferCase
from desktop.domain.cases.cases import CaseKind, ChecklistState, Direction
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.letters.letters import OfficialLetter
from desktop.services.letters.official_letters import LetterOrder, compose, letter_desk
from desktop.services.wording.letter_kinds import SIGNER
from desktop.services.wording.signatories import SignatoryEntry, save_signatory
from tests.letter_office import TODAY, add_case, add_office

HEAD = SignatoryEntry(
    title="Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    name="ANI CONTOH",
    nip="196801011990032001",
    grade="Pembina Utama Muda (IV/c)",
)
LURAH = SignatoryEntry(title="Lurah Umban Sari", name="TONO CONTOH")
NUMBER = "800.1.3.1/1/BKPSDM/XI/2026"


def case_of(
    store: Store, direction: Direction, kind: CaseKind = CaseKind.BETWEEN_REGENCIES, agency: str = "Kabupaten Kampar"
) -> int:
    """A case in `direction`, of an office that can write letters; its id."""
    with store.read() as session:
        begun = session.query(TransferCase).count()
    if not begun:
        add_office(store)
    case_id = add_case(store, f"Siti Aminah {'I' * begun}".strip())
    with store.write() as session:
        case = session.get_one(TransferCase, case_id)
        if direction is not Direction.INSIDE:
            case.direction, case.kind, case.outside_agency = direction, kind, f"Pemerintah {agency}"
            case.outside_unit, case.outside_post = "RSUD Bangkinang", "Perawat Ahli Muda"
    return case_id


def signed_by(session: Session, entry: SignatoryEntry = HEAD) -> int:
    """A signatory of the office; the id."""
    return save_signatory(session, entry)


def order_of(session: Session, code: str, case_id: int, signatory_id: int | None, **entered: object) -> LetterOrder:
    """The letter as the page begins it, with what is `entered` on top."""
    order = letter_desk(session, code, case_id, TODAY).draft
    draft = replace(order.draft, day=TODAY, signatory_id=signatory_id)
    return replace(order, draft=draft, entered={**order.entered, **entered})


def letter_of(session: Session, code: str, case_id: int, **entered: object) -> OfficialLetter:
    """The letter's facts; signed by the head of the office unless `signatory` says otherwise."""
    signer = entered.pop(SIGNER, None) or signed_by(session)
    facts = compose(session, order_of(session, code, case_id, int(str(signer)), **entered), NUMBER)
    assert isinstance(facts, OfficialLetter)
    return facts


def said(session: Session, code: str, case_id: int, **entered: object) -> str:
    """All words of the letter in one line."""
    return " ".join(" ".join(_texts(letter_of(session, code, case_id, **entered))).split())


def add_paper(session: Session, case_id: int, code: str, state: ChecklistState = ChecklistState.MET) -> None:
    """A paper of the checklist; one that is there bears a number and a date."""
    met = state is ChecklistState.MET
    item = ChecklistItem(case_id=case_id, code=code, position=9, name=f"Surat {code}", state=state)
    item.reference, item.dated_on = ("800/77/2026", date(2026, 11, 2)) if met else ("", None)
    session.add(item)
    session.flush()


def make_contract(session: Session, case_id: int) -> None:
    """Make the employee of a case a PPPK who is relocated."""
    case = session.get_one(TransferCase, case_id)
    employee = session.get_one(Employee, case.employee_id)
    employee.kind, employee.grade, case.kind = EmployeeKind.PPPK, "IX", CaseKind.RELOCATION
    session.flush()


def _texts(letter: OfficialLetter) -> Iterator[str]:
    yield from (letter.title, letter.nature, letter.enclosures, letter.subject, *letter.receiver, letter.sender)
    for passage in letter.body:
        yield from (passage.heading, passage.label, passage.text)
        yield from (f"{label}: {value}" for label, value in passage.rows)
        yield from passage.points
    for row in letter.annex.rows:
        yield from row
    yield from letter.copies
