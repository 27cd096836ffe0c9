"""`mutasi check-letter`."""

from pathlib import Path

from desktop.db.store import Store
from desktop.db.tables import Letter
from tests.commands.conftest import Mutasi


def first_letter(sample: Mutasi) -> tuple[str, str, bytes]:
    store = Store(sample.database)
    with store.read() as session:
        letter = session.query(Letter).order_by(Letter.id).first()
        found = (letter.number, letter.check_code, letter.pdf)
    store.close()
    return found


def test_a_code_is_looked_up(sample: Mutasi) -> None:
    number, code, _pdf = first_letter(sample)
    answer = sample.json("check-letter", code.lower())
    assert (answer["verdict"], answer["letter"]["number"]) == ("code", number)


def test_a_file_is_judged_by_its_bytes(sample: Mutasi, tmp_path: Path) -> None:
    number, _code, pdf = first_letter(sample)
    (tmp_path / "surat.pdf").write_bytes(pdf)
    said = sample("check-letter", tmp_path / "surat.pdf")
    assert said.code == 0
    assert "Asli dan tidak berubah" in said.out
    assert number in said.out


def test_what_is_not_ours_says_so(sample: Mutasi) -> None:
    assert sample.json("check-letter", "00000-00000") == {
        "verdict": "unknown",
        "letter": None,
        "corrected_at": None,
        "differences": [],
        "signatures": [],
    }


def test_a_file_that_is_not_there_is_refused(sample: Mutasi, tmp_path: Path) -> None:
    assert sample("check-letter", tmp_path / "tidak-ada.pdf").code == 1
