"""What the sample office needs and what its people wish: enough that gaps, plans and swaps can be tried."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import note_bulk_change
from desktop.db.tables import Employee, FamilyTie, Post, TransferCase, Unit, Wish
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.needs.skill_needs import SkillNeedFields, SkillNeedKind
from desktop.domain.needs.tasks import Task
from desktop.domain.plans.asked import Asked, Scope
from desktop.services.cases.participation import WishEntry, save_wish
from desktop.services.needs.skill_needs import add_skill_need
from desktop.services.needs.tasks import save_task_sheet, task_sheet
from desktop.services.plans.plans import new_plan

NURSE, MIDWIFE, TEACHER = "Perawat Terampil", "Bidan Terampil", "Guru Kelas Ahli Pertama"
CLINICS, SCHOOLS = ("Meranti Pandak", "Rumbai Bukit", "Tebing Tinggi Okura"), ("102", "112", "122")
EDGE = "UPT Puskesmas Sungai Ukai"
NURSING = (
    Task("Melakukan asuhan keperawatan rawat jalan", "pasien", 19_200, 30),
    Task("Melakukan triase dan tindakan gawat darurat", "pasien", 3_000, 45),
    Task("Kunjungan keperawatan keluarga", "kunjungan", 1_200, 90),
    Task("Menyusun catatan dan laporan keperawatan", "laporan", 3_600, 20),
)
"""Invented figures of one health centre's year."""


def add_sample_needs(session: Session, today: date) -> None:
    """Tasks of one post, a skill that is lacking, wishes that meet each other, a couple, and a plan to be solved."""
    nurse, midwife, teacher = (_post(session, title) for title in (NURSE, MIDWIFE, TEACHER))
    clinics = [_unit(session, f"UPT Puskesmas {name}") for name in CLINICS]
    schools = [_unit(session, f"SD Negeri {number} Pekanbaru") for number in SCHOOLS]
    sheet = replace(task_sheet(session, clinics[0], nurse, today.year), tasks=NURSING, typed=False)
    save_task_sheet(session, sheet)
    lacking = SkillNeedFields(_unit(session, EDGE), nurse, today.year, SkillNeedKind.CERTIFICATE, "BTCLS", need=2)
    add_skill_need(session, lacking)
    for places, post in ((clinics, nurse), (clinics, midwife), (schools, teacher)):
        # Each wishes the next one's unit, and one there wishes this one's: pairs and a ring for the swaps.
        for here, there in zip(places, [*places[1:], places[0]], strict=True):
            _wish(session, here, post, there, today)
            _wish(session, there, post, here, today)
    _settle_homes(session)
    one, other = (_settled(session, clinics[0], post, today)[-1] for post in (midwife, nurse))
    session.add(FamilyTie(employee_id=one, relative_id=other, relation="spouse"))
    asked = Asked(day=_next_month(today), scope=Scope(post_ids=(nurse, midwife)))
    new_plan(session, "Pemerataan perawat dan bidan", asked)
    session.flush()


def _wish(session: Session, unit_id: int, post_id: int, to_unit_id: int, today: date) -> None:
    stated = set(session.scalars(select(Wish.employee_id)))
    free = (person for person in _settled(session, unit_id, post_id, today) if person not in stated)
    for person in list(free)[:1]:
        save_wish(session, person, WishEntry(to_unit_id, post_id, stated_on=today), today)


def _settle_homes(session: Session) -> None:
    """Most live some kilometres from where they work, so that ways can be weighed; of every seventh it is not known."""
    session.connection().exec_driver_sql(
        "UPDATE employee SET home_latitude = u.latitude + (employee.id * 37 % 61 - 30) * 0.001, "
        "home_longitude = u.longitude + (employee.id * 53 % 61 - 30) * 0.001 "
        "FROM unit u WHERE u.id = unit_id AND employee.id % 7 <> 0"
    )
    note_bulk_change(session, "employee")


def _settled(session: Session, unit_id: int, post_id: int, today: date) -> list[int]:
    """Who has been in this post for long enough and has no case."""
    long_ago = today - timedelta(days=3 * 365)
    return list(
        session.scalars(
            select(Employee.id)
            .where(Employee.unit_id == unit_id, Employee.post_id == post_id, Employee.kind == EmployeeKind.PNS)
            .where(Employee.post_since <= long_ago, Employee.id.not_in(select(TransferCase.employee_id)))
            .order_by(Employee.id)
        )
    )


def _post(session: Session, title: str) -> int:
    return session.scalars(select(Post.id).where(Post.title == title)).one()


def _unit(session: Session, name: str) -> int:
    return session.scalars(select(Unit.id).where(Unit.name == name)).one()


def _next_month(today: date) -> date:
    return (today.replace(day=1) + timedelta(days=32)).replace(day=1)
