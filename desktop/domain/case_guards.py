"""Guards: what must be there before a case may leave a stage, each line with the article that asks for it."""

from desktop.domain.case_checks import Severity
from desktop.domain.case_facts import CaseFacts, Missing, PaperFact
from desktop.domain.cases import ApprovalResult, ChecklistState
from desktop.domain.dates import shown_date
from desktop.text import _

TRANSFER_RULE = "Peraturan BKN 5/2019"
DRAFTING_RULE = "Permendagri 1/2023"
DELIVERY_RULE = "UU 30/2014 Pasal 62"
SCAN_RULE = "SIASN, dokumen 872 (SK jabatan)"
START_RULE = "SIASN, dokumen 888 (SPMT)"


def nothing(_facts: CaseFacts) -> list[Missing]:
    """The guard of a stage that may be passed as it is."""
    return []


def draft_is_complete(facts: CaseFacts) -> list[Missing]:
    """The proposal names where to, why and from when, and no rule forbids it."""
    given = (
        (facts.to_unit, _("The destination unit is not given."), "unit"),
        (facts.to_post, _("The post to be held is not given."), "post"),
        (facts.reason, _("The reason of the move is not given."), "reason"),
        (facts.need, _("The need that the move fills is not given."), "need"),
        (facts.asked_for, _("The day on which the move takes effect (TMT) is not given."), "effective"),
    )
    absent = [Missing(what, TRANSFER_RULE, field) for value, what, field in given if not value]
    return absent + [
        Missing(check.what, check.article, check.field) for check in facts.checks if check.severity is Severity.BLOCK
    ]


def papers_are_there(facts: CaseFacts) -> list[Missing]:
    """Every mandatory paper is there and still valid, or waived with a reason."""
    return [missing for paper in facts.papers if paper.mandatory for missing in _paper(paper, facts)]


def _paper(paper: PaperFact, facts: CaseFacts) -> list[Missing]:
    if paper.state is ChecklistState.MISSING:
        return [Missing(_("Paper missing: {name}.").format(name=paper.name), paper.article, "checklist")]
    expired = paper.valid_until is not None and paper.valid_until < facts.today
    if paper.state is ChecklistState.MET and expired:
        return [Missing(_("Paper no longer valid: {name}.").format(name=paper.name), paper.article, "checklist")]
    return []


def move_is_approved(facts: CaseFacts) -> list[Missing]:
    """The competent official has approved the move, and it is known who and when."""
    sentences = {
        None: _("The decision of the competent official (PPK) is not recorded."),
        ApprovalResult.REPAIR: _("The official asked for repair: return the case to an earlier stage."),
        ApprovalResult.REFUSED: _("The official did not approve: close the case with “Refuse”."),
    }
    if facts.approval is not ApprovalResult.APPROVED:
        return [Missing(sentences[facts.approval], TRANSFER_RULE, "result")]
    absent = []
    if facts.approved_on is None:
        absent.append(Missing(_("The date of the approval is not given."), TRANSFER_RULE, "date"))
    if not facts.approved_by:
        absent.append(Missing(_("The official who approved is not given."), TRANSFER_RULE, "by"))
    return absent


def decree_is_signed(facts: CaseFacts) -> list[Missing]:
    """The decree has number, date and TMT, was signed, and its scan is kept."""
    if not facts.decree_number:
        return [Missing(_("The decree is not made yet: it has no number."), DRAFTING_RULE, "decree")]
    given = (
        (facts.decided_on, _("The date of the decree is not given."), DRAFTING_RULE, "decree"),
        (facts.effective_on, _("The decree does not set the TMT."), TRANSFER_RULE, "decree"),
        (facts.signed_on, _("The decree is not signed yet."), DRAFTING_RULE, "signed"),
        (facts.scanned, _("The scan of the signed decree is not attached."), SCAN_RULE, "scan"),
    )
    return [Missing(what, article, field) for value, what, article, field in given if not value]


def decree_is_delivered(facts: CaseFacts) -> list[Missing]:
    """It is known when the employee received the decree and how that is proven."""
    given = (
        (facts.delivered_on, _("The day on which the employee received the decree is not recorded."), "delivered"),
        (facts.delivery_proof, _("The proof of delivery is not given."), "proof"),
    )
    return [Missing(what, DELIVERY_RULE, field) for value, what, field in given if not value]


def employee_has_started(facts: CaseFacts) -> list[Missing]:
    """The employee took up the new post, and a statement (SPMT) says so."""
    given = (
        (facts.started_on, _("The day on which the employee took up the new post is not recorded."), "started"),
        (facts.start_letter, _("The number of the statement of start of duty (SPMT) is not given."), "number"),
    )
    absent = [Missing(what, START_RULE, field) for value, what, field in given if not value]
    if facts.later_post_since is not None:
        words = _("The record already shows a later post, held since {day}: correct the record or the decree first.")
        absent.append(Missing(words.format(day=shown_date(facts.later_post_since)), TRANSFER_RULE))
    return absent
