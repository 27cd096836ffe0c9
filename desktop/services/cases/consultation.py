"""Explaining a move: talks with the employee, the answer, and the promises that its conditions become."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Attachment, Commitment, FileContent, Letter, Talk, TransferCase
from desktop.db.tables.base import now
from desktop.domain.cases.cases import CaseStage
from desktop.domain.cases.consultation import (
    CHANNEL_WORDS,
    EMPLOYEE_ANSWER_WORDS,
    AnswerEntry,
    EmployeeAnswer,
    TalkEntry,
    checked_answer,
    checked_talk,
)
from desktop.domain.cases.facts import CaseFacts
from desktop.domain.cases.guards import employee_was_heard
from desktop.domain.cases.stages import ROUTE
from desktop.domain.dates import shown_date
from desktop.domain.letters.letters import LetterKind, LetterStatus
from desktop.domain.refusal import Refusal
from desktop.domain.support.support import CommitmentKind
from desktop.services.attachments import Upload, attach
from desktop.services.case_rows import (
    add_step,
    check_version,
    edited_case,
    found_case,
    in_stage,
    reason_given,
    require,
)
from desktop.services.cases.commitments import promise
from desktop.services.cases.participation import SkillRow, WishRow, skills_of, wishes_of
from desktop.services.cases.stage_facts import talk_facts
from desktop.services.settings import office
from desktop.text import _

TALK_STAGES = (CaseStage.DRAFT, CaseStage.CHECKING, CaseStage.REVIEW, CaseStage.CONSULTATION)
"""An early talk is good practice; until the official decides, more may be said."""


@dataclass(frozen=True, slots=True)
class TalkRow:
    """A talk as the list shows it."""

    id: int
    entry: TalkEntry
    letter: str
    """Number of the letter that explained the move."""
    proof: str
    """Name of the newest paper that proves the talk."""
    proof_size: int
    removed_reason: str
    version: int


@dataclass(frozen=True, slots=True)
class ExplanationRow:
    """A letter that a talk can name."""

    id: int
    number: str


@dataclass(frozen=True, slots=True)
class ConsultationFile:
    """What the page of a case shows of its consultation."""

    case_id: int
    employee_id: int
    stage: CaseStage
    talks: tuple[TalkRow, ...]
    waiting_days: int | None
    """Days since the last talk while no answer is recorded."""
    answer: AnswerEntry
    unpromised: int
    """Conditions that are no promise yet."""
    wishes: tuple[WishRow, ...]
    skills: tuple[SkillRow, ...]
    letters: tuple[ExplanationRow, ...]

    @property
    def may_talk(self) -> bool:
        """Whether talks can be recorded in this stage."""
        return self.stage in TALK_STAGES


def consultation_file(session: Session, case_id: int, today: date) -> ConsultationFile:
    """The talks of a case, the oldest first, the answer, and what the employee wishes and can do."""
    case = found_case(session, case_id)
    talks = _talks(session, case_id)
    held = [row.entry.held_on for row in talks if not row.removed_reason and row.entry.held_on]
    waits = held and case.answer is None
    return ConsultationFile(
        case_id=case.id,
        employee_id=case.employee_id,
        stage=case.stage,
        talks=talks,
        waiting_days=(today - max(held)).days if waits else None,
        answer=AnswerEntry(case.answer, case.answered_on, case.answer_conditions),
        unpromised=len(_unpromised(session, case)),
        wishes=wishes_of(session, case.employee_id, removed=True),
        skills=skills_of(session, case.employee_id, removed=True),
        letters=_explanations(session, case_id),
    )


def record_talk(session: Session, case_id: int, talk: TalkEntry, today: date, proof: Upload | None = None) -> int:
    """Keep a talk and what proves it; its id."""
    case = found_case(session, case_id)
    in_stage(case, *TALK_STAGES)
    kept = checked_talk(talk, case.opened_on, today)
    row = Talk(case_id=case.id)
    _write(session, row, kept)
    session.add(row)
    session.flush()
    _prove(session, row, proof)
    add_step(session, case, "talk", _said(kept))
    return row.id


def correct_talk(
    session: Session, talk_id: int, talk: TalkEntry, today: date, version: int, proof: Upload | None = None
) -> None:
    """Correct what was written about a talk; another proof is kept beside the first."""
    row = _found_talk(session, talk_id)
    check_version(row.version, version)
    case = found_case(session, row.case_id)
    in_stage(case, *TALK_STAGES)
    kept = checked_talk(talk, case.opened_on, today)
    _write(session, row, kept)
    _prove(session, row, proof)
    _stay_heard(session, case, today)
    add_step(session, case, "talk_edit", _said(kept))


def remove_talk(session: Session, talk_id: int, reason: str, today: date) -> None:
    """Put a talk aside with a reason; it can be brought back."""
    row, written = _found_talk(session, talk_id), reason_given(reason)
    case = found_case(session, row.case_id)
    in_stage(case, *TALK_STAGES)
    row.removed_at, row.removed_reason = now(), written
    audit(session, "remove", Talk.__tablename__, row.id, {"reason": written})
    _stay_heard(session, case, today)
    add_step(session, case, "talk_remove", f"{shown_date(row.held_on)} – {written}")


def restore_talk(session: Session, talk_id: int) -> None:
    """Bring a talk back."""
    row = _found_talk(session, talk_id)
    case = found_case(session, row.case_id)
    in_stage(case, *TALK_STAGES)
    row.removed_at, row.removed_reason = None, ""
    audit(session, "restore", Talk.__tablename__, row.id)
    add_step(session, case, "talk_restore", shown_date(row.held_on))


def record_answer(session: Session, case_id: int, answer: AnswerEntry, today: date, version: int | None = None) -> None:
    """Keep what the employee says; said anew, the earlier answer stays in the timeline."""
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.CONSULTATION)
    first = session.scalar(
        select(Talk.held_on).where(Talk.case_id == case_id, Talk.removed_at.is_(None)).order_by(Talk.held_on).limit(1)
    )
    kept = checked_answer(answer, first, today)
    case.answer, case.answered_on, case.answer_conditions = kept.answer, kept.on, kept.words
    if kept.answer is not None and kept.on is not None:
        said = (_(EMPLOYEE_ANSWER_WORDS[kept.answer]), shown_date(kept.on), kept.words)
        add_step(session, case, "answer", " – ".join(filter(None, said)))


def promise_conditions(session: Session, case_id: int, version: int | None = None) -> int:
    """Make each condition of the employee, one a line, a promise of the office until the TMT; how many are new."""
    case = edited_case(session, case_id, version)
    in_stage(case, *ROUTE[: ROUTE.index(CaseStage.CLOSED)])
    lines, owner = _unpromised(session, case), office(session).name or _("The office")
    for line in lines:
        promise(session, case_id, CommitmentKind.OTHER, line, owner, case.effective_on)
    return len(lines)


def benefits_told(session: Session, case_id: int) -> tuple[str, ...]:
    """What the employee gains, as told in the talks, each thing once."""
    told = select(Talk.benefit).where(Talk.case_id == case_id, Talk.removed_at.is_(None), Talk.benefit_explained)
    lines = (
        _bare(line) for text in session.scalars(told.order_by(Talk.held_on, Talk.id)) for line in text.splitlines()
    )
    return tuple(dict.fromkeys(filter(None, lines)))


def _talks(session: Session, case_id: int) -> tuple[TalkRow, ...]:
    rows = session.scalars(select(Talk).where(Talk.case_id == case_id).order_by(Talk.held_on, Talk.id)).all()
    proofs = _proofs(session, [row.id for row in rows])
    named = select(Letter.id, Letter.number).where(Letter.id.in_([row.letter_id for row in rows if row.letter_id]))
    letters = {letter_id: number for letter_id, number in session.execute(named)}  # noqa: C416  # typed
    return tuple(_talk_row(row, letters.get(row.letter_id or 0, ""), *proofs.get(row.id, ("", 0))) for row in rows)


def _talk_row(row: Talk, letter: str, proof: str, size: int) -> TalkRow:
    entry = TalkEntry(**{name: getattr(row, name) for name in TalkEntry.__slots__})
    return TalkRow(row.id, entry, letter, proof, size, row.removed_reason, row.version)


def _proofs(session: Session, talks: Sequence[int]) -> dict[int, tuple[str, int]]:
    """Name and size of the newest paper of each talk."""
    papers = (
        select(Attachment.talk_id, Attachment.name, FileContent.size)
        .join(FileContent, FileContent.sha256 == Attachment.sha256)
        .where(Attachment.talk_id.in_(talks), Attachment.removed_at.is_(None))
        .order_by(Attachment.id)
    )
    return {talk: (name, size) for talk, name, size in session.execute(papers) if talk is not None}


def _explanations(session: Session, case_id: int) -> tuple[ExplanationRow, ...]:
    letters = (
        select(Letter.id, Letter.number)
        .where(Letter.case_id == case_id, Letter.kind == LetterKind.EXPLANATION, Letter.status != LetterStatus.VOID)
        .order_by(Letter.id.desc())
    )
    return tuple(ExplanationRow(*row) for row in session.execute(letters))


def _unpromised(session: Session, case: TransferCase) -> list[str]:
    """The conditions, one a line, that no commitment of the case bears yet."""
    if case.answer is not EmployeeAnswer.CONDITIONS:
        return []
    known = set(session.scalars(select(Commitment.text).where(Commitment.case_id == case.id)))
    lines = (_bare(line) for line in case.answer_conditions.splitlines())
    return [line for line in dict.fromkeys(filter(None, lines)) if line not in known]


def _bare(line: str) -> str:
    """A line without the sign or number with which a list was typed."""
    stripped = line.strip().lstrip("-–•* ").strip()
    number, dot, rest = stripped.partition(" ")
    return rest.strip() if dot and number[:-1].isdecimal() and number[-1] in ".)" else stripped


def _write(session: Session, row: Talk, talk: TalkEntry) -> None:
    letter = session.get(Letter, talk.letter_id) if talk.letter_id is not None else None
    if talk.letter_id is not None and (letter is None or letter.case_id != row.case_id):
        sentence = _("This letter does not belong to the case.")
        raise Refusal(sentence, _("Choose another letter."), {"letter_id": sentence})
    for name in TalkEntry.__slots__:
        setattr(row, name, getattr(talk, name))


def _prove(session: Session, row: Talk, proof: Upload | None) -> None:
    if proof is not None:
        attach(session, proof.name, proof.content, case_id=row.case_id, talk_id=row.id)


def _stay_heard(session: Session, case: TransferCase, today: date) -> None:
    """A case that went on because the employee was heard keeps what says so."""
    if ROUTE.index(case.stage) > ROUTE.index(CaseStage.CONSULTATION):
        session.flush()
        require(employee_was_heard(CaseFacts(case.stage, today, talk=talk_facts(session, case))))


def _said(talk: TalkEntry) -> str:
    """A talk in a line of the timeline."""
    told = (
        (talk.reason_explained, _("reason")),
        (talk.need_explained, _("need")),
        (talk.benefit_explained, _("benefit")),
    )
    explained = ", ".join(word for yes, word in told if yes)
    words = _("explained: {what}").format(what=explained) if explained else ""
    day = shown_date(talk.held_on) if talk.held_on else ""
    channel = _(CHANNEL_WORDS[talk.channel]) if talk.channel else ""
    return " – ".join(filter(None, (day, channel, talk.held_by, words, talk.summary)))


def _found_talk(session: Session, talk_id: int) -> Talk:
    row = session.get(Talk, talk_id)
    if row is None:
        raise Refusal(_("This talk is not there any more."), _("Load the case again."))
    return row
