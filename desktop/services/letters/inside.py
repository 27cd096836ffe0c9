"""Letters inside the office about a case: memo, invitation, letter of assignment."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Hearing, Objection
from desktop.domain.agencies import head_of_unit
from desktop.domain.cases.cases import CaseStage, Direction
from desktop.domain.dates import letter_date, shown_date
from desktop.domain.letters.letters import Annex, LetterAbout, LetterKind
from desktop.domain.letters.official_words import listed
from desktop.domain.letters.spelled import named_day
from desktop.letters.official_wording import Filling
from desktop.services.case_words import effective_day, letter_cited, standing_decree_cited
from desktop.services.cases.course import course_of, paper_cited, sitting_cited, technical_cited
from desktop.services.cases.move_words import MoveWords, holding, move_words, require_move
from desktop.services.rules.calendar import work_calendar
from desktop.services.wording.letter_entries import line, lines, missing, needed, needed_day
from desktop.services.wording.letter_kinds import NO_ANNEX, Entered, EntryField, EntryKind, Gathered, KindOfLetter
from desktop.services.wording.letter_parts import to_own_signer
from desktop.services.wording.worded_points import worded_points
from desktop.text import N_, _

REPORT, DECISION = "report", "decision"
PURPOSES = {REPORT: N_("Reports on the case"), DECISION: N_("Asks for a decision")}
TALK, INTERVIEW, MEETING, HEARING = "talk", "interview", "meeting", "hearing"
OCCASIONS = {
    TALK: N_("Talk with the employee"),
    INTERVIEW: N_("Interview of who comes in"),
    MEETING: N_("Meeting on the case"),
    HEARING: N_("Hearing on the objection"),
}
AGENDAS = {
    TALK: "Penjelasan Rencana Mutasi",
    INTERVIEW: "Wawancara Mutasi Masuk",
    MEETING: "Rapat Pembahasan Usul Mutasi",
    HEARING: "Permintaan Keterangan atas Keberatan",
}
USUAL_TIME = "Pukul 09.00 WIB sampai dengan selesai"
INVITED_AHEAD = 3
"""Working days that the draft leaves between letter and occasion; the officer may change the day."""
MOST_RECEIVERS = 4
"""Guests who still stand in the letter; more of them stand in a list that follows it."""
GUESTS_TITLE, GUESTS_HEADINGS, GUESTS_SHARES = "DAFTAR UNDANGAN", ("No.", "Yang diundang"), (8, 92)
EVERYBODY = "Bapak/Ibu/Saudara"
_WEIGHED = frozenset({CaseStage.REVIEW, CaseStage.APPROVAL})


def begin_memo(session: Session, case_id: int, _day: date) -> Entered:
    """To who decides: before the decision it asks for one, then it reports."""
    words = move_words(session, case_id)
    asks = words.case.stage in {CaseStage.CHECKING, *_WEIGHED}
    return {
        "purpose": DECISION if asks else REPORT,
        "receiver": words.places["pejabat"],
        "sender": "",
        "remarks": "",
    }


def gather_memo(session: Session, case_id: int, _day: date, entered: Entered) -> Gathered:
    """The move and what has happened in the case so far."""
    words = move_words(session, case_id, entered)
    asks = entered.get("purpose") == DECISION
    if asks:
        require_move(words)
    request = paper_cited(session, case_id, "request")
    places = {
        **words.places,
        "penerima": needed(entered, "receiver", _("Write whom the letter is to.")),
        "pengirim": line(entered, "sender") or words.places.get("penanda_jabatan", ""),
        "permohonan": request,
        "isi": "Usul" if asks else "Laporan",
        "lampiran": "-",
    }
    holds = words.holds | holding(
        decision=asks, report=not asks, request_cited=bool(request), request_not_cited=not request
    )
    lists = {"course": listed(course_of(session, words)), "remarks": listed(lines(entered, "remarks"))}
    return Gathered(Filling(places, lists, holds))


def doubt_memo(session: Session, case_id: int, _day: date, entered: Entered) -> tuple[str, ...]:
    """A memo to its own signer."""
    return to_own_signer(move_words(session, case_id, entered).places, line(entered, "receiver"))


def begin_invitation(session: Session, case_id: int, day: date) -> Entered:
    """To the hearing that is to come, else to what the stage of the case calls for."""
    words = move_words(session, case_id)
    hearing = _hearing_ahead(session, case_id, day)
    occasion = HEARING if hearing else _occasion(words)
    ahead = work_calendar(session, day, day).add_workdays(day, INVITED_AHEAD)
    place = hearing.place if hearing else ""
    return {
        "occasion": occasion,
        "held_on": hearing.held_on if hearing else ahead,
        "time": USUAL_TIME,
        "place": place or words.places["kantor"],
        "agenda": "",
        "guests": "\n".join(_guests(words, occasion)),
        "notes": "",
    }


def gather_invitation(session: Session, case_id: int, day: date, entered: Entered) -> Gathered:
    """When, where and to what, and who is invited."""
    words = move_words(session, case_id, entered)
    occasion = str(entered.get("occasion") or TALK)
    held_on = needed_day(entered, "held_on", _("The day of the occasion is not given."))
    if held_on < day:
        raise missing("held_on", _("The occasion lies before the date of the letter."))
    guests = lines(entered, "guests")
    if not guests:
        raise missing("guests", _("Nobody is invited."))
    objection = _objection(session, case_id)
    annexed = len(guests) > MOST_RECEIVERS
    named = (f"{EVERYBODY} (daftar terlampir)",) if annexed else guests
    alone = guests == _guests(words, TALK)
    places = {
        **words.places,
        **{f"tamu_{place}": guest for place, guest in enumerate(named, 1)},
        "tempat_penerima": "Tempat",
        "siapa": words.places["saudara"] if alone else f"{words.places['jenis_pegawai']} a.n. {words.places['nama']}",
        "sapaan": words.places["saudara"] if alone else EVERYBODY,
        "hari": named_day(held_on),
        "waktu": needed(entered, "time", _("The time of the occasion is not given.")),
        "tempat": needed(entered, "place", _("The place of the occasion is not given.")),
        "acara": line(entered, "agenda") or AGENDAS.get(occasion, AGENDAS[TALK]),
        "keberatan": objection,
        "lampiran": "1 (satu) berkas" if annexed else "-",
    }
    known = holding(objection_known=bool(objection), objection_unknown=not objection)
    filling = Filling(places, {"notes": listed(lines(entered, "notes"))}, words.holds | {occasion} | known)
    return Gathered(filling, annex=_guest_list(guests) if annexed else NO_ANNEX)


def doubt_invitation(session: Session, _case_id: int, _day: date, entered: Entered) -> tuple[str, ...]:
    """A day on which nobody works."""
    held_on = entered.get("held_on")
    if not isinstance(held_on, date) or work_calendar(session, held_on, held_on).is_workday(held_on):
        return ()
    return (_("{day} is not a working day.").format(day=shown_date(held_on)),)


def begin_assignment(session: Session, case_id: int, day: date) -> Entered:
    """To serve in the new post from the TMT on, resting on the decree or on what the case has."""
    words = move_words(session, case_id)
    filling = Filling(words.places, holds=words.holds)
    return {
        "bases": "\n".join(_bases(session, words)),
        "others": "",
        "tasks": "\n".join(worded_points(session, "assignment", day, "tasks", filling)),
        "starts_on": effective_day(session, words.case) or day,
        "ends_on": None,
    }


def gather_assignment(session: Session, case_id: int, _day: date, entered: Entered) -> Gathered:
    """Why, on what basis, who, and what is to be done from when to when."""
    words = move_words(session, case_id, entered)
    require_move(words)
    starts = needed_day(entered, "starts_on", _("The first day of the assignment is not given."))
    ends = entered.get("ends_on")
    if ends is not None and ends < starts:
        raise missing("ends_on", _("The last day lies before the first."))
    decree = standing_decree_cited(session, words.case)
    if not lines(entered, "tasks"):
        raise missing("tasks", _("Write what is to be done."))
    places = {
        **words.places,
        **_told_heads(words),
        "keputusan": decree,
        "mulai": letter_date(starts),
        "sampai": letter_date(ends) if ends else "",
    }
    holds = words.holds | holding(
        **{"from": ends is None}, until=ends is not None, decree=bool(decree), no_decree=not decree
    )
    return Gathered(
        Filling(places, {name: listed(lines(entered, name)) for name in ("bases", "others", "tasks")}, holds)
    )


def doubt_assignment(session: Session, case_id: int, day: date, entered: Entered) -> tuple[str, ...]:
    """An order that rests on no decree, or begins before it is given."""
    words, found = move_words(session, case_id, entered), []
    starts = entered.get("starts_on")
    if not standing_decree_cited(session, words.case) and entered.get("ends_on") is None:
        found.append(_("No decree stands: an order to serve elsewhere without one is for a time; give its last day."))
    if isinstance(starts, date) and starts < day:
        found.append(_("The assignment begins before the date of the letter."))
    if not lines(entered, "bases"):
        found.append(_("The letter names no basis (Dasar)."))
    return tuple(found)


def _occasion(words: MoveWords) -> str:
    if words.case.direction is Direction.INCOMING:
        return INTERVIEW
    return MEETING if words.case.stage in _WEIGHED else TALK


def _guests(words: MoveWords, occasion: str) -> tuple[str, ...]:
    """The employee, or those who lead the two units."""
    if occasion != MEETING:
        return (f"{words.places['sdr']} {words.places['nama']}",)
    heads = _told_heads(words)
    return tuple(filter(None, (heads["kepala_unit_lama"], heads["kepala_unit_baru"])))


def _told_heads(words: MoveWords) -> Mapping[str, str]:
    """Who leads the old and the new unit, as far as they are ours."""
    case, said = words.case, words.places
    return {
        "kepala_unit_lama": head_of_unit(said["unit_lama"]) if case.direction is not Direction.INCOMING else "",
        "kepala_unit_baru": head_of_unit(said["unit_baru"]) if case.direction is not Direction.OUTGOING else "",
    }


def _guest_list(guests: tuple[str, ...]) -> Annex:
    rows = tuple((f"{place}.", guest) for place, guest in enumerate(guests, 1))
    return Annex(GUESTS_TITLE, GUESTS_HEADINGS, rows, GUESTS_SHARES)


def _hearing_ahead(session: Session, case_id: int, day: date) -> Hearing | None:
    """The next hearing on an objection to the case's decree."""
    return session.scalar(
        select(Hearing)
        .join(Objection, Objection.id == Hearing.objection_id)
        .where(Objection.case_id == case_id, Hearing.removed_at.is_(None), Hearing.held_on >= day)
        .order_by(Hearing.held_on)
        .limit(1)
    )


def _objection(session: Session, case_id: int) -> str:
    """Register number of the newest objection of the case."""
    newest = select(Objection.number).where(Objection.case_id == case_id).order_by(Objection.id.desc()).limit(1)
    return session.scalar(newest) or ""


def _bases(session: Session, words: MoveWords) -> tuple[str, ...]:
    """The decree, else the opinions and letters on which an order can rest."""
    case = words.case
    decree = standing_decree_cited(session, case)
    if decree:
        return (decree,)
    cited = (
        ("Surat Persetujuan", letter_cited(session, LetterKind.AGREEMENT, case_id=case.id)),
        ("Persetujuan melepas", paper_cited(session, case.id, "release")),
        ("Persetujuan menerima", paper_cited(session, case.id, "acceptance")),
        ("Persetujuan instansi asal", paper_cited(session, case.id, "agreement")),
        ("Berita Acara Sidang Tim Penilai Kinerja", sitting_cited(session, words)),
        ("Pertimbangan Badan Kepegawaian Negara", technical_cited(session, words)),
    )
    return tuple(f"{name} {number}" for name, number in cited if number)


MEMO = KindOfLetter(
    code="memo",
    kind=LetterKind.MEMO,
    about=LetterAbout.CASE,
    title=N_("Official memo"),
    begin=begin_memo,
    gather=gather_memo,
    fields=(
        EntryField("purpose", N_("Purpose of the memo"), EntryKind.CHOICE, choices=PURPOSES),
        EntryField("receiver", N_("Receiver"), note=N_("As it stands after “Yth.”.")),
        EntryField("sender", N_("Sender (Dari)"), note=N_("Empty: the title of who signs.")),
        EntryField("remarks", N_("Remarks, one a line"), EntryKind.TEXT),
    ),
    stages=frozenset({CaseStage.CHECKING, *_WEIGHED}),
    doubts=doubt_memo,
)
INVITATION = KindOfLetter(
    code="invitation",
    kind=LetterKind.INVITATION,
    about=LetterAbout.CASE,
    title=N_("Invitation"),
    begin=begin_invitation,
    gather=gather_invitation,
    fields=(
        EntryField("occasion", N_("Occasion"), EntryKind.CHOICE, choices=OCCASIONS),
        EntryField("held_on", N_("Day of the occasion"), EntryKind.DAY),
        EntryField("time", N_("Time of the occasion")),
        EntryField("place", N_("Place of the occasion")),
        EntryField("agenda", N_("Agenda (Acara)"), note=N_("Empty: what the occasion says.")),
        EntryField("guests", N_("Guests, one a line"), EntryKind.TEXT),
        EntryField("notes", N_("Notes, one a line"), EntryKind.TEXT, N_("What to bring, what to wear.")),
    ),
    stages=frozenset({CaseStage.CONSULTATION, *_WEIGHED}),
    doubts=doubt_invitation,
)
ASSIGNMENT = KindOfLetter(
    code="assignment",
    kind=LetterKind.ASSIGNMENT,
    about=LetterAbout.CASE,
    title=N_("Letter of assignment"),
    begin=begin_assignment,
    gather=gather_assignment,
    fields=(
        EntryField("bases", N_("Bases (Dasar), one a line"), EntryKind.TEXT),
        EntryField("others", N_("Other persons, one a line"), EntryKind.TEXT),
        EntryField("tasks", N_("Tasks (Untuk), one a line"), EntryKind.TEXT),
        EntryField("starts_on", N_("First day of the assignment"), EntryKind.DAY),
        EntryField("ends_on", N_("Last day of the assignment"), EntryKind.DAY),
    ),
    stages=frozenset({CaseStage.DELIVERY, CaseStage.HANDOVER}),
    doubts=doubt_assignment,
)
LETTERS: tuple[KindOfLetter, ...] = (MEMO, INVITATION, ASSIGNMENT)
