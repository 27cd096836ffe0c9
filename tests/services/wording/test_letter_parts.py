"""How letters speak of persons and of who heads a place."""

import pytest

from desktop.db.tables import Employee
from desktop.domain.employees.employees import Sex
from desktop.services.wording.letter_parts import Place, addressed_as, heads_of


@pytest.mark.parametrize(
    ("nip", "sex", "said"),
    [
        ("198703122010012001", None, "Sdri."),
        ("198703122010011001", None, "Sdr."),
        ("198703122010011001", Sex.FEMALE, "Sdri."),
        ("", None, "Sdr."),
    ],
)
def test_a_man_or_a_woman_is_addressed_as_the_record_or_the_nip_says(nip: str, sex: Sex | None, said: str) -> None:
    assert addressed_as(Employee(nip=nip, sex=sex))["sdr"] == said


@pytest.mark.parametrize(
    ("place", "head"),
    [
        (Place("Perawat", "Kelurahan Sri Meranti, Kecamatan Rumbai"), "Lurah Sri Meranti, Kecamatan Rumbai"),
        (Place("Perawat", "Puskesmas Rumbai", "Pemerintah Kabupaten Kampar"), None),
        (Place("", "", "Pemerintah Kabupaten Kampar"), "Bupati Kampar"),
        (Place("", ""), ""),
    ],
)
def test_a_place_is_written_to_by_who_heads_it(place: Place, head: str | None) -> None:
    told = "Kepala Puskesmas Rumbai, Pemerintah Kabupaten Kampar" if head is None else head
    assert heads_of(place, place) == {"kepala_unit_lama": told, "kepala_unit_baru": told}
