"""Rounds in which the papers of a case go back to the proposer for repair (BTS) and are handed in again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of
from desktop.db.tables import CaseRepair
from desktop.domain.cases.cases import CaseStage
from desktop.domain.dates import shown_date
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import add_step, check_version, edited_case, found_case, in_stage, not_after, not_before
from desktop.text import _


@dataclass(frozen=True, slots=True)
class RepairRow:
    """One round; it is open until the papers are handed in again."""

    id: int
    returned_on: date
    returned_by: str
    reasons: tuple[str, ...]
    note: str
    resubmitted_on: date | None
    resubmission: str
    version: int

    @property
    def why(self) -> str:
        """The reasons and the note in one line."""
        return "; ".join(filter(None, (*(reason.rstrip(".") for reason in self.reasons), self.note)))


def repairs_of(session: Session, case_id: int) -> tuple[RepairRow, ...]:
    """The rounds of a case, the newest first."""
    rows = session.scalars(select(CaseRepair).where(CaseRepair.case_id == case_id).order_by(CaseRepair.id.desc()))
    return tuple(_row(row) for row in rows)


def return_for_repair(
    session: Session, case_id: int, reasons: Sequence[str], note: str, today: date, version: int | None = None
) -> int:
    """Send the papers back to the proposer, with at least one reason; the id of the round."""
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.CHECKING)
    if _open_round(session, case.id) is not None:
        raise Refusal(
            _("The papers are with the proposer for repair already."), _("Record first that they were handed in again.")
        )
    given = reasons_given(reasons)
    row = CaseRepair(
        case_id=case.id, returned_on=today, returned_by=actor_of(session), reasons=given, note=clean_text(note)
    )
    session.add(row)
    session.flush()
    add_step(session, case, "repair", _row(row).why)
    return row.id


def record_resubmission(
    session: Session, case_id: int, on: date | None, repaired: str, today: date, version: int | None = None
) -> None:
    """Keep when the papers were handed in again and what was repaired; checking goes on."""
    case = found_case(session, case_id)
    in_stage(case, CaseStage.CHECKING)
    row = _open_round(session, case.id)
    if row is None:
        raise Refusal(_("The papers are not with the proposer for repair."), _("Load the case again."))
    check_version(row.version, version)
    day = not_after(on, today, "date")
    not_before(day, row.returned_on, "date", _("The papers were returned later than that day."))
    said = clean_text(repaired)
    if not said:
        sentence = _("What was repaired is not given.")
        raise Refusal(sentence, _("Fill in the field and save again."), {"repaired": sentence})
    row.resubmitted_on, row.resubmission = day, said
    add_step(session, case, "resubmitted", f"{shown_date(day)} – {said}")


def reasons_given(reasons: Sequence[str]) -> list[str]:
    """The chosen reasons, each once; raises Refusal if there is none."""
    given = list(dict.fromkeys(line for reason in reasons if (line := check_line(reason))))
    if not given:
        sentence = _("No reason is chosen.")
        raise Refusal(sentence, _("Tick a reason, or write one."), {"reasons": sentence})
    return given


def _open_round(session: Session, case_id: int) -> CaseRepair | None:
    return session.scalar(
        select(CaseRepair).where(CaseRepair.case_id == case_id, CaseRepair.resubmitted_on.is_(None)).limit(1)
    )


def _row(row: CaseRepair) -> RepairRow:
    return RepairRow(
        row.id,
        row.returned_on,
        row.returned_by,
        tuple(row.reasons),
        row.note,
        row.resubmitted_on,
        row.resubmission,
        row.version,
    )
