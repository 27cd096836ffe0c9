"""The command line as a script would call it, on a database of its own."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from desktop import cli
from desktop.db.migrate import migrate
from desktop.db.store import Store
from desktop.domain.cases.cases import CaseStage
from desktop.services.cases.list import CaseQuery, case_ids, case_rows
from desktop.services.sample.sample import make_sample


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Its answer for scripts."""
        return json.loads(self.out)


class Mutasi:
    """Calls `mutasi` on one database."""

    def __init__(self, database: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.database = database
        self._capsys = capsys

    def __call__(self, *words: object) -> Said:
        try:
            code = cli.main([*map(str, words), "--database", str(self.database)])
        except SystemExit as end:
            code = int(end.code or 0)
        said = self._capsys.readouterr()
        return Said(code, said.out, said.err)

    def json(self, *words: object) -> Any:
        """The answer for scripts of a command that is done."""
        said = self(*words, "--json")
        assert said.code == cli.DONE, said.err
        return said.data


@pytest.fixture
def mutasi(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Mutasi:
    """Commands on a database that is not there yet."""
    return Mutasi(tmp_path / "kantor.db", capsys)


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office; copied, never opened, by the tests."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    migrate(path, path.with_suffix(".before"))
    store = Store(path)
    with store.write() as session:
        for _step in make_sample(session, date.today()):
            pass
    store.close()
    return path


@pytest.fixture
def sample(mutasi: Mutasi, sample_database: Path) -> Mutasi:
    """Commands on the sample office."""
    mutasi.database.write_bytes(sample_database.read_bytes())
    return mutasi


def case_in(mutasi: Mutasi, stage: CaseStage) -> int:
    """Id of a case of the sample office that is in `stage`."""
    store = Store(mutasi.database)
    with store.read() as session:
        (row, *_others) = case_rows(session, case_ids(session, CaseQuery(stages=frozenset({stage}))))
    store.close()
    return row.id


def unfit(mutasi: Mutasi) -> set[str]:
    """NIP of everybody whom a contract, a case, a poor appraisal or too short a time keeps from a plain move."""
    recent = (date.today() - timedelta(days=3 * 365)).isoformat()
    kept = (
        "SELECT e.nip FROM employee e JOIN performance p ON p.employee_id = e.id WHERE p.rating = '3' "
        "UNION SELECT e.nip FROM employee e JOIN transfer_case c ON c.employee_id = e.id "
        f"UNION SELECT nip FROM employee WHERE kind <> 'pns' OR post_since > '{recent}'"
    )
    store = Store(mutasi.database)
    with store.read() as session:
        found = set(session.scalars(text(kept)))
    store.close()
    return found
