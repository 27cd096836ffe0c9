"""What is recorded of an objection as a table of small forms, and the one widget that shows any of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.domain.objections.objections import DECREE_EFFECT_WORDS
from desktop.domain.objections.outcome import Effect, Response, Suit, suit_doubt
from desktop.domain.refusal import Refusal
from desktop.services.objections.file import ObjectionFile
from desktop.services.objections.outcome import record_effect, record_response, record_suit
from desktop.text import N_, _
from desktop.ui.background import Session
from desktop.ui.forms import ChoiceField, DateField, Form, LineField, TextField
from desktop.ui.style import GAP, heading, muted
from desktop.ui.windows import Shell, button

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """One small form: its fields, what they show of an objection, and the use case that keeps them."""

    role: str
    title: str
    button: str
    done: str
    fields: tuple[tuple[str, str, Callable[[], QWidget]], ...]
    shown: Callable[[ObjectionFile], Mapping[str, Any]]
    keep: Callable[[Session, ObjectionFile, Values, date], None]
    offered: Callable[[ObjectionFile], bool] = lambda _file: True
    """Whether it has a place on the page of this objection now."""
    fixed: Callable[[ObjectionFile], bool] = lambda _file: False
    """Whether it can only be read."""
    told: Callable[[ObjectionFile], str] = lambda _file: ""
    """A remark under the title."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of fields in the rules, where they differ from those of the form."""


class RecordForm(QWidget):
    """Shows one record of one objection and keeps what was entered."""

    def __init__(self, shell: Shell, record: Record) -> None:
        super().__init__()
        self._shell = shell
        self._record = record
        self._file: ObjectionFile | None = None
        self.form = Form(record.role)
        self._told = muted()
        self._told.setObjectName(f"{record.role}.told")
        self._save = button(_(record.button), f"{record.role}.save", self._keep)
        self._build()

    def is_touched(self) -> bool:
        """Whether something is entered that was not kept."""
        return not self.isHidden() and self.form.is_touched()

    def show_file(self, file: ObjectionFile) -> None:
        """Show what is recorded of `file`; what was begun for the same objection stays."""
        begun = self._file is not None and self._file.id == file.id and self.form.is_touched()
        self._file = file
        self.setVisible(self._record.offered(file))
        if not begun:
            self.form.fill(self._record.shown(file))
        told = self._record.told(file)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        fixed = self._record.fixed(file)
        self.form.setEnabled(not fixed)
        self._save.setVisible(not fixed)
        self._save.setEnabled(True)

    def _build(self) -> None:
        for name, label, make in self._record.fields:
            self.form.add(name, _(label), make())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_(self._record.title), 1.1))
        column.addWidget(self._told)
        column.addWidget(self.form)
        column.addWidget(self._save, alignment=Qt.AlignmentFlag.AlignRight)

    def _keep(self) -> None:
        if self._file is None:
            return
        try:
            values = self.form.read()
        except Refusal:
            return
        self._save.setEnabled(False)
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self._shell.background.do(self, self._kept, self._record.keep, self._file, values, today)
        job.refused = self._refused

    def _kept(self, _nothing: None) -> None:
        self._file = None
        self._save.setEnabled(True)
        self._shell.say(_(self._record.done))

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        fields = {self._record.names.get(name, name): sentence for name, sentence in refusal.fields.items()}
        self.form.show_refusal(Refusal(refusal.title, refusal.remedy, fields))
        self._shell.show_refusal(refusal)


def _respond(session: Session, file: ObjectionFile, values: Values, today: date) -> None:
    record_response(session, file.id, Response(values["on"], values["text"]), file.version, today)


def _take_effect(session: Session, file: ObjectionFile, values: Values, _today: date) -> None:
    record_effect(session, file.id, Effect(values["effect"], values["number"]), file.version)


def _sue(session: Session, file: ObjectionFile, values: Values, today: date) -> None:
    record_suit(session, file.id, Suit(values["number"], values["filed"], values["note"]), file.version, today)


def _effect_told(file: ObjectionFile) -> str:
    if file.effect_recorded or file.effect.effect is None:
        return ""
    return _("Not recorded yet: what stands here is what the case tells. Look at it, then save.")


def _response_shown(file: ObjectionFile) -> Mapping[str, Any]:
    """What is recorded, else what the issued letter says."""
    said = file.view.response if file.view is not None and file.closed_on is None else file.response
    return {"on": said.on, "text": said.text or file.response.text}


def _response_told(file: ObjectionFile) -> str:
    if file.view is None or file.closed_on is not None:
        return ""
    told = _("Not recorded yet: what stands here is what the letter {number} says. Look at it, then save.")
    return told.format(number=file.view.number)


def _effects() -> ChoiceField:
    """Its sentences are longer than the panel is wide: the list shows them whole."""
    field = ChoiceField(DECREE_EFFECT_WORDS)
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(12)
    return field


RESPONSE = Record(
    "objectionResponse",
    N_("View of the issuer"),
    N_("Save the view"),
    N_("The view of the issuer is recorded."),
    (("on", N_("Given on"), DateField), ("text", N_("View"), lambda: TextField(4))),
    _response_shown,
    _respond,
    fixed=lambda file: file.closed_on is not None,
    told=_response_told,
)
EFFECT = Record(
    "objectionEffect",
    N_("Effect on the decree"),
    N_("Save the effect"),
    N_("The effect on the decree is recorded."),
    (
        ("effect", N_("Decree after it"), _effects),
        ("number", N_("Number of the new decree"), LineField),
    ),
    lambda file: {"effect": file.effect.effect, "number": file.effect.number},
    _take_effect,
    offered=lambda file: file.result is not None and file.closed_on is not None,
    told=_effect_told,
)
SUIT = Record(
    "objectionSuit",
    N_("Suit at the court (PTUN)"),
    N_("Save the suit"),
    N_("The suit is recorded."),
    (
        ("number", N_("Number of the suit"), LineField),
        ("filed", N_("Filed on"), DateField),
        ("note", N_("Dates and outcome"), lambda: TextField(4)),
    ),
    lambda file: {"number": file.suit.number, "filed": file.suit.filed_on, "note": file.suit.note},
    _sue,
    told=lambda file: suit_doubt(file.suit.filed_on, file.court_due),
    names={"filed_on": "filed"},
)
