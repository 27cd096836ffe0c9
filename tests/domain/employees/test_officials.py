"""Who counts as an official around elections."""

import pytest

from desktop.domain.employees.officials import echelon_level, is_official
from desktop.domain.employees.posts import PostKind


@pytest.mark.parametrize(
    ("kind", "echelon", "title", "counts"),
    [
        (PostKind.STRUCTURAL, "22", "Kepala Dinas", True),
        (PostKind.STRUCTURAL, "III.b", "Camat", True),
        (PostKind.STRUCTURAL, "IV/a", "Lurah", True),
        (PostKind.STRUCTURAL, "", "Lurah", True),
        (PostKind.BOTH, "41", "Kepala Seksi", True),
        (PostKind.STRUCTURAL, "51", "Kepala Urusan", False),
        (PostKind.STRUCTURAL, "V.a", "Kepala Urusan", False),
        (PostKind.FUNCTIONAL, "99", "Kepala Sekolah Dasar", True),
        (PostKind.FUNCTIONAL, "", "  kepala Puskesmas", True),
        (PostKind.FUNCTIONAL, "", "Guru Ahli Muda", False),
        (PostKind.GENERAL, "", "Pengelola Kepegawaian", False),
        (None, "", "", False),
    ],
)
def test_officials_are_told_by_their_post(
    kind: PostKind | None, echelon: str, title: str, counts: bool
) -> None:  # a column
    assert is_official(kind, echelon, title) is counts


@pytest.mark.parametrize(("text", "level"), [("I.a", "1"), ("ii", "2"), ("III", "3"), ("IV.b", "4"), ("99", "")])
def test_echelons_are_read_as_they_are_written(text: str, level: str) -> None:
    assert echelon_level(text) == level
