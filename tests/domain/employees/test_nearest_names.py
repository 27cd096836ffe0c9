"""Which recorded name is meant by one that is not recorded."""

import pytest

from desktop.domain.employees.nearest_names import nearest_name, squeezed

NAMES = {
    squeezed(name): name
    for name in ("UPT Puskesmas Sungaiukai", "UPT Puskesmas Umban Sari", "Kelurahan Umban Sari", "SDN 3 Rumbai")
}


@pytest.mark.parametrize(
    ("meant", "found"),
    [
        ("Puskesmas Sungai Ukai", "UPT Puskesmas Sungaiukai"),
        ("sungaiukai", "UPT Puskesmas Sungaiukai"),
        ("UPT Puskesmas Sungei Ukai", "UPT Puskesmas Sungaiukai"),
        ("Umban Sari", ""),
        ("Kel. Umban Sari", "Kelurahan Umban Sari"),
        ("Dinas Lain", ""),
        ("", ""),
    ],
)
def test_the_nearest_name_is_found(meant: str, found: str) -> None:
    assert nearest_name(meant, NAMES) == found
