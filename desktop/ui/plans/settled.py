"""What is settled before a plan is solved: who must go where or stay, and which couples keep together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop.domain.plans.asked import (
    PIN_KIND_WORDS,
    TOGETHER_WORDS,
    Asked,
    Couple,
    Pin,
    PinKind,
    Together,
)
from desktop.domain.refusal import Refusal
from desktop.services.plans.plans import SuggestedCouple
from desktop.services.plans.reading import ShownPin, Who
from desktop.text import N_, _
from desktop.ui.forms import ChoiceField, Form, LineField
from desktop.ui.pickers import Picker
from desktop.ui.plans.entries import EntryKind
from desktop.ui.suggestions import suggested_employees, suggested_posts, suggested_units
from desktop.ui.tables import Column


@dataclass(frozen=True, slots=True)
class PinRow:
    """A pin with the names that belong to it."""

    pin: Pin
    employee: str
    place: str
    """Post and unit; empty where any is meant."""


@dataclass(frozen=True, slots=True)
class CoupleRow:
    """A couple with its names."""

    couple: Couple
    one: str
    other: str


def pin_rows(asked: Asked, shown: Sequence[ShownPin]) -> list[PinRow]:
    """The pins of a plan with the names that were read with it."""
    return [PinRow(asked.pins[pin.index], pin.who.name, ", ".join(filter(None, (pin.post, pin.unit)))) for pin in shown]


def couple_row(couple: Couple, one: Who, other: Who) -> CoupleRow:
    """A couple of a plan with its names."""
    return CoupleRow(couple, one.name, other.name)


def known_row(known: SuggestedCouple) -> CoupleRow:
    """A couple that the records know."""
    return CoupleRow(Couple(known.one_id, known.other_id, known.together), known.one, known.other)


def _pin(form: Form, rows: Sequence[PinRow]) -> PinRow:
    """The pin that the form holds; two that say the same are refused."""
    entered = form.read()
    kind, employee_id = entered["kind"], entered["employee"]
    faults: dict[str, str] = {}
    if employee_id is None:
        faults["employee"] = _("Please choose the employee.")
    stays = kind is PinKind.STAY
    unit_id, post_id = (None, None) if stays else (entered["unit"], entered["post"])
    if kind is PinKind.NOT_THERE and unit_id is None and post_id is None:
        faults["unit"] = _("Please choose the unit or the post where not.")
    made = Pin(kind, employee_id or 0, unit_id, post_id, entered["reason"])
    if any(_same(row.pin, made) for row in rows):
        faults["employee"] = _("This stands in the list already.")
    if faults:
        raise Refusal(_("Some fields need another look."), _("See the red lines."), faults)
    return PinRow(made, _name(form, "employee"), "" if stays else _place(form))


def _same(one: Pin, other: Pin) -> bool:
    return (one.kind, one.employee_id, one.unit_id, one.post_id) == (
        other.kind,
        other.employee_id,
        other.unit_id,
        other.post_id,
    )


def _name(form: Form, field: str) -> str:
    chosen = form.field(field).chosen()
    return chosen.name if chosen is not None else ""


def _place(form: Form) -> str:
    return ", ".join(filter(None, (_name(form, "post"), _name(form, "unit"))))


def _couple(form: Form, rows: Sequence[CoupleRow]) -> CoupleRow:
    """The couple that the form holds; nobody is in two couples."""
    entered = form.read()
    one, other = entered["one"], entered["other"]
    faults = {
        name: _("Please choose the employee.") for name, chosen in (("one", one), ("other", other)) if chosen is None
    }
    if one is not None and one == other:
        faults["other"] = _("These are one and the same.")
    taken = {key for row in rows for key in (row.couple.one_id, row.couple.other_id)}
    faults |= {
        name: _("Stands in another couple already.")
        for name, chosen in (("one", one), ("other", other))
        if chosen in taken
    }
    if faults:
        raise Refusal(_("Some fields need another look."), _("See the red lines."), faults)
    return CoupleRow(Couple(one, other, entered["together"]), _name(form, "one"), _name(form, "other"))


class _Chosen(ChoiceField):
    """A choice that begins with its first value, for there is no sensible empty one."""

    def set_value(self, value: Any) -> None:
        """Choose `value`, or the first."""
        super().set_value(value if value is not None else self._values[0])


NEARNESS = {near: TOGETHER_WORDS[near] for near in (Together.DISTRICT, Together.UNIT)}
"""The usual one first."""
PINS = EntryKind(
    role="plan.pins",
    title=N_("Settled beforehand"),
    none=N_("Nothing is settled: the plan decides freely within the rules."),
    add=N_("Se&ttle something…"),
    take_off=N_("Take the line off"),
    keep=N_("Add the line"),
    close=N_("Close"),
    columns=(
        Column("employee", N_("Employee"), 160, lambda row: row.employee),
        Column("kind", N_("What is settled"), 120, lambda row: _(PIN_KIND_WORDS[row.pin.kind])),
        Column("place", N_("Place"), 190, lambda row: row.place or "–"),
        Column("reason", N_("Reason"), 140, lambda row: row.pin.reason),
    ),
    fields=(
        (
            "employee",
            N_("Employee"),
            lambda background: Picker(background, suggested_employees, _("Type a name or a NIP")),
        ),
        ("kind", N_("What is settled"), lambda _background: _Chosen(PIN_KIND_WORDS)),
        ("unit", N_("Unit"), lambda background: Picker(background, suggested_units, _("Any unit"))),
        ("post", N_("Post"), lambda background: Picker(background, suggested_posts, _("Any post"))),
        ("reason", N_("Reason"), lambda _background: LineField()),
    ),
    make=_pin,
)
COUPLES = EntryKind(
    role="plan.couples",
    title=N_("Couples that move together or not at all"),
    none=N_("No couple has to keep together."),
    add=N_("Add a &couple…"),
    take_off=N_("Take the couple off"),
    keep=N_("Add the couple"),
    close=N_("Close"),
    columns=(
        Column("one", N_("One"), 170, lambda row: row.one),
        Column("other", N_("The other"), 170, lambda row: row.other),
        Column("together", N_("How near"), 150, lambda row: _(TOGETHER_WORDS[row.couple.together])),
    ),
    fields=(
        ("one", N_("One"), lambda background: Picker(background, suggested_employees, _("Type a name or a NIP"))),
        (
            "other",
            N_("The other"),
            lambda background: Picker(background, suggested_employees, _("Type a name or a NIP")),
        ),
        ("together", N_("How near"), lambda _background: _Chosen(NEARNESS)),
    ),
    make=_couple,
)
