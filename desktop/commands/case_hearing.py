"""The options of `mutasi case advance` by which an employee is heard, opinions are kept and warnings are passed."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from datetime import date

from desktop.commands.desk import day
from desktop.db.store import Session
from desktop.domain.cases.checks import Severity
from desktop.domain.cases.consultation import AnswerEntry, Channel, EmployeeAnswer, TalkEntry
from desktop.domain.refusal import Refusal
from desktop.domain.review.review import TeamOpinion, TechnicalResult
from desktop.services.cases.cases import open_case
from desktop.services.cases.consultation import record_answer, record_talk
from desktop.services.cases.overrides import overrides_of, pass_warning
from desktop.services.cases.technical_opinions import Answer, Asking, answer_opinion, ask_opinion
from desktop.services.review.scores import Showing, finalise_scores, prepare_scores, show_scores
from desktop.services.review.sitting_agenda import OpinionEntry, agenda_of, put_on_agenda, record_opinions
from desktop.services.review.sittings import list_sittings, save_sitting, sitting_draft
from desktop.text import _

ALL = "all"
"""Stands for every warning that was not passed yet."""


def add_hearing_options(parser: ArgumentParser) -> None:
    """Declare the options, grouped by the stage that they belong to."""
    checks = parser.add_argument_group(_("checks"))
    passed = _("pass a warning, and why; CODE “all” stands for all")
    checks.add_argument("--pass", dest="passed", action="append", default=[], metavar="CODE=REASON", help=passed)
    heard = parser.add_argument_group(_("consultation"))
    told = _("reason, need and benefit were explained; TEXT is the benefit that was told")
    heard.add_argument("--explained", metavar="TEXT", help=told)
    heard.add_argument("--explained-on", type=day, metavar="YYYY-MM-DD", help=_("when; today if not given"))
    heard.add_argument("--explained-by", default="", metavar="TEXT", help=_("who explained it"))
    heard.add_argument("--channel", choices=[one.value for one in Channel], default=Channel.MEETING.value)
    heard.add_argument(
        "--answer", choices=[one.value for one in EmployeeAnswer], help=_("what the employee says to it")
    )
    heard.add_argument("--words", default="", metavar="TEXT", help=_("the employee's conditions or grounds"))
    review = parser.add_argument_group(_("review"))
    review.add_argument("--opinion", choices=[one.value for one in TeamOpinion], help=_("what the team advises"))
    review.add_argument("--opinion-note", default="", metavar="TEXT", help=_("the team's note"))
    minutes = _("number of the sitting's minutes; a sitting of today is recorded if there is none with it")
    review.add_argument("--minutes", default="", metavar="NUMBER", help=minutes)
    technical = _("how BKN's opinion came out, with its number")
    review.add_argument("--technical", metavar="RESULT=NUMBER", help=technical)
    review.add_argument("--scores", action="store_true", help=_("make the score sheet, shown today and not contested"))


def pass_warnings(session: Session, case_id: int, options: Namespace, today: date) -> None:
    """Pass the named warnings with their reasons."""
    for text in options.passed:
        code, _equals, reason = text.partition("=")
        passed = {row.code for row in overrides_of(session, case_id)}
        standing = [one.code for one in open_case(session, case_id, today).checks if one.severity is Severity.WARNING]
        for one in [code] if code != ALL else [one for one in standing if one not in passed]:
            pass_warning(session, case_id, one, reason, today)
        session.flush()


def hear(session: Session, case_id: int, options: Namespace, today: date) -> None:
    """Keep what was explained and what the employee answered."""
    on = options.explained_on or today
    if options.explained is not None:
        talk = TalkEntry(on, Channel(options.channel), options.explained_by, True, True, True, options.explained)
        record_talk(session, case_id, talk, today)
    if options.answer is not None:
        record_answer(session, case_id, AnswerEntry(EmployeeAnswer(options.answer), on, options.words), today)


def review(session: Session, case_id: int, options: Namespace, today: date) -> None:
    """Keep the opinions and make the score sheet."""
    if options.opinion is not None:
        sitting = _sitting(session, options.minutes, today)
        put_on_agenda(session, sitting, [case_id])
        session.flush()
        rows = [(row.id, row.version) for row in agenda_of(session, sitting) if row.case.id == case_id]
        record_opinions(session, rows, OpinionEntry(TeamOpinion(options.opinion), options.opinion_note), today)
    if options.technical is not None:
        text, _equals, number = options.technical.partition("=")
        result = _result(text)
        asked = ask_opinion(session, case_id, Asking(number, today), today)
        answer_opinion(session, asked, Answer(result, number, today), today)
    if options.scores:
        prepare_scores(session, case_id, today)
        show_scores(session, case_id, Showing(today, Channel(options.channel)), today)
        finalise_scores(session, case_id, today)


def _sitting(session: Session, minutes: str, today: date) -> int:
    """Id of the sitting with these minutes, recorded with the members of the last one if there is none."""
    known = [row.id for row in list_sittings(session) if minutes and row.minutes_number == minutes]
    if known:
        return known[0]
    draft = replace(sitting_draft(session, today), held_on=today, minutes_number=minutes, minutes_date=today)
    return save_sitting(session, draft)


def _result(text: str) -> TechnicalResult:
    if text not in list(TechnicalResult):
        sentence = _("There is no such result: {text}.").format(text=text)
        known = ", ".join(TechnicalResult)
        raise Refusal(sentence, _("It has: {known}.").format(known=known), {"technical": sentence})
    return TechnicalResult(text)
