"""Wishes in their order, and stated skills."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import CaseStep, Wish
from desktop.domain.cases.consultation import SkillKind
from desktop.domain.refusal import Refusal, Stale
from desktop.services.cases.cases import new_case
from desktop.services.cases.participation import (
    SkillEntry,
    WishEntry,
    move_wish,
    remove_skill,
    remove_wish,
    restore_skill,
    restore_wish,
    save_skill,
    save_wish,
    skills_of,
    wish_words,
    wishes_of,
)
from tests.case_office import TODAY, SmallOffice, proposal, small_office

FIRST_AID = SkillEntry(SkillKind.CERTIFICATE, "P3K", "dasar", "PMI 12/2025", TODAY)


@pytest.fixture
def office(store: Store) -> SmallOffice:
    with store.write() as session:
        return small_office(session)


def wish(session: Session, office: SmallOffice, district: str, rank: int | None = None) -> int:
    return save_wish(session, office.employee, WishEntry(district=district, rank=rank), TODAY)


def order(session: Session, office: SmallOffice) -> list[str]:
    return [row.district for row in wishes_of(session, office.employee)]


def test_wishes_stand_in_their_order_with_names(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        wish(session, office, "Rumbai Barat")
        save_wish(session, office.employee, WishEntry(office.to_unit, office.post, rank=1, note="Dekat"), TODAY)
        first, second = wishes_of(session, office.employee)
    assert (first.rank, wish_words(first)) == (1, "Pengelola Kepegawaian, Puskesmas Rumbai")
    assert (second.rank, second.district, second.stated_on) == (2, "Rumbai Barat", TODAY)


def test_wish_of_a_case_stands_in_its_timeline(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        case_id = new_case(session, proposal(office), TODAY)
        save_wish(session, office.employee, WishEntry(district="Rumbai", case_id=case_id), TODAY)
        (row,) = wishes_of(session, office.employee)
        note = session.scalars(select(CaseStep.note).where(CaseStep.action == "wish")).one()
    assert (row.case_number, note) == ("2026/0001", "1. Rumbai")


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (WishEntry(), "unit_id"),
        (WishEntry(unit_id=2, district="Rumbai"), "district"),
        (WishEntry(district="Rumbai", stated_on=TODAY.replace(year=2027)), "stated_on"),
        (WishEntry(district="sama"), "unit_id"),
    ],
)
def test_a_wish_is_refused_beside_its_field(store: Store, office: SmallOffice, entry: WishEntry, field: str) -> None:
    with store.write() as session:
        wish(session, office, "Sama")
        with pytest.raises(Refusal) as refused:
            save_wish(session, office.employee, entry, TODAY)
    assert field in refused.value.fields


def test_correcting_a_wish_keeps_its_rank_and_heeds_its_version(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        wish(session, office, "A")
        wish(session, office, "B")
        line = wishes_of(session, office.employee)[0]
        save_wish(session, office.employee, WishEntry(district="C"), TODAY, (line.id, line.version))
        assert order(session, office) == ["C", "B"]
        with pytest.raises(Stale):
            save_wish(session, office.employee, WishEntry(district="D"), TODAY, (line.id, line.version))


def test_wish_put_aside_comes_back_as_the_last(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        first = wish(session, office, "A")
        wish(session, office, "B")
        remove_wish(session, first, "Berubah pikiran")
        assert order(session, office) == ["B"]
        assert [row.rank for row in wishes_of(session, office.employee, removed=True)] == [1, 0]
        restore_wish(session, first)
        assert order(session, office) == ["B", "A"]


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "move", "remove", "restore"]), st.integers(0, 9), st.integers(-1, 9)),
    max_size=14,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_ranks_have_no_gaps_and_no_doubles(
    store: Store, office: SmallOffice, steps: list[tuple[str, int, int]]
) -> None:
    with store.write() as session:
        for row in session.scalars(select(Wish)):
            session.delete(row)
        for number, (step, which, rank) in enumerate(steps):
            known = [row.id for row in wishes_of(session, office.employee, removed=True)]
            if step == "add" or not known:
                wish(session, office, f"Kecamatan {number}", rank if rank > 0 else None)
            elif step == "move":
                move_wish(session, known[which % len(known)], rank)
            elif step == "remove":
                remove_wish(session, known[which % len(known)], "Tidak lagi")
            else:
                living = {row.id for row in wishes_of(session, office.employee)}
                gone = [one for one in known if one not in living]
                if gone:
                    restore_wish(session, gone[which % len(gone)])
            ranks = [row.rank for row in wishes_of(session, office.employee)]
            assert ranks == list(range(1, len(ranks) + 1))


def test_skills_are_kept_corrected_put_aside_and_brought_back(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        skill_id = save_skill(session, office.employee, FIRST_AID, TODAY)
        (row,) = skills_of(session, office.employee)
        assert (row.kind, row.name, row.level, row.proof) == (SkillKind.CERTIFICATE, "P3K", "dasar", "PMI 12/2025")
        remove_skill(session, skill_id, "Kedaluwarsa")
        assert skills_of(session, office.employee) == ()
        restore_skill(session, skill_id)
        assert len(skills_of(session, office.employee)) == 1


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (SkillEntry(None, "x"), "kind"),
        (SkillEntry(SkillKind.SKILL, " "), "name"),
        (SkillEntry(SkillKind.SKILL, "x", stated_on=TODAY.replace(year=2027)), "stated_on"),
        (SkillEntry(SkillKind.CERTIFICATE, "p3k"), "name"),
    ],
)
def test_a_skill_is_refused_beside_its_field(store: Store, office: SmallOffice, entry: SkillEntry, field: str) -> None:
    with store.write() as session:
        save_skill(session, office.employee, FIRST_AID, TODAY)
        with pytest.raises(Refusal) as refused:
            save_skill(session, office.employee, entry, TODAY)
    assert list(refused.value.fields) == [field]
