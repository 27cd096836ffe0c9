"""What the checks are told of a move, from the tables: each fact is found where it is written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import (
    Circumstance,
    ConflictDeclaration,
    Discipline,
    EducationHistory,
    ElectionFreeze,
    Employee,
    Establishment,
    FamilyTie,
    Performance,
    Post,
    PostHistory,
    Signatory,
    TransferCase,
    Unit,
)
from desktop.domain.cases.cases import CaseKind, CaseStage, Direction
from desktop.domain.cases.circumstances import CircumstanceKind
from desktop.domain.employees.employees import Assignment
from desktop.domain.employees.posts import PostKind
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import new_case
from desktop.services.cases.move_facts import ProposedMove, check_proposal, move_facts
from desktop.services.settings import set_value
from tests.case_office import TMT, TODAY, SmallOffice, proposal, small_office

Write = Callable[[Session, SmallOffice], None]


def move(office: SmallOffice, **changed: Any) -> ProposedMove:
    values = {"to_unit_id": office.to_unit, "to_post_id": office.post, "effective_on": TMT} | changed
    return ProposedMove(office.employee, CaseKind.WITHIN, **values)


def codes(session: Session, proposed: ProposedMove) -> set[str]:
    return {one.code for one in check_proposal(session, proposed, TODAY)}


def asks(**wanted: Any) -> Write:
    """The post moved to asks for something."""

    def write(session: Session, office: SmallOffice) -> None:
        for name, value in wanted.items():
            setattr(session.get_one(Post, office.post), name, value)

    return write


def has(**own: Any) -> Write:
    """The employee has something."""

    def write(session: Session, office: SmallOffice) -> None:
        for name, value in own.items():
            setattr(session.get_one(Employee, office.employee), name, value)

    return write


def row(make: type, **values: Any) -> Write:
    """The employee's histories have a line."""
    return lambda session, office: session.add(make(employee_id=office.employee, **values))


def kin(*, at: str = "to_unit", reverse: bool = False) -> Write:
    """A relative works somewhere."""

    def write(session: Session, office: SmallOffice) -> None:
        session.get_one(Employee, office.contract).unit_id = getattr(office, at)
        pair = (office.contract, office.employee) if reverse else (office.employee, office.contract)
        session.add(FamilyTie(employee_id=pair[0], relative_id=pair[1], relation="parent"))

    return write


def signing_kin(session: Session, office: SmallOffice) -> None:
    kin(at="from_unit")(session, office)
    session.add(Signatory(employee_id=office.contract, name="Tono", title="Wali Kota"))


def leading_kin(session: Session, office: SmallOffice) -> None:
    """The relative heads the agency above the destination."""
    head = Post(title="Kepala Dinas", title_key="kepala dinas", kind=PostKind.STRUCTURAL, echelon="22")
    above = Unit(name="Dinas Kesehatan", name_key="dinas kesehatan", path="/9/")
    session.add_all([head, above])
    session.flush()
    session.get_one(Unit, office.to_unit).path = "/9/2/"
    relative = session.get_one(Employee, office.contract)
    relative.unit_id, relative.post_id = above.id, head.id
    session.add(FamilyTie(employee_id=office.employee, relative_id=office.contract, relation="spouse"))


def frozen_task(session: Session, office: SmallOffice) -> None:
    """A functional employee who leads a health centre as an additional task, near an election."""
    session.add(ElectionFreeze(name="Pilkada", starts_on=TMT, ends_on=TMT))
    task = {"post_title": "Kepala Puskesmas", "assignment": Assignment.ADDITIONAL}
    session.add(PostHistory(employee_id=office.employee, starts_on=date(2024, 1, 1), **task))


def frozen_post(session: Session, office: SmallOffice) -> None:
    session.add(ElectionFreeze(name="Pilkada", starts_on=date(2026, 11, 1), ends_on=TMT))
    session.get_one(Post, office.post).kind = PostKind.STRUCTURAL


def far_away(session: Session, office: SmallOffice) -> None:
    here, there = session.get_one(Unit, office.from_unit), session.get_one(Unit, office.to_unit)
    here.latitude, here.longitude, there.latitude, there.longitude = 0.5, 101.4, 1.5, 101.4


def second_seat(session: Session, office: SmallOffice) -> None:
    session.get_one(Post, office.post).kind = PostKind.STRUCTURAL
    session.get_one(Employee, office.contract).unit_id = office.to_unit


FACTS: list[tuple[str, Write]] = [
    ("discipline", row(Discipline, severity="medium", kind="Potongan", starts_on=TODAY, ends_on=TMT)),
    ("performance", row(Performance, year=2025, rating="3")),
    ("no_appraisal", row(Performance, year=2025, rating="2")),
    ("rank", asks(least_grade="III/c")),
    ("education", asks(least_education="40")),
    ("education_field", lambda s, o: (asks(education_fields="Hukum")(s, o), has(education_level="40")(s, o))),
    ("study_leave", has(legal_status="03")),
    ("small_child", row(Circumstance, kind=CircumstanceKind.SMALL_CHILD, starts_on=TMT)),
    ("kinship", kin()),
    ("kinship", kin(reverse=True)),
    ("kinship", signing_kin),
    ("kinship", leading_kin),
    ("election_freeze", frozen_task),
    ("election_freeze", frozen_post),
    ("distance", far_away),
    ("second_holder", second_seat),
]
NO_FACTS: list[tuple[str, Write]] = [
    ("discipline", row(Discipline, severity="medium", kind="Potongan", ends_on=date(2026, 11, 30))),
    ("performance", row(Performance, year=2023, rating="5")),
    ("education", lambda s, o: (asks(least_education="40")(s, o), row(EducationHistory, level="40")(s, o))),
    ("kinship", kin(at="from_unit")),
    ("health", row(Circumstance, kind=CircumstanceKind.HEALTH, removed_at=None, ends_on=TODAY)),
    ("distance", lambda s, o: (far_away(s, o), has(home_latitude=1.4, home_longitude=101.4)(s, o))),
]


@pytest.mark.parametrize(("code", "write"), FACTS)
def test_a_fact_in_the_tables_is_found(store: Store, code: str, write: Write) -> None:
    with store.write() as session:
        office = small_office(session)
        write(session, office)
        session.flush()
        assert code in codes(session, move(office))


@pytest.mark.parametrize(("code", "write"), NO_FACTS)
def test_what_does_not_hold_on_the_day_is_not(store: Store, code: str, write: Write) -> None:
    with store.write() as session:
        office = small_office(session)
        write(session, office)
        session.flush()
        assert code not in codes(session, move(office))


def test_the_seat_that_another_case_clears_by_then_is_free(store: Store) -> None:
    with store.write() as session:
        office = small_office(session)
        second_seat(session, office)
        leaving = TransferCase(number="2026/0009", employee_id=office.contract, kind=CaseKind.RELOCATION)
        leaving.from_unit_id, leaving.from_post_id = office.to_unit, office.post
        leaving.stage, leaving.stage_since, leaving.opened_on = CaseStage.DRAFT, TODAY, TODAY
        leaving.effective_on = TMT
        session.add(leaving)
        session.flush()
        assert "second_holder" not in codes(session, move(office))
        assert "second_holder" in codes(session, move(office, effective_on=TODAY))


def test_a_consent_lets_officials_move(store: Store) -> None:
    with store.write() as session:
        office = small_office(session)
        frozen_post(session, office)
        session.flush()
        session.query(ElectionFreeze).one().consent_number = "100.2.1.3/7/SJ"
        session.flush()
        assert "election_freeze" not in codes(session, move(office))


def test_who_leaves_has_no_destination_here(store: Store) -> None:
    with store.write() as session:
        office = small_office(session)
        facts = move_facts(session, move(office, direction=Direction.OUTGOING), TODAY)
        assert (facts.has_destination, facts.demands, facts.need) == (False, None, None)


def test_the_declaration_of_a_case_is_counted(store: Store) -> None:
    with store.write() as session:
        office = small_office(session)
        case_id = new_case(session, proposal(office), TODAY)
        session.add(ConflictDeclaration(case_id=case_id, question="family_in_unit", answer=True))
        session.flush()
        declaration = move_facts(session, move(office, case_id=case_id), TODAY).declaration
        assert (declaration.asked, declaration.unanswered, declaration.unreviewed) == (True, 5, 1)
        assert not move_facts(session, move(office), TODAY).declaration.asked


def test_an_unknown_employee_is_refused(store: Store) -> None:
    with store.read() as session, pytest.raises(Refusal):
        check_proposal(session, ProposedMove(99, CaseKind.WITHIN), TODAY)


def test_the_offices_limit_counts(store: Store) -> None:
    with store.write() as session:
        office = small_office(session)
        set_value(session, "least_tenure_months", 100)
        session.flush()
        assert "tenure" in codes(session, move(office))


def test_two_who_swap_structural_posts_need_no_room_and_sit_alone(store: Store) -> None:
    with store.write() as session:
        office = small_office(session)
        other = session.get_one(Employee, office.contract)
        other.unit_id, other.post_id = office.to_unit, office.other_post
        session.get_one(Post, office.other_post).kind = PostKind.STRUCTURAL
        session.add(Establishment(unit_id=office.to_unit, post_id=office.other_post, year=2026, need=1))
        session.flush()
        proposed = replace(move(office, to_post_id=office.other_post), kind=CaseKind.SWAP)
        assert {"second_holder", "room"} & codes(session, proposed) == {"second_holder"}
        assert not {"second_holder", "room"} & codes(session, replace(proposed, swap_with=office.contract))


def test_an_appraisal_without_a_rating_is_none(store: Store) -> None:
    with store.write() as session:
        office = small_office(session)
        session.add(Performance(employee_id=office.employee, year=2025, rating=""))
        session.flush()
        assert {"performance", "no_appraisal"} & codes(session, move(office)) == {"no_appraisal"}


@pytest.mark.parametrize(("kind", "found"), [(CaseKind.WITHIN, True), (CaseKind.CENTRAL, False)])
def test_who_has_no_unit_here_is_not_moved_inside(store: Store, kind: CaseKind, found: bool) -> None:
    with store.write() as session:
        office = small_office(session)
        session.get_one(Employee, office.employee).unit_id = None
        session.flush()
        assert ("no_origin" in codes(session, replace(move(office), kind=kind))) is found
