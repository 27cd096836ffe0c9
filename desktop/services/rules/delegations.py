"""Whether a signatory's power reaches as far as the moves that are to be signed or approved."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Post, Signatory, TransferCase
from desktop.domain.employees.names import search_key
from desktop.domain.employees.posts import PostRank
from desktop.domain.refusal import Refusal
from desktop.domain.review.delegation import MoveToSign, RankedPost, SigningScope, may_sign, post_rank
from desktop.services.settings import office
from desktop.text import _


def officials_on(session: Session, day: date) -> tuple[str, ...]:
    """Who may decide on `day`, as a field offers them: the head of the office first, then those who may sign."""
    rows = session.scalars(select(Signatory).order_by(Signatory.title, Signatory.id))
    signers = (_called(row) for row in rows if _holds(row, day))
    return tuple(dict.fromkeys(filter(None, (office(session).head_title, *signers))))


def require_power(session: Session, official: str, day: date) -> None:
    """Refuse an official of the list of signatories whose power does not hold on `day`, however the name is typed."""
    named = _named(session, official)
    if named and not any(_holds(row, day) for row in named):
        sentence = _("{name} may not sign on that day.").format(name=named[0].name)
        raise Refusal(sentence, _("Choose another signatory or correct the days of the power."), {"by": sentence})


def require_reach(session: Session, official: str, day: date, case: TransferCase) -> None:
    """Refuse an official whose power on `day` does not reach as far as the move of `case`."""
    found = [beyond_scope(session, row.id, case) for row in _named(session, official) if _holds(row, day)]
    if found and all(found):
        remedy = _("Choose another signatory, or correct the scope of the power in the settings.")
        raise Refusal(found[0], remedy, {"by": found[0]})


def beyond_scope(session: Session, signatory_id: int | None, case: TransferCase) -> str:
    """Why this signatory may not sign the move of `case`, in one sentence; nothing if the power reaches that far."""
    row = session.get(Signatory, signatory_id) if signatory_id is not None else None
    if row is None or not (row.most_grade or row.most_post):
        return ""
    rank = PostRank(row.most_post) if row.most_post else None
    scope = SigningScope(row.name, row.most_grade, rank)
    grade = session.get_one(Employee, case.employee_id).grade
    return may_sign(scope, MoveToSign(grade, _posts(session, case)))


def require_scope(session: Session, signatory_id: int | None, case: TransferCase) -> None:
    """Refuse a signatory whose power does not reach as far as the move of `case`."""
    if sentence := beyond_scope(session, signatory_id, case):
        remedy = _("Choose another signatory, or correct the scope of the power in the settings.")
        raise Refusal(sentence, remedy, {"signatory": sentence})


def _named(session: Session, official: str) -> Sequence[Signatory]:
    """The signatories that these words mean: by title, by name, or by both; nobody where the head is meant."""
    words = search_key(official)
    if words == search_key(office(session).head_title):
        return ()
    rows = session.scalars(select(Signatory).order_by(Signatory.removed_at.is_not(None), Signatory.id))
    return [row for row in rows if words in {search_key(one) for one in (row.title, row.name, _called(row))}]


def _called(row: Signatory) -> str:
    return f"{row.title} – {row.name}"


def _holds(row: Signatory, day: date) -> bool:
    """Whether the power holds on `day`."""
    begun = row.valid_from is None or row.valid_from <= day
    return row.removed_at is None and begun and (row.valid_to is None or day <= row.valid_to)


def _posts(session: Session, case: TransferCase) -> tuple[RankedPost, ...]:
    """The posts of this region that the move leaves and takes up."""
    ids = [post_id for post_id in (case.from_post_id, case.to_post_id) if post_id is not None]
    found = {post.id: post for post in session.scalars(select(Post).where(Post.id.in_(ids)))}
    return tuple(RankedPost(found[at].title, post_rank(found[at].kind, found[at].echelon)) for at in ids if at in found)
