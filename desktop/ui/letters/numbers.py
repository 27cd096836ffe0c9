"""The books of numbers: the counters of a year at the left, every number of one at the right."""

from datetime import date
from typing import Any

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.letters.number_books import PLACE_STATE_WORDS, BookLine, PlaceState, with_neighbours
from desktop.services.numbers.books import OUTSIDE, CounterRow, NumberBook, book_years, counters_of_year, number_book
from desktop.services.numbers.hand_letters import (
    HandFile,
    correct_hand_letter,
    hand_letter,
    record_hand_letter,
    void_hand_letter,
    void_reserved_number,
)
from desktop.services.numbers.reservations import release_reservation, reserve_numbers, take_over_number
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.forms import ChoiceField
from desktop.ui.icons import icon
from desktop.ui.letters.number_forms import (
    HandForm,
    NumberForm,
    bound,
    entry_of,
    give_up_form,
    reserve_form,
    take_over_form,
)
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN, Meaning, heading, muted
from desktop.ui.tab_stops import tab_order
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import EmptyState, Header, Page, Shell, button, main_button, side_by_side

STATE_ICONS = {
    PlaceState.BORNE: ("file-check-outline", Meaning.DONE),
    PlaceState.VOID: ("file-cancel-outline", Meaning.LATE),
    PlaceState.HAND: ("pencil-outline", Meaning.DONE),
    PlaceState.HAND_VOID: ("file-cancel-outline", Meaning.LATE),
    PlaceState.ELSEWHERE: ("file-outline", Meaning.PLAIN),
    PlaceState.RESERVED: ("bookmark-outline", Meaning.SOON),
    PlaceState.TAKEN_OVER: ("database-import-outline", Meaning.PLAIN),
    PlaceState.GAP: ("alert-outline", Meaning.LATE),
}
FILTERS = {"all": N_("All numbers"), "kept": N_("Reserved only"), "amiss": N_("Gaps and doubles")}


def _amiss_icon(row: CounterRow) -> QIcon | None:
    return icon("alert-outline", Meaning.LATE) if row.gaps or row.doubles else None


def _state(line: BookLine) -> str:
    words = _(PLACE_STATE_WORDS[line.state])
    return _("{state}, twice").format(state=words) if line.double else words


def _state_icon(line: BookLine) -> QIcon:
    return icon("alert-outline", Meaning.LATE) if line.double else icon(*STATE_ICONS[line.state])


COUNTER_COLUMNS: tuple[Column[CounterRow], ...] = (
    Column("name", N_("Counter"), 160, lambda row: row.name, icon=_amiss_icon, tip=lambda row: row.next_number),
    Column("last", N_("Last"), 84, lambda row: str(row.last or ""), right=True),
    Column("kept", N_("Reserved"), 108, lambda row: str(row.reserved or ""), right=True),
    Column("gaps", N_("Gaps"), 64, lambda row: str(row.gaps or ""), right=True),
    Column("doubles", N_("Doubles"), 76, lambda row: str(row.doubles or ""), right=True),
)
BOOK_COLUMNS: tuple[Column[BookLine], ...] = (
    Column("running", N_("No."), 66, BookLine.span, right=True),
    Column("state", N_("State"), 140, _state, icon=_state_icon, tip=_state),
    Column("number", N_("Number"), 230, lambda line: line.number, tip=lambda line: line.number),
    Column("dated", N_("Date"), 104, lambda line: shown_date(line.dated) if line.dated else "", right=True),
    Column("about", N_("Subject"), 130, lambda line: line.about, tip=lambda line: line.about),
)


class NumbersPage(Page):
    """Numbers given, kept, given up and missing; what of it the officer does by hand."""

    TITLE = N_("Books of numbers")
    HELP = "numbers"
    ROLE = "numbers"
    PLACES = (Place.LETTER_NUMBERS,)
    TABLES = frozenset(
        {"letter", "hand_letter", "number_reservation", "number_counter", "decree", "setting", "rule_change"}
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._book: NumberBook | None = None
        self._key = ""
        self.counters: Rows[CounterRow] = Rows(COUNTER_COLUMNS)
        self.lines: Rows[BookLine] = Rows(BOOK_COLUMNS)
        self.counter_table = TableView(self.counters, "numbers.counters", shell.state, sorting=False)
        self.book_table = TableView(self.lines, "numbers.book", shell.state, sorting=False)
        self.hand = HandForm(shell)
        self.reserve, self.take_over, self.give_up = reserve_form(shell), take_over_form(shell), give_up_form(shell)
        self._forms: tuple[NumberForm, ...] = (self.hand, self.reserve, self.take_over, self.give_up)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Ask again for the years, the counters and the book that is shown."""
        self.background.ask(self, self._show_years, book_years, _today())

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost."""
        form = self._open_form()
        return form is None or form.may_leave()

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._year = ChoiceField({_today().year: str(_today().year)})
        self._year.setObjectName("numbers.year")
        self._year.setAccessibleName(_("Year"))
        self._reserve = button(_("&Reserve…"), "numbers.reserve", self._open_reserve)
        self._take_over = button(_("T&ake over a number…"), "numbers.takeOver", self._open_take_over)
        self._void = button(_("&Void…"), "numbers.void", self._open_void)
        self._release = button(_("Re&lease…"), "numbers.release", self._ask_release)
        self._record = main_button(_("Record &hand-written letter…"), "numbers.record", "pencil-outline")
        self._header.add(self._year, self._reserve, self._release, self._void, self._take_over, self._record)
        self.counter_table.setAccessibleName(_("Counters"))
        self.book_table.setAccessibleName(_("Numbers of the counter"))
        self._right = QStackedWidget()
        self._right.addWidget(self._build_book())
        for form in self._forms:
            self._right.addWidget(form)
        self.column.addWidget(self._header)
        self.column.addWidget(side_by_side(self, self.counter_table, self._right, (2, 3)), 1)
        buttons = (self._reserve, self._release, self._void, self._take_over, self._record)
        tab_order([self._year, *buttons, self.counter_table, self._filter, self.book_table])

    def _build_book(self) -> QWidget:
        self._name, self._summary = heading("", 1.1), muted()
        self._summary.setObjectName("numbers.summary")
        self._filter = ChoiceField(FILTERS)
        self._filter.setObjectName("numbers.filter")
        self._filter.setAccessibleName(_("Which numbers"))
        top = QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(self._filter)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self._summary)
        self._lines_shown = QStackedWidget()
        self._lines_shown.addWidget(self.book_table)
        self._lines_shown.addWidget(EmptyState(_("No number is missing, and none stands there twice.")))
        self._lines_shown.addWidget(EmptyState(_("No number stands here yet.")))
        column.addWidget(self._lines_shown, 1)
        return whole

    def _connect(self) -> None:
        self._year.edited.connect(self._list)
        self._filter.edited.connect(self._show_lines)
        self._record.clicked.connect(self._open_hand)
        self.counter_table.picked.connect(self._picked)
        self.book_table.picked.connect(self._enable)
        self.book_table.opened.connect(self._open_line)
        for form in self._forms:
            form.done.connect(self._done)
            form.left.connect(self._show_book_side)

    def _show_years(self, years: list[int]) -> None:
        self._year.offer({year: str(year) for year in years})
        if self._year.value() not in years:
            self._year.set_value(years[0])
        self._list()

    def _list(self) -> None:
        self.background.ask(self, self._show_counters, counters_of_year, self._year.value(), _today())

    def _show_counters(self, rows: list[CounterRow]) -> None:
        self.counters.set_rows(rows)
        self._header.count.setText(str(len(rows)))
        keys = [row.key for row in rows]
        self._key = self._key if self._key in keys else (keys[0] if keys else "")
        if self._key:
            self.counter_table.select_position(keys.index(self._key))
            self._ask_book()

    def _picked(self, position: int) -> None:
        row = self.counters.row_at(position)
        if row is None or row.key == self._key:
            return
        if not self.may_leave():
            self.counter_table.select_position([each.key for each in self.counters.rows].index(self._key))
            return
        self._key = row.key
        self._show_book_side()
        self._ask_book()

    def _ask_book(self) -> None:
        self.background.ask(self, self._show_book, number_book, self._key, self._year.value(), _today())

    def _show_book(self, book: NumberBook | None) -> None:
        if book is None or book.row.key != self._key:
            return
        self._book = book
        self._name.setText(book.row.name)
        self._summary.setText(_summary(book))
        self._show_lines()

    def _show_lines(self) -> None:
        if self._book is None:
            return
        lines, wanted = self._book.lines, self._filter.value()
        if wanted == "kept":
            lines = tuple(line for line in lines if line.state is PlaceState.RESERVED)
        elif wanted == "amiss":
            lines = tuple(with_neighbours(lines))
        self.lines.set_rows(lines)
        empty = 1 if wanted == "amiss" else 2
        self._lines_shown.setCurrentIndex(0 if lines else empty)
        self.book_table.scrollToBottom()
        self._enable()

    def _enable(self, _position: int = 0) -> None:
        """What can be done with the line that is chosen, and with the counter."""
        line, counted = self._line(), self._key not in {"", OUTSIDE}
        kept = line is not None and line.state is PlaceState.RESERVED
        self._reserve.setEnabled(counted)
        self._take_over.setEnabled(counted)
        self._release.setEnabled(kept)
        self._void.setEnabled(kept or (line is not None and line.state is PlaceState.HAND))

    def _line(self) -> BookLine | None:
        return self.lines.row_at(self.book_table.currentIndex().row())

    def _open_form(self) -> NumberForm | None:
        shown = self._right.currentWidget()
        return shown if isinstance(shown, NumberForm) else None

    def _show_form(self, form: NumberForm, values: dict[str, Any] | None = None) -> None:
        if values is not None:
            form.form.fill(values)
        self._right.setCurrentWidget(form)
        form.form.setFocus()

    def _show_book_side(self) -> None:
        self._right.setCurrentIndex(0)

    def _done(self, sentence: str) -> None:
        self._show_book_side()
        self.shell.say(sentence)

    def _open_reserve(self) -> None:
        if not self.may_leave() or self._book is None:
            return
        key, name = self._key, self._book.row.name
        self.reserve.open(
            _("Reserve numbers: {counter}").format(counter=name),
            _("The program passes reserved numbers over. Record each letter that was written under one of them."),
            lambda values: bound(reserve_numbers, key, values["first"], values["last"], values["purpose"]),
            _("The numbers are reserved."),
        )
        top = max([self._book.row.last, *(line.last for line in self._book.lines)])
        self._show_form(self.reserve, {"first": top + 1, "last": None, "purpose": ""})

    def _open_take_over(self) -> None:
        if not self.may_leave() or self._book is None:
            return
        key, row = self._key, self._book.row
        self.take_over.open(
            _("Take over a number: {counter}").format(counter=row.name),
            _("The last number given here is {last}. The next letter follows the one that you write.").format(
                last=row.last
            ),
            lambda values: bound(take_over_number, key, values["last"], values["reason"]),
            _("The counter goes on from there."),
        )
        self._show_form(self.take_over, {})

    def _open_void(self) -> None:
        line = self._line()
        if line is None or not self.may_leave():
            return
        if line.hand_id is not None:
            reason = messages.ask_reason(self, _("Void letter"), _("Why does this letter not count?"))
            if reason:
                self.background.do(self, self._voided, void_hand_letter, line.hand_id, reason)
            return
        key = self._key
        self.give_up.open(
            _("Give a reserved number up"),
            _(
                "Of the reserved numbers {span}. The number stays in the book with the reason and is never given again."
            ).format(span=line.span()),
            lambda values: bound(void_reserved_number, key, values["running"], values["reason"], _today()),
            _("The number is given up."),
        )
        self._show_form(self.give_up, {"running": line.first, "reason": ""})

    def _voided(self, _answer: object) -> None:
        self.shell.say(_("The letter is void; its number stays used."))

    def _ask_release(self) -> None:
        line = self._line()
        if line is None or line.reservation_id is None:
            return
        question = _("Why are the numbers {span} not needed? Those that no letter bears may be given again.")
        reason = messages.ask_reason(self, _("Release the reservation"), question.format(span=line.span()))
        if reason:
            self.background.do(self, self._released, release_reservation, line.reservation_id, reason)

    def _released(self, _answer: object) -> None:
        self.shell.say(_("The reservation is released."))

    def _open_hand(self) -> None:
        if not self.may_leave():
            return
        self.hand.open(
            _("Letter written by hand"),
            _("A letter that left the office without this program, under one of our numbers."),
            lambda values: bound(record_hand_letter, entry_of(values), _today()),
            _("The letter is recorded."),
        )
        self.hand.begin(_today())
        self._show_form(self.hand)

    def _open_line(self, position: int) -> None:
        line = self.lines.row_at(position)
        if line is not None and line.letter_id is not None:
            self.shell.open(Place.LETTER, line.letter_id)
        elif line is not None and line.hand_id is not None and self.may_leave():
            self.background.ask(self, self._correct, hand_letter, line.hand_id)

    def _correct(self, file: HandFile) -> None:
        self.hand.open(
            file.entry.number,
            _("Void because: {reason}").format(reason=file.void_reason)
            if file.void_reason
            else _("Recorded by {actor}.").format(actor=file.actor),
            lambda values: bound(correct_hand_letter, file.id, entry_of(values), file.version),
            _("The letter is corrected."),
        )
        self.hand.correct(file)
        self._show_form(self.hand)


def _summary(book: NumberBook) -> str:
    row = book.row
    told = [_("Last number: {last}").format(last=row.last)] if row.key != OUTSIDE else []
    told += [_("next: {number}").format(number=row.next_number)] if row.next_number else []
    for count, words in (
        (row.reserved, _("reserved: {count}")),
        (row.gaps, _("gaps: {count}")),
        (row.doubles, _("doubles: {count}")),
    ):
        told += [words.format(count=count)] if count else []
    return " · ".join(told) or _("Numbers that follow no pattern of ours.")


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day
