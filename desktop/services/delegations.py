"""Whether a signatory's power reaches as far as the moves that are to be signed or approved."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Post, Signatory, TransferCase
from desktop.domain.delegation import MoveToSign, RankedPost, SigningScope, may_sign, post_rank
from desktop.domain.posts import PostRank
from desktop.domain.refusal import Refusal
from desktop.text import _


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


def require_power(session: Session, signatory_id: int | None, day: date) -> None:
    """Refuse a signatory who is put aside, or whose power does not hold on `day`; nobody chosen is no fault here."""
    row = session.get(Signatory, signatory_id) if signatory_id is not None else None
    if row is None:
        return
    begun = row.valid_from is None or row.valid_from <= day
    if row.removed_at is not None or not begun or (row.valid_to is not None and row.valid_to < day):
        sentence = _("{name} may not sign on that day.").format(name=row.name)
        raise Refusal(sentence, _("Choose another signatory or correct the days of the power."), {"by": sentence})


def _posts(session: Session, case: TransferCase) -> tuple[RankedPost, ...]:
    """The posts of this region that the move leaves and takes up."""
    ids = [post_id for post_id in (case.from_post_id, case.to_post_id) if post_id is not None]
    found = {post.id: post for post in session.scalars(select(Post).where(Post.id.in_(ids)))}
    return tuple(RankedPost(found[at].title, post_rank(found[at].kind, found[at].echelon)) for at in ids if at in found)
