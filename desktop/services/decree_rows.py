"""A decree as a row that one or many cases hang on: whether it stands, whom it moves, and from when."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, TransferCase
from desktop.domain.cases.cases import CaseStage, DecreeState

PARTED = frozenset({CaseStage.REFUSED, CaseStage.WITHDRAWN, CaseStage.CANCELLED})
"""Ends in which a case is no longer moved by its decree."""
STRUCK_OUT = "case"
"""Field of a correction that takes one case out of a decree that goes on for its others."""
EFFECTIVE_ON = func.coalesce(TransferCase.takes_effect_on, Decree.effective_on)
"""The TMT of a case in a statement that joins case and decree."""


def standing_decree(session: Session, case: TransferCase) -> Decree | None:
    """The decree of a case, unless it has none or it was cancelled."""
    decree = session.get(Decree, case.decree_id) if case.decree_id is not None else None
    return decree if decree is not None and decree.state is DecreeState.STANDS else None


def takes_effect(case: TransferCase, decree: Decree | None) -> date | None:
    """The TMT of a case: its own where the decree sets several, else the decree's."""
    if decree is None:
        return None
    return case.takes_effect_on or decree.effective_on


def cases_of(session: Session, decree_id: int) -> list[TransferCase]:
    """The cases that a decree still moves, the first of its list first."""
    found = select(TransferCase).where(TransferCase.decree_id == decree_id, TransferCase.stage.not_in(PARTED))
    return list(session.scalars(found.order_by(TransferCase.id)))


def decree_size(session: Session, decree_id: int) -> int:
    """How many cases a decree was made for, also those that were parted from it later."""
    return session.scalar(select(func.count()).where(TransferCase.decree_id == decree_id)) or 0
