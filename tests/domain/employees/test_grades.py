import pytest

from desktop.domain.employees.education import EDUCATION_LEVELS, education_below, education_code
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.employees.grades import GRADES, grade_order, grades_for, is_below, read_grade
from desktop.domain.refusal import Refusal


@pytest.mark.parametrize("text", ["III/b", "iii/B", " III b", "IIIb", "32", "Penata Muda Tk. I (III/b)"])
def test_rank_of_a_pns_is_read(text: str) -> None:
    assert str(read_grade(text)) == "Penata Muda Tk. I (III/b)"


@pytest.mark.parametrize("text", ["III/e", "V/a", "XVIII", "Penata", "", "0"])
def test_what_is_no_grade_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        read_grade(text)


@pytest.mark.parametrize("grade", GRADES)
def test_every_grade_reads_itself(grade: str) -> None:
    assert read_grade(grade).code == grade


def test_grades_are_ordered_and_scales_kept_apart() -> None:
    assert grade_order("III/d") < grade_order("IV/a") < grade_order("") == grade_order("?")
    assert is_below("IV", "IX")
    assert not is_below("IV", "III/b")


def test_pppk_have_seventeen_grades() -> None:
    assert len(grades_for(EmployeeKind.PPPK)) == len(grades_for(EmployeeKind.CPNS)) == 17


@pytest.mark.parametrize(
    ("text", "code"), [("40", "40"), ("S-1/Sarjana", "40"), ("d3", "30"), ("SMK", "17"), ("?", "")]
)
def test_education_is_read_from_word_or_code(text: str, code: str) -> None:
    assert education_code(text) == code


def test_education_is_compared_by_height() -> None:
    assert education_below("30", "40")
    assert not education_below("35", "40")
    assert not education_below("", "40")
    assert all(not education_below(code, code) for code in EDUCATION_LEVELS)
