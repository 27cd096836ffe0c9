from datetime import date

import pytest
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import Employee, TransferCase, Unit
from desktop.domain.cases.cases import CaseKind, CaseStage
from desktop.domain.employees.posts import PostKind
from desktop.domain.refusal import Refusal, Stale
from desktop.services.units.edit import (
    PostFields,
    UnitFields,
    add_post,
    add_unit,
    open_post,
    open_unit,
    remove_post,
    remove_unit,
    restore_unit,
    save_post,
    save_unit,
)
from desktop.services.units.establishment import Need, need_of, save_need
from desktop.services.units.units import UnitRow, subtree, suggest_posts, suggest_units, unit_posts, unit_tree
from desktop.text import _
from tests.services.staff import Staff, staff

TODAY = date(2026, 11, 23)


@pytest.fixture
def office(store: Store) -> Staff:
    with store.write() as session:
        return staff(session)


def need(session: Session, unit_id: int, post_id: int, count: int, year: int = 2026) -> None:
    save_need(session, unit_id, post_id, Need(year, count, "", 0))


def rows(session: Session) -> dict[str, UnitRow]:
    return {row.name: row for row in unit_tree(session)}


def test_unit_counts_what_is_below_it_too(store: Store, office: Staff) -> None:
    with store.write() as session:
        need(session, office.dinas, office.pengelola, 3)
        need(session, office.sekolah, office.guru, 2)
        tree = rows(session)
    top, school = tree["Dinas"], tree["SDN 12 Dinas"]
    assert (top.need, top.holders, top.gap, top.own_holders) == (5, 3, 2, 2)
    assert (school.need, school.holders, school.gap) == (2, 1, 1)


def test_tree_lists_each_unit_after_the_one_it_belongs_to(store: Store, office: Staff) -> None:
    with store.write() as session:
        add_unit(session, UnitFields(name="AAA", parent_id=office.sekolah))
        add_unit(session, UnitFields(name="Zona"))
        assert [row.name for row in unit_tree(session)] == ["Dinas", "SDN 12 Dinas", "AAA", "Zona"]


def test_retired_and_removed_do_not_hold_a_post(store: Store, office: Staff) -> None:
    with store.write() as session:
        session.get_one(Employee, office.rina).legal_status = "99"
        assert rows(session)["Dinas"].own_holders == 1


def test_newest_year_of_a_unit_counts_whole(store: Store, office: Staff) -> None:
    with store.write() as session:
        need(session, office.dinas, office.pengelola, 3, 2025)
        need(session, office.dinas, office.guru, 4, 2025)
        need(session, office.dinas, office.guru, 1, 2026)
        assert rows(session)["Dinas"].own_need == 4
        assert need_of(session, office.dinas, office.pengelola, 2026).need == 3


def test_post_of_a_unit_tells_its_room(store: Store, office: Staff) -> None:
    with store.write() as session:
        need(session, office.dinas, office.pengelola, 3)
        session.add_all(
            [
                case(1, to=(office.dinas, office.pengelola)),
                case(2, to=(office.dinas, office.pengelola), stage=CaseStage.REFUSED),
                case(3, away=(office.dinas, office.pengelola)),
                case(4, away=(office.dinas, office.pengelola)),
            ]
        )
        session.flush()
        place = unit_posts(session, office.dinas)[0]
    assert (place.title, place.need, place.holders, place.incoming, place.outgoing) == ("Pengelola", 3, 2, 1, 2)
    assert (place.gap, place.room) == (1, 2)


def case(
    number: int,
    to: tuple[int | None, int | None] = (None, None),
    away: tuple[int | None, int | None] = (None, None),
    stage: CaseStage = CaseStage.CHECKING,
) -> TransferCase:
    return TransferCase(
        number=f"2026/{number}",
        employee_id=number,
        kind=CaseKind.WITHIN,
        stage=stage,
        stage_since=TODAY,
        opened_on=TODAY,
        to_unit_id=to[0],
        to_post_id=to[1],
        from_unit_id=away[0],
        from_post_id=away[1],
    )


def test_posts_of_a_subtree_are_summed(store: Store, office: Staff) -> None:
    with store.read() as session:
        titles = [(place.title, place.holders) for place in unit_posts(session, office.dinas, with_below=True)]
    assert titles == [("Guru", 1), ("Pengelola", 2)]


def test_units_and_posts_are_suggested_best_first(store: Store, office: Staff) -> None:
    with store.read() as session:
        assert [one.name for one in suggest_units(session, "din")] == ["Dinas", "SDN 12 Dinas"]
        assert [one.detail for one in suggest_units(session, "sdn dinas")] == ["Dinas"]
        assert [(one.name, one.detail) for one in suggest_posts(session, "gur")] == [("Guru", _("Functional"))]
        assert suggest_units(session, "%") == []


def test_unit_moves_with_all_below_it(store: Store, office: Staff) -> None:
    with store.write() as session:
        top = add_unit(session, UnitFields(name="Pemerintah Kota"))
        held = open_unit(session, office.dinas)
        save_unit(session, office.dinas, UnitFields(name="Dinas Baru", parent_id=top), held.version)
        assert sorted(subtree(session, top)) == [office.dinas, office.sekolah, top]
        assert session.get_one(Unit, office.sekolah).path == f"/{top}/{office.dinas}/{office.sekolah}/"


def test_unit_cannot_come_under_itself(store: Store, office: Staff) -> None:
    with store.write() as session, pytest.raises(Refusal) as refused:
        save_unit(
            session, office.dinas, UnitFields(name="Dinas", parent_id=office.sekolah), open_unit(session, 1).version
        )
    assert "parent_id" in refused.value.fields


def test_unit_saved_by_somebody_else_is_stale(store: Store, office: Staff) -> None:
    with store.write() as session, pytest.raises(Stale):
        save_unit(session, office.dinas, UnitFields(name="Dinas"), 99)


def test_unit_with_people_or_units_is_not_put_aside(store: Store, office: Staff) -> None:
    with store.write() as session:
        with pytest.raises(Refusal, match="1"):
            remove_unit(session, office.sekolah, "Dilebur")
        session.get_one(Employee, office.ahmad).unit_id = None
        session.flush()
        remove_unit(session, office.sekolah, "Dilebur")
        assert "SDN 12 Dinas" not in rows(session)
        restore_unit(session, office.sekolah)
        assert "SDN 12 Dinas" in rows(session)


def test_unit_and_post_are_kept_while_somebody_is_on_the_way(store: Store, office: Staff) -> None:
    with store.write() as session:
        empty = add_unit(session, UnitFields(name="UPT Baru"))
        post = add_post(session, PostFields(title="Perawat"))
        session.add(case(1, to=(empty, post)))
        session.flush()
        for remove, number in ((remove_unit, empty), (remove_post, post)):
            with pytest.raises(Refusal, match="1 perkara"):
                remove(session, number, "Dilebur")


def test_unit_does_not_come_under_one_that_is_gone(store: Store) -> None:
    with store.write() as session, pytest.raises(Refusal):
        add_unit(session, UnitFields(name="UPT", parent_id=99))


def test_post_is_added_once_corrected_and_kept_while_held(store: Store, office: Staff) -> None:
    with store.write() as session:
        with pytest.raises(Refusal):
            add_post(session, PostFields(title="GURU", kind=PostKind.FUNCTIONAL))
        save_post(session, office.guru, PostFields("Guru Ahli", PostKind.FUNCTIONAL, retirement_age=60), 1)
        assert open_post(session, office.guru).fields.retirement_age == 60
        with pytest.raises(Refusal):
            remove_post(session, office.guru, "Tidak ada lagi")


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", ""), ("retirement_age", 20), ("least_grade", "X/z"), ("least_education", "?"), ("title", "\x00")],
)
def test_faulty_post_is_refused_beside_its_field(store: Store, field: str, value: object) -> None:
    entered = PostFields(**{"title": "Lurah", field: value})
    with store.write() as session, pytest.raises(Refusal) as refused:
        add_post(session, entered)
    assert field in refused.value.fields


@pytest.mark.parametrize(("year", "count", "field"), [(2026, -1, "need"), (1900, 1, "year")])
def test_unlikely_need_is_refused(store: Store, office: Staff, year: int, count: int, field: str) -> None:
    with store.write() as session, pytest.raises(Refusal) as refused:
        need(session, office.dinas, office.guru, count, year)
    assert field in refused.value.fields
