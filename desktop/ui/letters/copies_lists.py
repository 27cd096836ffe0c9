"""Named lists of copies (tembusan) in the settings."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from desktop.services.wording.copies_lists import CopiesFile, change_copies, copies_files, give_up_copies, new_copies
from desktop.text import N_, _
from desktop.ui.background import Session
from desktop.ui.forms import Form, LineField, TextField
from desktop.ui.listed_rules import RuleList
from desktop.ui.tables import Column

LINES = 12


def _name(file: CopiesFile) -> str:
    return file.copies.name or _("New list of copies")


def _add_fields(form: Form) -> None:
    form.add("name", _("&Name of the list"), LineField(80), _("By which it is chosen when a letter is made."))
    form.add("lines", _("&Copies (Tembusan), one a line"), TextField(LINES))


def _fill(form: Form, file: CopiesFile) -> None:
    form.fill({"name": file.copies.name, "lines": "\n".join(file.copies.lines)})


def _change(file: CopiesFile, values: dict[str, Any], note: str) -> Callable[[Session], None]:
    copies = replace(file.copies, name=values["name"], lines=tuple(values["lines"].splitlines()))
    return partial(change_copies, key=file.key, copies=copies, note=note)


COPIES_LISTS = RuleList(
    role="copiesLists",
    form="copiesList",
    name=N_("Lists of copies"),
    columns=(
        Column("name", N_("List"), 240, _name),
        Column("lines", N_("Lines"), 70, lambda file: str(len(file.copies.lines)), right=True),
    ),
    files=copies_files,
    add_fields=_add_fields,
    title=_name,
    fill=_fill,
    change=_change,
    remark=lambda _file: "",
    save=N_("Sa&ve…"),
    reset=give_up_copies,
    new=new_copies,
    add=N_("New list of &copies"),
    own=lambda _file: True,
)
"""All lists at the left, the lines of the chosen one at the right."""
