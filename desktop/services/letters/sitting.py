"""The minutes of a sitting of the performance team: who was there, and what the team advised on each case."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Letter, Sitting, SittingOpinion, TransferCase
from desktop.domain.dates import letter_date
from desktop.domain.letters.letters import Annex, LetterAbout, LetterKind, Party, Signature
from desktop.domain.letters.official_words import listed, phrase, title_case
from desktop.domain.letters.spelled import counted, spelled_day
from desktop.domain.refusal import Refusal
from desktop.domain.review.review import TeamOpinion, TeamRole
from desktop.domain.review.sittings import Member, quorum_doubt
from desktop.letters.official_wording import Filling
from desktop.services.case_words import case_words
from desktop.services.review.sittings import members_of, standing_sitting
from desktop.services.settings import office as current_office
from desktop.services.wording.letter_entries import is_signer, line, lines
from desktop.services.wording.letter_kinds import NO_ANNEX, Entered, EntryField, EntryKind, Gathered, KindOfLetter
from desktop.text import N_, _

FEW = 3
"""Up to so many cases stand in the text itself."""
ROLES = {TeamRole.CHAIR: "Ketua", TeamRole.SECRETARY: "Sekretaris", TeamRole.MEMBER: "Anggota"}
OPINIONS = {
    TeamOpinion.SUPPORTS: "mendukung",
    TeamOpinion.SUPPORTS_WITH_NOTES: "mendukung dengan catatan",
    TeamOpinion.ADVISES_AGAINST: "tidak menyarankan",
}
POSTPONED = "ditunda"
"""What is printed of a case on which the team has not spoken."""
TITLE = "DAFTAR PERTIMBANGAN TIM PENILAI KINERJA ATAS USUL MUTASI PEGAWAI"
HEADINGS = (
    "No.",
    "Nama, NIP/NI PPPK",
    "Pangkat, golongan ruang",
    "Jabatan dan unit kerja sekarang",
    "Jabatan dan unit kerja yang diusulkan",
    "Pertimbangan",
    "Catatan",
)
SHARES = (4, 22, 12, 20, 20, 11, 11)


@dataclass(frozen=True, slots=True)
class _Heard:
    """A case on the agenda, in words, and what the team advised."""

    words: dict[str, str]
    opinion: TeamOpinion | None
    note: str

    @property
    def advice(self) -> str:
        """The opinion in a word."""
        return OPINIONS[self.opinion] if self.opinion else POSTPONED


def _begin(session: Session, sitting_id: int, _day: date) -> Entered:
    sitting = standing_sitting(session, sitting_id)
    return {"place": sitting.place, "notes": sitting.note}


def _gather(session: Session, sitting_id: int, day: date, entered: Entered) -> Gathered:
    sitting = standing_sitting(session, sitting_id)
    members, heard = members_of(session, sitting.id), _heard(session, sitting.id)
    present = _in_order([one for one in members if one.present])
    _require_content(sitting, present, heard, day)
    office = current_office(session)
    government = title_case(office.government)
    place, clock = line(entered, "place"), line(entered, "clock")
    signs = next((one for one in present if is_signer(session, entered, one.name)), None)
    places = {
        "peran": ROLES[signs.role] if signs else "Mengetahui,",
        "hari": spelled_day(sitting.held_on),
        "tanggal_sidang": letter_date(sitting.held_on),
        "pukul": f", pukul {clock}" if clock else "",
        "bertempat": f", bertempat di {place}" if place else "",
        "hadir": counted(len(present)),
        "anggota": counted(len(members)),
        "jumlah": counted(len(heard)),
        "rekap": _summary(heard),
        "pemerintah": government,
        "daerah": government.removeprefix("Pemerintah "),
        "kantor": title_case(office.name),
    }
    lists = {
        "present": listed(map(_presented, present)),
        "absent": listed(_presented(one) for one in members if not one.present),
        "opinions": listed(map(_opinion, heard)) if len(heard) <= FEW else (),
        "notes": listed(lines(entered, "notes")),
    }
    holds = frozenset({"few" if len(heard) <= FEW else "many"})
    parties = tuple(_party(one) for one in present if one is not signs)
    return Gathered(Filling(places, lists, holds), parties, _annex(heard))


def _require_content(sitting: Sitting, present: Sequence[Member], heard: Sequence[_Heard], day: date) -> None:
    """Refuse minutes of a sitting that was not held, where nobody sat, or that heard nothing."""
    if sitting.held_on > day:
        sentence = _("The sitting is later than the date of its minutes.")
        raise Refusal(sentence, _("Correct one of the two dates."), {"day": sentence})
    if not present:
        raise Refusal(_("No member of the team is recorded as present."), _("Enter the members on the sitting's page."))
    if not heard:
        raise Refusal(_("The agenda of the sitting is empty."), _("Put the cases on it that the team heard."))


def _doubts(session: Session, sitting_id: int, _day: date, _entered: Entered) -> tuple[str, ...]:
    quorum = quorum_doubt(members_of(session, sitting_id), current_office(session).sitting_quorum)
    silent = sum(one.opinion is None for one in _heard(session, sitting_id))
    sentence = _("{count} cases on the agenda have no opinion yet; they are printed as postponed.")
    return tuple(filter(None, (quorum, sentence.format(count=silent) if silent else "")))


def _issued(session: Session, sitting_id: int, letter: Letter) -> None:
    """Keep the number of the minutes with the sitting, unless another one is recorded."""
    sitting = session.get_one(Sitting, sitting_id)
    if not sitting.minutes_number:
        sitting.minutes_number, sitting.minutes_date = letter.number, letter.dated


def _heard(session: Session, sitting_id: int) -> list[_Heard]:
    """The cases of the agenda in the order of the register."""
    rows = session.execute(
        select(SittingOpinion, TransferCase)
        .join(TransferCase, TransferCase.id == SittingOpinion.case_id)
        .where(SittingOpinion.sitting_id == sitting_id)
        .order_by(TransferCase.number)
    )
    return [_Heard(case_words(session, case), row.opinion, phrase(row.note)) for row, case in rows]


def _in_order(members: Sequence[Member]) -> list[Member]:
    """The chair first, then the secretary, then the others as they were entered."""
    return sorted(members, key=lambda one: list(ROLES).index(one.role))


def _presented(member: Member) -> str:
    title = f", {member.title}" if member.title and member.title != member.name else ""
    return f"{member.name}{title}, sebagai {ROLES[member.role]}"


def _party(member: Member) -> Party:
    title = "" if member.title == member.name else member.title
    return Party(ROLES[member.role], Signature(title=title, name=member.name))


def _opinion(heard: _Heard) -> str:
    words = heard.words
    old, new = (_place(words, end, " pada ") for end in ("lama", "baru"))
    moved = f"dari {old} ke {new}" if old and new else f"ke {new}"
    noted = f" ({heard.note})" if heard.note else ""
    return f"{words['nama']}, {words['jenis_nomor']} {words['nip']}, {moved}: {heard.advice}{noted}"


def _place(words: dict[str, str], end: str, between: str) -> str:
    return between.join(filter(None, (words[f"jabatan_{end}"], words[f"unit_{end}"])))


def _summary(heard: Sequence[_Heard]) -> str:
    """How many cases came out how: "mendukung 4 (empat) orang, ditunda 1 (satu) orang"."""
    counts = Counter(one.advice for one in heard)
    return ", ".join(f"{advice} {counted(counts[advice])} orang" for advice in _advices() if counts[advice])


def _advices() -> Iterator[str]:
    yield from OPINIONS.values()
    yield POSTPONED


def _annex(heard: Sequence[_Heard]) -> Annex:
    if len(heard) <= FEW:
        return NO_ANNEX
    rows = (
        (
            f"{place}.",
            f"{one.words['nama']}\n{one.words['nip']}",
            one.words["pangkat"] or "-",
            _place(one.words, "lama", "\n") or "-",
            _place(one.words, "baru", "\n") or "-",
            one.advice,
            one.note or "-",
        )
        for place, one in enumerate(heard, 1)
    )
    return Annex(TITLE, HEADINGS, tuple(rows), SHARES)


LETTERS: tuple[KindOfLetter, ...] = (
    KindOfLetter(
        code="minutes_sitting",
        kind=LetterKind.MINUTES,
        about=LetterAbout.SITTING,
        title=N_("Minutes of the sitting"),
        begin=_begin,
        gather=_gather,
        fields=(
            EntryField("place", N_("Place")),
            EntryField("clock", N_("Hour"), note=N_("For example 09.00 WIB; left out where it is empty.")),
            EntryField("notes", N_("What else was noted, one a line"), EntryKind.TEXT),
        ),
        doubts=_doubts,
        issued=_issued,
    ),
)
