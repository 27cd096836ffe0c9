"""All that waits in one list: found, told as workbook and on paper."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.db.store import Session
from desktop.domain.cases.cases import CaseStage
from desktop.domain.support.support import CommitmentEntry, CommitmentKind, SupportEntry, SupportKind
from desktop.services.cases.cases import new_case
from desktop.services.cases.commitments import add_commitment, keep_commitment
from desktop.services.support.open_care import CareKind, CareQuery, care_of_employee, open_care, owners
from desktop.services.support.open_care_prints import export_care, print_care
from desktop.services.support.support import add_support
from tests.case_office import TODAY, SmallOffice, lead_to, proposal, small_office

LATER = TODAY + timedelta(days=10)
NOW = datetime(2026, 11, 23, 8, 0).astimezone()


@pytest.fixture
def office(session: Session) -> SmallOffice:
    made = small_office(session)
    case = new_case(session, proposal(made), TODAY)
    lead_to(session, case, CaseStage.SUPPORT)
    house = CommitmentEntry(CommitmentKind.HOUSING, "Rumah dinas", "Dinas Perumahan", TODAY + timedelta(days=20))
    add_commitment(session, case, house, today=TODAY)
    add_commitment(session, case, CommitmentEntry(CommitmentKind.OTHER, "Meja", "BKPSDM", TODAY), today=TODAY)
    add_support(session, case, SupportEntry(SupportKind.MENTORING, "Dampingi", "Sri", TODAY, LATER))
    return made


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (CareQuery(), ["Meja", "Dampingi", "Rumah dinas"]),
        (CareQuery("rumah rina"), ["Rumah dinas"]),
        (CareQuery("antah"), []),
        (CareQuery(care=CareKind.SUPPORT), ["Dampingi"]),
        (CareQuery(care=CareKind.PROMISE, about="Tempat tinggal"), ["Rumah dinas"]),
        (CareQuery(owner="BKPSDM"), ["Meja"]),
        (CareQuery(late_only=True), ["Meja"]),
    ],
)
def test_what_is_looked_for_is_found(session: Session, office: SmallOffice, query: CareQuery, found: list[str]) -> None:
    assert [row.text for row in open_care(session, query, TODAY + timedelta(days=1))] == found


def test_a_unit_with_all_below_it(session: Session, office: SmallOffice) -> None:
    assert len(open_care(session, CareQuery(unit_id=office.to_unit), TODAY)) == 3
    assert open_care(session, CareQuery(unit_id=office.from_unit), TODAY) == ()
    assert owners(open_care(session, CareQuery(), TODAY)) == ("BKPSDM", "Dinas Perumahan", "Sri")


def test_an_employee_sees_what_is_settled_last(session: Session, office: SmallOffice) -> None:
    first = open_care(session, CareQuery(), TODAY)[0]
    keep_commitment(session, first.id, (TODAY, ""), TODAY)
    session.flush()
    rows = care_of_employee(session, office.employee, TODAY)
    assert [(row.text, row.settled_on) for row in rows][-1] == ("Meja", TODAY)


def test_the_list_goes_out(session: Session, office: SmallOffice, tmp_path: Path) -> None:
    assert export_care(session, tmp_path / "janji.xlsx", CareQuery(late_only=False), TODAY) == 3
    sheet = load_workbook(tmp_path / "janji.xlsx").active
    assert [cell.value for cell in sheet[2]][4:6] == ["Meja", "BKPSDM"]
    printed = print_care(session, CareQuery(), NOW)
    assert printed.pdf.startswith(b"%PDF")
    assert print_care(session, CareQuery("antah"), NOW).pdf
