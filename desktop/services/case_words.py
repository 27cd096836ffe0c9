"""A case, its decree and earlier letters in the words in which letters speak of them."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, Employee, Letter, Post, TransferCase
from desktop.domain.dates import letter_date
from desktop.domain.letters.letters import LetterKind, LetterStatus
from desktop.domain.letters.official_words import title_case
from desktop.domain.refusal import Refusal
from desktop.services.decree_rows import standing_decree, takes_effect
from desktop.services.settings import office as current_office
from desktop.services.wording.letter_parts import about_employee, about_office, heads_of, old_and_new
from desktop.text import _

DECREES = (LetterKind.DECREE, LetterKind.COLLECTIVE_DECREE)


def case_words(session: Session, case: TransferCase) -> dict[str, str]:
    """The employee, where the move leads from and to, and the office, by the places of the wording."""
    employee = session.get_one(Employee, case.employee_id)
    old, new = old_and_new(session, case, employee)
    post = session.get(Post, case.to_post_id) if case.to_post_id else None
    return {
        **about_employee(employee),
        **about_office(current_office(session)),
        "jabatan_lama": old.post,
        "unit_lama": old.where,
        "jabatan_baru": new.post,
        "unit_baru": new.where,
        **heads_of(old, new),
        "kelas": str(post.job_class or "") if post else "",
        "eselon": post.echelon if post else "",
    }


def require_destination(words: dict[str, str]) -> None:
    """Refuse a letter about a post that the case does not name yet."""
    if not words["jabatan_baru"] or not words["unit_baru"]:
        raise Refusal(_("The case has no destination unit and post yet."), _("Fill them in on the case's page."))


def effective_day(session: Session, case: TransferCase) -> date | None:
    """The TMT that the decree sets, else the one that was asked for."""
    return takes_effect(case, standing_decree(session, case)) or case.effective_on


def decree_issuer(session: Session, decree: Decree) -> str:
    """Who decided, in running text: as the decree says it, else the head under whom the office stands."""
    letter = _letter_of(session, decree)
    issuer = letter.snapshot["facts"].get("issuer", "") if letter else ""
    return title_case(issuer or current_office(session).head_title)


def decree_cited(session: Session, decree: Decree) -> str:
    """The decree with issuer, number, day and subject, as a part of a sentence."""
    letter = _letter_of(session, decree)
    day = f" tanggal {letter_date(decree.decided_on)}" if decree.decided_on else ""
    subject = f" tentang {title_case(' '.join(letter.subject.split()))}" if letter else ""
    issuer = decree_issuer(session, decree)
    return " ".join(filter(None, ("Keputusan", issuer, f"Nomor {decree.number}{day}{subject}")))


def standing_decree_cited(session: Session, case: TransferCase) -> str:
    """The decree that moves the case, in words; empty while it has none that stands."""
    decree = standing_decree(session, case)
    return decree_cited(session, decree) if decree else ""


def letter_cited(
    session: Session, kind: LetterKind, *, case_id: int | None = None, objection_id: int | None = None
) -> str:
    """Number and day of the newest letter of a kind about a case or an objection; empty where there is none."""
    about = Letter.case_id == case_id if objection_id is None else Letter.objection_id == objection_id
    found = select(Letter).where(about, Letter.kind == kind, Letter.status != LetterStatus.VOID)
    letter = session.scalar(found.order_by(Letter.id.desc()).limit(1))
    return numbered(letter.number, letter.dated) if letter else ""


def numbered(number: str, day: date | None) -> str:
    """Number and day as a letter cites them, "Nomor 12/2026 tanggal 2 November 2026"; what is unknown is left out."""
    parts = (f"Nomor {number}" if number else "", f"tanggal {letter_date(day)}" if day else "")
    return " ".join(filter(None, parts))


def _letter_of(session: Session, decree: Decree) -> Letter | None:
    """The decree as it was drawn here; None for one that was made elsewhere."""
    found = select(Letter).where(
        Letter.decree_id == decree.id, Letter.kind.in_(DECREES), Letter.status != LetterStatus.VOID
    )
    return session.scalar(found.order_by(Letter.id.desc()).limit(1))
