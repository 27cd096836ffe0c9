"""The library of legal bases in the settings: which rule is cited, from when to when, about whom, in which letters."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtGui import QIcon

from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import EMPLOYEE_KIND_WORDS
from desktop.domain.letters.letters import LETTER_KIND_WORDS
from desktop.services.rules.legal_bases import (
    CITING,
    UNKNOWN,
    BasisFile,
    bases_files,
    change_basis,
    new_basis,
    reset_basis,
)
from desktop.text import N_, _
from desktop.ui.background import Session
from desktop.ui.forms import CheckField, DateField, Form, NumberField, TextField
from desktop.ui.icons import icon
from desktop.ui.listed_rules import RuleList
from desktop.ui.style import Meaning
from desktop.ui.tables import Column
from desktop.ui.ticks_field import TicksField

LINES = 6


def _text(file: BasisFile) -> str:
    return file.basis.text or _("New legal basis")


def _title(file: BasisFile) -> str:
    """Its name without Lembaran Negara, for the text stands in full below."""
    return _text(file).partition(" (")[0]


def _force(file: BasisFile) -> str:
    if not file.on:
        return _("not cited")
    until = shown_date(file.basis.until) if file.basis.until else "…"
    return f"{shown_date(file.basis.since)} – {until}"


def _mark(file: BasisFile) -> QIcon | None:
    return icon("pencil-outline", Meaning.SOON) if file.differences else None


def _add_fields(form: Form) -> None:
    form.add("text", _("Te&xt"), TextField(LINES), _("As it is printed, with Lembaran Negara."))
    form.add("since", _("In &force from"), DateField(), _("The day counts: letters of that day cite it."))
    form.add("until", _("In force &until"), DateField(), _("Empty while it is in force; the day counts."))
    letters = TicksField({kind.value: LETTER_KIND_WORDS[kind] for kind in CITING})
    form.add("letters", _("Cited in"), letters)
    kinds = TicksField({kind.value: word for kind, word in EMPLOYEE_KIND_WORDS.items()})
    form.add("only", _("About"), kinds, _("None ticked: about all employees."))
    form.add(
        "rank", _("Order in p&rint"), NumberField(4), _("The lower is printed first; shipped ones stand ten apart.")
    )
    form.add("on", "", CheckField(_("&Cite it")))


def _fill(form: Form, file: BasisFile) -> None:
    basis = file.basis
    form.fill(
        {name: getattr(basis, name) for name in ("text", "since", "until", "letters", "only", "rank")} | {"on": file.on}
    )


def _change(file: BasisFile, values: dict[str, Any], note: str) -> Callable[[Session], None]:
    named = {name: values[name] for name in ("text", "until", "letters", "only")}
    basis = replace(file.basis, since=values["since"] or UNKNOWN, rank=values["rank"] or 0, **named)
    return partial(change_basis, key=file.key, basis=basis, note=note, on=values["on"])


def _remark(file: BasisFile) -> str:
    return _("Added by the office.") if file.own else ""


def _new() -> BasisFile:
    return new_basis(date.today())  # noqa: DTZ011  # the office's own day


BASES = RuleList(
    role="bases",
    form="basis",
    name=N_("Legal bases"),
    columns=(
        Column("text", N_("Legal basis (Mengingat)"), 400, _text, icon=_mark, tip=_text),
        Column("force", N_("In force"), 170, _force),
    ),
    files=bases_files,
    add_fields=_add_fields,
    title=_title,
    fill=_fill,
    change=_change,
    remark=_remark,
    save=N_("Sa&ve…"),
    reset=reset_basis,
    new=_new,
    add=N_("&New legal basis"),
    own=lambda file: file.own,
)
"""The whole library at the left, in the order of print; the chosen basis at the right."""
