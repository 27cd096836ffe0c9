"""The editor of the office's own wording: letters and places at the left, fields, and the whole letter at the right."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.letters.wording_parts import PlaceWords
from desktop.domain.refusal import Refusal
from desktop.services.letters.samples import Sample, Tried, try_wording
from desktop.services.letters.wording_versions import (
    WordingFile,
    WordingRow,
    keep_wording,
    reset_wording,
    withdraw_version,
    wording_file,
    wording_rows,
)
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Job
from desktop.ui.forms import DateField, Form
from desktop.ui.icons import icon
from desktop.ui.letters.wording_form import WordingForm
from desktop.ui.letters.wording_history import WordingHistory
from desktop.ui.pdf_view import PdfView
from desktop.ui.style import GAP, MARGIN, Meaning, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button, main_button

PAUSE_MS = 500
"""How long typing must rest before the letter is drawn anew."""
WIDTHS = (280, 480, 420)


def _own(row: WordingRow) -> QIcon | None:
    return icon("pencil-outline", Meaning.SOON) if row.own else None


LETTERS: tuple[Column[WordingRow], ...] = (Column("title", N_("Letter"), 270, lambda row: row.title, icon=_own),)
PLACES: tuple[Column[PlaceWords], ...] = (
    Column("name", N_("Place to fill"), 126, lambda place: f"{{{place.name}}}"),
    Column("meaning", N_("What it prints"), 140, lambda place: place.meaning),
)


class WordingsTab(QWidget):
    """Edits one wording at a time; what is entered is kept only with a day and a reason."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: WordingFile | None = None
        self._drawing: Job | None = None
        self._faults: Mapping[str, str] = {}
        """What of the wording that was drawn last cannot stand."""
        self._note = ""
        """Reason of a save that was refused: it need not be written again."""
        self._letters: Rows[WordingRow] = Rows(LETTERS)
        self._places: Rows[PlaceWords] = Rows(PLACES)
        self.letters = TableView(self._letters, "wordings.table", shell.state, sorting=False)
        self.places = TableView(self._places, "wordings.places", shell.state, sorting=False)
        self.fields = WordingForm()
        self.day = Form("wordingDay")
        self.history = WordingHistory(shell)
        self.pages = PdfView(shell.background, "wordings.pages")
        self._title, self._mark, self._meaning = heading("", 1.2), muted(), muted()
        self._insert = button(_("&Insert the place"), "wordings.insert", self._insert_chosen)
        self._reset = button(_("Reset to the &shipped wording…"), "wordings.reset", self._ask_reset)
        self._undo = button(_("&Undo what was entered"), "wordings.undo", self._show_again)
        self._save = main_button(_("Sa&ve the wording…"), "wordings.save", "content-save-outline")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask again for the letters and the wording, unless one is being edited."""
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._shell.background.ask(self, self._show_letters, wording_rows, today)
        if self._file is not None and not self._is_touched():
            self._ask(self._file.code)

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        if not self._is_touched():
            return True
        explanation = _("The wording has not been saved.")
        left = messages.confirm(self, _("Discard what was entered?"), explanation, _("Discard"))
        if left:
            self._show_again()
        return left

    def _build(self) -> None:
        self.setObjectName("wordings.tab")
        self.letters.setAccessibleName(_("Letters whose wording can be edited"))
        self.places.setAccessibleName(_("Places that can be inserted"))
        note = _("Letters of this day and later are made with it; issued ones keep theirs.")
        self.day.add("valid_from", _("&Holds for letters from"), DateField(), note)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)  # Qt's own signature
        for widget in (self._left(), self._middle(), self._right()):
            splitter.addWidget(widget)
            splitter.setStretchFactor(splitter.indexOf(widget), 1)
        splitter.setSizes(list(WIDTHS))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _left(self) -> QWidget:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, GAP, 0, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.places, 1)
        self._meaning.setObjectName("wordings.meaning")
        self._meaning.setContentsMargins(MARGIN, 0, 0, 0)
        column.addWidget(self._meaning)
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 0, 0, 0)
        row.addWidget(self._insert)
        row.addStretch(1)
        column.addLayout(row)
        left = QSplitter(Qt.Orientation.Vertical)
        left.setChildrenCollapsible(False)  # Qt's own signature
        left.addWidget(self.letters)
        left.addWidget(below)
        left.setSizes([320, 280])
        return left

    def _middle(self) -> QWidget:
        inner, middle = QWidget(), QWidget()
        fields = QVBoxLayout(inner)
        fields.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        fields.setSpacing(GAP)
        for widget in (self._title, self.day, self.fields):
            fields.addWidget(widget)
        fields.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)  # Qt's own signature
        scroll.setWidget(inner)
        self._mark.setObjectName("wordings.mark")
        foot = QVBoxLayout()
        foot.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        foot.setSpacing(GAP)
        foot.addWidget(self._mark)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for one in (self._reset, self._undo, self._save):
            row.addWidget(one)
        foot.addLayout(row)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        return middle

    def _right(self) -> QWidget:
        tabs = QTabWidget()
        tabs.setObjectName("wordings.side")
        tabs.setDocumentMode(True)  # Qt's own signature
        tabs.addTab(self.pages, _("Preview"))
        tabs.addTab(self.history, _("Versions"))
        return tabs

    def _connect(self) -> None:
        self.letters.picked.connect(self._picked)
        self.places.picked.connect(self._tell_place)
        self.places.opened.connect(lambda _position: self._insert_chosen())
        self.fields.edited.connect(self._touched)
        self.day.edited.connect(self._touched)
        self._pause.timeout.connect(self._draw)
        self._save.clicked.connect(self._ask_save)
        self.history.withdrawn.connect(self._withdraw)

    def _is_touched(self) -> bool:
        return self.fields.is_touched() or self.day.is_touched()

    def _show_letters(self, rows: list[WordingRow]) -> None:
        at = max(self.letters.currentIndex().row(), 0)
        self._letters.set_rows(rows)
        self.letters.select_position(min(at, len(rows) - 1))

    def _picked(self, position: int) -> None:
        row = self._letters.row_at(position)
        if row is None or (self._file is not None and row.code == self._file.code):
            return
        if not self.may_leave() and self._file is not None:
            codes = [one.code for one in self._letters.rows]
            self.letters.select_position(codes.index(self._file.code))
            return
        self._ask(row.code)

    def _ask(self, code: str) -> None:
        self._shell.background.ask(self, self._show, wording_file, code)

    def _show(self, file: WordingFile) -> None:
        self._file = file
        self._show_again()

    def _show_again(self) -> None:
        """The wording as the office has it, with the day from which a change would hold."""
        file = self._file
        if file is None:
            return
        title = next((row.title for row in self._letters.rows if row.code == file.code), file.code)
        self._title.setText(title)
        self._note, self._faults = "", {}
        today = date.today()  # noqa: DTZ011  # the office's own day
        self.day.fill({"valid_from": max(today, file.valid_from or today)})
        self._places.set_rows(file.places)
        self.history.show_file(file)
        self.fields.show_file(file)

    def _touched(self) -> None:
        touched, file = self._is_touched(), self._file
        own = file is not None and bool(file.differences)
        self._mark.setText(_("Not saved yet.") if touched or file is None else _standing(file))
        self._reset.setEnabled(own and not self.fields.is_touched())
        self._undo.setEnabled(touched)
        self._save.setEnabled(touched)
        self._pause.start()

    def _tell_place(self, position: int) -> None:
        """The whole meaning below the table, for it is longer than a column."""
        place = self._places.row_at(position)
        if place is not None:
            sentence = _("{meaning}; for example: {example}")
            self._meaning.setText(sentence.format(meaning=place.meaning, example=place.example or "–"))

    def _insert_chosen(self) -> None:
        place = self._places.row_at(max(self.places.currentIndex().row(), 0))
        if place is not None:
            self.fields.insert(place.name)

    def _draw(self) -> None:
        if self._file is None:
            return
        try:
            plain = self.fields.typed()
        except Refusal as refusal:
            self.fields.form.mark_problems(refusal.fields)
            return
        if self._drawing is not None:
            self._drawing.cancel()
        sample = Sample(self._file.code, plain, self.fields.written())
        self._drawing = self._shell.background.ask(self, self._show_tried, try_wording, sample)

    def _show_tried(self, tried: Tried) -> None:
        """The letter; what cannot stand is marked at its field at once, the cursor stays where it is."""
        if tried.pdf:
            self.pages.show_pdf(tried.pdf)
        self._faults = {name: said for name, said in tried.faults.items() if name}
        self.fields.form.mark_problems(tried.faults)

    def _ask_save(self) -> None:
        if self._file is None:
            return
        try:
            plain, day = self.fields.plain(), self.day.read()["valid_from"]
        except Refusal:
            return
        if self._faults and not self._pause.isActive():
            sentence = _("The wording cannot be kept like this.")
            self._refused(Refusal(sentence, _("Correct the marked fields."), self._faults))
            return
        question = _("Why is it changed? Name the decision or circular.")
        note = self._note or messages.ask_reason(self, _("Save the wording"), question)
        if note:
            job = self._shell.background.do(self, self._kept, keep_wording, self._file, plain, day, note)
            self._note = note
            job.refused = self._refused

    def _ask_reset(self) -> None:
        if self._file is None:
            return
        try:
            day = self.day.read()["valid_from"]
        except Refusal:
            return
        question = _("Why is the office's own wording given up?")
        note = messages.ask_reason(self, _("Reset to the shipped wording"), question)
        if note:
            job = self._shell.background.do(self, self._kept, reset_wording, self._file, day, note)
            job.refused = self._refused

    def _withdraw(self, version_id: int, reason: str) -> None:
        if self._file is not None and self.may_leave():
            job = self._shell.background.do(self, self._kept, withdraw_version, self._file, version_id, reason)
            job.refused = self._refused

    def _kept(self, _answer: object) -> None:
        self._shell.say(_("The wording is saved."))
        if self._file is not None:
            self._ask(self._file.code)
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._shell.background.ask(self, self._show_letters, wording_rows, today)

    def _refused(self, refusal: Refusal) -> None:
        if "note" in refusal.fields:
            self._note = ""
        own = {name: said for name, said in refusal.fields.items() if name == "valid_from"}
        if own:
            self.day.show_refusal(refusal)
        else:
            self.fields.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)


def _standing(file: WordingFile) -> str:
    """Whose wording it is; of one that holds only from a day to come also that day."""
    whose = _("The office's own wording") if file.differences else _("As shipped")
    if file.valid_from is None or file.valid_from <= date.today():  # noqa: DTZ011  # the office's own day
        return whose
    return _("{whose}, for letters from {day}").format(whose=whose, day=shown_date(file.valid_from))
