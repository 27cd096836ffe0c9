"""An office with one decree that can be objected to, for the tests of objections."""

from datetime import date

from desktop.db.store import Store
from desktop.db.tables import Decree, Employee, TransferCase
from desktop.domain.cases.cases import CaseKind, CaseStage, DecreeState
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.employees.names import search_key
from desktop.domain.objections.checks import NewObjection
from desktop.domain.objections.objections import ObjectionGround
from desktop.services.objections.objections import new_objection

DECIDED, DELIVERED, TODAY = date(2026, 6, 2), date(2026, 6, 8), date(2026, 6, 24)


def add_case(store: Store, name: str = "Rina Batubara", *, decided: date | None = DECIDED, decree: bool = True) -> int:
    """A delivered case of an employee `name`, with its decree unless told otherwise; its id."""
    with store.write() as session:
        at = session.query(TransferCase).count() + 1
        employee = Employee(nip=f"1985010120100120{at:02}", name=name, name_key=search_key(name), kind=EmployeeKind.PNS)
        paper = Decree(number=f"800.1.3.1/{at}/BKPSDM/2026", decided_on=decided, effective_on=date(2026, 7, 1))
        session.add_all([employee, paper])
        session.flush()
        case = TransferCase(
            number=f"2026/{at:04}", employee_id=employee.id, kind=CaseKind.WITHIN, stage=CaseStage.DELIVERY
        )
        case.stage_since = case.opened_on = date(2026, 5, 4)
        case.delivered_on = DELIVERED
        case.decree_id = paper.id if decree else None
        session.add(case)
        session.flush()
        return case.id


def entry(case_id: int, **changed: object) -> NewObjection:
    """An objection that holds all it must, with `changed` fields."""
    values: dict[str, object] = {
        "case_id": case_id,
        "filed_on": date(2026, 6, 22),
        "received_on": date(2026, 6, 23),
        "ground": ObjectionGround.FAMILY,
        "text": "Suami dirawat di rumah; tempat baru 40 km jauhnya.",
        "decree_received_on": DELIVERED,
    }
    return NewObjection(**(values | changed))  # type: ignore[arg-type]


def add_objection(store: Store, case_id: int, today: date = TODAY, **changed: object) -> int:
    """Record an objection; its id."""
    with store.write() as session:
        return new_objection(session, entry(case_id, **changed), today)


def cancel_decree(store: Store, case_id: int) -> None:
    """Cancel the decree of a case, as its page would."""
    with store.write() as session:
        case = session.get_one(TransferCase, case_id)
        session.get_one(Decree, case.decree_id).state = DecreeState.CANCELLED
