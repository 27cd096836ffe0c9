"""Several employees in one proposal: the cases that are named beside the letter's own, and the list that follows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import TransferCase
from desktop.domain.cases.cases import Direction
from desktop.domain.letters.letters import Annex
from desktop.domain.letters.spelled import counted
from desktop.domain.refusal import Refusal
from desktop.services.cases.move_words import MoveWords, move_words, require_move
from desktop.text import _

TITLE = "DAFTAR PEGAWAI YANG DIUSULKAN"
HEADINGS = (
    "No.",
    "Nama dan {number}",
    "Pangkat, golongan ruang",
    "Jabatan dan unit kerja sekarang",
    "Jabatan dan unit kerja yang diusulkan",
)
SHARES = (6, 24, 16, 27, 27)


@dataclass(frozen=True, slots=True)
class ProposedList:
    """The list, and how many it names in figures and words."""

    annex: Annex
    count: str


def cases_named(session: Session, own: MoveWords, numbers: Sequence[str]) -> list[MoveWords]:
    """The other cases by their numbers; refused where one is not there or would need another letter."""
    found = [_named(session, own, number) for number in dict.fromkeys(numbers) if number != own.case.number]
    for words in found:
        require_move(words)
    return found


def annex_of(moves: Sequence[MoveWords]) -> ProposedList:
    """The employees in the order in which they were named."""
    number = moves[0].places["jenis_nomor"]
    headings = tuple(heading.format(number=number) for heading in HEADINGS)
    rows = tuple(_row(place, words) for place, words in enumerate(moves, 1))
    return ProposedList(Annex(TITLE, headings, rows, SHARES), counted(len(rows)))


def _named(session: Session, own: MoveWords, number: str) -> MoveWords:
    case_id = session.scalar(select(TransferCase.id).where(TransferCase.number == number))
    if case_id is None:
        raise _no(_("There is no case {number}.").format(number=number))
    words = move_words(session, case_id)
    if words.places["jenis_pegawai"] != own.places["jenis_pegawai"]:
        raise _no(_("Case {number} is about another kind of employee.").format(number=number))
    same = words.case.direction is own.case.direction
    if not same or (own.case.direction is not Direction.INSIDE and _agency(words) != _agency(own)):
        raise _no(_("Case {number} goes another way; it needs a letter of its own.").format(number=number))
    return words


def _agency(words: MoveWords) -> str:
    return words.case.outside_agency.casefold()


def _row(place: int, words: MoveWords) -> tuple[str, ...]:
    said = words.places
    return (
        f"{place}.",
        f"{said['nama']}\n{said['nip']}",
        said["golongan"] or "-",
        _lines(said["jabatan_lama"], said["unit_lama"], said["instansi_lama"]),
        _lines(said["jabatan_baru"], said["unit_baru"], said["instansi_baru"]),
    )


def _lines(*parts: str) -> str:
    return "\n".join(filter(None, parts)) or "-"


def _no(sentence: str) -> Refusal:
    return Refusal(sentence, _("Correct the case numbers."), {"others": sentence})
