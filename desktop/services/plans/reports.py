"""A plan on paper and as a workbook: moves by chain with their reasons, who stays, and the places before and after."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Plan
from desktop.domain.dates import shown_date
from desktop.domain.employees.nip import grouped
from desktop.domain.evaluation.reports import Block, Facts, Grid, Heading, Paragraph
from desktop.domain.figures import shown_figure
from desktop.domain.plans.asked import PIN_KIND_WORDS, POST_CHANGE_WORDS, WEIGHT_WORDS
from desktop.domain.plans.found import POINT_CODE_WORDS, STAY_CODE_WORDS, PointCode, StayCode
from desktop.domain.plans.gap_reasons import waived_words
from desktop.domain.plans.model import POINT
from desktop.domain.plans.words import signed_words
from desktop.domain.refusal import Refusal
from desktop.exchange.workbook_writer import Sheet, WorkbookColumn, write_sheets
from desktop.services.plans.reading import PlanFile, ShownMove, ShownPin, ShownPlace, ShownStay, plan_file
from desktop.services.reports import About, PrintedReport, printed
from desktop.text import N_, _

Row = TypeVar("Row")
Cells = tuple[tuple[str, Callable[[Row], object]], ...]
"""Columns of a sheet: each heading, and what stands under it for a row."""


def plan_report(session: Session, plan_id: int, now: datetime, *, everybody: bool = False) -> PrintedReport:
    """The plan with its explanations, for the sitting of the assessment team; each who stays only if asked for."""
    plan = plan_file(session, plan_id)
    if plan.standing is None:
        raise Refusal(_("The plan is not solved yet."), _("Solve it, then print it."))
    blocks = [
        *_summary(plan),
        *_moves(plan),
        *_gaps(plan),
        *_floors(plan),
        *(_stays(plan) if everybody else _stays_in_short(plan)),
        *_asked(plan),
        Paragraph(_("A plan is a proposal. Nobody is moved by it: each move becomes a case of its own."), quiet=True),
    ]
    title = _("Transfer plan: {name}").format(name=plan.name)
    about = About(Plan.__tablename__, plan_id)
    return printed(session, title, plan.note, blocks, now, about=about, landscape=True)


def export_plan(session: Session, plan_id: int, path: Path) -> int:
    """Write moves, places and who stays, each with its reason, to sheets of a workbook; how many moves there are."""
    plan = plan_file(session, plan_id)
    points = [WorkbookColumn(_(POINT_CODE_WORDS[code])) for code in PointCode]
    moves = ((*(cell(move) for _heading, cell in _COLUMNS), *_points(move)) for move in plan.moves)
    sheets = (
        Sheet(_("Proposed moves"), [*_headings(_COLUMNS), *points], moves),
        _sheet(_("Places before and after"), _PLACE_COLUMNS, plan.places),
        _sheet(_("Who stays, and why"), _STAY_COLUMNS, plan.stays),
    )
    count = write_sheets(path, sheets)
    audit(session, "export", Plan.__tablename__, plan_id, {"rows": count})
    return count


def _sheet(title: str, columns: Cells[Any], rows: Sequence[Any]) -> Sheet:
    return Sheet(title, _headings(columns), (tuple(cell(row) for _heading, cell in columns) for row in rows))


def _headings(columns: Cells[Any]) -> list[WorkbookColumn]:
    return [WorkbookColumn(_(heading)) for heading, _cell in columns]


_PLACE_COLUMNS: Cells[ShownPlace] = (
    (N_("Unit"), lambda row: row.unit),
    (N_("Post"), lambda row: row.post),
    (N_("Need"), lambda row: row.count.need),
    (N_("Before"), lambda row: row.count.before),
    (N_("After"), lambda row: row.count.after),
    (N_("Missing before"), lambda row: row.count.gap_before),
    (N_("Missing after"), lambda row: row.count.gap_after),
    (N_("Why the gap stays"), lambda row: row.count.why),
)
_STAY_COLUMNS: Cells[ShownStay] = (
    (N_("Name"), lambda row: row.who.name),
    (N_("NIP"), lambda row: row.who.nip),
    (N_("Post"), lambda row: row.who.post),
    (N_("Unit"), lambda row: row.who.unit),
    (N_("In short"), lambda row: _(STAY_CODE_WORDS[row.code])),
    (N_("Why"), lambda row: row.why),
)
_COLUMNS: Cells[ShownMove] = (
    (N_("Chain"), lambda row: row.move.chain),
    (N_("Step"), lambda row: row.move.step),
    (N_("Rotation"), lambda row: row.move.rotation),
    (N_("Name"), lambda row: row.who.name),
    (N_("NIP"), lambda row: row.who.nip),
    (N_("From post"), lambda row: row.from_post),
    (N_("From unit"), lambda row: row.from_unit),
    (N_("To post"), lambda row: row.to_post),
    (N_("To unit"), lambda row: row.to_unit),
    (N_("What it gives"), lambda row: row.move.reason.gives),
    (N_("What it costs"), lambda row: row.move.reason.costs),
    (N_("Wish"), lambda row: row.move.reason.wish),
    (N_("Place in the chain"), lambda row: row.move.reason.place),
    (N_("Kilometres from home to work, longer or shorter"), lambda row: row.move.reason.kilometres),
    (N_("Kilometres between the units"), lambda row: row.move.reason.between),
    (N_("Case"), lambda row: row.case_number),
    (N_("Points"), lambda row: row.move.reason.total),
)


def _points(move: ShownMove) -> Iterator[float]:
    """Points of every thing that counts, nought where it does not."""
    found = {point.code: point.points for point in move.move.reason.points}
    return (found.get(code, 0.0) for code in PointCode)


def _summary(plan: PlanFile) -> Iterator[Block]:
    figures = plan.figures
    yield Facts(
        (
            (_("Holders counted for"), shown_date(plan.asked.day)),
            (_("Moves"), _("{moves} in {chains} chains and {rotations} rotations").format(
                moves=figures.moves, chains=figures.chains, rotations=figures.rotations
            )),
            (_("Missing people"), f"{figures.gaps_before} → {figures.gaps_after}"),
            (_("People beyond the need"), f"{figures.over_before} → {figures.over_after}"),
            (_("Wishes met"), _("{met} of {stated}").format(met=figures.wishes_met, stated=figures.wishes_stated)),
            (
                _("Kilometres from home to work, longer or shorter"),
                _signed(figures.kilometres) if figures.homes else _("not known yet"),
            ),
            (_("Kilometres between the units, all moves together"), shown_figure(round(figures.between, 1))),
            (_("Employees looked at"), _("{people}, of whom {movable} may move").format(
                people=figures.people, movable=figures.movable
            )),
        )
    )  # fmt: skip
    if plan.overtaken:
        yield Paragraph(_("Records changed since this plan was worked out. Work it out again."))
    yield Paragraph(plan.proof)


def _moves(plan: PlanFile) -> Iterator[Block]:
    """Chain after chain, each move with its sentences and its points one by one."""
    yield Heading(_("Proposed moves"))
    if not plan.moves:
        yield Paragraph(_("No move makes anything better."))
        return
    headings = (_("Chain"), _("Employee"), _("From"), _("To"), _("Why"), _("Points"))
    yield Grid(headings, tuple(map(_move_row, plan.moves)), (1.1, 2.2, 2.1, 2.1, 4.7, 2.2))


def _signed(points: float) -> str:
    """With its sign and one decimal, as the screen shows it."""
    return signed_words(round(points * POINT))


def _chain_words(move: ShownMove) -> str:
    """The chain or rotation and the step in it; a single move is neither."""
    if move.steps == 1 and not move.move.rotation:
        return "–"
    title = _("Rotation {number}") if move.move.rotation else _("Chain {number}")
    step = _("Step {number}").format(number=move.move.step)
    return "\n".join((title.format(number=move.move.chain), step))


def _move_row(move: ShownMove) -> tuple[str, ...]:
    reason = move.move.reason
    points = [f"{_(POINT_CODE_WORDS[one.code])}: {_signed(one.points)}" for one in reason.points]
    return (
        _chain_words(move),
        f"{move.who.name}\n{grouped(move.who.nip)}",
        f"{move.from_post}\n{move.from_unit}",
        f"{move.to_post}\n{move.to_unit}",
        " ".join(filter(None, (reason.gives, reason.costs, reason.wish, reason.place))),
        "\n".join([*points, _("Total: {points}").format(points=_signed(reason.total))]),
    )


def _gaps(plan: PlanFile) -> Iterator[Block]:
    short = [one for one in plan.places if one.count.gap_before or one.count.gap_after]
    if not short:
        return
    yield Heading(_("Places that lack people"))
    rows = tuple(
        (one.unit, one.post, str(one.count.need), str(one.count.before), str(one.count.after), one.count.why)
        for one in sorted(short, key=lambda one: -one.count.gap_after)
    )
    headings = (_("Unit"), _("Post"), _("Need"), _("Before"), _("After"), _("Why the gap stays"))
    yield Grid(headings, rows, (2.4, 2.4, 0.9, 0.9, 0.9, 6.0), right=frozenset({2, 3, 4}))


def _stays_in_short(plan: PlanFile) -> Iterator[Block]:
    """How many stay for each reason."""
    counted = Counter(one.code for one in plan.stays)
    if not counted:
        return
    yield Heading(_("Who stays, and why"))
    rows = [(_(STAY_CODE_WORDS[code]), str(counted[code])) for code in StayCode if counted[code]]
    rows.append((_("Together"), str(len(plan.stays))))
    yield Grid((_("Reason"), _("Employees")), tuple(rows), (6.0, 1.4), right=frozenset({1}))
    told = _("The program shows the reason of each of them, and prints them all where it is asked.")
    yield Paragraph(told, quiet=True)


def _stays(plan: PlanFile) -> Iterator[Block]:
    if not plan.stays:
        return
    yield Heading(_("Who stays, and why"))
    rows = tuple(
        (one.who.name, f"{one.who.post}\n{one.who.unit}", _(STAY_CODE_WORDS[one.code]), one.why) for one in plan.stays
    )
    yield Grid((_("Employee"), _("Place"), _("In short"), _("Why")), rows, (2.2, 2.6, 1.8, 6.0))


def _floors(plan: PlanFile) -> Iterator[Block]:
    """Where the least staffing is not reached in spite of the plan."""
    if not plan.floors:
        return
    yield Heading(_("Places below the least staffing"))
    rows = tuple(
        (
            *(one.unit, one.post, str(one.broken.need), str(one.broken.before), str(one.broken.after)),
            _("By the plan") if one.broken.by_plan else _("Already before the plan"),
        )
        for one in plan.floors
    )
    headings = (_("Unit"), _("Post"), _("Need"), _("Before"), _("After"), _("Since when"))
    yield Grid(headings, rows, (4.0, 3.0, 1.2, 1.2, 1.2, 2.4), right=frozenset({2, 3, 4}))


def _pin_words(pin: ShownPin) -> str:
    place = ", ".join(filter(None, (pin.post, pin.unit)))
    told = f"{pin.who.name}: {_(PIN_KIND_WORDS[pin.kind])}"
    return " – ".join(filter(None, (told, place, pin.reason)))


def _asked(plan: PlanFile) -> Iterator[Block]:
    """What was asked, so that everybody can see what the outcome rests on."""
    asked = plan.asked
    everything = _("everything")
    yield Heading(_("What was asked"))
    weights = [(_(words), shown_figure(getattr(asked.weights, name))) for name, words in WEIGHT_WORDS.items()]
    yield Facts(
        (
            (_("Units"), ", ".join(name for _id, name in plan.units) or everything),
            (_("Posts"), ", ".join(name for _id, name in plan.posts) or everything),
            (_("Change of post"), _(POST_CHANGE_WORDS[asked.change])),
            *weights,
            (_("Least staffing"), f"{asked.floor_percent} %" if asked.floor_percent else "–"),
            (_("Most moves"), "–" if asked.most_moves is None else str(asked.most_moves)),
            (_("Rules that do not keep from moving"), waived_words(asked.waived)),
            (_("Settled beforehand"), "; ".join(map(_pin_words, plan.pins)) or "–"),
            (_("Couples"), "; ".join(f"{one.name}, {other.name}" for one, other in plan.couples) or "–"),
        )
    )
