"""Letters that two sides sign: minutes of handover, minutes of an inauguration, and the receipt of a paper."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Letter, TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import Religion
from desktop.domain.employees.nip import number_name
from desktop.domain.letters.letters import LetterAbout, LetterKind, Party, Signature
from desktop.domain.letters.official_words import listed
from desktop.domain.letters.spelled import spelled_day
from desktop.letters.official_wording import Filling
from desktop.services.case_rows import found_case
from desktop.services.case_words import case_words, require_destination, standing_decree_cited
from desktop.services.wording.letter_entries import (
    DECREE_FIELD,
    cited_decree,
    line,
    lines,
    missing,
    needed,
    needed_day,
    number_of,
    person_words,
    persons,
)
from desktop.services.wording.letter_kinds import SIGNER, Entered, EntryField, EntryKind, Gathered, KindOfLetter
from desktop.services.wording.letter_parts import about_signer
from desktop.text import N_, _

FIRST, SECOND = "PIHAK PERTAMA", "PIHAK KEDUA"
TAKES, GIVES = "takes", "gives"
RITES = {
    Religion.ISLAM: "Islam",
    Religion.PROTESTANT: "Kristen Protestan",
    Religion.CATHOLIC: "Katolik",
    Religion.HINDU: "Hindu",
    Religion.BUDDHIST: "Buddha",
    Religion.CONFUCIAN: "Khonghucu",
}
LEAST_WITNESSES = 2
"""Who takes an oath of office is heard by two witnesses at least (PP 11/2017)."""
PERSONS_NOTE = N_("One person a line: name; NIP; post.")


def _begin_handover(session: Session, case_id: int, day: date) -> Entered:
    case = found_case(session, case_id)
    return {"decree": standing_decree_cited(session, case), "handed_on": case.handed_over_on or day, "direction": TAKES}


def _gather_handover(session: Session, case_id: int, _day: date, entered: Entered) -> Gathered:
    words = case_words(session, found_case(session, case_id))
    takes = _direction(entered) == TAKES
    if takes:
        require_destination(words)
    post, unit = (words["jabatan_baru"], words["unit_baru"]) if takes else (words["jabatan_lama"], words["unit_lama"])
    named = ("nama", "jenis_nomor", "nip", "label_golongan")
    employee = {**{name: words[name] for name in named}, "pangkat": words["golongan"], "jabatan": post}
    other = _other_party(session, entered)
    first, second = (other, employee) if takes else (employee, other)
    items = lines(entered, "items")
    handed_on = needed_day(entered, "handed_on", _("The day of the handover is not given."))
    places = {
        **words,
        **{f"pertama_{name}": value for name, value in first.items()},
        **{f"kedua_{name}": value for name, value in second.items()},
        "peran": _role_of_signer(entered, takes=takes),
        "hari": spelled_day(handed_on),
        "bertempat": _at(entered),
        "keputusan": cited_decree(entered),
        "jabatan_serah": post,
        "unit_serah": unit,
        "kepala_unit_serah": words["kepala_unit_baru" if takes else "kepala_unit_lama"],
    }
    # The first party signs at the right, below the date.
    sides = (Party(SECOND, _signs(second)), Party(FIRST, _signs(first)))
    parties = sides if _by_others(entered) else (sides[0] if takes else sides[1],)
    holds = frozenset({"items" if items else "no_items"})
    return Gathered(
        Filling(places, {"items": listed(items)}, holds),
        (*parties, *persons(entered, "witnesses", "Saksi")),
    )


def _handover_issued(session: Session, case_id: int, letter: Letter) -> None:
    """Keep the number of the minutes with the case, unless another one is recorded."""
    case = session.get_one(TransferCase, case_id)
    if not case.handover_minutes:
        case.handover_minutes = letter.number


def _direction(entered: Entered) -> str:
    chosen = entered.get("direction")
    if chosen not in {TAKES, GIVES}:
        raise missing("direction", _("It is not chosen who hands over."))
    return str(chosen)


def _by_others(entered: Entered) -> bool:
    """Whether the other side is named, so that the official who signs only takes note."""
    return bool(line(entered, "other_name"))


def _role_of_signer(entered: Entered, *, takes: bool) -> str:
    if _by_others(entered):
        return "Mengetahui,"
    return FIRST if takes else SECOND


def _other_party(session: Session, entered: Entered) -> dict[str, str]:
    """Who hands over to the employee or takes over: the person of the fields, else the official who signs."""
    if _by_others(entered):
        fields = (("nama", "other_name"), ("pangkat", "other_grade"), ("jabatan", "other_title"))
        return _labelled({**{name: line(entered, at) for name, at in fields}, "nip": number_of(entered, "other_nip")})
    signer = about_signer(session, entered.get(SIGNER))
    return _labelled({name: signer.get(f"penanda_{name}", "") for name in ("nama", "nip", "pangkat", "jabatan")})


def _labelled(side: dict[str, str]) -> dict[str, str]:
    """A party with what its number and its rank are called."""
    return {**side, "jenis_nomor": number_name(side["nip"]), "label_golongan": "Pangkat, golongan ruang"}


def _signs(side: dict[str, str]) -> Signature:
    return Signature(title=side["jabatan"], name=side["nama"], nip=side["nip"])


def _at(entered: Entered) -> str:
    place = line(entered, "place")
    return f", bertempat di {place}" if place else ""


def _doubts_of_handover(_session: Session, _case_id: int, day: date, entered: Entered) -> tuple[str, ...]:
    return _other_day(entered.get("handed_on"), day)


def _other_day(told: date | None, day: date) -> tuple[str, ...]:
    """That minutes which begin with "Pada hari ini" bear another date."""
    if told is None or told == day:
        return ()
    return (_("The minutes tell of {told}, but are dated {day}.").format(told=shown_date(told), day=shown_date(day)),)


def _begin_oath(session: Session, case_id: int, day: date) -> Entered:
    case = found_case(session, case_id)
    religion = session.get_one(Employee, case.employee_id).religion
    return {
        "decree": standing_decree_cited(session, case),
        "sworn_on": day,
        "rite": RITES.get(religion, "") if religion else "",
    }


def _gather_oath(session: Session, case_id: int, _day: date, entered: Entered) -> Gathered:
    words = case_words(session, found_case(session, case_id))
    require_destination(words)
    sworn_on = needed_day(entered, "sworn_on", _("The day of the inauguration is not given."))
    witnesses = persons(entered, "witnesses", "Saksi")
    if len(witnesses) < LEAST_WITNESSES:
        raise missing("witnesses", _("The minutes need {count} witnesses.").format(count=LEAST_WITNESSES))
    rite, clergy = line(entered, "rite"), line(entered, "clergy")
    places = {
        **words,
        "hari": spelled_day(sworn_on),
        "bertempat": _at(entered),
        "keputusan": cited_decree(entered),
        "agama": rite,
        "rohaniwan": clergy,
    }
    sworn = Signature(title=words["jabatan_baru"], name=words["nama"], nip=words["nip"])
    holds = _holding((("rite", bool(rite)), ("clergy" if clergy else "no_clergy", True)))
    return Gathered(
        Filling(places, {"witnesses": listed(person_words(witnesses))}, holds),
        (Party("Yang mengucapkan sumpah/janji", sworn), *witnesses),
    )


def _doubts_of_oath(_session: Session, _case_id: int, day: date, entered: Entered) -> tuple[str, ...]:
    return _other_day(entered.get("sworn_on"), day)


def _begin_receipt(session: Session, case_id: int, day: date) -> Entered:
    case = found_case(session, case_id)
    words = case_words(session, case)
    return {
        "paper": standing_decree_cited(session, case),
        "copies_given": "1 (satu) berkas",
        "received_on": day,
        "receiver": words["nama"],
        "receiver_nip": words["nip"],
        "receiver_title": words["jabatan_lama"],
    }


def _gather_receipt(session: Session, case_id: int, _day: date, entered: Entered) -> Gathered:
    paper = needed(entered, "paper", _("It is not said what was received."))
    receiver = needed(entered, "receiver", _("It is not said who received it."))
    received_on = needed_day(entered, "received_on", _("The day of receipt is not given."))
    words = case_words(session, found_case(session, case_id))
    signs = _receiver(words, entered, receiver)
    places = {
        **words,
        "hari": spelled_day(received_on),
        "naskah": paper,
        "jumlah": line(entered, "copies_given"),
        "keterangan": line(entered, "note"),
        # Where the employee receives it, one line says so already.
        "penerima": "" if receiver == words["nama"] else receiver,
        "penerima_nip": signs.nip,
        "penerima_jabatan": signs.title,
    }
    holds = frozenset({"decree" if paper.startswith("Keputusan") else "no_decree"})
    return Gathered(Filling(places, holds=holds), (Party("Yang menerima", signs),))


def _receiver(words: dict[str, str], entered: Entered, name: str) -> Signature:
    """Who receives; number and post of the employee are not those of somebody else."""
    number, title = number_of(entered, "receiver_nip"), line(entered, "receiver_title")
    if name != words["nama"] and number == words["nip"]:
        number = title = ""
    return Signature(title=title, name=name, nip=number)


def _receipt_issued(session: Session, case_id: int, letter: Letter) -> None:
    """Offer the number of the receipt where the delivery will be recorded."""
    case = session.get_one(TransferCase, case_id)
    if not case.delivery_reference and case.delivered_on is None:
        case.delivery_reference = letter.number


def _holding(conditions: Iterable[tuple[str, bool]]) -> frozenset[str]:
    return frozenset(name for name, holds in conditions if holds)


LETTERS: tuple[KindOfLetter, ...] = (
    KindOfLetter(
        code="minutes_handover",
        kind=LetterKind.MINUTES,
        about=LetterAbout.CASE,
        title=N_("Minutes of handover"),
        begin=_begin_handover,
        gather=_gather_handover,
        fields=(
            EntryField("handed_on", N_("Handed over on"), EntryKind.DAY),
            EntryField("place", N_("Place")),
            EntryField(
                "direction",
                N_("The employee"),
                EntryKind.CHOICE,
                choices={TAKES: N_("takes over the new post"), GIVES: N_("hands over the old post")},
            ),
            EntryField(
                "other_name",
                N_("Name of the other side"),
                note=N_("Empty: the official who signs is the other side. Filled in: that official takes note."),
            ),
            EntryField("other_nip", N_("NIP of the other side")),
            EntryField("other_grade", N_("Grade of the other side")),
            EntryField("other_title", N_("Post of the other side")),
            EntryField(
                "items",
                N_("What is handed over, one a line"),
                EntryKind.TEXT,
                N_("Empty: papers, goods and reports, as the wording lists them."),
            ),
            EntryField("witnesses", N_("Witnesses"), EntryKind.TEXT, PERSONS_NOTE),
            DECREE_FIELD,
        ),
        stages=frozenset({CaseStage.HANDOVER}),
        doubts=_doubts_of_handover,
        issued=_handover_issued,
    ),
    KindOfLetter(
        code="minutes_inauguration",
        kind=LetterKind.MINUTES,
        about=LetterAbout.CASE,
        title=N_("Minutes of an inauguration"),
        begin=_begin_oath,
        gather=_gather_oath,
        fields=(
            EntryField("sworn_on", N_("Inaugurated on"), EntryKind.DAY),
            EntryField("place", N_("Place")),
            EntryField("rite", N_("Oath by the rite of")),
            EntryField("clergy", N_("Clergy")),
            EntryField("witnesses", N_("Witnesses"), EntryKind.TEXT, PERSONS_NOTE),
            DECREE_FIELD,
        ),
        stages=frozenset({CaseStage.DELIVERY, CaseStage.HANDOVER}),
        doubts=_doubts_of_oath,
    ),
    KindOfLetter(
        code="receipt",
        kind=LetterKind.RECEIPT,
        about=LetterAbout.CASE,
        title=N_("Receipt"),
        begin=_begin_receipt,
        gather=_gather_receipt,
        fields=(
            EntryField("received_on", N_("Received on"), EntryKind.DAY),
            EntryField("paper", N_("Paper that is received"), EntryKind.TEXT),
            EntryField("copies_given", N_("How many")),
            EntryField("receiver", N_("Received by")),
            EntryField("receiver_nip", N_("NIP of the receiver")),
            EntryField("receiver_title", N_("Post of the receiver")),
            EntryField("note", N_("Remark"), note=N_("Left out where it is empty.")),
        ),
        stages=frozenset({CaseStage.DELIVERY}),
        issued=_receipt_issued,
    ),
)
