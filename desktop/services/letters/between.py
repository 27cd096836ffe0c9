"""Letters between the offices that a move goes through: proposal, agreement, request for BKN's opinion."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.agencies import head_of_agency, head_of_unit
from desktop.domain.cases.cases import ApprovalResult, CaseKind, CaseStage, Direction
from desktop.domain.dates import letter_date
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.letters.letters import LetterAbout, LetterKind
from desktop.domain.letters.official_words import listed
from desktop.domain.refusal import Refusal
from desktop.domain.review.review import TechnicalBody
from desktop.letters.official_wording import Filling
from desktop.services.case_rows import found_case
from desktop.services.case_words import letter_cited
from desktop.services.cases.course import course_of, paper_cited, papers_met, papers_missing
from desktop.services.cases.move_words import MoveWords, holding, move_words, require_move, unrecorded
from desktop.services.letters.joint_proposal import annex_of, cases_named
from desktop.services.letters.statement import STATEMENTS
from desktop.services.rules.case_kinds import case_kinds
from desktop.services.wording.letter_entries import line, lines, needed
from desktop.services.wording.letter_kinds import Entered, EntryField, EntryKind, Gathered, KindOfLetter
from desktop.services.wording.letter_parts import to_own_signer
from desktop.services.wording.worded_points import worded_points
from desktop.text import N_, _

RELEASE, ACCEPT = "release", "accept"
SIDES = {RELEASE: N_("Lets the employee go"), ACCEPT: N_("Takes the employee in")}
ENCLOSED, SHEET = "1 (satu) berkas", "1 (satu) lembar"
SENT_BY_THE_OTHER = frozenset({"no_discipline", "no_bond", "no_findings", "last_decree", "performance"})
"""Papers of the checklist that the sending agency is asked for with its agreement (BKN 5/2019)."""
_RECEIVER = EntryField("receiver", N_("Receiver"), note=N_("As it stands after “Yth.”."))
_RECEIVER_PLACE = EntryField("receiver_place", N_("Place of the receiver"), note=N_("As it stands after “di”."))
_THEIR_LETTER = EntryField(
    "reference", N_("Letter that is answered"), note=N_("Number and date: Nomor 12/2026 tanggal 2 November 2026.")
)


def _addressed(words: MoveWords, entered: Entered) -> dict[str, str]:
    """Whom the letter is to, and who is told of it."""
    case, said = words.case, words.places
    inside = case.direction is Direction.INSIDE
    return {
        "penerima": needed(entered, "receiver", _("Write whom the letter is to.")),
        "tempat_penerima": line(entered, "receiver_place"),
        "kepala_unit_lama": head_of_unit(said["unit_lama"]) if case.direction is not Direction.INCOMING else "",
        "kepala_unit_baru": head_of_unit(said["unit_baru"]) if inside or case.direction is Direction.INCOMING else "",
    }


def _outside_head(words: MoveWords) -> str:
    return head_of_agency(words.case.outside_agency)


def begin_proposal(session: Session, case_id: int, _day: date) -> Entered:
    """To the head of the sending agency, or to the own regional head."""
    words = move_words(session, case_id)
    comes = words.case.direction is Direction.INCOMING
    return {
        "receiver": _outside_head(words) if comes else words.places["pejabat"],
        "receiver_place": "Tempat" if comes else words.office.place,
        "others": "",
    }


def gather_proposal(session: Session, case_id: int, _day: date, entered: Entered) -> Gathered:
    """The move, what speaks for it, and what the sending agency is asked for."""
    words = move_words(session, case_id, entered)
    require_move(words)
    others = cases_named(session, words, lines(entered, "others"))
    request, theirs = paper_cited(session, case_id, "request"), paper_cited(session, case_id, "proposal")
    several = bool(others)
    places = {
        **words.places,
        **_addressed(words, entered),
        "nama_hal": words.places["nama"] + (", dkk." if several else ""),
        "permohonan": request,
        "surat_mereka": theirs,
        "gubernur_luar": _governor_of(words),
        "lampiran": SHEET if several else "-",
        **({"kepala_unit_lama": "", "kepala_unit_baru": ""} if several else {}),
    }
    annex = annex_of([words, *others]) if several else None
    if annex is not None:
        places["jumlah"] = annex.count
    holds = words.holds | holding(
        several=several,
        single=not several,
        ours=words.case.direction is not Direction.INCOMING,
        request_cited=bool(request),
        request_not_cited=not request,
        their_letter=bool(theirs),
        no_letter=not theirs,
    )
    lists = {
        "course": listed(course_of(session, words)),
        "requested": listed(map(_small, papers_missing(session, case_id, SENT_BY_THE_OTHER))),
    }
    filling = Filling(places, lists, holds)
    return Gathered(filling, annex=annex.annex) if annex else Gathered(filling)


def doubt_proposal(session: Session, case_id: int, _day: date, entered: Entered) -> tuple[str, ...]:
    """What the record lacks, and a letter to its own signer."""
    words = move_words(session, case_id, entered)
    return (*unrecorded(words), *to_own_signer(words.places, line(entered, "receiver")), *_contract_goes(words))


def begin_agreement(session: Session, case_id: int, day: date) -> Entered:
    """To let go who leaves or moves inside, to take in who comes; with the usual conditions."""
    words = move_words(session, case_id)
    case, inside = words.case, words.case.direction is Direction.INSIDE
    side = ACCEPT if case.direction is Direction.INCOMING else RELEASE
    holds = Filling(words.places, holds=words.holds | {side})
    agreed = case.approval_on if case.approval is ApprovalResult.APPROVED else None
    return {
        "side": side,
        "receiver": words.places["pejabat"] if inside else _outside_head(words),
        "receiver_place": words.office.place if inside else "Tempat",
        "reference": paper_cited(session, case_id, "proposal" if side is RELEASE else "agreement"),
        "conditions": "\n".join(worded_points(session, "agreement", day, "conditions", holds)),
        "agreed_on": agreed,
        "valid_until": None,
    }


def gather_agreement(session: Session, case_id: int, day: date, entered: Entered) -> Gathered:
    """Whom it is about, the post to be held, and on what conditions."""
    words = move_words(session, case_id, entered)
    require_move(words)
    side = ACCEPT if entered.get("side") == ACCEPT else RELEASE
    inside = words.case.direction is Direction.INSIDE
    until, agreed = entered.get("valid_until"), entered.get("agreed_on")
    if until is not None and until < day:
        sentence = _("The last day lies before the date of the letter.")
        raise Refusal(sentence, _("Correct the date."), {"valid_until": sentence})
    request, theirs = paper_cited(session, case_id, "request"), line(entered, "reference")
    places = {
        **words.places,
        **_addressed(words, entered),
        "pihak": _outside_head(words) or words.places["kantor"],
        "permohonan": request,
        "surat_mereka": theirs,
        "disetujui": letter_date(agreed) if agreed else "",
        "berlaku": letter_date(until) if until else "",
        "jenis_persetujuan": "Menerima" if side == ACCEPT else "Melepas" if inside else "Pindah",
        "lampiran": "-",
    }
    holds = words.holds | holding(
        release=side == RELEASE,
        accept=side == ACCEPT,
        request_cited=bool(request),
        their_letter=bool(theirs),
        no_letter=not theirs,
        agreed=agreed is not None and agreed != day,
        until=until is not None,
    )
    return Gathered(Filling(places, {"conditions": listed(lines(entered, "conditions"))}, holds))


def doubt_agreement(session: Session, case_id: int, day: date, entered: Entered) -> tuple[str, ...]:
    """An agreement against what was decided, later than its letter, or to a letter that is not named."""
    words = move_words(session, case_id, entered)
    agreed, found = entered.get("agreed_on"), []
    if words.case.approval is ApprovalResult.REFUSED:
        found.append(_("The move was not approved; a letter of agreement contradicts that."))
    if agreed is not None and agreed > day:
        found.append(_("The day of the agreement lies after the date of the letter."))
    if words.case.direction is Direction.OUTGOING and not line(entered, "reference"):
        found.append(_("The proposal of the receiving agency is not cited."))
    return (*found, *unrecorded(words), *to_own_signer(words.places, line(entered, "receiver")), *_contract_goes(words))


def begin_technical(session: Session, case_id: int, _day: date) -> Entered:
    """To the office of BKN that advises on such a move, by the way that SE BKN 3/2019 prescribes."""
    words = move_words(session, case_id)
    kind, governor = words.case.kind, words.places["gubernur"]
    regional = "Kepala Kantor Regional Badan Kepegawaian Negara"
    receivers = {
        CaseKind.OTHER_PROVINCE: ("Menteri Dalam Negeri", governor),
        CaseKind.BETWEEN_REGENCIES: (regional, governor),
        CaseKind.PROVINCE: (regional, governor),
    }
    receiver, through = receivers.get(kind, ("Kepala Badan Kepegawaian Negara", ""))
    return {
        "receiver": receiver,
        "through": through,
        "receiver_place": "Tempat",
        "enclosed": "\n".join(papers_met(session, case_id)),
    }


def gather_technical(session: Session, case_id: int, _day: date, entered: Entered) -> Gathered:
    """The data of the employee, the old and the new post, the letters that came before and what is enclosed."""
    words = move_words(session, case_id, entered)
    body = _body_asked(session, words)
    require_move(words)
    usul = letter_cited(session, LetterKind.PROPOSAL, case_id=case_id) or paper_cited(session, case_id, "proposal")
    agreement = paper_cited(session, case_id, "agreement")
    enclosed = lines(entered, "enclosed")
    asked = "Rekomendasi" if body is TechnicalBody.IMUT else "Pertimbangan Teknis"
    minister = words.case.kind is CaseKind.OTHER_PROVINCE
    places = {
        **words.places,
        **_addressed(words, entered),
        "melalui": line(entered, "through"),
        "usul": usul,
        "persetujuan": agreement,
        "kepala_asal": _outside_head(words),
        "hal_dimohon": asked,
        "yang_dimohon": asked.lower(),
        "tembusan_bkn": "Kepala Badan Kepegawaian Negara" if minister else "",
        "lampiran": ENCLOSED if enclosed else "-",
    }
    holds = words.holds | holding(
        pertek=body is TechnicalBody.PERTEK,
        imut=body is TechnicalBody.IMUT,
        proposal_cited=bool(usul),
        proposal_not_cited=not usul,
        agreement_cited=bool(agreement),
    )
    return Gathered(Filling(places, {"enclosed": listed(enclosed)}, holds))


def doubt_technical(session: Session, case_id: int, _day: date, entered: Entered) -> tuple[str, ...]:
    """An opinion asked for too early, or on somebody who cannot go there."""
    words = move_words(session, case_id, entered)
    across = words.case.direction is not Direction.INSIDE
    found = []
    if across and not paper_cited(session, case_id, "agreement"):
        found.append(_("The agreement of the sending agency is not recorded; it comes before the request."))
    if not lines(entered, "enclosed"):
        found.append(_("No paper is enclosed."))
    return (*found, *unrecorded(words), *_contract_goes(words))


def asks_for_opinion(session: Session, case_id: int) -> bool:
    """Whether this office asks BKN about a case: its route says so, and nobody else does it."""
    case = found_case(session, case_id)
    route = case_kinds(session)[case.kind].route(case.direction)
    return bool(route.technical) and case.direction is not Direction.OUTGOING


def _body_asked(session: Session, words: MoveWords) -> TechnicalBody:
    """Whose opinion the route of the case asks for; refused where it asks for none, or another agency asks."""
    route = case_kinds(session)[words.case.kind].route(words.case.direction)
    if words.case.direction is Direction.OUTGOING:
        raise Refusal(
            _("The receiving agency asks for the technical opinion, not the one that lets the employee go."),
            _("Make a letter of agreement instead."),
        )
    if not route.technical:
        raise Refusal(
            _("This kind of case needs no technical opinion: {opinion}.").format(opinion=route.opinion),
            _("Switch it on for the kind of case in Settings, if your office needs it."),
        )
    return TechnicalBody(route.technical)


def _contract_goes(words: MoveWords) -> tuple[str, ...]:
    """That only a PNS moves between agencies."""
    if words.case.direction is Direction.INSIDE or words.employee.kind is EmployeeKind.PNS:
        return ()
    return (_("Only a PNS moves to another agency (Peraturan BKN 5/2019)."),)


def _governor_of(words: MoveWords) -> str:
    """The governor who is told of a move inside his province."""
    near = words.case.kind in {CaseKind.BETWEEN_REGENCIES, CaseKind.PROVINCE}
    governor = words.places["gubernur"]
    return governor if near and governor != _outside_head(words) else ""


def _small(name: str) -> str:
    """The name of a paper inside a sentence."""
    return name[:1].lower() + name[1:]


PROPOSAL = KindOfLetter(
    code="proposal",
    kind=LetterKind.PROPOSAL,
    about=LetterAbout.CASE,
    title=N_("Proposal letter"),
    begin=begin_proposal,
    gather=gather_proposal,
    fields=(
        _RECEIVER,
        _RECEIVER_PLACE,
        EntryField(
            "others",
            N_("Other cases in the same letter"),
            EntryKind.TEXT,
            N_("Case numbers, one a line; their employees are listed in an annex."),
        ),
    ),
    stages=frozenset({CaseStage.CHECKING, CaseStage.CONSULTATION, CaseStage.REVIEW, CaseStage.APPROVAL}),
    doubts=doubt_proposal,
)
AGREEMENT = KindOfLetter(
    code="agreement",
    kind=LetterKind.AGREEMENT,
    about=LetterAbout.CASE,
    title=N_("Letter of agreement"),
    begin=begin_agreement,
    gather=gather_agreement,
    fields=(
        EntryField("side", N_("What is agreed to"), EntryKind.CHOICE, choices=SIDES),
        _RECEIVER,
        _RECEIVER_PLACE,
        _THEIR_LETTER,
        EntryField("conditions", N_("Conditions, one a line"), EntryKind.TEXT),
        EntryField("agreed_on", N_("Agreed on"), EntryKind.DAY),
        EntryField("valid_until", N_("Valid until"), EntryKind.DAY),
    ),
    stages=frozenset({CaseStage.CHECKING, CaseStage.CONSULTATION, CaseStage.REVIEW}),
    doubts=doubt_agreement,
)
TECHNICAL = KindOfLetter(
    code="technical_opinion",
    kind=LetterKind.TECHNICAL_OPINION,
    about=LetterAbout.CASE,
    title=N_("Request for technical opinion"),
    begin=begin_technical,
    gather=gather_technical,
    fits=asks_for_opinion,
    fields=(
        _RECEIVER,
        EntryField("through", N_("Through"), note=N_("The office that passes it on, such as the governor.")),
        _RECEIVER_PLACE,
        EntryField("enclosed", N_("Enclosed papers, one a line"), EntryKind.TEXT),
    ),
    stages=frozenset({CaseStage.REVIEW}),
    doubts=doubt_technical,
)
LETTERS: tuple[KindOfLetter, ...] = (PROPOSAL, AGREEMENT, TECHNICAL, *STATEMENTS)
