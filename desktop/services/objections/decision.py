"""The decision on an objection as a decree: what was considered, what is decided, and what becomes of the decree."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Objection
from desktop.domain.dates import shown_date
from desktop.domain.letters.letters import IN_ANOTHERS_NAME, DecreeFacts, LetterKind
from desktop.domain.letters.limits import check_decree
from desktop.domain.letters.official_words import letters_before, phrase, title_case
from desktop.domain.objections.objections import DECREE_EFFECT_WORDS, Addressee, DecreeEffect, ObjectionResult
from desktop.domain.refusal import Refusal
from desktop.letters.objection_wording import (
    DecisionWording,
    filled_clauses,
    filled_sentences,
    plain_decision_wording,
)
from desktop.letters.official_wording import Filling, filled_lines
from desktop.letters.wording import fill
from desktop.services.objections.answers import ACCEPTED, PARTLY, REJECTED
from desktop.services.objections.count import rules_told
from desktop.services.objections.outcome import decree_now
from desktop.services.objections.rows import of_id
from desktop.services.objections.words import (
    claim_of,
    decree_objected_to,
    hearings_held,
    objection_holds,
    objection_words,
    response_cited,
)
from desktop.services.rules.legal_bases import bases_on
from desktop.services.wording.letter_entries import DECREE_FIELD, checked, cited_decree, lines, missing, needed
from desktop.services.wording.letter_kinds import Entered, EntryField, EntryKind, OfficialDraft
from desktop.services.wording.letter_parts import as_head_signs, office_for_letters
from desktop.services.wording.letter_settings import letter_settings
from desktop.services.wording.letterheads import letterhead_for
from desktop.services.wording.signatories import signature_on
from desktop.services.wording.wordings import plain_on
from desktop.text import N_, _

CODE = "objection_decision"
RESULTS = {
    ACCEPTED: N_("Accepted (decree changed or cancelled)"),
    PARTLY: N_("Granted in part (lightened or changed)"),
    REJECTED: N_("Rejected (decree upheld)"),
}
EFFECTS: Mapping[str, tuple[DecreeEffect, ...]] = {
    ACCEPTED: (DecreeEffect.CANCELLED, DecreeEffect.AMENDED),
    PARTLY: (DecreeEffect.AMENDED, DecreeEffect.KEPT),
    REJECTED: (DecreeEffect.KEPT,),
}
"""What each result may do to the decree, the usual first."""
_BY_RESULT = {
    ObjectionResult.UPHELD_DECREE: (REJECTED, DecreeEffect.KEPT),
    ObjectionResult.LIGHTENED: (PARTLY, DecreeEffect.KEPT),
    ObjectionResult.CHANGED: (PARTLY, DecreeEffect.AMENDED),
    ObjectionResult.CANCELLED: (ACCEPTED, DecreeEffect.CANCELLED),
}
"""What a recorded result says of both."""
CLAIM_FIELD = EntryField(
    "claim",
    N_("Substance of the objection"),
    EntryKind.TEXT,
    N_("As a part of a sentence; sum up a long text."),
)
DECISION_FIELDS = (
    EntryField("result", N_("The objection is"), EntryKind.CHOICE, choices=RESULTS),
    EntryField(
        "effect",
        N_("Effect on the decree"),
        EntryKind.CHOICE,
        choices={effect.value: words for effect, words in DECREE_EFFECT_WORDS.items()},
    ),
    EntryField(
        "changes",
        N_("What is changed or granted, one a line"),
        EntryKind.TEXT,
        N_("Lines such as “Unit kerja baru: …” are set as a list."),
    ),
    EntryField(
        "claim", N_("Substance of the objection"), EntryKind.TEXT, N_("As a part of a sentence; sum up a long text.")
    ),
    EntryField(
        "reasons",
        N_("Considerations, one a line"),
        EntryKind.TEXT,
        N_("Each is printed under Menimbang after the word “bahwa”."),
    ),
    DECREE_FIELD,
)


def begin_decision(session: Session, objection_id: int, _day: date) -> Entered:
    """What the fields show at first: the recorded result, the employee's words, the recorded answer as reasons."""
    objection = of_id(session, Objection, objection_id)
    result, effect = _BY_RESULT.get(objection.result, (None, None)) if objection.result else (None, None)
    return {
        "result": result,
        "effect": objection.effect or effect,
        "claim": claim_of(objection),
        "reasons": objection.answer_text,
        "decree": decree_objected_to(session, objection_id),
    }


def decide(session: Session, objection_id: int, draft: OfficialDraft, entered: Entered, number: str) -> DecreeFacts:
    """All that the decision will say; refuses with what is missing, too long or contradicts itself."""
    office, wording = office_for_letters(session), plain_decision_wording(plain_on(session, CODE, draft.day))
    objection = of_id(session, Objection, objection_id)
    signature = signature_on(session, draft.signatory_id, draft.day, show_nip=True)
    issuer = signature.principal if signature.capacity in IN_ANOTHERS_NAME else signature.title
    filling = _filling(session, objection, draft.day, entered, title_case(issuer))
    employee = session.get_one(Employee, objection.employee_id)
    bases = bases_on(session, LetterKind.OBJECTION_DECISION.value, employee.kind.value, draft.day)
    invocation = letter_settings(session, LetterKind.OBJECTION_DECISION).invocation
    facts = DecreeFacts(
        letterhead=letterhead_for(session, draft.signatory_id, issuer),
        issuer=issuer,
        number=number,
        subject=_subject(wording, filling).upper(),
        considering=_considering(wording, filling),
        bases=tuple(basis for basis in bases if wording.cites(objection.rule_set.value, basis)),
        clauses=filled_clauses(wording.clauses, filling, _changed_lines(entered)),
        place=office.place,
        day=draft.day,
        signature=as_head_signs(signature, issuer),
        noting=filled_sentences(wording.noting, filling),
        copies=_copies(wording, draft, filling),
        invocation=wording.invocation if invocation else "",
    )
    check_decree(facts)
    return facts


def doubts_of_decision(session: Session, objection_id: int, day: date, _entered: Entered) -> tuple[str, ...]:
    """What an officer should look at before the decision is issued."""
    objection = of_id(session, Objection, objection_id)
    doubts = []
    if objection.late:
        doubts.append(_("The objection was filed after the last day; it may have to be found inadmissible."))
    if day > objection.decision_due_on:
        doubts.append(_("The decision was due on {day}.").format(day=shown_date(objection.decision_due_on)))
    if objection.addressee is Addressee.SUPERIOR and not response_cited(session, objection):
        doubts.append(_("The issuer has not given a view yet."))
    if not decree_now(session, objection).stands:
        doubts.append(_("The decree objected to has been cancelled."))
    return tuple(doubts)


def _filling(session: Session, objection: Objection, day: date, entered: Entered, issuer: str) -> Filling:
    reasons = tuple(filter(None, (_reason(one) for one in lines(entered, "reasons"))))
    if not reasons:
        raise missing("reasons", _("The considerations of the decision are not written."))
    words = objection_words(session, objection)
    places = {
        **words,
        "keputusan": cited_decree(entered),
        "pokok": phrase(needed(entered, "claim", _("It is not said what the employee objects to."))),
        "tanggapan": response_cited(session, objection),
        "perubahan": _changed_text(entered),
        "pejabat": issuer,
    }
    holds = objection_holds(objection) | _decided(entered) | _known(session, objection, words)
    lists = {"hearings": hearings_held(session, objection.id, day), "reasons": reasons}
    return Filling(places, lists, frozenset(holds))


def _reason(text: str) -> str:
    """A consideration as it follows "bahwa"."""
    return phrase(text).removeprefix("bahwa ").removeprefix("Bahwa ")


def _decided(entered: Entered) -> set[str]:
    """Result and effect, which must agree, and whether something is granted beside a decree that is kept."""
    result, effect = entered.get("result"), entered.get("effect")
    if result not in RESULTS:
        raise missing("result", _("It is not chosen how the objection is decided."))
    if not effect:
        raise missing("effect", _("Choose what the answer did to the decree."))
    if effect not in EFFECTS[result]:
        sentence = _("This does not fit the result of the objection.")
        raise Refusal(sentence, _("Choose another effect, or another result."), {"effect": sentence})
    relief = result == PARTLY and effect == DecreeEffect.KEPT
    if (relief or effect == DecreeEffect.AMENDED) and not lines(entered, "changes"):
        raise missing("changes", _("It is not said what is changed or granted."))
    remedy = {"remedy"} if result != ACCEPTED else set()
    return {str(result), DecreeEffect(effect).value} | ({"relief"} if relief else set()) | remedy


def _known(session: Session, objection: Objection, words: Mapping[str, str]) -> set[str]:
    """What is known of the objection that a sentence depends on."""
    facts = {
        "responded": bool(response_cited(session, objection)),
        "court": bool(rules_told(session, objection).court.days),
        "superior": objection.addressee is Addressee.SUPERIOR,
        "no_superior": objection.addressee is not Addressee.SUPERIOR,
        "old_post": bool(words["jabatan_lama"] and words["unit_lama"]),
        "no_old_post": not (words["jabatan_lama"] and words["unit_lama"]),
    }
    return {name for name, holds in facts.items() if holds}


def _changed_lines(entered: Entered) -> tuple[tuple[str, str], ...]:
    """The changes as label and value, where every line has both."""
    pairs = [one.partition(":") for one in lines(entered, "changes")]
    if not all(value.strip() for _label, _colon, value in pairs):
        return ()
    return tuple((label.strip(), value.strip()) for label, _colon, value in pairs)


def _changed_text(entered: Entered) -> str:
    """The changes as a part of the sentence, where they are no list."""
    if _changed_lines(entered):
        return ""
    told = [phrase(one) for one in lines(entered, "changes")]
    return "; ".join(told) + "." if told else ""


def _subject(wording: DecisionWording, filling: Filling) -> str:
    return fill(wording.subject, filling.places)


def _considering(wording: DecisionWording, filling: Filling) -> tuple[str, ...]:
    """The considerations; the last one counts those before it by their letters."""
    places = {
        **filling.places,
        "huruf": letters_before(len(filled_sentences(wording.considering, filling))),
        "perihal": " ".join(_subject(wording, filling).split()),
    }
    return filled_sentences(wording.considering, Filling(places, filling.lists, filling.holds))


def _copies(wording: DecisionWording, draft: OfficialDraft, filling: Filling) -> tuple[str, ...]:
    """The officer's own list, or the wording's; the head of a unit that is not known is left out."""
    if draft.copies is not None:
        return tuple(checked("copies", line, 300) for line in draft.copies if line.strip())
    return filled_lines(wording.copies, filling)
