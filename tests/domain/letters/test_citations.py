"""Articles as letters cite them."""

import pytest

from desktop.domain.letters.citations import cited

UU_30 = "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan"
PP_79 = (
    "Peraturan Pemerintah Nomor 79 Tahun 2021 tentang Upaya Administratif dan Badan Pertimbangan Aparatur Sipil Negara"
)


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("UU 30/2014 Pasal 77 ayat (1)", f"Pasal 77 ayat (1) {UU_30}"),
        ("PP 79/2021 Bab II", f"Bab II {PP_79}"),
        ("PP 79/2021", PP_79),
        ("pp 79/2021, Pasal 4", f"Pasal 4 {PP_79}"),
        ("PP 11/2017 Pasal 190", "Pasal 190 Peraturan Pemerintah Nomor 11 Tahun 2017"),
        ("Perwako 12/2026 Pasal 3", "Perwako 12/2026 Pasal 3"),
        (" Keputusan Wali Kota Nomor 7 ", "Keputusan Wali Kota Nomor 7"),
        ("", ""),
    ],
)
def test_an_article_is_cited_in_full_where_its_rule_is_known(article: str, words: str) -> None:
    assert cited(article) == words
