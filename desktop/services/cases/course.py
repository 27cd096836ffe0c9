"""What has happened in a case so far, in sentences that letters cite: papers, letters, talks, opinions, decisions."""

import re
from collections.abc import Iterator
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop.db.tables import ChecklistItem, Sitting, SittingOpinion, Talk, TechnicalOpinion
from desktop.domain.cases.cases import ApprovalResult, ChecklistState
from desktop.domain.cases.consultation import EmployeeAnswer
from desktop.domain.dates import letter_date
from desktop.domain.letters.official_words import phrase
from desktop.domain.review.review import TeamOpinion, TechnicalBody, TechnicalResult
from desktop.services.case_words import numbered, standing_decree_cited
from desktop.services.cases.move_words import MoveWords

_NUMBER_WORD = re.compile(r"^(nomor|no)\b[.: ]*", re.IGNORECASE)
_ANSWERS = {
    EmployeeAnswer.AGREES: "menyatakan setuju",
    EmployeeAnswer.CONDITIONS: "menyatakan setuju dengan syarat",
    EmployeeAnswer.OBJECTS: "menyatakan tidak setuju",
}
_OPINIONS = {
    TeamOpinion.SUPPORTS: "mendukung mutasi tersebut",
    TeamOpinion.SUPPORTS_WITH_NOTES: "mendukung mutasi tersebut dengan catatan",
    TeamOpinion.ADVISES_AGAINST: "menyarankan agar mutasi tersebut tidak dilakukan",
}
_BODIES = {
    TechnicalBody.PERTEK: "pertimbangan teknis Badan Kepegawaian Negara",
    TechnicalBody.IMUT: "rekomendasi Badan Kepegawaian Negara melalui I-MUT",
}
_RESULTS = {
    TechnicalResult.GRANTED: "telah diberikan",
    TechnicalResult.REPAIR: "dikembalikan untuk perbaikan berkas",
    TechnicalResult.REFUSED: "dinyatakan tidak memenuhi syarat",
    TechnicalResult.CANCELLED: "dibatalkan",
}
_DECISIONS = {
    ApprovalResult.APPROVED: "menyetujui mutasi tersebut",
    ApprovalResult.REPAIR: "mengembalikan usul mutasi tersebut untuk diperbaiki",
    ApprovalResult.REFUSED: "tidak menyetujui mutasi tersebut",
}


def course_of(session: Session, words: MoveWords) -> tuple[str, ...]:
    """What an official who has to decide should know of the case, in the order in which it happened."""
    found = (_reason(words), _need(words), *_papers(session, words), *_heard(session, words), *_advised(session, words))
    return tuple(filter(None, (*found, *_decided(session, words))))


def cited(number: str, day: date | None) -> str:
    """A paper by its number and date, "Nomor 12/2026 tanggal 3 Januari 2027", however much of it was written down."""
    bare = phrase(number)
    return numbered(_NUMBER_WORD.sub("", bare), None if "tanggal" in bare.casefold() else day)


def paper_cited(session: Session, case_id: int, code: str) -> str:
    """A paper of the checklist that is there, by number and date; empty while it is not."""
    row = session.scalar(
        select(ChecklistItem).where(
            ChecklistItem.case_id == case_id, ChecklistItem.code == code, ChecklistItem.state == ChecklistState.MET
        )
    )
    return cited(row.reference, row.dated_on) if row else ""


def papers_met(session: Session, case_id: int, *without: str) -> tuple[str, ...]:
    """The papers that are there, each with number and date, for what a letter encloses."""
    rows = session.scalars(_items(case_id, ChecklistState.MET, without))
    return tuple(" ".join(filter(None, (row.name, cited(row.reference, row.dated_on)))) for row in rows)


def papers_missing(session: Session, case_id: int, codes: frozenset[str]) -> tuple[str, ...]:
    """Those of the papers `codes` that are not there yet, by name."""
    rows = session.scalars(_items(case_id, ChecklistState.MISSING))
    return tuple(row.name for row in rows if row.code in codes)


def sitting_cited(session: Session, words: MoveWords) -> str:
    """The minutes of the sitting that advised on the move, by number and date."""
    found = _newest_opinion(session, words)
    return cited(found[1].minutes_number, found[1].minutes_date) if found and found[1].minutes_number else ""


def technical_cited(session: Session, words: MoveWords) -> str:
    """The technical opinion that was granted on the move, by number and date."""
    found = _newest_technical(session, words)
    if found is None or found.result is not TechnicalResult.GRANTED or not found.number:
        return ""
    return cited(found.number, found.answered_on)


def _items(case_id: int, state: ChecklistState, without: tuple[str, ...] = ()) -> Select[ChecklistItem]:
    asked = (ChecklistItem.case_id == case_id, ChecklistItem.state == state, ChecklistItem.code.not_in(without))
    return select(ChecklistItem).where(*asked).order_by(ChecklistItem.position)


def _reason(words: MoveWords) -> str:
    """Why the move is proposed, as the case has it."""
    reason = words.places["alasan"]
    return f"alasan mutasi: {reason}" if reason else ""


def _need(words: MoveWords) -> str:
    """What the destination lacks."""
    said = words.places
    if "short" in words.holds:
        return (
            f"kebutuhan {said['jabatan_baru']} adalah {said['butuh']} orang, saat ini terisi {said['terisi']} orang, "
            f"sehingga masih terdapat kekurangan {said['kurang']} orang pada {said['unit_baru']}"
        )
    return f"kebutuhan yang akan dipenuhi: {said['kebutuhan']}" if said["kebutuhan"] else ""


def _papers(session: Session, words: MoveWords) -> Iterator[str]:
    """How complete the file is."""
    rows = session.scalars(
        select(ChecklistItem).where(ChecklistItem.case_id == words.case.id).order_by(ChecklistItem.position)
    ).all()
    if not rows:
        return
    missing = [row.name for row in rows if row.mandatory and row.state is ChecklistState.MISSING]
    yield (
        "berkas persyaratan wajib telah lengkap" if not missing else f"berkas yang belum lengkap: {', '.join(missing)}"
    )


def _heard(session: Session, words: MoveWords) -> Iterator[str]:
    """The explanation to the employee, and the answer."""
    case = words.case
    talked = session.scalar(
        select(Talk.held_on)
        .where(Talk.case_id == case.id, Talk.removed_at.is_(None))
        .order_by(Talk.held_on.desc())
        .limit(1)
    )
    if talked:
        yield f"rencana mutasi telah dijelaskan kepada yang bersangkutan pada tanggal {letter_date(talked)}"
    if case.answer is not None:
        on = f" pada tanggal {letter_date(case.answered_on)}" if case.answered_on else ""
        conditions = phrase(case.answer_conditions)
        yield f"yang bersangkutan {_ANSWERS[case.answer]}{on}" + (f", yaitu: {conditions}" if conditions else "")


def _advised(session: Session, words: MoveWords) -> Iterator[str]:
    """The opinions of the performance team and of BKN."""
    advice = _newest_opinion(session, words)
    if advice is not None:
        opinion, sitting = advice
        minutes = cited(sitting.minutes_number, sitting.minutes_date) if sitting.minutes_number else ""
        of = f" (Berita Acara {minutes})" if minutes else ""
        yield (f"Tim Penilai Kinerja dalam sidang tanggal {letter_date(sitting.held_on)}{of} {opinion}")
    asked = _newest_technical(session, words)
    if asked is None:
        return
    if asked.result is None:
        sent = cited(asked.asked_number, asked.asked_on)
        yield f"{_BODIES[asked.body]} telah dimohonkan dengan surat {sent} dan masih menunggu jawaban"
    else:
        answer = cited(asked.number, asked.answered_on)
        yield " ".join(filter(None, (_BODIES[asked.body], _RESULTS[asked.result], answer and f"dengan surat {answer}")))


def _decided(session: Session, words: MoveWords) -> Iterator[str]:
    """The approval and the decree."""
    case = words.case
    if case.approval is not None:
        on = f" pada tanggal {letter_date(case.approval_on)}" if case.approval_on else ""
        note = f", dengan catatan: {phrase(case.approval_note)}" if case.approval_note.strip() else ""
        yield f"{phrase(case.approval_by) or words.places['pejabat']} {_DECISIONS[case.approval]}{on}{note}"
    decree = standing_decree_cited(session, case)
    if decree:
        yield f"mutasi tersebut telah ditetapkan dengan {decree}"


def _newest_opinion(session: Session, words: MoveWords) -> tuple[str, Sitting] | None:
    """What the last sitting advises on the move that the case proposes now, with its notes."""
    row = session.execute(
        select(SittingOpinion.opinion, SittingOpinion.note, Sitting)
        .join(Sitting, Sitting.id == SittingOpinion.sitting_id)
        .where(SittingOpinion.case_id == words.case.id, SittingOpinion.opinion.is_not(None))
        .where(Sitting.removed_at.is_(None), Sitting.held_on >= (words.case.move_since or date.min))
        .order_by(Sitting.held_on.desc(), Sitting.id.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    opinion, note, sitting = row
    return _OPINIONS[TeamOpinion(str(opinion))] + (f": {phrase(note)}" if note.strip() else ""), sitting


def _newest_technical(session: Session, words: MoveWords) -> TechnicalOpinion | None:
    """The last opinion of BKN that was asked for on the move that the case proposes now."""
    return session.scalar(
        select(TechnicalOpinion)
        .where(TechnicalOpinion.case_id == words.case.id, TechnicalOpinion.removed_at.is_(None))
        .where(TechnicalOpinion.asked_on >= (words.case.move_since or date.min))
        .order_by(TechnicalOpinion.asked_on.desc(), TechnicalOpinion.id.desc())
        .limit(1)
    )
