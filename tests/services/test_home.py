"""The home page as data: what waits, what is due, and what the finder finds."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.db.store import Session, Store
from desktop.db.tables import CaseRepair, Employee, TechnicalOpinion, TransferCase
from desktop.domain.cases.cases import CaseKind, CaseStage
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.review.review import TechnicalBody
from desktop.domain.support.support import CommitmentEntry, CommitmentKind, SupportEntry, SupportKind
from desktop.services.cases.cases import NewCase, new_case
from desktop.services.cases.commitments import add_commitment
from desktop.services.cases.move_facts import office_rules
from desktop.services.finder import FoundKind, find
from desktop.services.home import TaskKind, home, next_steps, pressing_shortages
from desktop.services.sample.sample import make_sample
from desktop.services.settings import set_value
from desktop.services.support.support import add_support
from tests.case_office import TODAY as CASE_DAY
from tests.case_office import SmallOffice, lead_to, proposal, small_office

TODAY = date(2026, 8, 3)


@pytest.fixture(scope="module")
def sample_file(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office, made once."""
    file = tmp_path_factory.mktemp("sample") / "mutasi.db"
    file.write_bytes(empty_database.read_bytes())
    store = Store(file, actor="Penguji")
    with store.write() as session:
        for _step in make_sample(session, TODAY):
            pass
    store.close()
    return file


@pytest.fixture
def sample_store(sample_file: Path) -> Iterator[Store]:
    store = Store(sample_file)
    yield store
    store.close()


def test_an_empty_office_has_nothing_to_do(store: Store) -> None:
    with store.read() as session:
        view = home(session, TODAY)
    assert (view.has_employees, view.tasks, view.moves) == (False, (), ())


def test_stages_stand_in_their_order_with_their_numbers(sample_store: Store) -> None:
    with sample_store.read() as session:
        stages = home(session, TODAY).stages
    assert [stage for stage, _count in stages] == [s for s in CaseStage if s in dict(stages)]
    assert CaseStage.CLOSED not in dict(stages)
    assert sum(count for _stage, count in stages) > 0


def test_what_has_a_deadline_comes_first(sample_store: Store) -> None:
    with sample_store.read() as session:
        tasks = home(session, TODAY + timedelta(days=30)).tasks
    days = [task.days_left for task in tasks]
    dated = [day for day in days if day is not None]
    assert dated
    assert days[: len(dated)] == sorted(dated)


def test_a_case_says_what_is_missing(store: Store) -> None:
    with store.write() as session:
        employee = Employee(
            nip="198001012005011001", name="SITI", name_key="siti", kind=EmployeeKind.PNS, legal_status="01"
        )
        session.add(employee)
        session.flush()
        new_case(session, NewCase(employee.id), TODAY)
    with store.read() as session:
        (task,) = home(session, TODAY).tasks
        steps = next_steps(session, [task.id, 99], TODAY)
    assert (task.kind, task.what) == (TaskKind.CASE, "")
    assert list(steps) == [task.id]
    assert "hal lagi" in steps[task.id]


@pytest.fixture
def busy(store: Store) -> date:
    """An office where something of each kind waits; the day on which it does."""
    due = CASE_DAY + timedelta(days=80)
    with store.write() as session:
        office = small_office(session)
        first = new_case(session, proposal(office), CASE_DAY)
        lead_to(session, first, CaseStage.SUPPORT)
        add_commitment(session, first, CommitmentEntry(CommitmentKind.HOUSING, "Rumah", "Dinas", due), today=CASE_DAY)
        add_support(session, first, SupportEntry(SupportKind.MENTORING, "Dampingi", "Sri", None, due))
        late = _other_case(session, office, "Wati", CaseStage.REVIEW)
        asked = TechnicalOpinion(case_id=late, body=TechnicalBody.IMUT, asked_number="1", asked_on=CASE_DAY)
        session.add(asked)
        for name, until in (("Tini", None), ("Budi", CASE_DAY)):
            sent = _other_case(session, office, name, CaseStage.CHECKING)
            session.add(CaseRepair(case_id=sent, returned_on=CASE_DAY, reasons=["Pindai"], resubmitted_on=until))
    return due


def _other_case(session: Session, office: SmallOffice, name: str, stage: CaseStage) -> int:
    other = Employee(nip=f"198001012005011{ord(name[0]):03}", name=name, name_key=name.lower(), legal_status="01")
    other.kind = EmployeeKind.PNS
    session.add(other)
    session.flush()
    made = new_case(session, proposal(office, employee_id=other.id), CASE_DAY)
    session.get_one(TransferCase, made).stage = stage
    return made


def test_all_that_waits_is_told_by_its_days(store: Store, busy: date) -> None:
    with store.read() as session:
        tasks = home(session, busy + timedelta(days=1)).tasks
    kinds = [task.kind for task in tasks if task.kind is not TaskKind.CASE]
    assert kinds == [TaskKind.OPINION, TaskKind.PROMISE, TaskKind.SUPPORT, TaskKind.FOLLOW_UP, TaskKind.REPAIR]
    assert [task.days_left for task in tasks[1:3]] == [-1, -1]


def test_what_is_far_away_does_not_press(store: Store, busy: date) -> None:
    with store.read() as session:
        kinds = {task.kind for task in home(session, busy - timedelta(days=15), outline=True).tasks}
    assert kinds == {TaskKind.CASE, TaskKind.REPAIR}


def test_papers_in_repair_stand_there_once(store: Store, busy: date) -> None:
    with store.read() as session:
        numbers = [task.number for task in home(session, busy).tasks if task.kind in {TaskKind.CASE, TaskKind.REPAIR}]
    assert len(numbers) == len(set(numbers)) == 4


def test_the_greatest_gaps_come_first(sample_store: Store) -> None:
    with sample_store.read() as session:
        gaps = [row.gap for row in pressing_shortages(session)]
        assert pressing_shortages(session, 2)[0].unit
    assert len(gaps) == 5
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[-1] > 0


def test_a_unit_of_that_name_stands_before_those_who_sit_in_it(sample_store: Store) -> None:
    with sample_store.read() as session:
        kinds = [one.kind for one in find(session, "puskesmas")]
    assert kinds[0] is FoundKind.UNIT
    assert FoundKind.EMPLOYEE in kinds


@pytest.mark.parametrize("kind", list(FoundKind))
def test_the_finder_finds_each_kind(sample_store: Store, kind: FoundKind) -> None:
    typed = {FoundKind.EMPLOYEE: "ayu", FoundKind.UNIT: "puskesmas", FoundKind.LETTER: "2026"}
    with sample_store.read() as session:
        found = [one for one in find(session, typed.get(kind, "2026/")) if one.kind is kind]
    if kind not in (FoundKind.LETTER, FoundKind.OBJECTION):
        assert found
    assert all(one.name for one in found)


@pytest.mark.parametrize("typed", ["", "a", "%%", "__", "\0\0", "' OR 1=1", "🙂🙂", "x" * 10_000])
def test_the_finder_takes_anything(sample_store: Store, typed: str) -> None:
    with sample_store.read() as session:
        assert len(find(session, typed)) < 40


def test_the_office_sets_the_limits_of_the_checks(sample_store: Store) -> None:
    with sample_store.read() as session:
        assert office_rules(session)["tenure"].limit == 24
    with sample_store.write() as session:
        set_value(session, "least_tenure_months", 6)
    with sample_store.read() as session:
        assert office_rules(session)["tenure"].limit == 6


def a_draft(session: Session, office: SmallOffice, since: date) -> int:
    """A second case of the same employee, which waits since a day."""
    row = TransferCase(
        employee_id=office.employee,
        number="0",
        kind=CaseKind.WITHIN,
        stage=CaseStage.DRAFT,
        stage_since=since,
        opened_on=since,
    )
    session.add(row)
    session.flush()
    return row.id


def test_a_decree_on_its_way_is_not_crowded_out_by_older_cases(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.services.home.MOST_CASES", 1)
    with store.write() as session:
        office = small_office(session)
        on_its_way = new_case(session, proposal(office), CASE_DAY)
        lead_to(session, on_its_way, CaseStage.DELIVERY, CASE_DAY)
        old = a_draft(session, office, date(2020, 1, 1))
    with store.read() as session:
        found = {task.id: task.days_left for task in home(session, CASE_DAY).tasks if task.kind is TaskKind.CASE}
    assert set(found) == {on_its_way, old}
    assert found[on_its_way] is not None


def test_what_only_waits_for_its_follow_ups_comes_after_what_waits_for_hands(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.services.home.MOST_CASES", 1)
    with store.write() as session:
        office = small_office(session)
        followed = new_case(session, proposal(office), CASE_DAY)
        lead_to(session, followed, CaseStage.EVALUATION, CASE_DAY)
        session.get_one(TransferCase, followed).stage_since = date(2020, 1, 1)
        draft = a_draft(session, office, CASE_DAY)
    with store.read() as session:
        assert [task.id for task in home(session, CASE_DAY).tasks if task.kind is TaskKind.CASE] == [draft]
