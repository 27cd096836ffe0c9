"""Needs by skill: who has it, by every education, course and stated skill; which year holds."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import EducationHistory, Employee, Skill, Training
from desktop.domain.cases.consultation import SkillKind
from desktop.domain.needs.skill_needs import Ability, SkillNeedFields, SkillNeedKind, ability_key, meets
from desktop.domain.refusal import Refusal, Stale
from desktop.services.needs.skill_needs import (
    SkillGap,
    add_skill_need,
    needs_in_force,
    people_with,
    remove_skill_need,
    restore_skill_need,
    save_skill_need,
    skill_gaps,
    skill_need,
    skill_needs,
)
from tests.services.staff import Staff, staff

DAY = date(2026, 11, 24)
EDUCATION, CERTIFICATE = SkillNeedKind.EDUCATION, SkillNeedKind.CERTIFICATE
LANGUAGE, SKILL = SkillNeedKind.LANGUAGE, SkillNeedKind.SKILL


@pytest.fixture
def office(store: Store) -> Staff:
    with store.write() as session:
        made = staff(session)
        rina = session.get_one(Employee, made.rina)
        rina.education_field, rina.education_level = "S-1 Akuntansi", "40"
        session.add_all(
            [
                EducationHistory(employee_id=made.budi, level="30", field="Kebidanan (Ahli Madya)"),
                Training(employee_id=made.budi, name="Pelatihan Pengadaan Barang/Jasa Tingkat Dasar"),
                Skill(employee_id=made.rina, kind=SkillKind.LANGUAGE, name="Bahasa Inggris", stated_on=DAY),
                Skill(employee_id=made.rina, kind=SkillKind.INTEREST, name="Pengadaan barang", stated_on=DAY),
                Skill(employee_id=made.tono, kind=SkillKind.LANGUAGE, name="Bahasa Inggris", stated_on=DAY),
            ]
        )
        return made


def needed(unit: int, kind: SkillNeedKind, name: str, need: int = 1, **more: object) -> SkillNeedFields:
    return SkillNeedFields(**{"unit_id": unit, "year": 2026, "kind": kind, "name": name, "need": need, **more})  # type: ignore[arg-type]


def only_gap(session: Session, fields: SkillNeedFields) -> SkillGap:
    add_skill_need(session, fields)
    (gap,) = skill_gaps(session, None, DAY, DAY)
    return gap


@pytest.mark.parametrize(
    ("kind", "name", "names"),
    [
        (EDUCATION, "Akuntansi", ("Rina",)),
        (EDUCATION, "kebidanan; keperawatan", ("Budi",)),
        (CERTIFICATE, "Pengadaan Barang/Jasa", ("Budi",)),
        (SKILL, "pengadaan", ("Budi",)),
        (LANGUAGE, "Inggris", ("Rina",)),
        (EDUCATION, "Perawat", ()),
        (LANGUAGE, "Mandarin", ()),
    ],
)
def test_holders_are_known_by_what_they_studied_learned_or_stated(
    store: Store, office: Staff, kind: SkillNeedKind, name: str, names: tuple[str, ...]
) -> None:
    with store.write() as session:
        gap = only_gap(session, needed(office.dinas, kind, name, 2))
    assert (gap.names, gap.holders, gap.gap, gap.unit) == (names, len(names), 2 - len(names), "Dinas")


def test_a_study_below_the_least_level_does_not_count(store: Store, office: Staff) -> None:
    with store.write() as session:
        gap = only_gap(session, needed(office.dinas, EDUCATION, "Kebidanan", least_education="40"))
    assert gap.holders == 0


def test_only_holders_of_the_post_count_where_a_post_is_named(store: Store, office: Staff) -> None:
    with store.write() as session:
        gap = only_gap(session, needed(office.dinas, LANGUAGE, "Inggris", post_id=office.guru))
    assert (gap.post, gap.holders) == ("Guru", 0)


def test_who_is_retired_by_that_day_is_no_holder_any_more(store: Store, office: Staff) -> None:
    with store.write() as session:
        session.get_one(Employee, office.rina).birth_date = date(1970, 1, 1)
        add_skill_need(session, needed(office.dinas, LANGUAGE, "Inggris"))
        names = [skill_gaps(session, None, day, DAY)[0].names for day in (DAY, date(2026, 12, 31), date(2034, 1, 1))]
    assert names == [("Rina",), ("Rina",), ()]


def test_people_of_the_whole_office_are_found_for_a_plan(store: Store, office: Staff) -> None:
    with store.write() as session:
        number = add_skill_need(session, needed(office.sekolah, LANGUAGE, "Inggris"))
        found = people_with(session, needs_in_force(session, DAY))
    assert found == {number: frozenset({office.rina})}


def test_a_need_holds_until_a_later_year_says_otherwise(store: Store, office: Staff) -> None:
    with store.write() as session:
        for year, count in ((2025, 1), (2026, 3), (2027, 5), (2028, 0)):
            add_skill_need(session, needed(office.dinas, LANGUAGE, "Inggris", count, year=year))
        in_force = [
            [row.fields.need for row in needs_in_force(session, date(year, 6, 1))] for year in range(2024, 2030)
        ]
    assert in_force == [[], [1], [3], [5], [], []]


def test_needs_are_corrected_put_aside_and_brought_back(store: Store, office: Staff) -> None:
    with store.write() as session:
        number = add_skill_need(session, needed(office.dinas, LANGUAGE, "Inggris"))
        save_skill_need(session, number, needed(office.dinas, LANGUAGE, " bahasa  Arab ;"), 1)
        assert skill_need(session, number).fields.name == "bahasa Arab"
        with pytest.raises(Stale):
            save_skill_need(session, number, needed(office.dinas, LANGUAGE, "Inggris"), 1)
        remove_skill_need(session, number, "salah unit")
        assert skill_needs(session) == []
        assert [row.removed_reason for row in skill_needs(session, removed=True)] == ["salah unit"]
        restore_skill_need(session, number)
        assert len(skill_needs(session, [office.dinas])) == 1


def test_the_same_need_twice_is_refused_also_when_it_is_brought_back(store: Store, office: Staff) -> None:
    with store.write() as session:
        first = add_skill_need(session, needed(office.dinas, LANGUAGE, "Inggris"))
        with pytest.raises(Refusal) as caught:
            add_skill_need(session, needed(office.dinas, LANGUAGE, "INGGRIS", 4))
        assert "name" in caught.value.fields
        remove_skill_need(session, first, "ganti")
        add_skill_need(session, needed(office.dinas, LANGUAGE, "Inggris"))
        with pytest.raises(Refusal):
            restore_skill_need(session, first)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"name": " ; "}, "name"),
        ({"year": 1999}, "year"),
        ({"need": -1}, "need"),
        ({"least_education": "99"}, "least_education"),
        ({"unit_id": 99_999}, "unit_id"),
    ],
)
def test_faults_are_told_by_field(store: Store, office: Staff, more: dict[str, object], field: str) -> None:
    with store.write() as session, pytest.raises(Refusal) as caught:
        add_skill_need(session, replace(needed(office.dinas, LANGUAGE, "Inggris"), **more))  # type: ignore[arg-type]
    assert field in caught.value.fields


@pytest.mark.parametrize(
    ("wanted", "has", "fits"),
    [
        ("Hukum", "S-1 Ilmu Hukum", True),
        ("Ners", "Ilmu Keperawatan (Ners)", True),
        ("C++", "Pemrograman C++", True),
        ("Perawat", "Keperawatan", False),
        ("S-1 Hukum", "Hukum", False),
    ],
)
def test_words_are_matched_from_their_beginning(wanted: str, has: str, fits: bool) -> None:
    ability = Ability(1, SKILL, ability_key(has))
    assert meets(ability, SkillNeedFields(1, kind=SKILL, name=wanted)) is fits
