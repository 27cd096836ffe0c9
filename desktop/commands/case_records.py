"""The options of `mutasi case advance` by which each stage gets what it needs."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from desktop.commands.case_hearing import add_hearing_options, hear, pass_warnings, review
from desktop.commands.desk import day
from desktop.commands.found import post_named, unit_named
from desktop.db.store import Session
from desktop.domain.cases.cases import ApprovalResult, ChecklistState, DeliveryProof
from desktop.domain.refusal import Refusal
from desktop.services.attachments import read_upload
from desktop.services.cases.cases import NewCase, edit_case, open_case
from desktop.services.cases.file import CaseFile
from desktop.services.cases.papers import PaperCheck, PaperRow, record_check
from desktop.services.cases.steps import (
    Approval,
    Delivery,
    OutsideDecree,
    StartOfDuty,
    record_approval,
    record_delivery,
    record_handover,
    record_outside_decree,
    record_signature,
)
from desktop.text import _

ALL = "all"
"""Stands for every paper that is not there yet."""


def add_record_options(parser: ArgumentParser) -> None:
    """Declare the options, grouped by the stage that they belong to."""
    draft = parser.add_argument_group(_("draft"))
    draft.add_argument("--to-unit", metavar="NAME", help=_("unit where the employee goes, by name or id"))
    draft.add_argument("--to-post", metavar="NAME", help=_("post to be held there, by name or id"))
    draft.add_argument("--reason", metavar="TEXT", help=_("why the employee moves"))
    draft.add_argument("--need", metavar="TEXT", help=_("the need that the move fills"))
    draft.add_argument("--tmt", type=day, metavar="YYYY-MM-DD", help=_("day on which the move takes effect"))
    papers = parser.add_argument_group(_("papers (checking)"))
    met = _("a paper that is there, with its number; CODE “all” stands for all that are missing")
    papers.add_argument("--met", action="append", default=[], metavar="CODE[=NUMBER]", help=met)
    waived = _("a paper that is not needed, and why")
    papers.add_argument("--waive", action="append", default=[], metavar="CODE=REASON", help=waived)
    add_hearing_options(parser)
    approval = parser.add_argument_group(_("approval"))
    approval.add_argument("--approval", choices=[one.value for one in ApprovalResult], help=_("what was decided"))
    approval.add_argument("--by", default="", metavar="TEXT", help=_("the official who decided"))
    approval.add_argument("--on", type=day, metavar="YYYY-MM-DD", help=_("when; today if not given"))
    _add_later_options(parser)


def _add_later_options(parser: ArgumentParser) -> None:
    decree = parser.add_argument_group(_("decree (one made by this program: mutasi letter make)"))
    decree.add_argument("--decree-number", metavar="TEXT", help=_("number of a decree made outside this program"))
    decree.add_argument("--decree-date", type=day, metavar="YYYY-MM-DD", help=_("its date"))
    decree.add_argument("--signed-on", type=day, metavar="YYYY-MM-DD", help=_("when the decree was signed"))
    decree.add_argument("--scan", type=Path, metavar="FILE", help=_("scan of the signed decree"))
    delivery = parser.add_argument_group(_("delivery"))
    delivery.add_argument(
        "--delivered-on", type=day, metavar="YYYY-MM-DD", help=_("when the employee received the decree")
    )
    delivery.add_argument("--proof", choices=[one.value for one in DeliveryProof], help=_("how that is proven"))
    handover = parser.add_argument_group(_("handover"))
    handover.add_argument(
        "--started-on", type=day, metavar="YYYY-MM-DD", help=_("when the employee took up the new post")
    )
    handover.add_argument("--spmt", default="", metavar="TEXT", help=_("number of the statement of start of duty"))
    handover.add_argument("--spmt-date", type=day, metavar="YYYY-MM-DD", help=_("its date"))


def record(session: Session, case_id: int, options: Namespace, today: date) -> None:
    """Keep whatever the options give; a stage that they do not belong to refuses them."""
    for one in RECORDS:
        one(session, case_id, options, today)


def _proposal(session: Session, case_id: int, options: Namespace, today: date) -> None:
    given = (options.to_unit, options.to_post, options.reason, options.need, options.tmt)
    if all(one is None for one in given):
        return
    case = open_case(session, case_id, today)
    edit_case(session, case_id, _changed(session, case, options), case.version, today)
    session.flush()


def _changed(session: Session, case: CaseFile, options: Namespace) -> NewCase:
    there = case.destination
    outside = case.origin if case.origin.agency else there
    return NewCase(
        employee_id=case.employee.id,
        kind=case.kind,
        to_unit_id=unit_named(session, options.to_unit) if options.to_unit else there.unit_id,
        to_post_id=post_named(session, options.to_post) if options.to_post else there.post_id,
        reason=case.reason if options.reason is None else options.reason,
        need=case.need if options.need is None else options.need,
        effective_on=options.tmt or case.effective_on,
        own_request=case.own_request,
        direction=case.direction,
        outside_agency=outside.agency,
        outside_unit=outside.unit if outside.agency else "",
        outside_post=outside.post if outside.agency else "",
        swap_with=case.swap.employee_id if case.swap else None,
    )


def _papers(session: Session, case_id: int, options: Namespace, today: date) -> None:
    if not options.met and not options.waive:
        return
    checklist = open_case(session, case_id, today).checklist
    for text in options.met:
        code, _equals, number = text.partition("=")
        for paper in _meant(checklist, code):
            record_check(session, paper.id, PaperCheck(ChecklistState.MET, reference=number))
    for text in options.waive:
        code, _equals, reason = text.partition("=")
        for paper in _meant(checklist, code):
            record_check(session, paper.id, PaperCheck(ChecklistState.WAIVED, reason=reason))
    session.flush()


def _meant(checklist: tuple[PaperRow, ...], code: str) -> Iterator[PaperRow]:
    found = [paper for paper in checklist if paper.code == code]
    if code == ALL:
        found = [paper for paper in checklist if paper.state is ChecklistState.MISSING]
    elif not found:
        sentence = _("The checklist has no paper “{code}”.").format(code=code)
        known = ", ".join(paper.code for paper in checklist)
        raise Refusal(sentence, _("It has: {known}.").format(known=known), {"met": sentence})
    yield from found


def _approval(session: Session, case_id: int, options: Namespace, today: date) -> None:
    if options.approval is not None:
        decided = Approval(ApprovalResult(options.approval), options.on or today, options.by)
        record_approval(session, case_id, decided, today)


def _decree(session: Session, case_id: int, options: Namespace, today: date) -> None:
    if options.decree_number is not None:
        effective = open_case(session, case_id, today).effective_on
        made = OutsideDecree(options.decree_number, options.decree_date, effective)
        record_outside_decree(session, case_id, made, today)
        session.flush()


def _signature(session: Session, case_id: int, options: Namespace, today: date) -> None:
    if options.signed_on is not None:
        scan = read_upload(options.scan) if options.scan else None
        record_signature(session, case_id, options.signed_on, scan, today)


def _delivery(session: Session, case_id: int, options: Namespace, today: date) -> None:
    if options.delivered_on is not None:
        proof = DeliveryProof(options.proof) if options.proof else None
        record_delivery(session, case_id, Delivery(options.delivered_on, proof), today)


def _handover(session: Session, case_id: int, options: Namespace, today: date) -> None:
    if options.started_on is not None:
        start = StartOfDuty(options.started_on, options.spmt, options.spmt_date or options.started_on)
        record_handover(session, case_id, start, today)


RECORDS: tuple[Callable[[Session, int, Namespace, date], None], ...] = (
    _proposal,
    _papers,
    pass_warnings,
    hear,
    review,
    _approval,
    _decree,
    _signature,
    _delivery,
    _handover,
)
