"""Who signs: the list of signatories and the form of one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.employees.grades import GRADES
from desktop.domain.employees.posts import POST_RANK_WORDS
from desktop.domain.letters.letters import SIGNING_CAPACITY_WORDS, SigningCapacity
from desktop.domain.refusal import Refusal
from desktop.services.wording.letterheads import OwnLetterhead, own_letterheads
from desktop.services.wording.signatories import (
    SignatoryEntry,
    SignatoryRow,
    list_signatories,
    retire_signatory,
    save_signatory,
)
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.forms import ChoiceField, DateField, Form, LineField
from desktop.ui.style import GAP, MARGIN
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Header, Shell, button, main_button


def _validity(row: SignatoryRow) -> str:
    first, last = row.entry.valid_from, row.entry.valid_to
    return " – ".join((shown_date(first) if first else "", shown_date(last) if last else "")).strip() or "–"


def _capacity(row: SignatoryRow) -> str:
    """The power with the official in whose name it is signed."""
    entry = row.entry
    named = [f"a.n. {entry.principal_title}"] if entry.principal_title else []
    # "a.n." says it already that it is in another's name.
    own = [] if named and entry.capacity is SigningCapacity.ON_BEHALF else [_(SIGNING_CAPACITY_WORDS[entry.capacity])]
    return ", ".join([*named, *own])


COLUMNS: tuple[Column[SignatoryRow], ...] = (
    Column("title", N_("Title"), 190, lambda row: row.entry.title, tip=lambda row: row.entry.title),
    Column("name", N_("Name"), 160, lambda row: row.entry.name),
    Column("capacity", N_("Capacity"), 216, _capacity, tip=_capacity),
    Column("validity", N_("Valid"), 180, _validity),
)


_NONE_FOR_EMPTY = ("most_grade", "letterhead")
"""Fields of a choice whose value may be none."""


class SignatoriesView(QWidget):
    """Adds, corrects and retires signatories; letters already issued keep the words they were issued with."""

    finished = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._shown: SignatoryRow | None = None
        self._rows: Rows[SignatoryRow] = Rows(COLUMNS)
        self._table = TableView(self._rows, "signatories.table", shell.state, sorting=False)
        self.form = Form("signatory")
        self._save = main_button(_("Sa&ve"), "signatory.save", "content-save-outline")
        self._retire = button(_("R&etire…"), "signatory.retire", self._ask_reason)
        self._build()
        self._table.picked.connect(self._picked)
        self._save.clicked.connect(self._keep)
        self._start(None)

    def refresh(self) -> None:
        """Ask again for the list and the letterheads."""
        self._shell.background.ask(self, self._show_rows, list_signatories)
        self._shell.background.ask(self, self._offer, own_letterheads)

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        return not self.form.is_touched() or messages.confirm(
            self, _("Discard what was entered?"), _("The signatory has not been saved."), _("Discard")
        )

    def _build(self) -> None:
        header = Header(_("Signatories"))
        header.add(
            button(_("&Back to the letters"), "signatories.back", self._leave),
            button(_("&New signatory"), "signatories.new", self._add),
        )
        form = self.form
        form.add("title", _("&Title"), LineField(200), _("As it stands in the letter, such as SEKRETARIS DAERAH."))
        form.add("name", _("Na&me"), LineField(150), _("As it is printed, with or without degrees."))
        form.add("capacity", _("&Capacity"), ChoiceField(SIGNING_CAPACITY_WORDS))
        form.add("principal_title", _("In &whose name (a.n.)"), LineField(200))
        form.add("middle_title", _("Title in between (&u.b.)"), LineField(200))
        form.add("nip", _("NI&P"), LineField(30))
        form.add("grade", _("&Rank"), LineField(80))
        form.add("valid_from", _("Valid &from"), DateField())
        form.add("valid_to", _("Valid t&o"), DateField())
        form.add("delegation", _("&Delegation"), LineField(), _("Number and date of the decision."))
        form.add(
            "most_grade",
            _("Up to &grade"),
            ChoiceField({grade: grade for grade in GRADES}, _("every grade")),
            _("Whose moves may be signed at most; grades of PNS and PPPK are not compared."),
        )
        form.add("most_post", _("Up to post"), ChoiceField(POST_RANK_WORDS, _("every post")))
        form.add("letterhead", _("&Letterhead"), ChoiceField({}, _("as the title asks for")))
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(form)
        row = QHBoxLayout()
        row.addWidget(self._retire)
        row.addStretch(1)
        row.addWidget(self._save)
        column.addLayout(row)
        column.addStretch(1)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._table)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)  # Qt's own signature
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(side)
        splitter.addWidget(scroll)
        splitter.setSizes([760, 520])
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        self._table.setAccessibleName(_("Signatories"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(header)
        whole.addWidget(splitter, 1)

    def _show_rows(self, rows: list[SignatoryRow]) -> None:
        self._rows.set_rows(rows)

    def _offer(self, heads: dict[str, OwnLetterhead]) -> None:
        touched = self.form.is_touched()
        self.form.field("letterhead").offer({code: head.name for code, head in heads.items()})
        if not touched:
            self._start(self._shown)

    def _picked(self, position: int) -> None:
        row = self._rows.row_at(position)
        if row is not None and self.may_leave():
            self._start(row)

    def _add(self) -> None:
        if self.may_leave():
            self._table.clearSelection()
            self._start(None)
            self.form.field("title").setFocus()

    def _leave(self) -> None:
        if self.may_leave():
            self._start(None)
            self.finished.emit()

    def _start(self, row: SignatoryRow | None) -> None:
        self._shown = row
        entry = row.entry if row else SignatoryEntry("", "", SigningCapacity.DEFINITIVE)
        shown = {name: getattr(entry, name) for name in SignatoryEntry.__slots__}
        self.form.fill(shown | {name: getattr(entry, name) or None for name in _NONE_FOR_EMPTY})
        self._retire.setEnabled(row is not None)

    def _keep(self) -> None:
        try:
            values = self.form.read()
        except Refusal:
            return
        employee = self._shown.entry.employee_id if self._shown else None
        bound = {name: values[name] or "" for name in _NONE_FOR_EMPTY}
        entry = SignatoryEntry(**values | bound, employee_id=employee)
        shown = self._shown
        job = self._shell.background.do(
            self, self._kept, save_signatory, entry, shown.id if shown else None, shown.version if shown else None
        )
        job.refused = self._refused

    def _kept(self, _signatory_id: int) -> None:
        self._start(None)
        self.refresh()
        self._shell.say(_("The signatory is saved."))

    def _refused(self, refusal: Refusal) -> None:
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)

    def _ask_reason(self) -> None:
        if self._shown is None:
            return
        reason = messages.ask_reason(self, _("Retire the signatory"), _("Why does this official sign no more?"))
        if reason:
            self._shell.background.do(self, self._retired, retire_signatory, self._shown.id, reason)

    def _retired(self, _answer: None) -> None:
        self._start(None)
        self.refresh()
        self._shell.say(_("The signatory is retired."))
