"""Sittings of the Tim Penilai Kinerja: when and where, who sat, the minutes, and putting one aside."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Sitting, SittingMember, SittingOpinion, TransferCase
from desktop.db.tables.base import now
from desktop.domain.cases.cases import CaseStage
from desktop.domain.cases.stages import ROUTE
from desktop.domain.dates import shown_date
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.domain.review.review import ReviewStep, TeamRole
from desktop.domain.review.sittings import Member, quorum_doubt
from desktop.services.attachments import AttachmentRow, attachments_of
from desktop.services.case_rows import add_step, check_version, not_before, reason_given
from desktop.services.review.sitting_agenda import AgendaRow, agenda_of
from desktop.services.settings import office
from desktop.text import _

UNDECIDED = (*ROUTE[: ROUTE.index(CaseStage.REVIEW) + 1], CaseStage.WITHDRAWN)
"""Stages of cases that have not gone on upon an opinion; a withdrawn one was taken back by its proposer."""


@dataclass(frozen=True, slots=True)
class SittingEntry:
    """What is entered of a sitting."""

    held_on: date | None = None
    place: str = ""
    minutes_number: str = ""
    minutes_date: date | None = None
    note: str = ""
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class SittingRow:
    """A sitting as the list shows it."""

    id: int
    held_on: date
    place: str
    minutes_number: str
    cases: int
    waiting: int
    """Cases on the agenda without an opinion."""
    removed_reason: str


@dataclass(frozen=True, slots=True)
class SittingFile:
    """One sitting with its agenda."""

    id: int
    version: int
    entry: SittingEntry
    agenda: tuple[AgendaRow, ...]
    doubt: str
    """What speaks against the quorum; empty where nothing does."""
    papers: tuple[AttachmentRow, ...]
    removed_reason: str


def list_sittings(session: Session) -> list[SittingRow]:
    """Every sitting, the newest first; those put aside stand among the others, with their reason."""
    cases = func.count(SittingOpinion.id)
    rows = session.execute(
        select(
            Sitting.id,
            Sitting.held_on,
            Sitting.place,
            Sitting.minutes_number,
            cases,
            cases - func.count(SittingOpinion.opinion),
            Sitting.removed_reason,
        )
        .outerjoin(SittingOpinion, SittingOpinion.sitting_id == Sitting.id)
        .group_by(Sitting.id)
        .order_by(Sitting.held_on.desc(), Sitting.id.desc())
    )
    return [SittingRow(*row) for row in rows]


def sitting_draft(session: Session, today: date) -> SittingEntry:
    """What a new sitting starts with: today, and the members of the last one, all present."""
    last = session.scalar(
        select(Sitting).where(Sitting.removed_at.is_(None)).order_by(Sitting.held_on.desc(), Sitting.id.desc()).limit(1)
    )
    if last is None:
        return SittingEntry(today)
    members = tuple(Member(one.name, one.title, one.role) for one in members_of(session, last.id))
    return SittingEntry(today, last.place, members=members)


def open_sitting(session: Session, sitting_id: int) -> SittingFile:
    """Everything that the page shows of one sitting."""
    row = found_sitting(session, sitting_id)
    members = members_of(session, row.id)
    return SittingFile(
        id=row.id,
        version=row.version,
        entry=SittingEntry(row.held_on, row.place, row.minutes_number, row.minutes_date, row.note, members),
        agenda=agenda_of(session, row.id),
        doubt=quorum_doubt(members, office(session).sitting_quorum),
        papers=tuple(attachments_of(session, sitting_id=row.id)),
        removed_reason=row.removed_reason,
    )


def save_sitting(
    session: Session, entry: SittingEntry, sitting_id: int | None = None, version: int | None = None
) -> int:
    """Keep a sitting that is planned or was held, with its members in their order; its id."""
    if entry.held_on is None:
        sentence = _("The date of the sitting is not given.")
        raise Refusal(sentence, _("Fill in the date."), {"held_on": sentence})
    number = _free_number(session, check_line(entry.minutes_number), sitting_id)
    if entry.minutes_date is not None:
        not_before(entry.minutes_date, entry.held_on, "minutes_date", _("The minutes are older than the sitting."))
    row = Sitting(held_on=entry.held_on) if sitting_id is None else standing_sitting(session, sitting_id)
    if sitting_id is not None:
        check_version(row.version, version)
        _keep_minutes(session, row, number)
    row.held_on, row.place, row.note = entry.held_on, check_line(entry.place), clean_text(entry.note)
    row.minutes_number, row.minutes_date = number, entry.minutes_date
    session.add(row)
    session.flush()
    _write_members(session, row, _checked(entry.members))
    return row.id


def set_sitting_aside(session: Session, sitting_id: int, reason: str, version: int | None = None) -> None:
    """Put a sitting aside with a reason, unless a case has gone on upon its opinion."""
    row = standing_sitting(session, sitting_id)
    check_version(row.version, version)
    why = reason_given(reason)
    heard = _heard_cases(session, row.id)
    if gone_on := _gone_on(heard):
        raise Refusal(
            _("Cases have gone on upon this sitting: {numbers}.").format(numbers=", ".join(gone_on[:5])),
            _("Return these cases to the review first."),
        )
    row.removed_at, row.removed_reason = now(), why
    audit(session, "remove", Sitting.__tablename__, row.id, {"reason": why})
    for case in heard:
        add_step(session, case, ReviewStep.OPINION_VOID, f"{shown_date(row.held_on)} – {why}")


def restore_sitting(session: Session, sitting_id: int) -> None:
    """Bring a sitting back with the opinions that it gave."""
    row = found_sitting(session, sitting_id)
    _free_number(session, row.minutes_number, row.id)
    row.removed_at, row.removed_reason = None, ""
    audit(session, "restore", Sitting.__tablename__, row.id)
    for case in _heard_cases(session, row.id):
        add_step(
            session, case, ReviewStep.OPINION, _("Sitting of {day} brought back").format(day=shown_date(row.held_on))
        )


def found_sitting(session: Session, sitting_id: int) -> Sitting:
    """The row of a sitting; raises Refusal if there is none."""
    row = session.get(Sitting, sitting_id)
    if row is None:
        raise Refusal(_("There is no such sitting."), _("Load the list again."))
    return row


def standing_sitting(session: Session, sitting_id: int) -> Sitting:
    """The row of a sitting that was not put aside."""
    row = found_sitting(session, sitting_id)
    if row.removed_at is not None:
        raise Refusal(_("This sitting was put aside."), _("Bring it back first."))
    return row


def members_of(session: Session, sitting_id: int) -> tuple[Member, ...]:
    """Who belongs to the team of a sitting, in the order of the minutes."""
    rows = session.scalars(
        select(SittingMember).where(SittingMember.sitting_id == sitting_id).order_by(SittingMember.position)
    )
    return tuple(Member(row.name, row.title, row.role, row.present) for row in rows)


def _heard_cases(session: Session, sitting_id: int) -> Sequence[TransferCase]:
    return session.scalars(
        select(TransferCase)
        .join(SittingOpinion, SittingOpinion.case_id == TransferCase.id)
        .where(SittingOpinion.sitting_id == sitting_id, SittingOpinion.opinion.is_not(None))
        .order_by(TransferCase.number)
    ).all()


def _gone_on(heard: Sequence[TransferCase]) -> list[str]:
    return [case.number for case in heard if case.stage not in UNDECIDED]


def _keep_minutes(session: Session, row: Sitting, number: str) -> None:
    """Refuse to take the number of the minutes away upon which cases have gone on."""
    if row.minutes_number and not number and (gone_on := _gone_on(_heard_cases(session, row.id))):
        sentence = _("Cases have gone on upon this sitting: {numbers}.").format(numbers=", ".join(gone_on[:5]))
        raise Refusal(sentence, _("The number may be corrected, not taken away."), {"minutes_number": sentence})


def _free_number(session: Session, number: str, sitting_id: int | None) -> str:
    """`number`, which no other sitting that stands may bear."""
    others = select(Sitting.held_on).where(Sitting.minutes_number == number, Sitting.removed_at.is_(None))
    if sitting_id is not None:
        others = others.where(Sitting.id != sitting_id)
    taken = session.scalar(others.limit(1)) if number else None
    if taken is not None:
        sentence = _("The sitting of {day} bears this number of minutes.").format(day=shown_date(taken))
        raise Refusal(sentence, _("Check the number."), {"minutes_number": sentence})
    return number


def _checked(members: Sequence[Member]) -> tuple[Member, ...]:
    """The members as they are kept; lines left empty are dropped, and the team has one chair at most."""
    kept = tuple(
        Member(check_line(one.name), check_line(one.title), one.role, one.present)
        for one in members
        if one.name.strip() or one.title.strip()
    )
    if any(not one.name for one in kept):
        sentence = _("A member has no name.")
        raise Refusal(sentence, _("Write the name, or take the line away."), {"members": sentence})
    if sum(one.role is TeamRole.CHAIR for one in kept) > 1:
        sentence = _("The team has more than one chair.")
        raise Refusal(sentence, _("Give the others another role."), {"members": sentence})
    return kept


def _write_members(session: Session, sitting: Sitting, members: tuple[Member, ...]) -> None:
    before = members_of(session, sitting.id)
    if members == before:
        return
    for old in session.scalars(select(SittingMember).where(SittingMember.sitting_id == sitting.id)):
        session.delete(old)
    session.flush()
    session.add_all(
        SittingMember(sitting_id=sitting.id, position=at, **asdict(member)) for at, member in enumerate(members)
    )
    session.flush()
    told = [f"{one.role}: {one.name}{'' if one.present else ' (-)'}" for one in members]
    audit(session, "members", Sitting.__tablename__, sitting.id, {"members": told})
