"""The story of a case (riwayat perkara): from the need that it fills to whether it helped, on one printable page."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from desktop.db.tables import TransferCase
from desktop.domain.cases.cases import (
    APPROVAL_RESULT_WORDS,
    CASE_KIND_WORDS,
    CASE_STAGE_WORDS,
    DELIVERY_PROOF_WORDS,
    DIRECTION_WORDS,
    CaseStage,
    ChecklistState,
    DecreeState,
    Direction,
)
from desktop.domain.cases.consultation import EMPLOYEE_ANSWER_WORDS
from desktop.domain.dates import shown_date
from desktop.domain.employees.nip import grouped
from desktop.domain.evaluation.reports import Block, Facts, Heading
from desktop.services.cases.cases import open_case
from desktop.services.cases.file import CaseFile
from desktop.services.cases.story_objections import objection_lines
from desktop.services.cases.story_parts import (
    after_lines,
    check_lines,
    conflict_lines,
    correction_lines,
    repair_lines,
    review_lines,
    talk_lines,
)
from desktop.services.reports import About, PrintedReport, printed
from desktop.text import N_, _

TITLE = N_("Story of transfer {number}")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of the story and its sentences, in the order in which things happened."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The whole story: who and where to, then its chapters; chapters without a sentence are left out."""

    number: str
    facts: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]


def story_of(session: Session, case_id: int, today: date) -> Story:
    """What happened in a case, told from its records."""
    file = open_case(session, case_id, today)
    told = (
        (CASE_STAGE_WORDS[CaseStage.DRAFT], _beginning(file)),
        (
            CASE_STAGE_WORDS[CaseStage.CHECKING],
            (
                *_papers(file),
                *repair_lines(session, case_id),
                *check_lines(session, case_id),
                *conflict_lines(session, case_id),
            ),
        ),
        (CASE_STAGE_WORDS[CaseStage.CONSULTATION], (*talk_lines(session, case_id), *_answer(session, case_id))),
        (CASE_STAGE_WORDS[CaseStage.REVIEW], review_lines(session, case_id)),
        (CASE_STAGE_WORDS[CaseStage.APPROVAL], _approval(file)),
        (CASE_STAGE_WORDS[CaseStage.DECREE], (*_decree(file), *correction_lines(session, case_id))),
        (CASE_STAGE_WORDS[CaseStage.DELIVERY], _delivery(file)),
        (CASE_STAGE_WORDS[CaseStage.HANDOVER], _handover(session, file)),
        (N_("Objections"), objection_lines(session, case_id)),
        (N_("Support and evaluation"), after_lines(session, case_id)),
        (N_("End"), _end(file)),
    )
    chapters = tuple(Chapter(_(title), tuple(lines)) for title, lines in told if lines)
    return Story(file.number, _facts(file), chapters)


def print_story(session: Session, case_id: int, now: datetime) -> PrintedReport:
    """The story as a report on paper."""
    story = story_of(session, case_id, now.date())
    # Beside their titles the chapters of an ordinary case fit one page.
    told = tuple((chapter.title, "\n".join(chapter.lines)) for chapter in story.chapters)
    blocks: list[Block] = [Facts(story.facts), Heading(_("What happened")), Facts(told)]
    title = _(TITLE).format(number=story.number)
    return printed(session, title, "", blocks, now, about=About(TransferCase.__tablename__, case_id))


def _facts(file: CaseFile) -> tuple[tuple[str, str], ...]:
    way = "" if file.direction is Direction.INSIDE else _(DIRECTION_WORDS[file.direction])
    other = ""
    if file.swap is not None:
        other = _("with {employee}, case {number}").format(employee=file.swap.employee, number=file.swap.number)
    own = _("at own request") if file.own_request else ""
    return (
        (_("Employee"), file.employee.name),
        (_("NIP"), grouped(file.employee.nip)),
        (_("From"), file.origin.names or "–"),
        (_("To"), file.destination.names or "–"),
        (_("Kind"), ", ".join(filter(None, (_(CASE_KIND_WORDS[file.kind]), way, other, own)))),
        (_("Stage"), _(CASE_STAGE_WORDS[file.stage])),
    )


def _beginning(file: CaseFile) -> tuple[str, ...]:
    opened = _("{day}: the case was opened. Reason: {reason}").format(
        day=shown_date(file.opened_on), reason=file.reason or "–"
    )
    return (opened, _("The need that it fills: {need}").format(need=file.need)) if file.need else (opened,)


def _papers(file: CaseFile) -> list[str]:
    if not file.checklist:
        return []
    there = sum(paper.state is ChecklistState.MET for paper in file.checklist)
    lines = [_("Papers there: {there} of {all}.").format(there=there, all=len(file.checklist))]
    waived = _("Waived: {paper}. Reason: {reason}")
    lines += [
        waived.format(paper=paper.name, reason=paper.reason)
        for paper in file.checklist
        if paper.state is ChecklistState.WAIVED
    ]
    return lines


def _answer(session: Session, case_id: int) -> tuple[str, ...]:
    case = session.get_one(TransferCase, case_id)
    if case.answer is None or case.answered_on is None:
        return ()
    words = _("{day}: the employee's answer: {answer}.")
    answer = _(EMPLOYEE_ANSWER_WORDS[case.answer])
    said = words.format(day=shown_date(case.answered_on), answer=answer)
    return (" ".join(filter(None, (said, case.answer_conditions))),)


def _approval(file: CaseFile) -> tuple[str, ...]:
    records = file.records
    if records.approval is None or records.approved_on is None:
        return ()
    words = _("{day}: {result} by {who}.")
    said = words.format(
        day=shown_date(records.approved_on), result=_(APPROVAL_RESULT_WORDS[records.approval]), who=records.approved_by
    )
    return (" ".join(filter(None, (said, records.approval_note))),)


def _decree(file: CaseFile) -> list[str]:
    decree = file.decree
    if decree is None:
        return []
    words = _("Decree {number}, dated {day}, takes effect on {tmt}.")
    said = words.format(
        number=decree.number,
        day=shown_date(decree.decided_on) if decree.decided_on else "–",
        tmt=shown_date(decree.effective_on) if decree.effective_on else "–",
    )
    signed = _("Signed on {day}.").format(day=shown_date(decree.signed_on)) if decree.signed_on else ""
    shared = _("One decree for {count} cases.").format(count=decree.cases) if decree.cases > 1 else ""
    lines = [" ".join(filter(None, (said, signed, shared)))]
    if decree.state is DecreeState.CANCELLED and decree.cancelled_on is not None:
        cancelled = _("{day}: the decree was cancelled by {number}: {reason}")
        lines.append(
            cancelled.format(
                day=shown_date(decree.cancelled_on), number=decree.cancelled_by, reason=decree.cancel_reason
            )
        )
    return lines


def _delivery(file: CaseFile) -> tuple[str, ...]:
    records = file.records
    if records.delivered_on is None or records.delivery_proof is None:
        return ()
    words = _("{day}: the employee received the decree ({proof}).")
    proof = " ".join(filter(None, (_(DELIVERY_PROOF_WORDS[records.delivery_proof]), records.delivery_reference)))
    said = words.format(day=shown_date(records.delivered_on), proof=proof)
    late = records.delivery_due is not None and records.delivered_on > records.delivery_due
    return (" ".join(filter(None, (said, _("That was later than the law asks for.") if late else ""))),)


def _handover(session: Session, file: CaseFile) -> list[str]:
    records = file.records
    lines = []
    if records.started_on is not None:
        words = _("{day}: began in the new post, statement of start of duty (SPMT) {number}.")
        lines.append(words.format(day=shown_date(records.started_on), number=records.start_letter_number))
    if records.handed_over_on is not None:
        words = _("{day}: handover, minutes {number}.")
        lines.append(words.format(day=shown_date(records.handed_over_on), number=records.handover_minutes or "–"))
    if records.applied_at is not None:
        words = _("{day}: the employee's record moved to the new post.")
        lines.append(words.format(day=shown_date(records.applied_at.astimezone().date())))
    return [*lines, *_entry(session.get_one(TransferCase, file.id))]


def _entry(case: TransferCase) -> list[str]:
    """When the move was entered in SIASN, and seen there."""
    if case.entered_on is None:
        return []
    said = _("{day}: entered in SIASN.").format(day=shown_date(case.entered_on))
    seen = _("SIASN showed it on {day}.").format(day=shown_date(case.confirmed_on)) if case.confirmed_on else ""
    return [" ".join(filter(None, (said, seen)))]


def _end(file: CaseFile) -> tuple[str, ...]:
    if file.closed_on is None:
        return ()
    words = _("{day}: the case ended: {stage}.")
    said = words.format(day=shown_date(file.closed_on), stage=_(CASE_STAGE_WORDS[file.stage]))
    return (" ".join(filter(None, (said, file.end_reason))),)
