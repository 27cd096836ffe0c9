"""Statements for the file of a move: no discipline, no study assignment or bond, no audit findings."""

from collections.abc import Callable
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Post, Signatory
from desktop.domain.cases.cases import CaseStage, Direction
from desktop.domain.cases.checks_person import STUDY_LEAVE, UNDER_DISCIPLINE, lasts
from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import LEGAL_STATUSES
from desktop.domain.employees.signer_rank import asks_for_jpt, is_jpt
from desktop.domain.letters.letters import LetterAbout, LetterKind
from desktop.domain.letters.official_words import phrase
from desktop.domain.refusal import Refusal
from desktop.letters.official_wording import Filling
from desktop.services.cases.move_words import MoveWords, holding, move_words
from desktop.services.cases.person_facts import penalties_of
from desktop.services.rules.case_kinds import case_kinds
from desktop.services.wording.letter_entries import line
from desktop.services.wording.letter_kinds import SIGNER, Entered, EntryField, Gathered, KindOfLetter
from desktop.text import N_, _

Doubts = tuple[str, ...]


def begin_statement(_session: Session, _case_id: int, _day: date) -> Entered:
    """A statement says what its wording says."""
    return {}


def gather_discipline(session: Session, case_id: int, day: date, entered: Entered) -> Gathered:
    """Refused while a penalty lasts: the statement would not be true."""
    words = move_words(session, case_id, entered)
    lasting = [one for one in penalties_of(session, words.employee.id) if lasts(one, day)]
    if lasting:
        last = lasting[0].ends_on
        until = shown_date(last) if last else _("an end that is not recorded")
        raise _untrue(_("A disciplinary penalty lasts until {day}.").format(day=until))
    _refuse_status(words, UNDER_DISCIPLINE)
    return _gathered(session, words, entered, "no_discipline")


def gather_study(session: Session, case_id: int, _day: date, entered: Entered) -> Gathered:
    """Refused for who is on a study assignment: the statement would not be true."""
    words = move_words(session, case_id, entered)
    _refuse_status(words, STUDY_LEAVE)
    return _gathered(session, words, entered, "no_bond")


def begin_findings(_session: Session, _case_id: int, _day: date) -> Entered:
    """On the inspectorate's own data, unless an examination is named."""
    return {"examined": ""}


def gather_findings(session: Session, case_id: int, _day: date, entered: Entered) -> Gathered:
    """What the inspectorate has to say of the employee."""
    words = move_words(session, case_id, entered)
    examined = phrase(line(entered, "examined"))
    holds = words.holds | holding(examined=bool(examined), not_examined=not examined)
    return Gathered(Filling({**words.places, "pemeriksaan": examined}, holds=holds))


def doubt_statement(paper: str, session: Session, case_id: int, _day: date, entered: Entered) -> Doubts:
    """A signer whose rank is not known or too low, and a statement that another agency makes."""
    words = move_words(session, case_id, entered)
    return (*_others_paper(words), *_rank_doubts(session, words, entered, paper))


def doubt_findings(session: Session, case_id: int, _day: date, entered: Entered) -> Doubts:
    """Only the inspectorate can say that nothing was found."""
    words = move_words(session, case_id, entered)
    title = words.places.get("penanda_jabatan", "")
    wrong = bool(title) and "inspektur" not in title.casefold()
    sentence = _("The certificate of no findings is signed by the Inspektur, not by {title}.")
    return (*_others_paper(words), *([sentence.format(title=title)] if wrong else []))


def _gathered(session: Session, words: MoveWords, entered: Entered, paper: str) -> Gathered:
    least = _least_rank(session, words, paper)
    if words.case.direction is not Direction.INSIDE and asks_for_jpt(least) and _ranks(session, entered) is False:
        sentence = _("Who signs ranks too low: at least {rank} (Peraturan BKN 5/2019).").format(rank=least)
        raise Refusal(sentence, _("Choose another signatory."), {"signatory": sentence})
    return Gathered(Filling(words.places, holds=words.holds))


def _rank_doubts(session: Session, words: MoveWords, entered: Entered, paper: str) -> Doubts:
    least = _least_rank(session, words, paper)
    if not least or not entered.get(SIGNER):
        return ()
    high = _ranks(session, entered) if asks_for_jpt(least) else None
    if high is None:
        return (_("Make sure that who signs ranks at least {rank}.").format(rank=least),)
    return () if high else (_("Who signs ranks below {rank}.").format(rank=least),)


def _least_rank(session: Session, words: MoveWords, paper: str) -> str:
    """The least rank that the office's list of papers asks of who signs this one."""
    papers = case_kinds(session)[words.case.kind].papers
    return next((one.least_rank for one in papers if one.code == paper), "")


def _ranks(session: Session, entered: Entered) -> bool | None:
    """Whether who signs is a JPT: by the echelon of the post, else by the title; None where nothing tells."""
    signer = session.get(Signatory, entered.get(SIGNER)) if entered.get(SIGNER) else None
    if signer is None:
        return None
    employee = session.get(Employee, signer.employee_id) if signer.employee_id else None
    post = session.get(Post, employee.post_id) if employee and employee.post_id else None
    return is_jpt(signer.title, post.echelon if post else "")


def _refuse_status(words: MoveWords, status: str) -> None:
    if words.employee.legal_status == status:
        raise _untrue(_("The employee's legal status is {status}.").format(status=LEGAL_STATUSES[status]))


def _untrue(why: str) -> Refusal:
    title = _("The statement would not be true. {why}").format(why=why)
    return Refusal(title, _("Correct the employee's record first, if it is wrong."))


def _others_paper(words: MoveWords) -> Doubts:
    """Of who comes in, the sending agency states it."""
    if words.case.direction is not Direction.INCOMING:
        return ()
    return (_("For an employee who comes in, the sending agency makes this statement."),)


def _statement(
    code: str, title: str, gather: Callable[[Session, int, date, Entered], Gathered], paper: str
) -> KindOfLetter:
    return KindOfLetter(
        code=code,
        kind=LetterKind.STATEMENT,
        about=LetterAbout.CASE,
        title=title,
        begin=begin_statement,
        gather=gather,
        stages=frozenset({CaseStage.CHECKING}),
        doubts=partial(doubt_statement, paper),
    )


STATEMENTS: tuple[KindOfLetter, ...] = (
    _statement("statement_discipline", N_("Statement: no disciplinary penalty"), gather_discipline, "no_discipline"),
    _statement("statement_study", N_("Statement: no study assignment or bond"), gather_study, "no_bond"),
    KindOfLetter(
        code="statement_findings",
        kind=LetterKind.STATEMENT,
        about=LetterAbout.CASE,
        title=N_("Certificate of no audit findings"),
        begin=begin_findings,
        gather=gather_findings,
        fields=(
            EntryField(
                "examined",
                N_("Examination it rests on"),
                note=N_("For example: laporan hasil pemeriksaan Nomor 7/LHP/2026. Empty: the inspectorate's own data."),
            ),
        ),
        stages=frozenset({CaseStage.CHECKING}),
        doubts=doubt_findings,
    ),
)
