"""Which fields a proposal has by its kind and direction, and what they say together."""

from typing import Any

from desktop.domain.cases.cases import CaseKind, Direction
from desktop.domain.cases.kinds import BETWEEN_AGENCIES
from desktop.domain.employees.employees import EmployeeKind
from desktop.services.cases.cases import NewCase
from desktop.text import N_

AGENCY_WORDS = {Direction.INCOMING: N_("A&gency of origin"), Direction.OUTGOING: N_("Receivin&g agency")}
OUTSIDE = frozenset({"direction", "agency", "outside_unit", "outside_post"})
HERE = frozenset({"unit", "post"})
FIELDS = (
    *("employee", "kind", "direction", "own", "agency", "outside_unit", "outside_post", "swap", "unit", "post"),
    *("reason", "need", "effective"),
)


def fields_of(kind: CaseKind | None, direction: Direction | None) -> frozenset[str]:
    """Which of the fields on places a kind and direction know."""
    if kind is CaseKind.SWAP:
        return frozenset({"swap"})
    if kind not in BETWEEN_AGENCIES:
        return HERE
    return OUTSIDE if direction is Direction.OUTGOING else OUTSIDE | HERE


def proposal_of(values: dict[str, Any]) -> NewCase:
    """What was entered, without what stands in fields that the kind and direction do not show."""
    kind = values["kind"] or CaseKind.WITHIN
    shown = fields_of(kind, values["direction"])
    return NewCase(
        employee_id=values["employee"] or 0,
        kind=kind,
        direction=(values["direction"] or Direction.INCOMING) if kind in BETWEEN_AGENCIES else Direction.INSIDE,
        outside_agency=(values["agency"] or "") if "agency" in shown else "",
        outside_unit=(values["outside_unit"] or "") if "agency" in shown else "",
        outside_post=(values["outside_post"] or "") if "agency" in shown else "",
        swap_with=values["swap"] if "swap" in shown else None,
        to_unit_id=values["unit"] if "unit" in shown else None,
        to_post_id=values["post"] if "unit" in shown else None,
        reason=values["reason"] or "",
        need=values["need"] or "",
        effective_on=values["effective"],
        own_request=bool(values["own"]),
    )


def usual_kind(kind: EmployeeKind) -> CaseKind:
    """The kind that suits most moves of such an employee."""
    return CaseKind.RELOCATION if kind is EmployeeKind.PPPK else CaseKind.WITHIN
