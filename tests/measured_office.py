"""A small office with a move that is done, and units whose numbers were measured before and after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.db.tables import Indicator, IndicatorValue
from desktop.domain.cases.cases import CaseStage
from desktop.domain.evaluation.before_after import month_at, month_number
from desktop.domain.evaluation.evaluation import Better
from desktop.services.cases.cases import new_case
from tests.case_office import TMT, SmallOffice, lead_to, proposal, small_office

MOVED = month_number(TMT)
WAVES = (0.0, 1.0, -1.0, 2.0, -2.0, 1.0, 0.0, -1.0, 1.0, -2.0, 2.0, -1.0)


@dataclass(frozen=True)
class Measured:
    """The office, its case, and one indicator of the same name in each unit."""

    office: SmallOffice
    case_id: int
    origin: int
    destination: int


def measured_office(session: Session, after: int = 12) -> Measured:
    """A case in support; waiting takes as long as before at the origin, and less at the destination, `after` months."""
    office = small_office(session)
    case_id = new_case(session, proposal(office), date(2026, 11, 2))
    lead_to(session, case_id, CaseStage.SUPPORT, TMT)
    origin = measure(session, office.from_unit, before=_wave(50), after=_wave(50)[:after])
    destination = measure(session, office.to_unit, before=_wave(50), after=_wave(40)[:after])
    return Measured(office, case_id, origin, destination)


def measure(session: Session, unit_id: int, before: Sequence[float], after: Sequence[float]) -> int:
    """Write an indicator whose months end before and begin after that of the move; its id."""
    row = Indicator(
        unit_id=unit_id, name="Waktu tunggu", measure="menit", better=Better.LOWER, source="Laporan bulanan"
    )
    session.add(row)
    session.flush()
    months = [*range(MOVED - len(before), MOVED), *range(MOVED + 1, MOVED + 1 + len(after))]
    for number, value in zip(months, (*before, *after), strict=True):
        session.add(IndicatorValue(indicator_id=row.id, month=month_at(number), value=value))
    session.flush()
    return row.id


def _wave(level: float) -> list[float]:
    return [level + wave for wave in WAVES]
