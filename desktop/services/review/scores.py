"""The score sheet of a case: prepared, shown to the employee, contested and answered, final only then.

Scores advise and never decide. A final sheet changes no more unless it is reopened with a reason that is kept.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import ScoreLine, TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.cases.consultation import CHANNEL_WORDS, Channel
from desktop.domain.cases.scoring import SCORE_CODE_WORDS, ScoreCode, score_sheet, shown_points
from desktop.domain.dates import shown_date
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.domain.review.review import ReviewStep
from desktop.domain.review.score_sheets import (
    Sheet,
    SheetLine,
    require_contestable,
    require_reopenable,
    require_settled,
    require_showable,
    require_unshown,
    require_within,
)
from desktop.services.case_rows import (
    add_step,
    check_version,
    edited_case,
    found_case,
    in_stage,
    not_after,
    not_before,
    reason_given,
    unfilled,
)
from desktop.services.review.score_facts import score_facts
from desktop.services.rules.score_rules import score_rules
from desktop.text import _


@dataclass(frozen=True, slots=True)
class Showing:
    """When and how the sheet was shown to the employee."""

    on: date | None
    how: Channel | None


@dataclass(frozen=True, slots=True)
class Contest:
    """What the employee says against a line, and when."""

    words: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Reply:
    """The office's answer; `points` are the corrected ones, None keeps what stands."""

    words: str
    by: str
    on: date | None
    points: float | None = None


def sheet_of(session: Session, case_id: int) -> Sheet:
    """The score sheet of a case as it stands."""
    case = found_case(session, case_id)
    return _sheet(session, case)


def moved_lines(session: Session, case_id: int, today: date) -> tuple[str, ...]:
    """Codes of the lines that would give other points if the sheet were prepared today."""
    case = found_case(session, case_id)
    kept = {line.code: line.points for line in _rows(session, case.id)}
    if not kept:
        return ()
    fresh = {one.code.value: one.points for one in score_sheet(score_facts(session, case, today), score_rules(session))}
    return tuple(code for code in ScoreCode if kept.get(code) != fresh.get(code))


def prepare_scores(session: Session, case_id: int, today: date) -> None:
    """Compute every line from what the office knows today; what the employee contested stays with its line."""
    case = _in_review(session, case_id, None)
    require_unshown(_sheet(session, case))
    kept = {line.code: line for line in _rows(session, case.id)}
    scored = score_sheet(score_facts(session, case, today), score_rules(session))
    for code in kept.keys() - {one.code.value for one in scored}:
        session.delete(kept[code])
    for position, one in enumerate(scored):
        line = kept.get(one.code.value)
        if line is None:
            line = ScoreLine(case_id=case.id, code=one.code.value)
            session.add(line)
        line.position, line.points, line.most, line.explanation = position, one.points, one.most, one.explanation
        if line.corrected_points is not None:
            line.corrected_points = min(line.corrected_points, one.most)
    session.flush()
    add_step(session, case, ReviewStep.SCORES_PREPARED, _total_words(_sheet(session, case)))


def show_scores(session: Session, case_id: int, showing: Showing, today: date, version: int | None = None) -> None:
    """Keep that the employee was shown the sheet, when and how."""
    case = _in_review(session, case_id, version)
    sheet = _sheet(session, case)
    require_showable(sheet)
    if showing.how is None:
        raise unfilled(_("How the sheet was shown is not chosen."), "how")
    day = not_after(showing.on, today, "date")
    not_before(day, case.opened_on, "date", _("The case was opened later."))
    case.scores_shown_on = day
    said = (shown_date(day), _(CHANNEL_WORDS[showing.how]), _total_words(sheet))
    add_step(session, case, ReviewStep.SCORES_SHOWN, " – ".join(said))


def contest_line(session: Session, line_id: int, contest: Contest, today: date, version: int | None = None) -> None:
    """Keep what the employee says against a line; an answer that was given before gives way to it."""
    line, case = _line(session, line_id, version)
    require_contestable(_sheet(session, case))
    words = clean_text(contest.words)
    if not words:
        raise unfilled(_("What the employee says is not given."), "words")
    day = not_after(contest.on, today, "date")
    not_before(day, case.scores_shown_on, "date", _("The sheet was shown later."))
    line.contest, line.contested_on = words, day
    line.reply, line.replied_on, line.replied_by = "", None, ""
    add_step(session, case, ReviewStep.SCORES_CONTESTED, f"{score_title(line.code)}, {shown_date(day)} – {words}")


def reply_to_contest(session: Session, line_id: int, reply: Reply, today: date, version: int | None = None) -> None:
    """Answer a contested line: with corrected points, or with the reason why they stay."""
    line, case = _line(session, line_id, version)
    require_contestable(_sheet(session, case))
    if line.contested_on is None or line.replied_on is not None:
        raise Refusal(_("Nobody waits for an answer to this line."), _("Choose a line that is contested."))
    words, by = clean_text(reply.words), check_line(reply.by)
    if not words:
        raise unfilled(_("The answer is empty."), "words")
    if not by:
        raise unfilled(_("Who answers is not given."), "by")
    day = not_after(reply.on, today, "date")
    not_before(day, line.contested_on, "date", _("The line was contested later."))
    before = line.points if line.corrected_points is None else line.corrected_points
    if reply.points is not None:
        require_within(reply.points, line.most)
        line.corrected_points = reply.points
    line.reply, line.replied_on, line.replied_by = words, day, by
    now = before if reply.points is None else reply.points
    changed = (
        _("{before} becomes {now}").format(before=shown_points(before), now=shown_points(now))
        if now != before
        else _("{points} stays").format(points=shown_points(before))
    )
    add_step(session, case, ReviewStep.SCORES_REPLIED, f"{score_title(line.code)}: {changed} – {words} ({by})")


def finalise_scores(session: Session, case_id: int, today: date, version: int | None = None) -> None:
    """Freeze the sheet: it was shown, and nothing contested waits for an answer."""
    case = _in_review(session, case_id, version)
    sheet = _sheet(session, case)
    require_settled(sheet)
    case.scores_final_on = today
    add_step(session, case, ReviewStep.SCORES_FINAL, _total_words(sheet))


def reopen_scores(session: Session, case_id: int, reason: str, version: int | None = None) -> None:
    """Open the sheet again: whatever changes has to be shown to the employee anew."""
    case = _in_review(session, case_id, version)
    require_reopenable(_sheet(session, case))
    why = reason_given(reason)
    case.scores_shown_on = case.scores_final_on = None
    add_step(session, case, ReviewStep.SCORES_REOPENED, why)


def _in_review(session: Session, case_id: int, version: int | None) -> TransferCase:
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.REVIEW)
    return case


def _rows(session: Session, case_id: int) -> list[ScoreLine]:
    found = select(ScoreLine).where(ScoreLine.case_id == case_id).order_by(ScoreLine.position, ScoreLine.id)
    return list(session.scalars(found))


def _sheet(session: Session, case: TransferCase) -> Sheet:
    lines = tuple(
        SheetLine(
            id=row.id,
            version=row.version,
            code=row.code,
            points=row.points,
            most=row.most,
            explanation=row.explanation,
            contest=row.contest,
            contested_on=row.contested_on,
            reply=row.reply,
            replied_on=row.replied_on,
            replied_by=row.replied_by,
            corrected=row.corrected_points,
        )
        for row in _rows(session, case.id)
    )
    return Sheet(lines, case.scores_shown_on, case.scores_final_on)


def _line(session: Session, line_id: int, version: int | None) -> tuple[ScoreLine, TransferCase]:
    line = session.get(ScoreLine, line_id)
    if line is None:
        raise Refusal(_("This line is not on the score sheet any more."), _("Load the case again."))
    check_version(line.version, version)
    return line, _in_review(session, line.case_id, None)


def score_title(code: str) -> str:
    """What the line `code` of a sheet looks at, in words."""
    return _(SCORE_CODE_WORDS[ScoreCode(code)])


def _total_words(sheet: Sheet) -> str:
    return _("{total} of {most} points").format(total=shown_points(sheet.total), most=shown_points(sheet.most))
