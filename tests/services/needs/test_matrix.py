"""The heat table: units down, posts across, and sums that agree with their cells."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Establishment
from desktop.domain.employees.posts import PostKind
from desktop.domain.needs.counts import total
from desktop.services.needs.matrix import MatrixQuery, NeedMatrix, need_matrix
from tests.services.need_office import need_office

TODAY = date(2026, 8, 1)


def told(matrix: NeedMatrix) -> dict[tuple[str, str], tuple[int, int]]:
    return {
        (matrix.units[row].name, matrix.posts[column].name): (count.need, count.holders)
        for (row, column), count in matrix.cells.items()
    }


def test_every_place_with_need_or_holders_is_a_cell(session: Session) -> None:
    need_office(session)
    matrix = need_matrix(session, MatrixQuery(TODAY), TODAY)
    assert told(matrix) == {
        ("Dinas", "Pengelola"): (5, 2),
        ("SDN 12 Dinas", "Guru"): (0, 1),
        ("SDN 12 Dinas", "Pengemudi"): (2, 0),
        ("SDN 12 Dinas", "Pustakawan"): (1, 0),
    }
    assert (matrix.missing, matrix.over) == (6, 1)


def test_units_follow_the_tree_and_posts_their_kind(session: Session) -> None:
    need_office(session)
    matrix = need_matrix(session, MatrixQuery(TODAY), TODAY)
    assert [(unit.name, unit.depth) for unit in matrix.units] == [("Dinas", 0), ("SDN 12 Dinas", 1)]
    assert [post.name for post in matrix.posts] == ["Guru", "Pustakawan", "Pengelola", "Pengemudi"]


def test_the_sum_of_a_unit_is_the_sum_of_its_posts(session: Session) -> None:
    need_office(session)
    matrix = need_matrix(session, MatrixQuery(TODAY), TODAY)
    for row, unit in enumerate(matrix.units):
        cells = [count for (at, _column), count in matrix.cells.items() if at == row]
        assert unit.count == total(cells)
    assert sum(unit.count.gap for unit in matrix.units) == sum(post.count.gap for post in matrix.posts) == 5


@pytest.mark.parametrize(
    ("kind", "only_gaps", "posts"),
    [
        (PostKind.FUNCTIONAL, False, ["Guru", "Pustakawan"]),
        (PostKind.GENERAL, True, ["Pengelola", "Pengemudi"]),
        (PostKind.STRUCTURAL, False, []),
    ],
)
def test_kinds_of_post_are_filtered(session: Session, kind: PostKind, only_gaps: bool, posts: list[str]) -> None:
    need_office(session)
    matrix = need_matrix(session, MatrixQuery(TODAY, kind=kind, only_gaps=only_gaps), TODAY)
    assert [post.name for post in matrix.posts] == posts


def test_a_unit_is_shown_with_all_below_it(session: Session) -> None:
    made = need_office(session)
    matrix = need_matrix(session, MatrixQuery(TODAY, made.sekolah), TODAY)
    assert [unit.name for unit in matrix.units] == ["SDN 12 Dinas"]


def test_only_gaps_leaves_out_what_is_right(session: Session) -> None:
    made = need_office(session)
    session.execute(Establishment.__table__.update().where(Establishment.unit_id == made.dinas).values(need=2))
    matrix = need_matrix(session, MatrixQuery(TODAY, only_gaps=True), TODAY)
    assert [unit.name for unit in matrix.units] == ["SDN 12 Dinas"]
    assert "Pengelola" not in [post.name for post in matrix.posts]


def test_who_is_not_counted_is_told(session: Session) -> None:
    made = need_office(session)
    budi = session.get(Employee, made.budi)
    assert budi is not None
    budi.legal_status = "02"
    session.flush()
    assert need_matrix(session, MatrixQuery(TODAY), TODAY).uncounted == "1 pegawai tidak dihitung (CLTN)"
    assert need_matrix(session, MatrixQuery(TODAY, made.sekolah), TODAY).uncounted == ""
