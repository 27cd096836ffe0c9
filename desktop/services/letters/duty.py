"""Letters about taking up a post: statements of duty, of the oath and of the post (SPMT, SPP, SPMJ)."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from desktop.db.tables import Letter, TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.cases.days import start_doubt
from desktop.domain.dates import letter_date
from desktop.domain.letters.letters import LetterAbout, LetterKind
from desktop.domain.letters.official_words import title_case
from desktop.domain.letters.spelled import named_day
from desktop.letters.official_wording import Filling
from desktop.services.case_rows import found_case
from desktop.services.case_words import (
    case_words,
    effective_day,
    letter_cited,
    numbered,
    require_destination,
    standing_decree_cited,
)
from desktop.services.letters.handover import LETTERS as HANDOVER
from desktop.services.settings import office as current_office
from desktop.services.wording.letter_entries import DECREE_FIELD, cited_decree, line, needed_day
from desktop.services.wording.letter_kinds import Entered, EntryField, EntryKind, Gathered, KindOfLetter
from desktop.text import N_, _

AFTER_DECREE = frozenset({CaseStage.DELIVERY, CaseStage.HANDOVER})
IN_POST = frozenset({CaseStage.HANDOVER, CaseStage.SUPPORT, CaseStage.EVALUATION, CaseStage.CLOSED})


def _begin_start(session: Session, case_id: int, _day: date) -> Entered:
    case = found_case(session, case_id)
    began = case.started_on or effective_day(session, case)
    return {"decree": standing_decree_cited(session, case), "began_on": began}


def _gather_start(session: Session, case_id: int, _day: date, entered: Entered) -> Gathered:
    began = needed_day(entered, "began_on", _("The day on which the employee began is not given."))
    return _statement(session, case_id, entered, {"mulai_tugas": letter_date(began)})


def _doubts_of_start(session: Session, case_id: int, day: date, entered: Entered) -> tuple[str, ...]:
    began = entered.get("began_on")
    if began is None:
        return ()
    early = start_doubt(began, effective_day(session, found_case(session, case_id)))
    to_come = _("The letter is dated before the day on which the employee begins.") if day < began else ""
    return tuple(filter(None, (early, to_come)))


def _start_issued(session: Session, case_id: int, letter: Letter) -> None:
    """Keep the number of the SPMT with the case, unless another one is recorded."""
    case = session.get_one(TransferCase, case_id)
    if not case.start_letter_number:
        case.start_letter_number, case.start_letter_date = letter.number, letter.dated


def _begin_inauguration(session: Session, case_id: int, day: date) -> Entered:
    case = found_case(session, case_id)
    return {
        "decree": standing_decree_cited(session, case),
        # Who is sworn in before the move takes effect is asked about by the day of the letter.
        "sworn_on": min(effective_day(session, case) or day, day),
        "sworn_at": current_office(session).place,
        "sworn_by": title_case(current_office(session).head_title),
    }


def _gather_inauguration(session: Session, case_id: int, _day: date, entered: Entered) -> Gathered:
    sworn_on = needed_day(entered, "sworn_on", _("The day of the inauguration is not given."))
    words = {
        "hari_lantik": named_day(sworn_on),
        "tempat_lantik": line(entered, "sworn_at"),
        "pelantik": line(entered, "sworn_by"),
    }
    return _statement(session, case_id, entered, words)


def _doubts_of_inauguration(_session: Session, _case_id: int, day: date, entered: Entered) -> tuple[str, ...]:
    sworn_on = entered.get("sworn_on")
    late = sworn_on is not None and day < sworn_on
    return (_("The letter is dated before the day of the inauguration."),) if late else ()


def _begin_holding(session: Session, case_id: int, _day: date) -> Entered:
    case = found_case(session, case_id)
    recorded = numbered(case.start_letter_number, case.start_letter_date)
    return {
        "decree": standing_decree_cited(session, case),
        "since": effective_day(session, case),
        "inauguration": letter_cited(session, LetterKind.INAUGURATION, case_id=case_id),
        "start_letter": letter_cited(session, LetterKind.START_OF_DUTY, case_id=case_id) or recorded,
    }


def _gather_holding(session: Session, case_id: int, _day: date, entered: Entered) -> Gathered:
    since = needed_day(entered, "since", _("The day since which the post is held is not given."))
    words = {
        "sejak": letter_date(since),
        "tunjangan": line(entered, "allowance"),
        "pelantikan": line(entered, "inauguration"),
        "spmt": line(entered, "start_letter"),
    }
    return _statement(session, case_id, entered, words)


def _statement(session: Session, case_id: int, entered: Entered, own: Mapping[str, str]) -> Gathered:
    """What a superior states about the new post of the employee."""
    words = case_words(session, found_case(session, case_id))
    require_destination(words)
    return Gathered(Filling({**words, "keputusan": cited_decree(entered), **own}))


LETTERS: tuple[KindOfLetter, ...] = (
    KindOfLetter(
        code="start_of_duty",
        kind=LetterKind.START_OF_DUTY,
        about=LetterAbout.CASE,
        title=N_("Statement of start of duty (SPMT)"),
        begin=_begin_start,
        gather=_gather_start,
        fields=(EntryField("began_on", N_("Began on"), EntryKind.DAY), DECREE_FIELD),
        stages=frozenset({CaseStage.HANDOVER, CaseStage.SUPPORT}),
        doubts=_doubts_of_start,
        issued=_start_issued,
    ),
    KindOfLetter(
        code="inauguration",
        kind=LetterKind.INAUGURATION,
        about=LetterAbout.CASE,
        title=N_("Statement of inauguration"),
        begin=_begin_inauguration,
        gather=_gather_inauguration,
        fields=(
            EntryField("sworn_on", N_("Inaugurated on"), EntryKind.DAY),
            EntryField("sworn_at", N_("Place of the inauguration")),
            EntryField("sworn_by", N_("Inaugurated by")),
            DECREE_FIELD,
        ),
        stages=AFTER_DECREE,
        doubts=_doubts_of_inauguration,
    ),
    KindOfLetter(
        code="holding_of_post",
        kind=LetterKind.HOLDING_OF_POST,
        about=LetterAbout.CASE,
        title=N_("Statement of holding a post"),
        begin=_begin_holding,
        gather=_gather_holding,
        fields=(
            EntryField("since", N_("Holds the post since"), EntryKind.DAY),
            EntryField("allowance", N_("Allowance of the post"), note=N_("Left out where it is empty.")),
            EntryField("inauguration", N_("Statement of inauguration, number and date")),
            EntryField("start_letter", N_("SPMT, number and date")),
            DECREE_FIELD,
        ),
        stages=IN_POST,
    ),
    *HANDOVER,
)
