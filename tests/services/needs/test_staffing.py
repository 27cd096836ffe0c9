"""Holders of any day equal the naive count over histories; the table counts needs and holders on several days."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import Employee, Establishment, Post, PostHistory, TransferCase, Unit
from desktop.domain.cases.cases import CaseKind
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.employees.posts import PostKind
from desktop.domain.needs.staffing import LeaveReason
from desktop.services.needs.staffing import PlaceGap, gap_table, holders_on, needs_on, staffing_on
from desktop.services.units.establishment import holders_by_unit
from tests.services.staff import staff

TODAY = date(2026, 8, 1)
AGES = {1: 58, 2: 60, 3: None}
"""Retirement age of each post."""
Place = tuple[int, int]


@dataclass(frozen=True)
class Life:
    """One employee as a story: posts taken up one after the other, and moves to come."""

    posts: list[tuple[date, Place]]
    born: date
    status: str
    contract_ends: date | None
    moves: list[tuple[date, Place]]


PLACES = st.tuples(st.integers(1, 2), st.sampled_from(sorted(AGES)))
PAST = st.dates(date(2019, 1, 1), TODAY)
COMING = st.dates(TODAY + timedelta(days=1), date(2031, 12, 31))
LIVES = st.builds(
    Life,
    posts=st.lists(st.tuples(PAST, PLACES), min_size=1, max_size=4, unique_by=lambda one: one[0]).map(sorted),
    born=st.dates(date(1966, 9, 1), date(1975, 12, 31)),
    status=st.sampled_from(["01", "01", "03", "66"]),
    contract_ends=st.none() | COMING,
    moves=st.lists(st.tuples(COMING, PLACES), max_size=2, unique_by=lambda one: one[0]).map(sorted),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lives=st.lists(LIVES, min_size=1, max_size=5), days=st.lists(PAST | COMING | st.just(TODAY), min_size=1, max_size=4)
)
def test_any_day_equals_the_naive_count(
    empty_database: Path, tmp_path: Path, lives: list[Life], days: list[date]
) -> None:
    path = tmp_path / "lives.db"
    path.write_bytes(empty_database.read_bytes())
    store = Store(path)
    with store.write() as session:
        _write(session, lives)
        naive = [Counter(filter(None, (_naive(life, day) for life in lives))) for day in days]
        table = gap_table(session, days, today=TODAY)
        listed = [
            [(h.unit_id, h.post_id) for u in (1, 2) for h in holders_on(session, d, u, today=TODAY)] for d in days
        ]
        assert [staffing_on(session, day, today=TODAY) for day in days] == naive
        assert [Counter(places) for places in listed] == naive
        assert [{(r.unit_id, r.post_id): r.holders[at] for r in table if r.holders[at]} for at in range(len(days))] == (
            naive
        )
        assert staffing_on(session, days[0], [2], today=TODAY) == {k: v for k, v in naive[0].items() if k[0] == 2}
    store.close()


def _naive(life: Life, day: date) -> Place | None:
    """Every day is lived through, one after the other."""
    began = life.posts[0][0]
    # Since when somebody who was dismissed is gone is not known: only what the history closed counts.
    if day < began or (life.status == "66" and day >= life.posts[-1][0]):
        return None
    place = life.posts[0][1]
    for passed in range((day - began).days + 1):
        now = began + timedelta(days=passed)
        place = dict(life.posts + life.moves).get(now, place)
        months = (now.year - life.born.year) * 12 + now.month - life.born.month
        gone = months > (AGES[place[1]] or 58) * 12 or (life.contract_ends is not None and now > life.contract_ends)
        if gone and now > TODAY:
            return None
    return place


def _write(session: Session, lives: list[Life]) -> None:
    session.add_all(Unit(id=at, name=f"Unit {at}", name_key=f"unit {at}", path=f"/{at}/") for at in (1, 2))
    session.add_all(
        Post(id=at, title=f"Guru {at}", title_key=f"guru {at}", kind=PostKind.FUNCTIONAL, retirement_age=age)
        for at, age in AGES.items()
    )
    session.flush()
    for number, life in enumerate(lives, 1):
        since, (unit, post) = life.posts[-1]
        session.add(
            Employee(
                id=number,
                nip=f"{number:018}",
                name=f"Pegawai {number}",
                name_key=f"pegawai {number}",
                kind=EmployeeKind.PPPK if life.contract_ends else EmployeeKind.PNS,
                legal_status=life.status,
                birth_date=life.born,
                contract_ends=life.contract_ends,
                unit_id=unit,
                post_id=post,
                post_since=since,
            )
        )
        session.flush()
        ends = [start - timedelta(days=1) for start, _place in life.posts[1:]]
        for (start, (at, what)), end in zip(life.posts, [*ends, None], strict=True):
            session.add(PostHistory(employee_id=number, unit_id=at, post_id=what, starts_on=start, ends_on=end))
        for step, (day, (to_unit, to_post)) in enumerate(life.moves):
            session.add(
                TransferCase(
                    number=f"{number}/{step}",
                    employee_id=number,
                    kind=CaseKind.WITHIN,
                    to_unit_id=to_unit,
                    to_post_id=to_post,
                    effective_on=day,
                    stage_since=TODAY,
                    opened_on=TODAY,
                )
            )
    session.flush()


def test_today_equals_what_the_units_page_counts(session: Session) -> None:
    staff(session)
    by_unit: Counter[int] = Counter()
    for (unit, _post), count in staffing_on(session, TODAY, today=TODAY).items():
        by_unit[unit] += count
    assert dict(by_unit) == holders_by_unit(session)


def test_who_studies_on_leave_is_told_apart(session: Session) -> None:
    office = staff(session)
    session.get_one(Employee, office.rina).legal_status = "03"
    session.flush()
    place = (office.dinas, office.pengelola)
    row = next(row for row in gap_table(session, [TODAY], today=TODAY) if (row.unit_id, row.post_id) == place)
    assert (row.holders, row.away) == ((2,), 1)
    assert staffing_on(session, TODAY, today=TODAY, without_away=True)[place] == 1
    assert [holder.away for holder in holders_on(session, TODAY, *place, today=TODAY)] == [False, True]


def test_holders_are_named_with_their_last_day(session: Session) -> None:
    office = staff(session)
    session.get_one(Employee, office.budi).contract_ends = date(2027, 3, 31)
    session.flush()
    budi, rina = holders_on(session, TODAY, office.dinas, office.pengelola, today=TODAY)
    assert (budi.name, budi.until, budi.why) == ("Budi", date(2027, 3, 31), LeaveReason.CONTRACT)
    assert (rina.name, rina.until, rina.why) == ("Dr. Rina, S.E.", date(2043, 3, 31), LeaveReason.RETIREMENT)


def test_the_need_is_the_newest_of_the_unit_up_to_the_year(session: Session) -> None:
    office = staff(session)
    for year, need in ((2024, 2), (2026, 3), (2028, 5)):
        session.add(Establishment(unit_id=office.sekolah, post_id=office.guru, year=year, need=need))
    session.flush()
    place = (office.sekolah, office.guru)
    found = [needs_on(session, date(year, 6, 1)).get(place) for year in (2023, 2025, 2026, 2027, 2030)]
    assert found == [None, 2, 3, 3, 5]
    assert PlaceGap(*place, (3, 5), (1, 1)) in gap_table(session, [TODAY, date(2030, 1, 1)], today=TODAY)
