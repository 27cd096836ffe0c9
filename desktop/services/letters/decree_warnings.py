"""What deserves a look before a decree is issued; none of it forbids."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from desktop.db.tables import Employee, TransferCase
from desktop.domain.cases.days import decree_doubt
from desktop.domain.dates import shown_date
from desktop.domain.letters.letters import DecreeFacts, LetterKind
from desktop.services.letters.decree_facts import DecreeDraft
from desktop.services.letters.making import order_doubts, print_doubts
from desktop.services.wording.signatories import list_signatories, signature_warnings
from desktop.text import _


def decree_warnings(session: Session, case: TransferCase, draft: DecreeDraft, facts: DecreeFacts) -> Iterator[str]:
    """Sentences about the print, the signer's power, the days and the place that the employee is moved from."""
    yield from print_doubts(session, LetterKind.DECREE, facts)
    signer = next((row for row in list_signatories(session) if row.id == draft.signatory_id), None)
    if signer is not None:
        yield from signature_warnings(signer.entry, draft.day)
    yield from _about_days(session, case, draft)
    if _moved_meanwhile(session, case):
        yield _("The employee's record shows another post than the case started from; return the case to its draft.")


def _about_days(session: Session, case: TransferCase, draft: DecreeDraft) -> Iterator[str]:
    if doubt := decree_doubt(draft.day, draft.effective_on or case.effective_on):
        yield doubt
    if case.approval_on is not None and draft.day < case.approval_on:
        yield _("The decree is dated before its approval on {day}.").format(day=shown_date(case.approval_on))
    yield from order_doubts(session, LetterKind.DECREE, draft.day, draft.classification, draft.number)


def _moved_meanwhile(session: Session, case: TransferCase) -> bool:
    """Whether the record was changed, by hand or by an import, since the case left its draft."""
    employee = session.get_one(Employee, case.employee_id)
    started = (case.from_unit_id, case.from_post_id)
    return case.applied_at is None and started not in {
        (None, None),
        (employee.unit_id, employee.post_id),
    }
