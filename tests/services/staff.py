"""Four employees in two units below an office, for tests of lists, files and counts."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Post
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.employees.names import search_key
from desktop.domain.employees.posts import PostKind
from desktop.services.units.edit import UnitFields, add_unit


@dataclass(frozen=True)
class Staff:
    """Ids of what there is: `dinas` holds `sekolah`."""

    dinas: int
    sekolah: int
    pengelola: int
    guru: int
    rina: int
    budi: int
    ahmad: int
    tono: int


def staff(session: Session) -> Staff:
    """Rina and Budi manage in the Dinas, Ahmad teaches in the school below it, Tono is retired."""
    dinas = add_unit(session, UnitFields(name="Dinas"))
    sekolah = add_unit(session, UnitFields(name="SDN 12 Dinas", parent_id=dinas))
    posts = [
        Post(title="Pengelola", title_key="pengelola", kind=PostKind.GENERAL),
        Post(title="Guru", title_key="guru", kind=PostKind.FUNCTIONAL),
    ]
    session.add_all(posts)
    session.flush()
    pengelola, guru = (post.id for post in posts)
    people = [
        person("Rina", "198503172010012001", "III/b", (dinas, pengelola, date(2015, 1, 1))),
        person("Budi", "199001012022211001", "IX", (dinas, pengelola, date(2022, 1, 1)), EmployeeKind.PPPK),
        person("Ahmad", "198001012005011001", "III/a", (sekolah, guru, date(2023, 1, 1))),
        person("Tono", "196501011990011001", "IV/a", (None, None, None)),
    ]
    people[0].title_before, people[0].title_after = "Dr.", "S.E."
    people[1].legal_status, people[3].legal_status = "71", "99"
    session.add_all(people)
    session.flush()
    return Staff(dinas, sekolah, pengelola, guru, *(one.id for one in people))


def person(
    name: str,
    nip: str,
    grade: str,
    post: tuple[int | None, int | None, date | None],
    kind: EmployeeKind = EmployeeKind.PNS,
) -> Employee:
    return Employee(
        nip=nip,
        name=name,
        name_key=search_key(name),
        kind=kind,
        legal_status="01",
        birth_date=date(int(nip[:4]), int(nip[4:6]), int(nip[6:8])),
        grade=grade,
        unit_id=post[0],
        post_id=post[1],
        post_since=post[2],
    )
