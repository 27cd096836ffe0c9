"""Gaps between two posts: told where there is one, and silent where there is none."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cases.move_facts import Study
from desktop.domain.employees.education import EDUCATION_LEVELS, education_step
from desktop.domain.employees.posts import PostKind
from desktop.domain.support.gaps import GapCode, PersonSide, PostSide, gaps, unit_type
from desktop.domain.support.support import SupportKind

CLERK = PostSide("Pengelola Kepegawaian", PostKind.GENERAL, unit="Dinas Sosial", least_education="30")
NURSE = PostSide("Perawat Mahir", PostKind.FUNCTIONAL, "MH", "", "Puskesmas Rumbai", "30", ("Keperawatan",))
SENIOR = replace(NURSE, title="Perawat Penyelia", level="PY")
HEAD = PostSide("Kepala Puskesmas", PostKind.STRUCTURAL, "", "41", "Puskesmas Rumbai")
GRADUATE = PersonSide((Study("40", "Keperawatan"),))
TITLES = st.text(st.characters(categories=("L", "N", "Zs")), min_size=1, max_size=20)


def codes(old: PostSide, new: PostSide, person: PersonSide = GRADUATE) -> list[GapCode]:
    return [gap.code for gap in gaps(old, new, person)]


@pytest.mark.parametrize(
    ("old", "new", "person", "found"),
    [
        (NURSE, NURSE, GRADUATE, []),
        (CLERK, NURSE, GRADUATE, [GapCode.KIND, GapCode.POST, GapCode.UNIT]),
        (NURSE, SENIOR, GRADUATE, [GapCode.LEVEL]),
        (SENIOR, NURSE, PersonSide(GRADUATE.studies, posts=("Perawat Mahir",)), []),
        (NURSE, HEAD, GRADUATE, [GapCode.KIND, GapCode.POST]),
        (NURSE, HEAD, PersonSide(GRADUATE.studies, ("Diklat Kepemimpinan IV",)), [GapCode.POST]),
        (NURSE, NURSE, PersonSide((Study("15", "Keperawatan"),)), [GapCode.EDUCATION]),
        (NURSE, NURSE, PersonSide((Study("40", "Hukum"),)), [GapCode.FIELD]),
        (NURSE, NURSE, PersonSide((Study("40", "Hukum"),), ("Kursus keperawatan dasar",)), []),
        (NURSE, NURSE, PersonSide(), []),
        (CLERK, replace(CLERK, unit="Puskesmas Kulim"), GRADUATE, [GapCode.UNIT]),
        (CLERK, replace(CLERK, unit="Puskesmas Kulim"), PersonSide(units=("PUSKESMAS Rumbai",)), []),
    ],
)
def test_what_lies_between(old: PostSide, new: PostSide, person: PersonSide, found: list[GapCode]) -> None:
    assert codes(old, new, person) == found


@given(TITLES, st.sampled_from(list(PostKind)), TITLES, st.sampled_from(sorted(EDUCATION_LEVELS)), st.lists(TITLES))
def test_without_a_gap_nothing_is_proposed(
    title: str, kind: PostKind, unit: str, level: str, fields: list[str]
) -> None:
    post = PostSide(title, kind, "MH", "41", unit, level, tuple(fields))
    able = [one for one in EDUCATION_LEVELS if education_step(one) >= education_step(level)]
    for study in able:
        assert codes(post, post, PersonSide((Study(study, "; ".join(fields)),), tuple(fields))) == []


@given(st.sampled_from((CLERK, NURSE, SENIOR, HEAD)), st.sampled_from((CLERK, NURSE, SENIOR, HEAD)))
def test_each_gap_has_a_reason_and_one_code(old: PostSide, new: PostSide) -> None:
    found = gaps(old, new, PersonSide((Study("15", "Tata Boga"),)))
    assert all(gap.why and gap.text and gap.kind in SupportKind for gap in found)
    assert len({gap.code for gap in found}) == len(found)


@pytest.mark.parametrize(
    ("name", "sort"),
    [("SDN 12 Rumbai", "sekolah"), ("SMP Negeri 3", "sekolah"), ("RSUD", "rumah sakit"), ("Kantor Camat", "camat")],
)
def test_sorts_of_units(name: str, sort: str) -> None:
    assert unit_type(name) == sort
    assert unit_type("") == ""
