"""What is told before a workbook of wishes is recorded is what recording it then counts."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from desktop.services.wishes.forecast import Expected, forecast
from desktop.services.wishes.intake import read_wishes, take_in_wishes
from tests.services.staff import Staff
from tests.services.wishes.test_sheets import BUDI, RINA, TODAY, _book, _wish, people

__all__ = ["people"]


def _skill(nip: str, kind: str, name: str, level: str = "", **cells: object) -> dict[str, object]:
    return {"NIP": nip, "JENIS": kind, "ISI": name, "TINGKAT": level, **cells}


CERTIFICATE = _skill(RINA, "Sertifikat", "BTCLS", "Dasar", BUKTI="No. 12/2024")
KNOWN = _wish(RINA, unit="SDN 12 Dinas", why="Dekat rumah", rank=1)
MIXED = [
    _wish(RINA, district="Sail", rank=1),
    KNOWN | {"URUTAN": 2},
    _wish(BUDI, post="Guru"),
    _skill(BUDI, "Minat", "Arsip"),
    _skill(BUDI, "Bahasa", "Arab"),
    CERTIFICATE,
]


def test_wishes_interests_and_skills_are_told_apart(session: Session, people: Staff, tmp_path: Path) -> None:
    del people
    found = forecast(session, read_wishes(session, _book(tmp_path / "a.xlsx", *MIXED), TODAY))
    assert (found.wishes, found.interests, found.skills) == (Expected(2, 0, 1), Expected(1), Expected(1, 0, 1))
    assert (found.new, found.changed, found.people) == (4, 0, 2)


@pytest.mark.parametrize(
    "rows",
    [
        MIXED,
        [KNOWN, CERTIFICATE],
        [KNOWN | {"URUTAN": 2}, _wish(RINA, district="Tampan", rank=1)],
        [_wish(RINA, unit="SDN 12 Dinas", why="Lain"), _skill(RINA, "Sertifikat", "btcls", "Lanjut")],
        [KNOWN | {"TANGGAL": date(2026, 7, 1)}, _wish(BUDI, unit="Dinas"), _wish(BUDI, district="Sail")],
    ],
    ids=["mixed", "same", "turned round", "corrected", "another day"],
)
def test_the_forecast_is_what_is_counted_then(
    session: Session, people: Staff, tmp_path: Path, rows: list[dict[str, object]]
) -> None:
    del people
    intake = read_wishes(session, _book(tmp_path / "a.xlsx", *rows), TODAY)
    found, taken = forecast(session, intake), take_in_wishes(session, intake, TODAY)
    same = found.wishes.same + found.interests.same + found.skills.same
    assert (found.new, found.changed, same) == (taken.new, taken.changed, taken.same)
