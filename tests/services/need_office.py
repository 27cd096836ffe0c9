"""Staff with needs: the Dinas lacks managers, the school has a teacher too many and needs a librarian nobody is."""

from sqlalchemy.orm import Session

from desktop.db.tables import Establishment, Post
from desktop.domain.employees.posts import PostKind
from tests.services.staff import Staff, staff

YEAR = 2026


def need_office(session: Session) -> Staff:
    """Need 5 managers (2 are there), no teacher (1 is there), 1 librarian (none), 2 drivers in the school (none)."""
    made = staff(session)
    extra = [
        Post(title="Pustakawan", title_key="pustakawan", kind=PostKind.FUNCTIONAL),
        Post(title="Pengemudi", title_key="pengemudi", kind=PostKind.GENERAL),
    ]
    session.add_all(extra)
    session.flush()
    pustakawan, pengemudi = (post.id for post in extra)
    for unit, post, need in (
        (made.dinas, made.pengelola, 5),
        (made.sekolah, pustakawan, 1),
        (made.sekolah, pengemudi, 2),
    ):
        session.add(Establishment(unit_id=unit, post_id=post, year=YEAR, need=need, note="menurut ABK"))
    session.flush()
    return made
