"""A plan on paper and as a workbook: moves by chain with their reasons, who stays, and the places before and after."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.services.reports import PrintedReport


def plan_report(session: Session, plan_id: int, now: datetime) -> PrintedReport:
    """The plan with all its explanations, for the sitting of the assessment team."""
    raise NotImplementedError


def export_plan(session: Session, plan_id: int, path: Path) -> int:
    """Write the moves with their reasons and points to an Excel file; how many there are."""
    raise NotImplementedError
