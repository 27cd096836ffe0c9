"""The letter that explains a move to the employee: reason, need, benefits, promises and rights, from the case."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop.db.tables import Commitment, Employee, Talk, TransferCase
from desktop.domain.cases.consultation import Channel
from desktop.domain.dates import letter_date
from desktop.domain.letters.letters import LetterAbout, LetterKind
from desktop.domain.letters.official_words import listed, phrase, title_case
from desktop.domain.office import Office
from desktop.domain.refusal import Refusal
from desktop.letters.official_wording import Filling
from desktop.services.case_rows import found_case, in_stage
from desktop.services.cases.consultation import TALK_STAGES, benefits_told
from desktop.services.cases.move_words import shortage
from desktop.services.cases.participation import wish_words, wishes_of
from desktop.services.rules.calendar import work_calendar
from desktop.services.settings import office as current_office
from desktop.services.wording.letter_entries import lines
from desktop.services.wording.letter_kinds import Entered, EntryField, EntryKind, Gathered, KindOfLetter
from desktop.services.wording.letter_parts import about_employee, about_office, heads_of, old_and_new
from desktop.text import N_, _

ANSWER_DAYS = 5
"""Working days that the draft proposes for the employee's answer; no rule sets them, the officer may change them."""


def _begin(session: Session, case_id: int, today: date) -> Entered:
    """The benefits as told, and five working days to answer."""
    answer_by = work_calendar(session, today, today).add_workdays(today, ANSWER_DAYS)
    return {"benefits": "\n".join(benefits_told(session, case_id)), "answer_by": answer_by}


def _gather(session: Session, case_id: int, day: date, entered: Entered) -> Gathered:
    """What the case puts into the wording; refused once talks are over, or if the answer is asked for too early."""
    case = found_case(session, case_id)
    in_stage(case, *TALK_STAGES)
    answer_by: date | None = entered.get("answer_by")
    if answer_by is not None and answer_by < day:
        sentence = _("The last day to answer lies before the date of the letter.")
        raise Refusal(sentence, _("Correct the date."), {"answer_by": sentence})
    return Gathered(_filling(session, case, lines(entered, "benefits"), answer_by))


def _filling(session: Session, case: TransferCase, benefits: Sequence[str], answer_by: date | None) -> Filling:
    """The words, lists and conditions of the wording."""
    office, employee = current_office(session), session.get_one(Employee, case.employee_id)
    old, new = old_and_new(session, case, employee)
    if not new.where:
        raise Refusal(_("The case has no destination yet."), _("Fill it in on the case's page."))
    short = shortage(session, case)
    reason, need = phrase(case.reason), phrase(case.need)
    talked = session.scalar(_talk_days(case.id))
    holds = {
        "own_request" if case.own_request else "proposed": True,
        "reason": bool(reason),
        "need": bool(need),
        "short" if short else "not_short": True,
        "talked": talked is not None,
        "answer_by" if answer_by else "no_answer_by": True,
    }
    words = {
        **about_employee(employee),
        **about_office(office),
        **short,
        "jabatan_lama": old.post,
        "unit_lama": old.where,
        "jabatan_baru": new.post,
        "unit_baru": new.where,
        **heads_of(old, new),
        "tmt": letter_date(case.effective_on) if case.effective_on else "",
        "alasan": reason,
        "kebutuhan": need,
        "pembicaraan": f"tanggal {letter_date(talked)}" if talked else "",
        "batas_jawaban": letter_date(answer_by) if answer_by else "",
        "hubungi": _whom_to_answer(office),
    }
    lists = {
        "benefits": listed(benefits),
        "promises": listed(_promises(session, case.id)),
        "wishes": listed(wish_words(wish) for wish in wishes_of(session, case.employee_id)),
    }
    return Filling(words, lists, frozenset(name for name, yes in holds.items() if yes))


def _talk_days(case_id: int) -> Select[date]:
    """The last day on which the move was explained by word of mouth."""
    by_word = (Talk.case_id == case_id, Talk.removed_at.is_(None), Talk.channel != Channel.LETTER)
    return select(Talk.held_on).where(*by_word).order_by(Talk.held_on.desc()).limit(1)


def _promises(session: Session, case_id: int) -> Iterator[str]:
    """What was promised, each with its day; what was broken is no promise to print."""
    rows = select(Commitment.text, Commitment.due_on).where(Commitment.case_id == case_id)
    for text, due in session.execute(rows.where(Commitment.broken_on.is_(None)).order_by(Commitment.id)):
        until = f", paling lambat tanggal {letter_date(due)}" if due else ""
        yield phrase(text) + until


def _whom_to_answer(office: Office) -> str:
    """The office in running text, with its telephone."""
    name = title_case(office.name)
    return f"{name} (telepon {office.phone})" if office.phone else name


LETTERS = (
    KindOfLetter(
        code="explanation",
        kind=LetterKind.EXPLANATION,
        about=LetterAbout.CASE,
        title=N_("Explanation of the transfer"),
        begin=_begin,
        gather=_gather,
        fields=(
            EntryField(
                "benefits",
                N_("Bene&fits, one a line"),
                EntryKind.TEXT,
                N_("As told in the talks; here they can be put well."),
            ),
            EntryField("answer_by", N_("Ans&wer asked for until"), EntryKind.DAY),
        ),
        stages=frozenset(TALK_STAGES),
    ),
)
