"""An office that never changes: its cases, decree, objection and sitting, and every letter that can be made of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import (
    ChecklistItem,
    Employee,
    Post,
    SittingOpinion,
    TransferCase,
    Unit,
)
from desktop.domain.cases.cases import CaseKind, CaseStage, Direction
from desktop.domain.letters.letters import DecreeFacts, LetterAbout, OfficialLetter
from desktop.domain.review.review import TeamOpinion, TeamRole
from desktop.domain.review.sittings import Member
from desktop.services.letters.choice import LETTERS, kind_by_code
from desktop.services.letters.decree_copies import CopyDraft, preview_copy, preview_extract
from desktop.services.letters.decree_facts import gather_decree
from desktop.services.letters.joint_decrees import preview_joint
from desktop.services.letters.joint_facts import JointDraft, gather_joint
from desktop.services.letters.letters import issue_decree, letter_pdf
from desktop.services.letters.official_letters import LetterOrder, compose, preview_letter
from desktop.services.objections.objections import new_objection
from desktop.services.review.sittings import SittingEntry, save_sitting
from desktop.services.settings import save_office
from desktop.services.wording.letter_kinds import OfficialDraft
from desktop.services.wording.signatories import SignatoryEntry, save_signatory
from desktop.text import DEFAULT_LANGUAGE, install_language
from tests import letter_office
from tests.case_office import pass_warnings
from tests.letter_office import TMT, TODAY, add_case
from tests.letters.typed import Words, own_fields
from tests.objection_office import entry

DECREES = ("decree", "collective_decree", "extract", "copy")
CODES = (*(kind.code for kind in LETTERS), *DECREES)
"""Every letter that the program makes."""


@dataclass(frozen=True)
class Fixed:
    """The office with the ids of what letters are made from."""

    store: Store
    words: Words
    planned: int
    incoming: int
    decided: int
    joint: tuple[int, ...]
    signer: int
    mayor: int
    objection: int
    sitting: int
    decree: int
    """The letter by which `decided` was decided."""


Offices = Callable[[Words], Fixed]


def opened(database: Path, words: Words) -> Fixed:
    """The office in an empty database; its store is to be closed."""
    install_language(DEFAULT_LANGUAGE)
    return furnish(Store(database, actor="Penguji"), words)


def furnish(store: Store, words: Words) -> Fixed:
    """Write the office with these words."""
    planned, incoming, decided, *joint = (add_case(store) for _ in range(3 + words.persons))
    with store.write() as session:
        signer, mayor = _settle(session, words)
        write_records(session, words)
        session.get_one(TransferCase, planned).stage = CaseStage.CONSULTATION
        _let_in(session.get_one(TransferCase, incoming), words)
        draft = letter_office.draft(mayor, number=words.number, noting=(words.paper,), copies=_copies(words))
        decree = issue_decree(session, decided, draft, TODAY)
        case = session.get_one(TransferCase, decided)
        case.stage, case.delivered_on = CaseStage.DELIVERY, TODAY
        days = dict.fromkeys(("filed_on", "received_on", "decree_received_on"), TODAY)
        objection = new_objection(session, entry(decided, text=words.claim, **days), TODAY)
        sitting = _sit(session, words, joint)
        for each in joint:
            pass_warnings(session, each, TODAY)
    return Fixed(store, words, planned, incoming, decided, tuple(joint), signer, mayor, objection, sitting, decree)


def write_records(session: Session, words: Words) -> None:
    """Put the words into the records of persons, units, posts and cases, as no form lets them pass."""
    for person in session.query(Employee):
        person.name, person.title_before, person.title_after = words.name, words.before, words.after
        person.legal_status = "01"
    old, new = (session.query(Unit).filter_by(name=f"Puskesmas {name}").one() for name in ("Umban Sari", "Rumbai"))
    old.name, new.name = words.old_unit, words.new_unit
    session.query(Post).one().title = words.post
    for case in session.query(TransferCase):
        case.reason, case.need = words.reason, words.need
    for item in session.query(ChecklistItem):
        item.name = words.paper
    session.flush()


def order_of(session: Session, office: Fixed, code: str, **own: Any) -> LetterOrder:
    """A letter with all its fields filled in the manner of the office's words, but for `own` ones."""
    kind, words = kind_by_code(code), office.words
    about = _about(office, code)
    others = "\n".join(session.get_one(TransferCase, each).number for each in office.joint[1:])
    entered = own_fields(kind, words, kind.begin(session, about, TODAY), others)
    draft = OfficialDraft(
        *(TODAY, _signs(office, code), words.number, words.nature, words.enclosures, words.subject),
        copies=_copies(words),
    )
    return LetterOrder(code, about, draft, {**entered, **own})


def pdf_of(session: Session, office: Fixed, code: str) -> bytes:
    """The pages of a letter of any code."""
    if code not in DECREES:
        return preview_letter(session, order_of(session, office, code)).pdf
    copy = CopyDraft(TODAY, office.signer)
    if code == "decree":
        return letter_pdf(session, office.decree)
    if code == "extract":
        return preview_extract(session, office.decree, office.decided, copy).pdf
    if code == "copy":
        return preview_copy(session, office.decree, copy).pdf
    return preview_joint(session, joint_draft(office), TODAY).pdf


def facts_of(session: Session, office: Fixed, code: str) -> OfficialLetter | DecreeFacts:
    """What a letter says."""
    if code == "collective_decree":
        return gather_joint(session, joint_draft(office), "1")
    if code in DECREES:
        return gather_decree(session, office.decided, letter_office.draft(office.mayor), "1")
    return compose(session, order_of(session, office, code), "1")


def joint_draft(office: Fixed) -> JointDraft:
    """The decree that moves several."""
    words = office.words
    return JointDraft(*(office.joint, TODAY, office.mayor, TMT, words.number, (words.paper,)), copies=_copies(words))


def _signs(office: Fixed, code: str) -> int:
    return office.mayor if code in {"objection_answer", "objection_decision"} else office.signer


def _about(office: Fixed, code: str) -> int:
    kind = kind_by_code(code)
    if kind.about is not LetterAbout.CASE:
        return office.objection if kind.about is LetterAbout.OBJECTION else office.sitting
    cases = {"technical_opinion": office.incoming, "explanation": office.planned, "proposal": office.joint[0]}
    return cases.get(code, office.decided)


def _copies(words: Words) -> tuple[str, ...] | None:
    """As they were typed; the wording's own where nothing was."""
    return tuple(words.copies.splitlines()) or None


def _settle(session: Session, words: Words) -> tuple[int, int]:
    named = replace(letter_office.OFFICE, government=words.government, name=words.office)
    save_office(session, replace(named, address=words.address, place=words.place))
    signs = SignatoryEntry(words.signer_title, words.signer, nip="196801011990032001", grade=words.signer_grade)
    return save_signatory(session, signs), save_signatory(session, SignatoryEntry(words.mayor_title, words.mayor))


def _let_in(case: TransferCase, words: Words) -> None:
    case.direction, case.kind, case.stage = Direction.INCOMING, CaseKind.BETWEEN_REGENCIES, CaseStage.REVIEW
    case.outside_agency, case.outside_unit, case.outside_post = words.agency, words.outside_unit, words.outside_post


def _sit(session: Session, words: Words, cases: list[int]) -> int:
    members = [Member(words.member, words.member_title, TeamRole.CHAIR)]
    members += [Member(f"Anggota Contoh {at}", "Asisten", present=at < words.persons) for at in range(words.persons)]
    made = save_sitting(session, SittingEntry(TODAY, words.room, note=words.note, members=tuple(members)))
    for case in cases:
        opinion = TeamOpinion.SUPPORTS_WITH_NOTES if words.opinion else TeamOpinion.SUPPORTS
        session.add(SittingOpinion(sitting_id=made, case_id=case, opinion=opinion, note=words.opinion))
    session.flush()
    return made
