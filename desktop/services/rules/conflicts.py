"""The declaration on conflicts of interest of a case: answered by the employee, a yes reviewed by an official."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import count
from typing import Any

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session

from desktop.db.tables import ConflictDeclaration, RuleChange, TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.cases.move_facts import Declaration
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import add_step, found_case, not_after, reason_given
from desktop.services.rules.case_kinds import REFERENCE, changed_rules
from desktop.text import _

QUESTIONS, DECLARATION = "questions", "declaration"
"""Subject and code of the office's changes of the questions."""
GENERAL_ARTICLE = "UU 30/2014 Pasal 42–45"
"""What a question of the office's own rests on."""
_NOTHING_ASKED = Declaration()
_ANSWERS = select(
    ConflictDeclaration.question,
    and_(ConflictDeclaration.answer, ConflictDeclaration.reviewed_on.is_(None)).label("waits"),
).where(ConflictDeclaration.case_id == bindparam("case_id"))


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the declaration, with where it is written."""

    code: str
    text: str
    article: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What is declared to one question; a yes says how."""

    yes: bool
    details: str = ""


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """A question with its answer and its review; `answer` is None while it is open."""

    question: Question
    answer: bool | None = None
    details: str = ""
    declared_on: date | None = None
    reviewed_by: str = ""
    reviewed_on: date | None = None
    review: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """What an official found of a declared conflict."""

    by: str
    on: date | None
    words: str


def questions(session: Session) -> tuple[Question, ...]:
    """Every question that the office puts, in its order."""
    changed = changed_rules(session, QUESTIONS).get(DECLARATION)
    return shipped_questions() if changed is None else read_questions(changed)


@cache
def shipped_questions() -> tuple[Question, ...]:
    """Every question as the program brings it."""
    data = tomllib.loads((REFERENCE / "conflict_questions.toml").read_text(encoding="utf-8"))
    return tuple(Question(code, entry["text"], entry["article"]) for code, entry in data.items())


def read_questions(content: Mapping[str, Any]) -> tuple[Question, ...]:
    """The questions of a change of the office."""
    return tuple(Question(**entry) for entry in content["questions"])


def worded_questions(session: Session, sentences: Sequence[str]) -> tuple[Question, ...]:
    """`sentences` as questions: one that was ever put keeps its code, for answers were given to its words."""
    known = _ever_put(session)
    by_text = {question.text: question for question in known.values()}
    fresh = (code for number in count(1) if (code := f"office_{number}") not in known)
    return tuple(by_text.get(text) or Question(next(fresh), text, GENERAL_ARTICLE) for text in sentences)


def _ever_put(session: Session) -> dict[str, Question]:
    """Every question that is or was put, by its code."""
    rows = session.scalars(select(RuleChange.content).where(RuleChange.subject == QUESTIONS).order_by(RuleChange.id))
    changed = [question for content in rows if content is not None for question in read_questions(content)]
    return {question.code: question for question in (*shipped_questions(), *changed)}


def declaration_of(session: Session, case_id: int | None) -> Declaration:
    """How far the declaration of a case is; nothing is asked before there is a case."""
    if case_id is None:
        return _NOTHING_ASKED
    answers = {row.question: bool(row.waits) for row in session.execute(_ANSWERS, {"case_id": case_id})}
    unanswered = sum(question.code not in answers for question in questions(session))
    return Declaration(asked=True, unanswered=unanswered, unreviewed=sum(answers.values()))


def conflict_lines(session: Session, case_id: int) -> tuple[ConflictLine, ...]:
    """Every question with what is declared and reviewed in a case; answered ones stay when they are put no more."""
    rows, put = _rows(session, case_id), questions(session)
    gone = rows.keys() - {question.code for question in put}
    old = [question for code, question in _ever_put(session).items() if code in gone] if gone else []
    return tuple(_line(question, rows.get(question.code)) for question in (*put, *old))


def declare(session: Session, case_id: int, answers: Mapping[str, Answer], on: date | None, today: date) -> None:
    """Record answers by the code of their question; one that changes has to be reviewed anew."""
    case = _open_case(session, case_id)
    day = not_after(on, today, "declared")
    rows = _rows(session, case_id)
    for code in (question.code for question in questions(session) if question.code in answers):
        _write(session, rows.get(code) or ConflictDeclaration(case_id=case_id, question=code), answers[code], day)
    declared = sum(answer.yes for answer in answers.values())
    add_step(session, case, "conflict", _("Declared conflicts of interest: {count}.").format(count=declared))
    session.flush()


def review_conflict(session: Session, case_id: int, code: str, review: Review, today: date) -> None:
    """Record what an official found of a declared conflict: who, when, and in which words."""
    case = _open_case(session, case_id)
    row = _rows(session, case_id).get(code)
    if row is None or not row.answer:
        raise Refusal(_("No conflict is declared to this question."), _("Load the case again."))
    by = check_line(review.by)
    if not by:
        sentence = _("Who reviewed it is not given.")
        raise Refusal(sentence, _("Write the official's name and title."), {"by": sentence})
    row.reviewed_on = not_after(review.on, today, "on")
    row.review, row.reviewed_by = reason_given(review.words), by
    add_step(session, case, "conflict_review", row.review)
    session.flush()


def _write(session: Session, row: ConflictDeclaration, answer: Answer, day: date) -> None:
    details = clean_text(answer.details)
    if answer.yes and not details:
        sentence = _("Say what the conflict of interest is.")
        raise Refusal(sentence, _("One sentence beside each question answered with yes."), {row.question: sentence})
    if (row.answer, row.details or "", row.declared_on) == (answer.yes, details, day):
        return
    if (row.answer, row.details or "") != (answer.yes, details):
        row.reviewed_by, row.reviewed_on, row.review = "", None, ""
    row.answer, row.details, row.declared_on = answer.yes, details, day
    session.add(row)


def _open_case(session: Session, case_id: int) -> TransferCase:
    case = found_case(session, case_id)
    if case.closed_on is not None or case.stage is CaseStage.CANCELLED:
        raise Refusal(_("The case has ended."), _("Its declarations can only be read."))
    return case


def _rows(session: Session, case_id: int) -> dict[str, ConflictDeclaration]:
    found = session.scalars(select(ConflictDeclaration).where(ConflictDeclaration.case_id == case_id))
    return {row.question: row for row in found}


def _line(question: Question, row: ConflictDeclaration | None) -> ConflictLine:
    if row is None:
        return ConflictLine(question)
    return ConflictLine(
        question=question,
        answer=row.answer,
        details=row.details,
        declared_on=row.declared_on,
        reviewed_by=row.reviewed_by,
        reviewed_on=row.reviewed_on,
        review=row.review,
    )
