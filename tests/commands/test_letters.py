"""`mutasi letter make`."""

import hashlib
from datetime import date
from pathlib import Path

import pypdfium2

from desktop.db.store import Store
from desktop.db.tables import TransferCase
from desktop.domain.cases.cases import CaseStage
from tests.commands.conftest import Mutasi, case_in


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path.read_bytes())
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return "\n".join(pages)


def test_the_decree_is_on_disk_and_names_its_number(sample: Mutasi, tmp_path: Path) -> None:
    made = sample.json("letter", "make", case_in(sample, CaseStage.DECREE), "-o", tmp_path / "sk.pdf")
    assert hashlib.sha256((tmp_path / "sk.pdf").read_bytes()).hexdigest() == made["sha256"]
    assert made["number"] in text_of(tmp_path / "sk.pdf")


def test_made_again_it_is_the_same_paper(sample: Mutasi, tmp_path: Path) -> None:
    number = case_in(sample, CaseStage.DECREE)
    first = sample.json("letter", "make", number, "-o", tmp_path / "a.pdf")
    second = sample.json("letter", "make", number, "-o", tmp_path / "b.pdf")
    assert (first["number"], first["sha256"]) == (second["number"], second["sha256"])
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_preview_takes_no_number(sample: Mutasi, tmp_path: Path) -> None:
    number = case_in(sample, CaseStage.DECREE)
    seen = sample.json("letter", "make", number, "--preview", "-o", tmp_path / "a.pdf")
    made = sample.json("letter", "make", number, "-o", tmp_path / "b.pdf")
    assert (seen["id"], seen["number"]) == (None, made["number"])


def test_a_case_that_is_not_there_yet_is_refused(sample: Mutasi, tmp_path: Path) -> None:
    assert sample("letter", "make", case_in(sample, CaseStage.DRAFT), "-o", tmp_path / "sk.pdf").code == 1
    assert list(tmp_path.glob("sk*")) == []


def test_a_paper_that_cannot_be_written_burns_no_number(sample: Mutasi, tmp_path: Path) -> None:
    number = case_in(sample, CaseStage.DECREE)
    assert sample("letter", "make", number, "-o", tmp_path / "none" / "sk.pdf").code == 1
    assert sample.json("case", "show", number)["decree"] is None


def test_who_signs_is_chosen_by_name(sample: Mutasi, tmp_path: Path) -> None:
    sample.json("signatory", "add", "--title", "Sekretaris Daerah", "--name", "Dra. Contoh Kedua, M.Si.")
    number = case_in(sample, CaseStage.DECREE)
    sample.json("letter", "make", number, "-o", tmp_path / "sk.pdf", "--signatory", "contoh kedua")
    assert "Contoh Kedua" in text_of(tmp_path / "sk.pdf")


def test_what_is_doubtful_is_told_beside_the_answer(sample: Mutasi, tmp_path: Path) -> None:
    number = case_in(sample, CaseStage.DECREE)
    store = Store(sample.database)
    with store.write() as session:
        session.get_one(TransferCase, number).effective_on = date(2026, 1, 1)
    store.close()
    made = sample("letter", "make", number, "-o", tmp_path / "sk.pdf", "--json")
    (told,) = [warning for warning in made.data["warnings"] if "1 Jan 2026" in warning]
    assert f"Peringatan: {told}" in made.err
