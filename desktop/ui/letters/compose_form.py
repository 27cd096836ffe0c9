"""The fields of one letter: what every letter has, as far as its shape prints it, and those of its kind."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.domain.letters.letters import LetterShape
from desktop.domain.refusal import Refusal
from desktop.services.letters.choice import Choice
from desktop.services.letters.making import LetterDesk
from desktop.services.letters.official_letters import LetterOrder
from desktop.services.wording.letter_kinds import EntryField, EntryKind, OfficialDraft
from desktop.text import N_, _
from desktop.ui.classification_field import ClassificationField
from desktop.ui.forms import ChoiceField, DateField, Form, LineField, TextField
from desktop.ui.letters.drafting import SignatoryField

HEAD = ("nature", "enclosures", "subject")
"""What the lines above a letter or a memo say; a titled letter and a decree have no such lines."""
COPIES = "copies"
LABELS = {
    "number": N_("N&umber"),
    "classification": N_("Classification"),
    "day": N_("&Date of the letter"),
    "signatory": N_("Si&gnatory"),
    "nature": N_("&Nature (Sifat)"),
    "enclosures": N_("&Enclosures (Lampiran)"),
    "subject": N_("Su&bject (Hal)"),
    COPIES: N_("C&opies (Tembusan), one a line"),
}
LIMITS = {"number": 120, "nature": 80, "enclosures": 120, "subject": 300}
LONGEST_LINE = 300


class LetterForm(Form):
    """The fields of one kind of letter, and the order that they make."""

    def __init__(self, choice: Choice, page_words: Iterable[str]) -> None:
        """The mnemonics of `page_words` belong to the page; a field of the kind whose own is taken goes without."""
        super().__init__(choice.code)
        self.code = choice.code
        self._choice = choice
        self._order: LetterOrder | None = None
        self._open: tuple[str, ...] = ()
        self._following: tuple[str, ...] = ()
        self._taken = {_key(words) for words in page_words}
        self._head = HEAD if choice.shape in {LetterShape.LETTER, LetterShape.MEMO} else ()
        self.rows.setRowWrapPolicy(self.rows.RowWrapPolicy.WrapAllRows)
        self._add_fields()

    def begin(self, order: LetterOrder, *, kept: bool = False) -> None:
        """Show `order`; where it says nothing the wording's own words are proposed, in a `kept` one nothing else."""
        self._order, draft = order, order.draft
        self._open = tuple(name for name in (*self._head, COPIES) if getattr(draft, name) in {"", None})
        common = {name: getattr(draft, name) for name in ("number", "classification", "day", *self._head)}
        own = {field.name: order.entered.get(field.name) for field in self._choice.fields}
        self._following = () if kept else ("signatory", *own)
        lines = "\n".join(draft.copies or ())
        self.fill({**own, **common, "signatory": draft.signatory_id, COPIES: lines})

    def follow(self, order: LetterOrder) -> None:
        """Show who signs and what the records say now, for another day too, in the fields that nobody touched."""
        now = {**order.entered, "signatory": order.draft.signatory_id}
        self.propose({name: now.get(name) for name in self._following})

    def settle(self) -> None:
        """Let what stands in the fields count as untouched; what the officer wrote stays his and not the wording's."""
        self._open = tuple(name for name in self._open if not self.is_touched(name))
        self._following = tuple(name for name in self._following if not self.is_touched(name))
        super().settle()

    def offer(self, desk: LetterDesk[LetterOrder]) -> None:
        """The signatories to choose from, and the number that would be taken."""
        own = (field.name for field in self._choice.fields if field.kind is EntryKind.SIGNATORY)
        for name in ("signatory", *own):
            field: SignatoryField = self.field(name)
            field.offer(desk.signatories)
        self.field("number").setPlaceholderText(desk.next_number)

    def propose_words(self, draft: OfficialDraft) -> None:
        """Show what the wording says now in the fields that the officer left to it."""
        words = {name: getattr(draft, name) for name in self._head}
        words[COPIES] = "\n".join(draft.copies or ())
        self.propose({name: words[name] for name in self._open})

    def carry(self, other: "LetterForm") -> None:
        """Take over day, signatory and number that were entered for another letter."""
        for name in ("number", "classification", "day", "signatory"):
            if other.is_touched(name):
                with suppress(Refusal):
                    self.field(name).set_value(other.field(name).value())

    def order(self) -> LetterOrder:
        """What was entered; raises Refusal, shown beside its field, if something cannot be understood."""
        values = self.read()
        draft = self._draft(values)
        own = {field.name: values[field.name] for field in self._choice.fields}
        return replace(self._begun(), draft=draft, entered=own)

    def _draft(self, values: Mapping[str, Any]) -> OfficialDraft:
        """The common part; what the wording proposed is left to it, for its words may still change."""
        left = {name for name in self._open if not self.is_touched(name)}
        head = {name: "" if name in left else values[name] for name in self._head}
        return OfficialDraft(
            day=values["day"] or date.today(),  # noqa: DTZ011  # the office's own day
            signatory_id=values["signatory"],
            number=values["number"],
            classification=values["classification"],
            copies=None if COPIES in left else tuple(values[COPIES].splitlines()),
            **head,
        )

    def _begun(self) -> LetterOrder:
        if self._order is None:
            message = "the form was never begun"
            raise RuntimeError(message)
        return self._order

    def _add_fields(self) -> None:
        note = _("Left empty, the next number is taken when it is issued.")
        self._add("number", LineField(LIMITS["number"]), note)
        self._add("classification", ClassificationField(_("as settled")))
        self._add("day", DateField())
        self._add("signatory", SignatoryField())
        self._taken |= {_key(_(label)) for name, label in LABELS.items() if name in {*self._head, COPIES}}
        for field in self._choice.fields:
            self.add(field.name, self._free(_(field.label)), entry_widget(field), _(field.note) if field.note else "")
        for name in self._head:
            self._add(name, LineField(LIMITS[name]))
        empty = _("Left empty, those of the wording are printed.") if self._choice.shape is None else ""
        self._add(COPIES, TextField(4), empty)

    def _add(self, name: str, widget: QWidget, note: str = "") -> None:
        self._taken.add(_key(_(LABELS[name])))
        self.add(name, _(LABELS[name]), widget, note)

    def _free(self, label: str) -> str:
        """The label, without its mnemonic where that is another's."""
        key = _key(label)
        if not key or key in self._taken:
            return label.replace("&", "")
        self._taken.add(key)
        return label


def _key(label: str) -> str:
    return QKeySequence.mnemonic(label).toString()


def entry_widget(field: EntryField) -> QWidget:
    """What an own field is entered with."""
    if field.kind is EntryKind.TEXT:
        return TextField(4)
    if field.kind is EntryKind.DAY:
        return DateField()
    if field.kind is EntryKind.CHOICE:
        return ChoiceField(field.choices, _("– choose –"))
    if field.kind is EntryKind.SIGNATORY:
        return SignatoryField()
    return LineField(LONGEST_LINE)
