"""The papers that a kind of case asks for: a list in its order, and the form of one paper beside it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.domain.cases.cases import DIRECTION_WORDS, Direction
from desktop.domain.cases.kinds import RequiredPaper
from desktop.domain.cases.rule_checks import new_code
from desktop.domain.refusal import Refusal
from desktop.text import N_, _
from desktop.ui.forms import CheckField, ChoiceField, Form, LineField, NumberField
from desktop.ui.icons import icon
from desktop.ui.style import GAP, MARGIN, Meaning
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button

WAYS = {way: DIRECTION_WORDS[way] for way in (Direction.INCOMING, Direction.OUTGOING)}


def _when(row: RequiredPaper) -> str:
    if row.own_request_only:
        return _("If asked for")
    return _("Mandatory") if row.mandatory else _("Optional")


def _needed_icon(row: RequiredPaper) -> QIcon:
    return icon("asterisk" if row.mandatory else "circle-small", Meaning.PLAIN)


def _validity(row: RequiredPaper) -> str:
    return _("{months} months").format(months=row.valid_months) if row.valid_months else ""


COLUMNS: tuple[Column[RequiredPaper], ...] = (
    Column("name", N_("Paper"), 196, lambda row: row.name, icon=_needed_icon),
    Column("when", N_("Asked for"), 104, _when),
    Column("signer", N_("Who signs"), 130, lambda row: row.signer, shown=False),
    Column("valid", N_("Counts"), 76, _validity),
)


class PapersEditor(QWidget):
    """Adds, changes, orders and takes out papers; nothing is kept before the kind is saved."""

    edited = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._rows: Rows[RequiredPaper] = Rows(COLUMNS)
        self._table = TableView(self._rows, "kindPapers.table", shell.state, sorting=False)
        self.form = Form("kindPaper")
        self._at = -1
        self._add = button(_("Add a pape&r"), "kindPapers.add", self._append)
        self._out = button(_("Take &out"), "kindPapers.remove", self._take_out)
        self._up = button(_("U&p"), "kindPapers.up", lambda: self._shift(-1))
        self._down = button(_("Do&wn"), "kindPapers.down", lambda: self._shift(1))
        self._build()
        self._table.picked.connect(self._show)
        self.form.edited.connect(self._take)

    def show_papers(self, papers: Sequence[RequiredPaper], *, crosses: bool) -> None:
        """Show `papers`; only a kind that `crosses` the region's border has papers of one direction."""
        self.form.show_row("direction", shown=crosses)
        self._put(papers, min(max(self._at, 0), len(papers) - 1))

    def papers(self) -> tuple[RequiredPaper, ...]:
        """The papers as they stand now; raises Refusal, shown already, if one cannot be understood."""
        if self._at >= 0:
            self.form.read()
        return tuple(self._rows.rows)

    def _build(self) -> None:
        add = self.form.add
        add("name", _("Na&me"), LineField(300))
        add("signer", _("Who si&gns"), LineField(200))
        add(
            "least_rank",
            _("&Least rank of who signs"),
            LineField(100),
            _("Such as JPT Pratama; empty where any will do."),
        )
        add("article", _("Arti&cle"), LineField(200))
        add("valid_months", _("Counts for (mont&hs)"), NumberField(3), _("From the date of the paper; empty: no end."))
        add("direction", _("D&irection"), ChoiceField(WAYS, _("Both directions")))
        add("mandatory", _("Asked for"), CheckField(_("Mandator&y")))
        add("own_request_only", _("Own request"), CheckField(_("Only when the employee as&ked for the move")))
        add("cited", _("In the decree"), CheckField(_("Cited in th&e decree (Memperhatikan)")))
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for one in (self._add, self._out, self._up, self._down):
            buttons.addWidget(one)
        buttons.addStretch(1)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, GAP, GAP, 0)
        column.setSpacing(GAP)
        column.addWidget(self._table, 1)
        column.addLayout(buttons)
        side = QVBoxLayout(right)
        side.setContentsMargins(MARGIN, GAP, 0, 0)
        side.addWidget(self.form)
        side.addStretch(1)
        self._table.setAccessibleName(_("Papers of this kind of case"))
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)  # Qt's own signature
        for at, widget in enumerate((left, right)):
            splitter.addWidget(widget)
            splitter.setStretchFactor(at, 1)
        splitter.setSizes([450, 370])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _put(self, papers: Sequence[RequiredPaper], at: int) -> None:
        self._rows.set_rows(papers)
        self._at = -1
        if at >= 0:
            self._table.select_position(at)
        self._show(at)

    def _show(self, at: int) -> None:
        paper = self._rows.row_at(at) if at >= 0 else None
        self._at = -1 if paper is None else at
        self.form.setEnabled(paper is not None)
        self.form.fill({} if paper is None else {name: getattr(paper, name) for name in _FIELDS})
        self._out.setEnabled(paper is not None)
        self._up.setEnabled(self._at > 0)
        self._down.setEnabled(0 <= self._at < len(self._rows.rows) - 1)

    def _take(self) -> None:
        """Write what stands in the form into its row, as far as it can be understood."""
        if self._at < 0:
            return
        try:
            values = self.form.read()
        except Refusal:
            self.edited.emit()
            return
        papers = list(self._rows.rows)
        papers[self._at] = replace(papers[self._at], **values)
        self._rows.replace_row(self._at, papers[self._at])
        self.edited.emit()

    def _append(self) -> None:
        papers = list(self._rows.rows)
        name = _("New paper")
        papers.append(RequiredPaper(new_code(papers), name, "", "", mandatory=False))
        self._put(papers, len(papers) - 1)
        self.edited.emit()
        field = self.form.field("name")
        field.setFocus()
        field.selectAll()

    def _take_out(self) -> None:
        papers = list(self._rows.rows)
        del papers[self._at]
        self._put(papers, min(self._at, len(papers) - 1))
        self.edited.emit()

    def _shift(self, by: int) -> None:
        papers, at = list(self._rows.rows), self._at
        papers[at], papers[at + by] = papers[at + by], papers[at]
        self._put(papers, at + by)
        self.edited.emit()


_FIELDS = (
    *("name", "signer", "least_rank", "article", "valid_months", "direction"),
    *("mandatory", "own_request_only", "cited"),
)
