"""The people behind a cell of the heat table."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.needs.counts import Count
from desktop.services.needs.place import need_place
from tests.services.need_office import need_office

TODAY = date(2026, 8, 1)


def test_a_cell_has_its_holders_and_the_note_of_its_need(session: Session) -> None:
    made = need_office(session)
    place = need_place(session, made.dinas, made.pengelola, TODAY, TODAY)
    assert (place.unit, place.post, place.count, place.note) == ("Dinas", "Pengelola", Count(5, 2), "menurut ABK")
    assert [line.holder.employee_id for line in place.holders] == [made.budi, made.rina]


def test_a_unit_has_all_its_holders_with_their_posts(session: Session) -> None:
    made = need_office(session)
    place = need_place(session, made.sekolah, None, TODAY, TODAY)
    assert (place.count, place.post, place.need_id) == (Count(3, 1, crossed=1), "", None)
    assert [(line.holder.employee_id, line.post) for line in place.holders] == [(made.ahmad, "Guru")]


def test_a_place_nobody_needs_is_empty(session: Session) -> None:
    made = need_office(session)
    place = need_place(session, made.dinas, made.guru, TODAY, TODAY)
    assert (place.count, place.holders, place.post) == (Count(0, 0), (), "Guru")
