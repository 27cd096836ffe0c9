"""The sample office."""

import time
from pathlib import Path

import pytest

from desktop.db.store import Store
from desktop.domain.cases.cases import CaseStage
from desktop.domain.cases.stages import ROUTE
from desktop.domain.employees.nip import read_nip
from desktop.services.imports.imports import preview
from desktop.services.sample.sample import make_sample, write_sample_workbook
from tests.services.import_office import TODAY, drained, rows, take_in


@pytest.fixture
def sample(store: Store) -> Store:
    """A store with the sample office."""
    with store.write() as session:
        drained(make_sample(session, TODAY))
    return store


def test_it_is_made_quickly_and_whole(store: Store) -> None:
    begun = time.process_time()
    with store.write() as session:
        count = drained(make_sample(session, TODAY))
    assert time.process_time() - begun < 3
    assert 250 <= count <= 750
    assert rows(store, "SELECT count(*) FROM employee") == [(count,)]
    assert rows(store, "SELECT counts ->> '$.rejected_rows', counts ->> '$.warnings' FROM import_run") == [(0, 0)] * 2


def test_cases_stand_at_different_stages(sample: Store) -> None:
    stages = {stage for (stage,) in rows(sample, "SELECT stage FROM transfer_case")}
    assert stages == {stage.value for stage in ROUTE if stage is not CaseStage.CLOSED}
    assert rows(sample, "SELECT count(*) FROM objection WHERE closed_on IS NULL") == [(1,)]
    assert rows(sample, "SELECT count(*) >= 2 FROM letter WHERE pdf IS NOT NULL") == [(1,)]


def test_health_centres_lack_nurses(sample: Store) -> None:
    short = (
        "SELECT min(s.need - (SELECT count(*) FROM employee e WHERE e.unit_id = s.unit_id AND e.post_id = s.post_id)) "
        "FROM establishment s JOIN post p ON p.id = s.post_id WHERE p.title = 'Perawat Terampil'"
    )
    assert rows(sample, short)[0][0] > 0


def test_every_nip_agrees_with_its_owner(sample: Store) -> None:
    for nip, born, sex in rows(sample, "SELECT nip, birth_date, sex FROM employee"):
        number = read_nip(nip)
        assert (number.birth_date.isoformat(), number.sex.value) == (born, sex)


def test_the_same_day_gives_the_same_people(tmp_path: Path, store: Store) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    assert write_sample_workbook(first, 300, TODAY) == write_sample_workbook(second, 300, TODAY) == 300
    assert preview(first).rows == preview(second).rows
    assert len(preview(first).columns) == 69
    assert take_in(store, first).added == 300


def test_wishes_meet_each_other_and_a_plan_waits(sample: Store) -> None:
    meets = (
        "SELECT count(*) FROM wish a JOIN employee x ON x.id = a.employee_id "
        "JOIN employee y ON y.unit_id = a.unit_id AND y.post_id = a.post_id JOIN wish b ON b.employee_id = y.id "
        "WHERE b.unit_id = x.unit_id AND b.post_id = x.post_id"
    )
    assert rows(sample, meets)[0][0] >= 6
    assert rows(sample, "SELECT name, found FROM plan") == [("Pemerataan perawat dan bidan", None)]


def test_one_health_centre_has_its_need_worked_out_from_tasks(sample: Store) -> None:
    tasks = "SELECT s.need, count(*) FROM need_task t JOIN establishment s ON s.id = t.establishment_id GROUP BY s.id"
    assert rows(sample, tasks) == [(12, 4)]
