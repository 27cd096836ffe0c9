"""The forms on the page of numbers: reserve, take over, give a reserved number up, record a letter written by hand."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.letters.letters import LETTER_KIND_WORDS
from desktop.domain.refusal import Refusal
from desktop.services.numbers.hand_letters import HandEntry, HandFile, suggested_number
from desktop.services.wording.letter_numbers import NUMBERED
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Job, Session
from desktop.ui.forms import ChoiceField, DateField, Form, LineField, NumberField, TextField
from desktop.ui.style import GAP, MARGIN, heading, muted
from desktop.ui.windows import Shell, button, button_row, main_button

HAND_FIELDS = ("kind", "number", "dated")
"""What of a recorded letter stays as it is."""
_ANOTHER = "another"
KIND_WORDS = {kind: LETTER_KIND_WORDS[kind] for kind in NUMBERED} | {_ANOTHER: N_("another kind")}
Work = Callable[[Session], object]


class NumberForm(QWidget):
    """One deed on a counter: its form, and what it does when it is saved."""

    done = Signal(str)
    """It is done; the sentence that says so."""
    left = Signal()

    def __init__(self, shell: Shell, role: str) -> None:
        super().__init__()
        self.shell = shell
        self.role = role
        self.form = Form(role)
        self._title, self._sentence = heading("", 1.2), muted()
        self._work: Callable[[dict[str, Any]], Work] = _nothing_yet
        self._said = ""
        self._save = main_button(_("&Save"), f"{role}.save", "content-save-outline")
        self._save.clicked.connect(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        for widget in (self._title, self._sentence, self.form):
            column.addWidget(widget)
        column.addLayout(button_row(self._save, button(_("&Cancel"), f"{role}.cancel", self.leave)))
        column.addStretch(1)

    def open(self, title: str, sentence: str, work: Callable[[dict[str, Any]], Work], said: str) -> None:
        """Begin anew; `work` makes of what is entered the change, `said` tells that it was made."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._work, self._said = work, said

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        if not self.form.is_touched():
            return True
        left = messages.confirm(self, _("Discard what was entered?"), _("It has not been saved."), _("Discard"))
        if left:
            self.form.fill({})
        return left

    def leave(self) -> None:
        """Go back to the book."""
        if self.may_leave():
            self.left.emit()

    def save(self) -> None:
        """Do what the form is for."""
        try:
            values = self.form.read()
        except Refusal:
            return
        job = self.shell.background.do(self, self._kept, self._work(values))
        job.refused = self._refused

    def _kept(self, _answer: object) -> None:
        self.form.fill({})
        self.done.emit(self._said)

    def _refused(self, refusal: Refusal) -> None:
        self.form.show_refusal(refusal)
        self.shell.show_refusal(refusal)


def _nothing_yet(_values: dict[str, Any]) -> Work:
    raise NotImplementedError


def reserve_form(shell: Shell) -> NumberForm:
    """The form that keeps a range of numbers."""
    made = NumberForm(shell, "reserve")
    made.form.add("first", _("&First number"), NumberField(6))
    made.form.add("last", _("Last &number"), NumberField(6), _("Empty: only one number."))
    made.form.add("purpose", _("&Purpose"), LineField(200), _("For example: letters of the Sekretaris Daerah."))
    return made


def take_over_form(shell: Shell) -> NumberForm:
    """The form that lets a counter go on after another system's last number."""
    made = NumberForm(shell, "takeOver")
    made.form.add("last", _("Last &number given elsewhere"), NumberField(6))
    made.form.add("reason", _("Wh&y"), TextField(2), _("For example: taken over from SRIKANDI on 1 July 2026."))
    return made


def give_up_form(shell: Shell) -> NumberForm:
    """The form that makes a reserved number void."""
    made = NumberForm(shell, "giveUp")
    made.form.add("running", _("Reserved &number"), NumberField(6))
    made.form.add("reason", _("Wh&y"), TextField(2))
    return made


class _KindField(ChoiceField):
    """The kind of a letter, which decides its book and its register: it has to be chosen, and none is offered first."""

    def value(self) -> Any:
        """The kind, or `_ANOTHER`; refused while nothing is chosen."""
        chosen = super().value()
        if chosen is None:
            raise Refusal(_("Choose the kind of letter."))
        return chosen


class HandForm(NumberForm):
    """The form of a letter that was written outside the program."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "hand")
        self._asking: Job | None = None
        self._suggested = ""
        form = self.form
        form.add("kind", _("&Kind of letter"), _KindField(KIND_WORDS))
        form.add("dated", _("&Date"), DateField())
        form.add("number", _("&Number"), LineField(120), _("The whole number, or the running number alone."))
        form.add("subject", _("Sub&ject"), LineField())
        form.add("receiver", _("To &whom"), LineField())
        form.add("note", _("N&ote"), TextField(2))
        for name in ("kind", "dated"):
            form.field(name).edited.connect(self._suggest)

    def begin(self, today: date) -> None:
        """A new letter, whose kind is still to be chosen."""
        self._enable(new=True)
        self._suggested = ""
        self.form.fill({"dated": today})

    def correct(self, file: HandFile) -> None:
        """A recorded letter."""
        self._enable(new=False)
        entry = file.entry
        shown = {name: getattr(entry, name) for name in HandEntry.__slots__}
        self.form.fill(shown | {"kind": entry.kind or _ANOTHER})

    def _enable(self, *, new: bool) -> None:
        for name in HAND_FIELDS:
            self.form.field(name).setEnabled(new)

    def _suggest(self) -> None:
        """Offer the number that such a letter would bear, unless one was typed."""
        try:
            kind = self.form.field("kind").value()
            day = self.form.field("dated").value()
        except Refusal:
            return
        if kind == _ANOTHER or day is None:
            return
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self.shell.background.ask(self, self._offer, suggested_number, kind, day)

    def _offer(self, number: str) -> None:
        field = self.form.field("number")
        if field.value() in {"", self._suggested}:
            field.set_value(number)
        self._suggested = number


def entry_of(values: dict[str, Any]) -> HandEntry:
    """What was entered about a letter."""
    return HandEntry(**values | {"kind": None if values["kind"] == _ANOTHER else values["kind"]})


def bound(work: Callable[..., object], *args: object) -> Work:
    """The use case with all that it needs but the session."""
    return partial(_run, work, args)


def _run(work: Callable[..., object], args: tuple[object, ...], session: Session) -> object:
    return work(session, *args)
