"""Parts of sentences: stops that belong to a degree, lists, and how the last item under Menimbang names the others."""

import pytest

from desktop.domain.agencies import heads_another
from desktop.domain.employees.nip import number_name
from desktop.domain.letters.official_words import inside_sentence, letters_before, listed, phrase
from desktop.letters.wording import fill

OFFICE = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"


@pytest.mark.parametrize(
    ("text", "bare"),
    [("satu kalimat.", "satu kalimat"), ("Siti, S.Kep.", "Siti, S.Kep."), ("A.Md.Kep.;", "A.Md.Kep."), ("...", "")],
)
def test_a_stop_goes_unless_it_belongs_to_a_degree(text: str, bare: str) -> None:
    assert phrase(text) == bare


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Formasi tujuan belum terisi.", "formasi tujuan belum terisi"),
        ("Puskesmas Rumbai membutuhkan perawat", "Puskesmas Rumbai membutuhkan perawat"),
        ("RSUD membutuhkan perawat", "RSUD membutuhkan perawat"),
        ("", ""),
    ],
)
def test_a_sentence_goes_on_inside_another_with_a_small_letter(text: str, inside: str) -> None:
    assert inside_sentence(text) == inside


def test_no_point_of_a_list_ends_with_two_stops() -> None:
    assert listed(["Siti, S.Kep.", "satu.", "Budi, S.T."]) == ("Siti, S.Kep.;", "satu;", "Budi, S.T.")


@pytest.mark.parametrize(("name", "said"), [("H. Ali, S.Ag.", "oleh H. Ali, S.Ag."), ("Ali", "oleh Ali.")])
def test_the_stop_behind_a_place_is_printed_once(name: str, said: str) -> None:
    assert fill("oleh {nama}.", {"nama": name}) == said


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (1, "huruf a"),
        (2, "huruf a"),
        (3, "huruf a dan huruf b"),
        (4, "huruf a, huruf b, dan huruf c"),
        (6, "huruf a sampai dengan huruf e"),
    ],
)
def test_the_last_item_names_those_before_it(places: int, words: str) -> None:
    assert letters_before(places) == words


@pytest.mark.parametrize(
    ("number", "name"),
    [("19870312 201001 2 001", "NIP"), ("19900319 202021 1 004", "NI PPPK"), ("12", "NIP"), ("", "NIP")],
)
def test_a_number_is_called_by_its_digits(number: str, name: str) -> None:
    assert number_name(number) == name


@pytest.mark.parametrize(
    ("title", "another"),
    [
        ("CAMAT RUMBAI", True),
        ("Sekretaris Daerah", True),
        ("Kepala Dinas Kesehatan", True),
        (f"KEPALA {OFFICE.upper()}", False),
        (f"Kepala {OFFICE} Kota Pekanbaru", False),
        ("Kepala Badan", False),
        ("Kepala Bidang Mutasi", False),
    ],
)
def test_who_heads_another_unit_is_told_by_the_title(title: str, another: bool) -> None:
    assert heads_another(title, OFFICE) is another
