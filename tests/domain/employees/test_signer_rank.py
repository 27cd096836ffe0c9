"""Who ranks as JPT: by echelon, else by title."""

import pytest

from desktop.domain.employees.signer_rank import asks_for_jpt, is_jpt


@pytest.mark.parametrize(
    ("title", "echelon", "high"),
    [
        ("Sekretaris Daerah Kota Contoh", "", True),
        ("KEPALA BADAN KEPEGAWAIAN", "", True),
        ("Wali Kota Contoh", "", True),
        ("Inspektur Pembantu I", "", False),
        ("Sekretaris Dinas Kesehatan", "", False),
        ("Camat Rumbai", "", False),
        ("Direktur RSUD Contoh", "", None),
        ("Direktur RSUD Contoh", "II.b", True),
        ("Kepala Badan Contoh", "III.a", False),
    ],
)
def test_is_jpt(title: str, echelon: str, *, high: bool | None) -> None:
    assert is_jpt(title, echelon) is high


@pytest.mark.parametrize(
    ("rank", "asked"), [("JPT Pratama", True), ("pejabat pimpinan tinggi", True), ("Administrator", False)]
)
def test_asks_for_jpt(rank: str, *, asked: bool) -> None:
    assert asks_for_jpt(rank) is asked
