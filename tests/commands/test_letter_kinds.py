"""`mutasi letter CODE` for every kind."""

from pathlib import Path

from sqlalchemy import select

from desktop.db.store import Store
from desktop.db.tables import Letter, Objection, Sitting
from desktop.domain.cases.cases import CaseStage
from tests.commands.conftest import Mutasi, case_in
from tests.commands.test_letters import text_of


def count(mutasi: Mutasi, table: type[Letter]) -> int:
    store = Store(mutasi.database)
    with store.read() as session:
        found = session.query(table).count()
    store.close()
    return found


def first(mutasi: Mutasi, table: type[Objection | Sitting]) -> int:
    store = Store(mutasi.database)
    with store.read() as session:
        row_id = session.scalars(select(table.id)).first() or 0
    store.close()
    return row_id


def test_a_letter_of_a_case_is_issued_with_what_was_given(sample: Mutasi, tmp_path: Path) -> None:
    case = case_in(sample, CaseStage.CONSULTATION)
    path = tmp_path / "surat.pdf"
    made = sample.json(
        *("letter", "explanation", "--case", case, "-o", path),
        *("--benefits", "Dekat rumah", "--benefits", "Jenjang karier", "--answer-by", "2030-01-02"),
    )
    assert all(part in text_of(path) for part in (made["number"], "Dekat rumah;", "Jenjang karier.", "2 Januari 2030"))


def test_a_draft_bears_the_mark_and_takes_no_number(sample: Mutasi, tmp_path: Path) -> None:
    case, before = case_in(sample, CaseStage.CONSULTATION), count(sample, Letter)
    made = sample.json("letter", "explanation", "--case", case, "--draft", "-o", tmp_path / "surat.pdf")
    assert (made["id"], count(sample, Letter)) == (None, before)
    assert "KONSEP" in text_of(tmp_path / "surat.pdf")


def test_a_sitting_has_its_minutes(sample: Mutasi, tmp_path: Path) -> None:
    sitting = first(sample, Sitting)
    made = sample.json("letter", "minutes_sitting", "--sitting", sitting, "--preview", "-o", tmp_path / "ba.pdf")
    assert made["number"] in text_of(tmp_path / "ba.pdf")


def test_an_objection_is_named_by_its_number(sample: Mutasi, tmp_path: Path) -> None:
    said = sample("letter", "objection_inadmissible", "--objection", "K-1999/9999", "-o", tmp_path / "k.pdf")
    assert (said.code, "K-1999/9999" in said.err) == (1, True)
    assert list(tmp_path.glob("k*.pdf")) == []


def test_what_is_missing_is_told_beside_its_option(sample: Mutasi, tmp_path: Path) -> None:
    objection = first(sample, Objection)
    said = sample("letter", "objection_answer", "--objection", objection, "-o", tmp_path / "k.pdf")
    assert said.code == 1
    assert said.err.strip()
