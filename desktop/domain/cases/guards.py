"""Guards: what must be there before a case may leave a stage, each line with the article that asks for it."""

from desktop.domain.cases.cases import ApprovalResult, ChecklistState
from desktop.domain.cases.checks import Severity
from desktop.domain.cases.facts import CaseFacts, Missing, PaperFact
from desktop.domain.dates import shown_date
from desktop.domain.review.review import TechnicalResult
from desktop.text import _

TRANSFER_RULE = "Peraturan BKN 5/2019"
DRAFTING_RULE = "Permendagri 1/2023"
DELIVERY_RULE = "UU 30/2014 Pasal 62"
SCAN_RULE = "SIASN, dokumen 872 (SK jabatan)"
PARTICIPATION_RULE = "Tata kelola mutasi: penjelasan kepada pegawai"
SCORE_RULE = "UU 27/2022 Pasal 34"
SUPPORT_RULE = "Tata kelola mutasi: pendampingan"
EVALUATION_RULE = "Tata kelola mutasi: evaluasi"
OVERRIDE = "override"
"""Field of what is mended by a written reason."""
START_RULE = "SIASN, dokumen 888 (SPMT)"


def draft_is_complete(facts: CaseFacts) -> list[Missing]:
    """The proposal names where to, why and from when, and no rule forbids it."""
    agency = (facts.to_agency, _("The agency that receives the employee is not given."), "agency")
    sender = (facts.to_agency, _("The agency that the employee comes from is not given."), "agency")
    unit = (facts.to_unit, _("The destination unit is not given."), "unit")
    post = (facts.to_post, _("The post to be held is not given."), "post")
    given = (
        *((sender,) if facts.incoming else ()),
        *((agency,) if facts.outgoing else (unit, post)),
        (facts.reason, _("The reason of the move is not given."), "reason"),
        (facts.need, _("The need that the move fills is not given."), "need"),
        (facts.asked_for, _("The day on which the move takes effect (TMT) is not given."), "effective"),
    )
    absent = [Missing(what, TRANSFER_RULE, field) for value, what, field in given if not value]
    if facts.swap_asked and not facts.swap_number:
        absent.append(Missing(_("The other employee of the swap is not given."), TRANSFER_RULE, "swap"))
    return absent


def no_check_stands(facts: CaseFacts) -> list[Missing]:
    """No rule forbids the move, and each warning was passed with a reason that is kept."""
    blocks = [check for check in facts.checks if check.severity is Severity.BLOCK]
    open_warnings = [
        check for check in facts.checks if check.severity is Severity.WARNING and check.code not in facts.overridden
    ]
    return [Missing(check.what, check.article, check.field) for check in blocks] + [
        Missing(_("A reason is needed to pass this warning: {what}").format(what=check.what), check.article, OVERRIDE)
        for check in open_warnings
    ]


def papers_are_there(facts: CaseFacts) -> list[Missing]:
    """Every mandatory paper is there and still valid, or waived with a reason."""
    absent = [missing for paper in facts.papers if paper.mandatory for missing in _paper(paper, facts)]
    if facts.in_repair:
        absent.append(Missing(_("The papers are with the proposer for repair (BTS)."), TRANSFER_RULE, "repair"))
    return absent


def employee_was_heard(facts: CaseFacts) -> list[Missing]:
    """Reason, need and benefit were explained, and the employee's answer is recorded."""
    talk = facts.talk
    if not talk.held and talk.outdated:
        words = _("The move goes elsewhere since the last talk: explain it to the employee again.")
        return [Missing(words, PARTICIPATION_RULE, "talk")]
    if not talk.held:
        return [Missing(_("No talk with the employee is recorded."), PARTICIPATION_RULE, "talk")]
    given = (
        (talk.reason, _("The reason of the move was not explained to the employee yet."), "talk"),
        (talk.need, _("The need that the move fills was not explained to the employee yet."), "talk"),
        (talk.benefit, _("The benefit of the move was not explained to the employee yet."), "talk"),
        (talk.answer, _("The employee's answer is not recorded."), "answer"),
        (talk.answered_on, _("The date of the employee's answer is not given."), "answer"),
    )
    return [Missing(what, PARTICIPATION_RULE, field) for value, what, field in given if not value]


def opinions_are_there(facts: CaseFacts) -> list[Missing]:
    """The opinions that the kind asks for are recorded, and the score sheet was shown and is final."""
    review = facts.review
    absent = []
    if review.sitting_asked and review.opinion is None:
        absent.append(
            Missing(_("The opinion of the Tim Penilai Kinerja is not recorded."), "PP 30/2019; PP 11/2017", "sitting")
        )
    if review.sitting_asked and review.opinion is not None and not review.minutes:
        absent.append(Missing(_("The number of the team's minutes is not given."), "PP 30/2019", "sitting"))
    if review.technical_asked and review.technical is not TechnicalResult.GRANTED:
        absent.append(
            Missing(
                _("The opinion is not granted yet: {body}.").format(body=review.technical_asked),
                TRANSFER_RULE,
                "technical",
            )
        )
    return absent + (_scores(facts) if review.scores_asked else [])


def _scores(facts: CaseFacts) -> list[Missing]:
    review = facts.review
    if review.scores_shown_on is None:
        return [Missing(_("The score sheet was not shown to the employee yet."), SCORE_RULE, "scores")]
    if review.contested:
        return [Missing(_("A line of the score sheet is contested and not answered."), SCORE_RULE, "scores")]
    if review.scores_final_on is None:
        return [Missing(_("The score sheet is not final yet."), SCORE_RULE, "scores")]
    return []


def _paper(paper: PaperFact, facts: CaseFacts) -> list[Missing]:
    if paper.state is ChecklistState.MISSING:
        return [Missing(_("Paper missing: {name}.").format(name=paper.name), paper.article, "checklist")]
    expired = paper.valid_until is not None and paper.valid_until < facts.today
    if paper.state is ChecklistState.MET and expired:
        return [Missing(_("Paper no longer valid: {name}.").format(name=paper.name), paper.article, "checklist")]
    if paper.state is ChecklistState.MET and paper.valid_months and paper.valid_until is None:
        words = _("It is not given until when the paper is valid: {name}.")
        return [Missing(words.format(name=paper.name), paper.article, "checklist")]
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
    if facts.swap_number and not facts.swap_approved and not facts.swap_ended:
        words = _("The other case of the swap, {number}, is not approved yet.")
        absent.append(Missing(words.format(number=facts.swap_number), TRANSFER_RULE, "swap"))
    return [*absent, *_swap_stands(facts)]


def _swap_stands(facts: CaseFacts) -> list[Missing]:
    """Nobody takes the place of somebody who stays."""
    if not facts.swap_ended:
        return []
    words = _("The other case of the swap, {number}, has ended: this one cannot go on alone.")
    return [Missing(words.format(number=facts.swap_number), TRANSFER_RULE, "swap")]


def decree_is_signed(facts: CaseFacts) -> list[Missing]:
    """The decree has number, date and TMT, was signed, and its scan is kept."""
    if not facts.decree_number:
        missing = Missing(_("The decree is not made yet: it has no number."), DRAFTING_RULE, "decree")
        return [*_swap_stands(facts), missing]
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


def promises_are_settled(facts: CaseFacts) -> list[Missing]:
    """Every promise is kept or told broken, every support item done or dropped with a note."""
    found = (
        (facts.after.commitments, _("Promises that are still open: {count}."), "commitments"),
        (facts.after.support, _("Support that is still open: {count}."), "support"),
    )
    return [Missing(words.format(count=count), SUPPORT_RULE, field) for count, words, field in found if count]


def move_was_evaluated(facts: CaseFacts) -> list[Missing]:
    """The follow-ups at 3, 6 and 12 months were filled in, or skipped; what was promised meanwhile is settled too."""
    follow_ups = [
        Missing(
            _("The follow-up after {months} months is not filled in.").format(months=months), EVALUATION_RULE, "follow"
        )
        for months in facts.after.follow_ups
    ]
    return [*follow_ups, *promises_are_settled(facts)]
