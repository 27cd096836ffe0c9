"""The kinds of case as the office has them: their routes, their papers, and what was changed by whom."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.cases.cases import CASE_KIND_WORDS, CaseKind
from desktop.domain.cases.kinds import BETWEEN_AGENCIES, KindOfCase
from desktop.domain.refusal import Refusal
from desktop.services.rules.rule_changes import KindFile, change_kind, kind_files, reset_rule
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.forms import CheckField, LineField
from desktop.ui.icons import icon
from desktop.ui.rule_history import Foot, History, mark_words
from desktop.ui.rules.papers import PapersEditor
from desktop.ui.rules.route import RouteEditor
from desktop.ui.style import GAP, MARGIN, Meaning, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, label_for


def _words(file: KindFile) -> str:
    words = _(CASE_KIND_WORDS[file.kind.kind])
    return words if file.kind.enabled else _("{kind} (no new cases)").format(kind=words)


def _state(file: KindFile) -> str:
    return f"{_words(file)}\n{mark_words(file.differences)}"


def _state_icon(file: KindFile) -> QIcon | None:
    return icon("pencil-outline", Meaning.SOON) if file.differences else None


COLUMNS: tuple[Column[KindFile], ...] = (Column("kind", N_("Kind of case"), 290, _words, icon=_state_icon, tip=_state),)


class KindEditor(QWidget):
    """One kind of case while it is edited; nothing is kept before it is saved."""

    edited = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._file: KindFile | None = None
        self._title = heading("", 1.2)
        self._open = CheckField(_("&New cases may be opened"))
        self._article = LineField(300)
        self.route = RouteEditor()
        self.papers = PapersEditor(shell)
        self.history = History(shell, "kinds")
        self._parts = QTabWidget()
        self._build()
        for signal in (self._open.edited, self._article.edited, self.route.edited, self.papers.edited):
            signal.connect(self.edited)

    def show_file(self, file: KindFile) -> None:
        """Show a kind as it is saved."""
        self._file = file
        kind = file.kind
        self._title.setText(_(CASE_KIND_WORDS[kind.kind]))
        self._open.set_value(kind.enabled)
        self._article.set_value(kind.article)
        self.route.show_routes(dict(kind.routes))
        self.papers.show_papers(kind.papers, crosses=kind.kind in BETWEEN_AGENCIES)
        self.history.show_changes(file.differences, file.changes)
        count = len(file.changes)
        self._parts.setTabText(2, _("Changes ({count})").format(count=count) if count else _("Changes"))

    def read(self, kind: KindOfCase) -> KindOfCase:
        """`kind` with what is entered now; raises Refusal, shown already, if a paper cannot be understood."""
        return replace(
            kind,
            enabled=self._open.value(),
            article=self._article.value(),
            routes=self.route.routes(),
            papers=self.papers.papers(),
        )

    def is_touched(self) -> bool:
        """Whether it differs from what is saved."""
        if self._file is None:
            return False
        try:
            return self.read(self._file.kind) != self._file.kind
        except Refusal:
            return True

    def show_refusal(self, refusal: Refusal) -> None:
        """Show what is wrong beside its field, in the part where it stands."""
        part = next((at for at, fields in enumerate(_PART_FIELDS) if fields & set(refusal.fields)), None)
        if part is None:
            return
        self._parts.setCurrentIndex(part)
        (self.route.form, self.papers.form)[part].show_refusal(refusal)

    def _build(self) -> None:
        self._open.setObjectName("kinds.enabled")
        self._article.setObjectName("kinds.article")
        self._parts.setObjectName("kinds.parts")
        self._parts.setDocumentMode(True)  # Qt's own signature
        for widget, words in ((self.route, _("Route")), (self.papers, _("Papers")), (self.history, _("Changes"))):
            self._parts.addTab(widget, words)
        basis = QHBoxLayout()
        basis.setSpacing(GAP)
        basis.addWidget(label_for(_("&Basis"), self._article))
        basis.addWidget(self._article, 1)
        basis.addWidget(self._open)
        told = muted(
            _("New cases take these papers. A draft takes them when it is saved; a case under check keeps its list.")
        )
        told.setWordWrap(True)  # Qt's own signature
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addLayout(basis)
        column.addWidget(told)
        column.addWidget(self._parts, 1)


_PART_FIELDS = (
    {"proposer", "consent", "opinion", "issuer", "technical"},
    {"name", "signer", "valid_months", "least_rank", "direction"},
)


class KindsTab(QWidget):
    """All kinds at the left, the chosen one at the right."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._shown: CaseKind | None = None
        self._rows: Rows[KindFile] = Rows(COLUMNS)
        self._table = TableView(self._rows, "kinds.table", shell.state, sorting=False)
        self.editor = KindEditor(shell)
        self._foot = Foot("kinds")
        self._build()
        self._table.picked.connect(self._picked)
        self.editor.edited.connect(self._mark)
        self._foot.saved.connect(self._save)
        self._foot.reset.connect(self._reset)
        self._foot.undone.connect(self._undo)

    def refresh(self) -> None:
        """Ask again for the kinds, unless one is being edited."""
        if not self.editor.is_touched():
            self._shell.background.ask(self, self._show, kind_files)

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        if not self.editor.is_touched():
            return True
        left = messages.confirm(
            self, _("Discard what was entered?"), _("The kind of case has not been saved."), _("Discard")
        )
        if left:
            self._undo()
        return left

    def _build(self) -> None:
        self._table.setAccessibleName(_("Kinds of case"))
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        column.addWidget(self.editor, 1)
        column.addWidget(self._foot)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)  # Qt's own signature
        for widget, share in ((self._table, 2), (right, 5)):
            splitter.addWidget(widget)
            splitter.setStretchFactor(splitter.indexOf(widget), share)
        splitter.setSizes([320, 800])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _show(self, files: list[KindFile]) -> None:
        self._rows.set_rows(files)
        at = next((at for at, file in enumerate(files) if file.kind.kind is self._shown), 0)
        self._shown = None
        self._table.select_position(at)

    def _picked(self, position: int) -> None:
        file = self._rows.row_at(position)
        if file is None or file.kind.kind is self._shown:
            return
        if self._shown is not None and not self.may_leave():
            self._table.select_position(self._position())
            return
        self._shown = file.kind.kind
        self.editor.show_file(file)
        self._mark()

    def _position(self) -> int:
        return next(at for at, file in enumerate(self._rows.rows) if file.kind.kind is self._shown)

    def _file(self) -> KindFile:
        return self._rows.rows[self._position()]

    def _mark(self) -> None:
        self._foot.show_state(self._file().differences, touched=self.editor.is_touched())

    def _undo(self) -> None:
        self.editor.show_file(self._file())
        self._mark()

    def _save(self, note: str) -> None:
        try:
            kind = self.editor.read(self._file().kind)
        except Refusal:
            return
        job = self._shell.background.do(self, self._saved, change_kind, self._file().key, kind, note)
        job.refused = self._refused

    def _reset(self, note: str) -> None:
        job = self._shell.background.do(self, self._saved, reset_rule, self._file().key, note)
        job.refused = self._refused

    def _saved(self, _answer: None) -> None:
        self._shell.say(_("The kind of case is saved."))
        self._shell.background.ask(self, self._show, kind_files)

    def _refused(self, refusal: Refusal) -> None:
        self.editor.show_refusal(refusal)
        self._shell.show_refusal(refusal)
