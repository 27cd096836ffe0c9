"""Letters about an objection: the issuer's own view, that it cannot be accepted, and the decision on it."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.db.tables import Objection
from desktop.domain.dates import shown_date
from desktop.domain.letters.letters import LetterAbout, LetterKind
from desktop.domain.letters.official_words import listed, phrase, title_case
from desktop.domain.objections.objections import Addressee
from desktop.domain.refusal import Refusal
from desktop.letters.official_wording import Filling
from desktop.services.objections.answers import WRONG
from desktop.services.objections.count import rules_told
from desktop.services.objections.decision import (
    CLAIM_FIELD,
    CODE,
    DECISION_FIELDS,
    begin_decision,
    decide,
    doubts_of_decision,
)
from desktop.services.objections.rows import of_id
from desktop.services.objections.words import (
    claim_of,
    decree_objected_to,
    hearings_held,
    objection_holds,
    objection_words,
)
from desktop.services.settings import office as current_office
from desktop.services.wording.letter_entries import DECREE_FIELD, cited_decree, line, lines, missing, needed
from desktop.services.wording.letter_kinds import SIGNER, Entered, EntryField, EntryKind, Gathered, KindOfLetter
from desktop.services.wording.letter_parts import about_signer, to_own_signer
from desktop.text import N_, _

STANCES = {
    "keep": N_("The decree should be kept"),
    "lighten": N_("Kept, with something granted"),
    "change": N_("The decree should be changed"),
    "cancel": N_("The decree should be cancelled"),
}


def _begin_answer(session: Session, objection_id: int, _day: date) -> Entered:
    objection = of_id(session, Objection, objection_id)
    head = title_case(current_office(session).head_title) if objection.addressee is Addressee.PPK else ""
    return {
        "receiver": objection.addressee_name or objection.forwarded_to or head,
        "claim": claim_of(objection),
        "views": objection.response_text,
        "stance": "keep",
        "decree": decree_objected_to(session, objection_id),
    }


def _gather_answer(session: Session, objection_id: int, day: date, entered: Entered) -> Gathered:
    objection = of_id(session, Objection, objection_id)
    stance = entered.get("stance")
    if stance not in STANCES:
        raise missing("stance", _("It is not chosen what the issuer proposes."))
    views = lines(entered, "views")
    if not views:
        raise missing("views", _("The view of the issuer is not written."))
    claim = phrase(line(entered, "claim"))
    places = {
        **objection_words(session, objection),
        "kepada": needed(entered, "receiver", _("It is not said to whom the view goes.")),
        "tempat": current_office(session).place,
        "keputusan": cited_decree(entered),
        "pokok": claim,
    }
    holds = objection_holds(objection) | {str(stance)} | ({"claim"} if claim else set())
    lists = {"views": listed(views), "hearings": listed(hearings_held(session, objection_id, day))}
    return Gathered(Filling(places, lists, frozenset(holds)))


def _doubts_of_answer(session: Session, objection_id: int, day: date, entered: Entered) -> tuple[str, ...]:
    doubts = []
    due = of_id(session, Objection, objection_id).response_due_on
    if due is not None and day > due:
        doubts.append(_("The view of the issuer was due on {day}.").format(day=shown_date(due)))
    return (*doubts, *to_own_signer(about_signer(session, entered.get(SIGNER)), line(entered, "receiver")))


def _begin_inadmissible(session: Session, objection_id: int, _day: date) -> Entered:
    late = of_id(session, Objection, objection_id).late
    return {"wrong": "late" if late else "not_decision", "decree": decree_objected_to(session, objection_id)}


def _gather_inadmissible(session: Session, objection_id: int, _day: date, entered: Entered) -> Gathered:
    objection = of_id(session, Objection, objection_id)
    wrong = entered.get("wrong")
    if wrong not in WRONG:
        raise missing("wrong", _("It is not chosen why the objection cannot be accepted."))
    if wrong == "late" and not objection.late:
        sentence = _("The objection was filed in time, until {day}.").format(day=shown_date(objection.last_day_to_file))
        raise Refusal(sentence, _("Choose another reason, or correct the days of the objection."), {"wrong": sentence})
    places = {**objection_words(session, objection), "keputusan": cited_decree(entered)}
    holds = objection_holds(objection) - {"late", "in_time"} | {str(wrong)}
    if rules_told(session, objection).court.days:
        holds.add("court")
    return Gathered(Filling(places, {"explained": listed(lines(entered, "explained"))}, frozenset(holds)))


def _doubts_of_inadmissible(session: Session, objection_id: int, _day: date, entered: Entered) -> tuple[str, ...]:
    objection = of_id(session, Objection, objection_id)
    doubts = []
    if objection.late and entered.get("wrong") != "late":
        doubts.append(_("The objection is late as well; the letter does not say so."))
    if objection.late and objection.wrong_addressee:
        doubts.append(_("The objection went to the wrong office first; that time does not count against the employee."))
    return tuple(doubts)


LETTERS: tuple[KindOfLetter, ...] = (
    KindOfLetter(
        code="objection_answer",
        kind=LetterKind.OBJECTION_ANSWER,
        about=LetterAbout.OBJECTION,
        title=N_("View of the issuer on an objection"),
        begin=_begin_answer,
        gather=_gather_answer,
        fields=(
            EntryField("receiver", N_("To whom"), note=N_("Who decides on the objection.")),
            CLAIM_FIELD,
            EntryField("views", N_("View of the issuer, one point a line"), EntryKind.TEXT),
            EntryField("stance", N_("Proposal"), EntryKind.CHOICE, choices=STANCES),
            DECREE_FIELD,
        ),
        doubts=_doubts_of_answer,
        keeps=("views",),
    ),
    KindOfLetter(
        code="objection_inadmissible",
        kind=LetterKind.OBJECTION_INADMISSIBLE,
        about=LetterAbout.OBJECTION,
        title=N_("Objection not admissible"),
        begin=_begin_inadmissible,
        gather=_gather_inadmissible,
        fields=(
            EntryField("wrong", N_("Why"), EntryKind.CHOICE, choices=WRONG),
            EntryField("explained", N_("What else is explained, one point a line"), EntryKind.TEXT),
            DECREE_FIELD,
        ),
        doubts=_doubts_of_inadmissible,
        keeps=("wrong", "explained"),
    ),
    KindOfLetter(
        code=CODE,
        kind=LetterKind.OBJECTION_DECISION,
        about=LetterAbout.OBJECTION,
        title=N_("Decision on an objection"),
        begin=begin_decision,
        fields=DECISION_FIELDS,
        doubts=doubts_of_decision,
        decree=decide,
        keeps=("result", "effect", "changes", "reasons"),
    ),
)
