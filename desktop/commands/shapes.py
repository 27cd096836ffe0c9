"""The answers for scripts: which names a case, an employee and an objection have in JSON."""

from typing import Any

from desktop.domain.cases.cases import CASE_STAGE_WORDS
from desktop.domain.letters.snapshot import to_plain
from desktop.services.cases.file import CaseFile, CasePlace, DecreeFile
from desktop.services.employees.employees import EmployeeRow
from desktop.services.imports.imports import ImportResult, RowFault
from desktop.services.objections.lists import ObjectionRow
from desktop.text import _


def employee_shape(row: EmployeeRow) -> dict[str, Any]:
    """An employee as a line of a list."""
    return {"id": row.id, "nip": row.nip, "name": row.name, "unit": row.unit, "post": row.post}


def import_shape(result: ImportResult) -> dict[str, Any]:
    """What was taken in, and what was not and why."""
    return {
        "kind": result.kind.value,
        "rows": result.rows,
        "imported": result.imported,
        "unchanged": result.unchanged,
        "rejected": [_fault(fault) for fault in result.rejected],
        "warnings": [_fault(fault) for fault in result.warnings],
    }


def case_shape(case: CaseFile) -> dict[str, Any]:
    """A case with what is missing for its next stage."""
    return {
        "id": case.id,
        "number": case.number,
        "stage": case.stage.value,
        "next_stage": case.next_stage.value if case.next_stage else None,
        "kind": case.kind.value,
        "employee": {"id": case.employee.id, "nip": case.employee.nip, "name": case.employee.name},
        "from": _place(case.origin),
        "to": _place(case.destination),
        "reason": case.reason,
        "need": case.need,
        "tmt": to_plain(case.effective_on),
        "opened_on": to_plain(case.opened_on),
        "closed_on": to_plain(case.closed_on),
        "missing": [{"what": one.what, "article": one.article} for one in case.missing],
        "checks": [
            {"code": one.code, "severity": one.severity.value, "what": one.what, "article": one.article}
            for one in case.checks
        ],
        "checklist": [
            {name: to_plain(getattr(paper, name)) for name in ("code", "name", "mandatory", "state", "reference")}
            for paper in case.checklist
        ],
        "decree": _decree(case.decree),
        "letters": [{"id": one.id, "number": one.number, "status": one.status.value} for one in case.letters],
        "objections": [one.id for one in case.objections],
        "timeline": [
            {"at": step.at.isoformat(), "by": step.actor, "action": step.action, "note": step.note}
            for step in case.steps
        ],
    }


def case_lines(case: CaseFile) -> list[str]:
    """A case in a few lines for people."""
    stage = _(CASE_STAGE_WORDS[case.stage])
    lines = [
        f"{case.number} (id {case.id}) – {case.employee.name}, {case.employee.nip}",
        f"{case.origin.post}, {case.origin.unit} → {case.destination.post}, {case.destination.unit}",
        _("Stage: {stage}").format(stage=stage),
    ]
    if case.missing:
        lines.append(_("Missing for the next stage:"))
    return lines + [f"  - {one.what} ({one.article})" for one in case.missing]


def objection_shape(row: ObjectionRow) -> dict[str, Any]:
    """An objection as a line of the register."""
    return {
        "id": row.id,
        "number": row.number,
        "case": row.case_id,
        "nip": row.nip,
        "name": row.employee_name,
        "decree": row.decree_number,
        "ground": row.ground.value,
        "filed_on": row.filed_on.isoformat(),
        "received_on": row.received_on.isoformat(),
        "due_on": row.due_on.isoformat(),
        "days_left": None if row.closed_on else row.days_left,
        "late": row.late,
        "result": row.result.value if row.result else None,
        "closed_on": to_plain(row.closed_on),
    }


def _fault(fault: RowFault) -> dict[str, Any]:
    return {"row": fault.row, "column": fault.column, "value": fault.value, "reason": fault.reason}


def _place(place: CasePlace) -> dict[str, str]:
    return {"unit": place.unit, "post": place.post}


def _decree(decree: DecreeFile | None) -> dict[str, Any] | None:
    if decree is None:
        return None
    names = ("number", "decided_on", "effective_on", "signed_on", "state")
    return {name: to_plain(getattr(decree, name)) for name in names}
