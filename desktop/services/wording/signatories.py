"""Officials who sign letters: in which capacity, from when to when, and by which delegation."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Signatory
from desktop.db.tables.base import now
from desktop.domain.employees.grades import read_grade
from desktop.domain.employees.names import LONGEST_LINE, check_line
from desktop.domain.employees.nip import grouped, read_nip
from desktop.domain.employees.posts import PostRank
from desktop.domain.letters.letters import IN_ANOTHERS_NAME, Signature, SigningCapacity
from desktop.domain.letters.limits import PARTS, check_signature
from desktop.domain.refusal import Refusal, Stale
from desktop.domain.review.delegation import ending_soon
from desktop.services.wording.letter_entries import checked
from desktop.services.wording.letterheads import own_letterheads
from desktop.text import _

STAND_INS = (SigningCapacity.ACTING, SigningCapacity.DAILY_ACTING)


@dataclass(frozen=True, slots=True)
class SignatoryEntry:
    """What the officer writes about a signatory."""

    title: str
    name: str
    capacity: SigningCapacity = SigningCapacity.DEFINITIVE
    principal_title: str = ""
    middle_title: str = ""
    nip: str = ""
    grade: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    delegation: str = ""
    employee_id: int | None = None
    most_grade: str = ""
    """Highest grade of an employee whose move may be signed; empty: every grade."""
    most_post: PostRank | None = None
    """Highest rank of post for which it may be signed; None: every post."""
    letterhead: str = ""
    """Code of the letterhead under which this official signs; empty: what the title asks for."""


@dataclass(frozen=True, slots=True)
class SignatoryRow:
    """A signatory as lists and choices show it."""

    id: int
    entry: SignatoryEntry
    removed_reason: str
    version: int

    def valid_on(self, day: date) -> bool:
        """Whether letters of `day` may be signed so."""
        entry = self.entry
        begun = entry.valid_from is None or entry.valid_from <= day
        return begun and (entry.valid_to is None or day <= entry.valid_to) and not self.removed_reason


def list_signatories(session: Session, day: date | None = None, *, removed: bool = False) -> list[SignatoryRow]:
    """All signatories, or those who may sign on `day`; with `removed` also those put aside."""
    rows = [_row(row) for row in session.scalars(select(Signatory).order_by(Signatory.title, Signatory.id))]
    return [row for row in rows if (removed or not row.removed_reason) and (day is None or row.valid_on(day))]


def save_signatory(
    session: Session, entry: SignatoryEntry, signatory_id: int | None = None, version: int | None = None
) -> int:
    """Add a signatory, or change one that was read at `version`; its id. Issued letters keep the old words."""
    cleaned = _checked(entry)
    if cleaned.letterhead and cleaned.letterhead not in own_letterheads(session):
        sentence = _("This letterhead was given up meanwhile.")
        raise Refusal(sentence, _("Choose another one."), {"letterhead": sentence})
    row = Signatory() if signatory_id is None else _found(session, signatory_id)
    if signatory_id is not None and version is not None and row.version != version:
        raise Stale(_("Someone else changed this signatory."), _("Load the list again."))
    for name in SignatoryEntry.__slots__:
        setattr(row, name, getattr(cleaned, name))
    row.most_post = cleaned.most_post or ""
    session.add(row)
    session.flush()
    return row.id


def retire_signatory(session: Session, signatory_id: int, reason: str) -> None:
    """Put a signatory aside with a reason."""
    row = _found(session, signatory_id)
    row.removed_reason = check_line(reason)
    if not row.removed_reason:
        sentence = _("A reason is needed.")
        raise Refusal(sentence, _("Write why, in one sentence."), {"reason": sentence})
    row.removed_at = now()


def restore_signatory(session: Session, signatory_id: int) -> None:
    """Bring a signatory back."""
    row = _found(session, signatory_id)
    row.removed_at, row.removed_reason = None, ""


def signature_on(session: Session, signatory_id: int | None, day: date, *, show_nip: bool) -> Signature:
    """The signature of a letter dated `day`; refused when nobody is chosen or the power does not cover that day."""
    if signatory_id is None:
        sentence = _("The signatory is not chosen.")
        raise Refusal(sentence, _("Choose who signs, or add a signatory."), {"signatory": sentence})
    row = _row(_found(session, signatory_id))
    if not row.valid_on(day):
        sentence = _("{name} may not sign on that day.").format(name=row.entry.name)
        raise Refusal(
            sentence, _("Choose another signatory or correct the days of the power."), {"signatory": sentence}
        )
    entry = row.entry
    return Signature(
        title=entry.title.upper(),
        name=entry.name,
        capacity=entry.capacity,
        principal=entry.principal_title.upper(),
        middle=entry.middle_title.upper(),
        nip=grouped(entry.nip) if entry.nip and show_nip else "",
        grade=entry.grade if show_nip else "",
    )


def signature_warnings(entry: SignatoryEntry, day: date) -> list[str]:
    """What an officer should look at before this signatory signs a decree of `day` about staff."""
    warnings = []
    if entry.capacity in IN_ANOTHERS_NAME and not entry.delegation:
        warnings.append(_("The decision that delegates the signing is not recorded for this signatory."))
    if entry.capacity in STAND_INS:
        warnings.append(_("The power of a Plt. or Plh. to sign decrees about staff is limited; check it."))
    if ending := ending_soon(entry.valid_to, day):
        warnings.append(ending)
    return warnings


def _checked(entry: SignatoryEntry) -> SignatoryEntry:
    """The entry as it is kept; refused with a sentence for each field that is wrong."""
    texts = {name: checked(name, getattr(entry, name), longest) for name, longest in _TEXTS.items()}
    needed = {"title": _("The title is not given."), "name": _("The name is not given.")}
    wrong = {name: sentence for name, sentence in needed.items() if not texts[name]}
    if entry.capacity in IN_ANOTHERS_NAME and not texts["principal_title"]:
        wrong["principal_title"] = _("Write in whose name it is signed.")
    if entry.capacity is SigningCapacity.DEFINITIVE and texts["principal_title"]:
        wrong["capacity"] = _("In own right nobody signs in another's name: choose On behalf of (a.n.), or empty that.")
    if entry.capacity is not SigningCapacity.FOR_SUPERIOR and texts["middle_title"]:
        wrong["middle_title"] = _("A title in between is printed only for the superior (u.b.); empty it.")
    if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
        wrong["valid_to"] = _("The last day lies before the first.")
    if wrong:
        raise Refusal(" ".join(wrong.values()), _("Correct the marked fields."), wrong)
    texts["nip"] = read_nip(texts["nip"]).digits if texts["nip"] else ""
    check_signature(
        Signature(
            texts["title"],
            texts["name"],
            entry.capacity,
            texts["principal_title"],
            texts["middle_title"],
            texts["nip"],
            texts["grade"],
        )
    )
    kept = {name: getattr(entry, name) for name in _KEPT}
    return SignatoryEntry(**texts, **kept, most_grade=_bound(entry.most_grade))  # type: ignore[arg-type]


def _bound(grade: str) -> str:
    """The code of the highest grade that may be signed for; empty where none is set."""
    try:
        return read_grade(grade).code if grade.strip() else ""
    except Refusal as refusal:
        raise Refusal(refusal.title, refusal.remedy, {"most_grade": str(refusal)}) from refusal


_KEPT = ("capacity", "valid_from", "valid_to", "employee_id", "most_post", "letterhead")
_TEXTS = {
    **dict.fromkeys(("title", "principal_title", "middle_title"), PARTS["signature_title"][1]),
    **dict.fromkeys(("name", "nip", "grade"), PARTS["signature_name"][1]),
    "delegation": LONGEST_LINE,
}
"""What is typed, with the most characters that a letter prints of it."""


def _found(session: Session, signatory_id: int) -> Signatory:
    row = session.get(Signatory, signatory_id)
    if row is None:
        raise Refusal(_("This signatory is not there any more."), _("Load the list again."))
    return row


def _row(row: Signatory) -> SignatoryRow:
    values = {name: getattr(row, name) for name in SignatoryEntry.__slots__}
    entry = SignatoryEntry(**values | {"most_post": PostRank(row.most_post) if row.most_post else None})
    return SignatoryRow(row.id, entry, row.removed_reason, row.version)
