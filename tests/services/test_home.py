"""The home page as data: what waits, what is due, and what the finder finds."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.db.store import Store
from desktop.db.tables import Employee
from desktop.domain.cases import CaseStage
from desktop.domain.employees import EmployeeKind
from desktop.services.move_facts import office_rules
from desktop.services.cases import NewCase, new_case
from desktop.services.finder import FoundKind, find
from desktop.services.home import TaskKind, home, pressing_shortages
from desktop.services.sample import make_sample
from desktop.services.settings import set_value

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
    assert task.kind is TaskKind.CASE
    assert "hal lagi" in task.what


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
