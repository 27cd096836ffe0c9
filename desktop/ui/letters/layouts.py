"""How letters of each kind are set, in the settings: paper, margins, typeface, sizes, shown on a letter."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtGui import QIcon

from desktop.domain.letters.letters import LETTER_KIND_WORDS
from desktop.domain.office import PAPER_WORDS, TYPEFACE_WORDS, YES_NO_WORDS
from desktop.services.letters.samples import sample_entered
from desktop.services.wording.letter_layouts import LayoutFile, face_words, reset_layout
from desktop.services.wording.letter_settings import LayoutEntry, layout_files, set_layout
from desktop.text import N_, _
from desktop.ui.background import Session
from desktop.ui.forms import ChoiceField, Form, LineField, NumberField
from desktop.ui.icons import icon
from desktop.ui.listed_rules import RuleList
from desktop.ui.style import Meaning
from desktop.ui.tables import Column

SIDES = {
    "top": N_("Margin at the &top in mm"),
    "right": N_("Margin at the &right in mm"),
    "bottom": N_("Margin at the &bottom in mm"),
    "left": N_("Margin at the &left in mm"),
}


def _kind(file: LayoutFile) -> str:
    return _(LETTER_KIND_WORDS[file.kind])


def _mark(file: LayoutFile) -> QIcon | None:
    return icon("pencil-outline", Meaning.SOON) if file.differences else None


def _add_fields(form: Form) -> None:
    form.add("paper", _("&Paper"), ChoiceField(PAPER_WORDS))
    form.add("typeface", _("Type&face"), ChoiceField(TYPEFACE_WORDS))
    form.add("size", _("&Size in points"), NumberField(2))
    form.add("line_spacing", _("Line spa&cing"), LineField(4), _("Times the size, from 1 to 2; 1,25 is usual."))
    for side, label in SIDES.items():
        form.add(side, _(label), NumberField(2))
    form.add("page_numbers", _("Page num&bers"), ChoiceField(YES_NO_WORDS))


def _fill(form: Form, file: LayoutFile) -> None:
    style = file.style
    sides = {side: round(margin) for side, margin in zip(SIDES, style.margins, strict=True)}
    form.fill(
        {
            "paper": style.paper.value,
            "typeface": style.typeface,
            "size": round(style.size),
            "line_spacing": f"{style.line_spacing:g}".replace(".", ","),
            "page_numbers": "yes" if style.show_page_numbers else "no",
            **sides,
        }
    )


def _entered(values: dict[str, Any]) -> LayoutEntry:
    return LayoutEntry(
        paper=values["paper"],
        typeface=values["typeface"],
        size=values["size"] or 0,
        line_spacing=values["line_spacing"],
        margins=tuple(values[side] or 0 for side in SIDES),
        page_numbers=values["page_numbers"] == "yes",
    )


def _change(file: LayoutFile, values: dict[str, Any], note: str) -> Callable[[Session], None]:
    return partial(set_layout, key=file.key, entry=_entered(values), note=note)


def _preview(session: Session, file: LayoutFile, values: dict[str, Any]) -> bytes:
    return sample_entered(session, file.kind, _entered(values))


def _told(file: LayoutFile, values: dict[str, Any]) -> str:
    """What this computer prints for the typeface that is chosen now."""
    follows = "" if file.differences else _("Set as the office settled for all under “Page”.")
    return "\n".join(filter(None, (face_words(values["typeface"]), follows)))


LAYOUTS = RuleList(
    role="layouts",
    form="layout",
    name=N_("Layout of letters"),
    columns=(Column("kind", N_("Kind of letter"), 240, _kind, icon=_mark),),
    files=layout_files,
    add_fields=_add_fields,
    title=_kind,
    fill=_fill,
    change=_change,
    remark=lambda _file: "",
    told=_told,
    save=N_("Sa&ve…"),
    reset=reset_layout,
    preview=_preview,
)
"""All kinds of letter at the left, the setting of the chosen one beside a letter set so."""
