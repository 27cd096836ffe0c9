"""Further letterheads (kop) in the settings, each with its emblem, shown on a letter."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.services.letters.samples import Sample, sample_letter
from desktop.services.wording.letterheads import (
    LetterheadFile,
    change_letterhead,
    give_up_letterhead,
    keep_picture,
    letterhead_files,
    new_letterhead,
)
from desktop.text import N_, _
from desktop.ui.background import Background, Session
from desktop.ui.forms import CheckField, Form, LineField, TextField
from desktop.ui.listed_rules import ListedRules, RuleList
from desktop.ui.messages import choose_file
from desktop.ui.style import GAP
from desktop.ui.tables import Column
from desktop.ui.windows import Shell, button

LINES, ADDRESS = 4, 3


class PictureField(QWidget):
    """A picture that is kept at once; the value is its fingerprint, empty for that of the office."""

    edited = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._kept = ""
        self._said = QLabel()
        self._choose = button(_("Choose a &picture…"), "letterhead.choose", self._ask)
        self._none = button(_("That of the &office"), "letterhead.noPicture", lambda: self._take(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for widget in (self._choose, self._none, self._said):
            row.addWidget(widget)
        row.addStretch(1)
        self.setFocusProxy(self._choose)
        self.set_value("")

    def value(self) -> str:
        """Fingerprint of the picture."""
        return self._kept

    def set_value(self, value: str | None) -> None:
        """Show whether there is a picture of its own."""
        self._kept = value or ""
        self._said.setText(_("A picture is kept.") if self._kept else "")
        self._none.setEnabled(bool(self._kept))

    def _ask(self) -> None:
        file = choose_file(self, _("Choose a picture of the emblem"), [_("Pictures (*.png *.jpg *.jpeg)")])
        if file is not None:
            content = file.read_bytes() if file.is_file() else b""
            self._background.do(self, self._take, keep_picture, content)

    def _take(self, fingerprint: str) -> None:
        self.set_value(fingerprint)
        self.edited.emit()


def letterheads_tab(shell: Shell) -> ListedRules[LetterheadFile]:
    """The letterheads with their form and the first page of a letter under the chosen one."""
    return ListedRules(shell, _letterheads(shell.background))


def _name(file: LetterheadFile) -> str:
    return file.head.name or _("New letterhead")


def _add_fields(background: Background, form: Form) -> None:
    form.add("name", _("&Name of the letterhead"), LineField(80), _("By which a signatory chooses it."))
    note = _("The last line is printed larger and bold, in the relation 3 to 4.")
    form.add("lines", _("&Lines of the letterhead"), TextField(LINES), note)
    form.add("address", _("&Address"), TextField(ADDRESS))
    form.add("regional_head", "", CheckField(_("That of a &regional head: emblem above, no address, no rule")))
    note = _("The state emblem (Garuda) for a regional head, that of the region for an office; PNG or JPEG.")
    form.add("emblem", _("E&mblem"), PictureField(background), note)


def _fill(form: Form, file: LetterheadFile) -> None:
    head = file.head
    lists = {"lines": "\n".join(head.lines), "address": "\n".join(head.address)}
    form.fill({"name": head.name, "regional_head": head.regional_head, "emblem": head.emblem, **lists})


def _entered(file: LetterheadFile, values: dict[str, Any]) -> Any:
    lists = {name: tuple(values[name].splitlines()) for name in ("lines", "address")}
    return replace(file.head, **{**values, **lists})


def _change(file: LetterheadFile, values: dict[str, Any], note: str) -> Callable[[Session], None]:
    return partial(change_letterhead, key=file.key, head=_entered(file, values), note=note)


def _preview(session: Session, file: LetterheadFile, values: dict[str, Any]) -> bytes:
    return sample_letter(session, Sample("explanation", head=_entered(file, values)))


def _letterheads(background: Background) -> RuleList[LetterheadFile]:
    return RuleList(
        role="letterheads",
        form="letterhead",
        name=N_("Letterheads"),
        columns=(Column("name", N_("Letterhead"), 240, _name),),
        files=letterhead_files,
        add_fields=partial(_add_fields, background),
        title=_name,
        fill=_fill,
        change=_change,
        remark=lambda _file: _("A signatory signs under it once it is chosen in the form of the signatory."),
        save=N_("Sa&ve…"),
        reset=give_up_letterhead,
        new=new_letterhead,
        add=N_("N&ew letterhead"),
        own=lambda _file: True,
        preview=_preview,
    )
