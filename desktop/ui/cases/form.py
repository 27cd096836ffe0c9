"""The fields of a proposal, with its rule checks and the posts of the destination while they are filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.cases.cases import CASE_KIND_WORDS, DIRECTION_WORDS, CaseKind, Direction
from desktop.domain.cases.checks import CheckResult
from desktop.domain.cases.kinds import BETWEEN_AGENCIES, KindOfCase
from desktop.domain.employees.names import search_key
from desktop.domain.employees.nip import grouped
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import NewCase, preview_checks, suggested_need
from desktop.services.cases.file import CaseFile
from desktop.services.employees.employees import EmployeeRow, employee_rows, suggest
from desktop.services.rules.case_kinds import case_kinds
from desktop.services.units import units
from desktop.services.units.establishment import PostPlace
from desktop.text import _
from desktop.ui.background import Job, Session
from desktop.ui.cases.columns import POST_COLUMNS
from desktop.ui.cases.looks import Findings, check_findings, peeked, plain, quiet
from desktop.ui.cases.proposal import (
    AGENCY_WORDS,
    FIELDS,
    HERE,
    OUTSIDE,
    fields_of,
    proposal_of,
    usual_kind,
)
from desktop.ui.forms import CheckField, ChoiceField, DateField, Form, LineField, TextField
from desktop.ui.pickers import Picker, Suggestion
from desktop.ui.places import Place
from desktop.ui.style import GAP, GRID, MARGIN, WIDE, heading
from desktop.ui.tables import Rows, TableView
from desktop.ui.windows import Shell, button

FORM_WIDTH = 640
ASIDE_WIDTH = 460
POSTS_HEIGHT = 240


class CaseForm(QWidget):
    """What a proposal consists of; `role` begins the object names of the fields."""

    def __init__(self, shell: Shell, role: str) -> None:
        super().__init__()
        self._shell = shell
        self._case_id: int | None = None
        self._checking: Job | None = None
        self._unit_id: int | None = None
        self._listed = False
        self._own_move: tuple[int | None, int | None] = (None, None)
        self._need_offered = ""
        self._role = role
        self._kinds = dict(CASE_KIND_WORDS)
        self._placed = True
        self.form = Form(role)
        self._employee = Picker(shell.background, suggest_employees, _("Type a name or a NIP"))
        self._partner = Picker(shell.background, suggest_employees, _("Type a name or a NIP"))
        self._unit = Picker(shell.background, suggest_units, _("Type a part of the unit's name"))
        self._post = Picker(shell.background, self._suggest_posts, _("Type a part of the post, or choose at the right"))
        self.room = plain(name=f"{role}.room")
        self.checks = Findings(f"{role}.checks")
        self.posts: Rows[PostPlace] = Rows(POST_COLUMNS)
        self._table = TableView(self.posts, f"{role}.posts", shell.state, sorting=False)
        self._add_fields()
        self._lay_out()
        self._connect()

    def start(self, employee_id: int | None) -> None:
        """Begin an empty proposal, for `employee_id` if that is known already."""
        self._case_id, self._own_move = None, (None, None)
        self._employee.setReadOnly(False)
        self._fill({"kind": CaseKind.WITHIN})
        self._shell.background.ask(self, self._offer_kinds, case_kinds)
        if employee_id is not None:
            self._shell.background.ask(self, self._take_employee, employee_rows, [employee_id])

    def start_to(self, unit_id: int, post_id: int) -> None:
        """Begin an empty proposal whose destination is known already."""
        self.start(None)
        self._shell.background.ask(self, self._take_destination, units.place_named, unit_id, post_id)

    def load(self, file: CaseFile) -> None:
        """Show the proposal of `file` to change it; its employee stays."""
        self._case_id = file.id
        self._employee.setReadOnly(True)
        to, outside = file.destination, file.origin if file.direction is Direction.INCOMING else file.destination
        swap = file.swap
        self._shell.background.ask(self, self._offer_kinds, case_kinds)
        self._own_move = (to.unit_id, to.post_id)
        self._fill(
            {
                "employee": Suggestion(file.employee.id, file.employee.name, grouped(file.employee.nip)),
                "kind": file.kind,
                "direction": None if file.direction is Direction.INSIDE else file.direction,
                "own": file.own_request,
                "agency": outside.agency,
                "outside_unit": outside.unit if outside.agency else "",
                "outside_post": outside.post if outside.agency else "",
                "swap": Suggestion(swap.employee_id, swap.employee, grouped(swap.nip)) if swap else None,
                "unit": Suggestion(to.unit_id, to.unit) if to.unit_id is not None else None,
                "post": Suggestion(to.post_id, to.post) if to.post_id is not None else None,
                "reason": file.reason,
                "need": file.need,
                "effective": file.effective_on,
            }
        )

    def read(self) -> NewCase:
        """What was entered; raises Refusal, shown already, if something cannot be understood."""
        values = self.form.read(set(FIELDS) - self._hidden())
        if values["employee"] is None:
            sentence = _("Choose the employee who is to move.")
            missing = Refusal(sentence, _("Type a name or a NIP"), {"employee": sentence})
            self.form.show_refusal(missing)
            raise missing
        return proposal_of(values)

    def _add_fields(self) -> None:
        add = self.form.add
        add("employee", _("&Employee"), self._employee)
        add("kind", _("&Kind of case"), ChoiceField(CASE_KIND_WORDS))
        add("direction", _("&Direction"), ChoiceField({way: DIRECTION_WORDS[way] for way in AGENCY_WORDS}))
        self.form.rows.addRow("", self._newcomer())
        add("own", _("Request"), CheckField(_("The employee &asked for it")))
        note = _("As its letter writes it, such as Pemerintah Kabupaten Siak.")
        add("agency", _(AGENCY_WORDS[Direction.OUTGOING]), LineField(200), note)
        add("outside_unit", _("Unit in t&hat agency"), LineField(200))
        add("outside_post", _("Post &in that agency"), LineField(200))
        note = _("Each takes the other's unit and post; the other one's case is opened with this one.")
        add("swap", _("S&wap with"), self._partner, note)
        add("unit", _("Destination &unit"), self._unit)
        add("post", _("Destination &post"), self._post)
        self.room.setWordWrap(False)  # Qt's own signature
        self.form.rows.addRow("", self.room)
        add("reason", _("&Reason"), TextField(3))
        note = _("Filled from the establishment where there is room; change it as you see fit.")
        add("need", _("&Need that is filled"), TextField(3), note)
        add("effective", _("&Takes effect on (TMT)"), DateField())

    def _lay_out(self) -> None:
        self.form.setMaximumWidth(FORM_WIDTH)
        self._table.setAccessibleName(_("Posts of the destination unit"))
        self._table.setMinimumHeight(POSTS_HEIGHT)
        self._posts_title = heading(_("Posts of the destination unit"), 1.1)
        self._waiting = quiet(_("Choose the destination unit to see which posts have room."))
        aside = QWidget()
        aside.setMinimumWidth(ASIDE_WIDTH)
        column = QVBoxLayout(aside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._checks_title = heading(_("What the rules say"), 1.1)
        for widget in (self._checks_title, self.checks, self._posts_title):
            column.addWidget(widget)
        column.addWidget(self._waiting)
        column.addWidget(self._table, 1)
        column.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID, 0, 0)
        row.setSpacing(WIDE)
        row.addWidget(self.form, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(aside, 2)

    def _connect(self) -> None:
        self._employee.picked.connect(self._employee_picked)
        self._unit.picked.connect(self._unit_picked)
        # Only what the officer does to a row chooses it: the current row also moves by Tab and by typing.
        self._table.clicked.connect(lambda index: self._post_pointed(index.row()))
        self._table.opened.connect(self._post_pointed)
        self.form.edited.connect(self._check)
        self.form.field("kind").edited.connect(self._suit_fields)
        self.form.field("direction").edited.connect(self._suit_fields)

    def _newcomer(self) -> QWidget:
        """Who comes from outside is recorded first: says so, and opens the page for it."""
        self._hint = quiet(_("Who comes from outside is recorded first, without a unit, and then chosen here."))
        record = button(
            _("Record a new emplo&yee…"), f"{self._role}.newEmployee", lambda: self._shell.open(Place.NEW_EMPLOYEE)
        )
        self._record = QWidget()
        row = QHBoxLayout(self._record)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._hint, 1)
        row.addWidget(record)
        return self._record

    def _offer_kinds(self, kinds: Mapping[CaseKind, KindOfCase]) -> None:
        """Offer the kinds that the office opens; the kind of an old case stays offered for it."""
        self._kinds = {kind: words for kind, words in CASE_KIND_WORDS.items() if kinds[kind].enabled}
        field = self.form.field("kind")
        chosen = field.value()
        kept = {chosen: CASE_KIND_WORDS[chosen]} if self._case_id is not None and chosen is not None else {}
        field.offer(self._kinds | kept)
        if not kept and chosen not in self._kinds:
            field.set_value(next(iter(self._kinds), None))
            self._suit_fields()

    def _suit_fields(self) -> None:
        """Show the fields that the kind and direction know; what stands in the others is kept, but not saved."""
        kind, way = self.form.field("kind").value(), self.form.field("direction")
        if kind in BETWEEN_AGENCIES and way.value() is None:
            way.set_value(Direction.OUTGOING if self._placed else Direction.INCOMING)
        hidden = self._hidden()
        for name in (*OUTSIDE, *HERE, "swap"):
            self.form.show_row(name, shown=name not in hidden)
        incoming = "agency" not in hidden and way.value() is Direction.INCOMING
        self.form.rows.setRowVisible(self._record, incoming)
        if "agency" not in hidden:
            self.form.show_row("agency", label=_(AGENCY_WORDS[way.value()]))
        self._posts_title.setVisible("unit" not in hidden)
        self._show_posts_list()
        self._show_room()

    def _hidden(self) -> frozenset[str]:
        """The fields that kind and direction do not show."""
        kind, way = self.form.field("kind").value(), self.form.field("direction").value()
        return (OUTSIDE | HERE | {"swap"}) - fields_of(kind, way)

    def _fill(self, values: dict[str, Any]) -> None:
        self.form.fill(values)
        self._need_offered = ""
        self._list_posts(values["unit"].id if values.get("unit") else None)
        self._suit_fields()
        self._check()

    def _take_employee(self, rows: Sequence[EmployeeRow]) -> None:
        for row in rows:
            chosen = employee_suggestion(row)
            self._placed = bool(row.unit)
            self._fill({"kind": usual_kind(row.kind), "employee": chosen})
        self._unit.setFocus()

    def _take_destination(self, place: tuple[units.PlaceSuggestion, units.PlaceSuggestion]) -> None:
        unit, post = (Suggestion(one.id, one.name) for one in place)
        self._fill({"kind": CaseKind.WITHIN, "unit": unit, "post": post})
        self._employee.setFocus()

    def _employee_picked(self, chosen: Suggestion | None) -> None:
        if chosen is not None:
            self._shell.background.ask(self, self._suit_kind, employee_rows, [chosen.id])

    def _suit_kind(self, rows: Sequence[EmployeeRow]) -> None:
        """A contract employee can only be relocated, and only a contract employee can be."""
        kind = self.form.field("kind")
        for row in rows:
            usual = usual_kind(row.kind)
            self._placed = bool(row.unit)
            if CaseKind.RELOCATION in {usual, kind.value()}:
                kind.set_value(usual)
        self._suit_fields()
        self._check()

    def _unit_picked(self, chosen: Suggestion | None) -> None:
        self._list_posts(chosen.id if chosen else None)

    def _list_posts(self, unit_id: int | None) -> None:
        self._unit_id, self._listed = unit_id, False
        self.posts.set_rows([])
        self._show_posts_list()
        if unit_id is not None:
            self._shell.background.ask(self, self._show_posts, units.unit_posts, unit_id)

    def _show_posts_list(self) -> None:
        here = "unit" not in self._hidden()
        self._table.setVisible(here and self._unit_id is not None)
        self._waiting.setVisible(here and self._unit_id is None)

    def _show_posts(self, posts: Sequence[PostPlace]) -> None:
        others = (self._without_own(post) for post in posts)
        self._listed = True
        self.posts.set_rows(sorted(others, key=lambda post: -post.room))
        self._show_room()

    def _without_own(self, post: PostPlace) -> PostPlace:
        """The place as it is but for the case that is being edited: it does not stand in its own way."""
        own = (self._unit_id, post.post_id) == self._own_move
        return replace(post, incoming=post.incoming - 1) if own and post.incoming else post

    def _post_pointed(self, position: int) -> None:
        post = self.posts.row_at(position)
        if post is not None:
            self._post.set_value(Suggestion(post.post_id, post.title))
            self._check()

    def _check(self) -> None:
        """Ask what the rules say of what stands in the fields now; what cannot be read counts as empty."""
        self._show_room()
        if self._checking is not None:
            self._checking.cancel()
        entered = proposal_of({name: peeked(self.form.field(name)) for name in FIELDS})
        self._checking = self._shell.background.ask(self, self._show_checks, _look, entered, self._case_id, _today())
        self._checking.refused = self._cannot_check

    def _cannot_check(self, _refusal: Refusal) -> None:
        # Saving tells the reason; while typing, no findings is answer enough.
        self._show_checks(((), ""))

    def _show_checks(self, seen: tuple[Sequence[CheckResult], str]) -> None:
        checks, need = seen
        self.checks.show_findings(check_findings(checks))
        self._checks_title.setVisible(bool(checks))
        field = self.form.field("need")
        if field.value() in {"", self._need_offered} and need != field.value():
            self._need_offered = need
            field.blockSignals(True)
            field.set_value(need)
            field.blockSignals(False)

    def _suggest_posts(self, session: Session, text: str) -> list[Suggestion]:
        """Posts that fit what was typed, the unit's own first; runs behind the window and touches no widget."""
        own = units.unit_posts(session, self._unit_id) if self._unit_id is not None else []
        words = search_key(text).split()
        fitting = [post for post in own if all(word in search_key(post.title) for word in words)]
        known = {post.post_id for post in own}
        others = [post for post in units.suggest_posts(session, text) if post.id not in known]
        return [
            *(Suggestion(post.post_id, post.title, room_words(self._without_own(post))) for post in fitting),
            *(Suggestion(post.id, post.name, post.detail) for post in others),
        ]

    def _show_room(self) -> None:
        chosen = self._post.chosen()
        post = next((one for one in self.posts.rows if chosen is not None and one.post_id == chosen.id), None)
        said = room_words(post) if post is not None else ""
        if chosen is not None and post is None and self._unit_id is not None and self._listed:
            said = _("This post does not stand in the establishment of the unit; choose it at the right, or keep it.")
        self.room.setText("" if "unit" in self._hidden() else said)
        self.room.setVisible(bool(self.room.text()))


def scrolled(inside: QWidget) -> QScrollArea:
    """`inside` with the page's margins, in a view that scrolls where the window is small."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
    column.addWidget(inside, 1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(holder)
    return scroll


def suggest_employees(session: Session, text: str) -> list[Suggestion]:
    """Employees who fit what was typed, for the picker."""
    return [employee_suggestion(row) for row in suggest(session, text)]


def employee_suggestion(row: EmployeeRow) -> Suggestion:
    """How an employee is offered."""
    return Suggestion(row.id, row.name, ", ".join(filter(None, (grouped(row.nip), row.unit))))


def suggest_units(session: Session, text: str) -> list[Suggestion]:
    """Units that fit what was typed, for the picker."""
    return [Suggestion(unit.id, unit.name, unit.detail) for unit in units.suggest_units(session, text)]


def room_words(post: PostPlace) -> str:
    """Need, holders and room of a post in one line."""
    if not post.need:
        return _("The need for this post was never set; holders: {holders}.").format(holders=post.holders)
    words = _("Need {need}, holders {holders}, on the way {incoming}: {free} free.")
    return words.format(need=post.need, holders=post.holders, incoming=post.incoming, free=max(post.room, 0))


def _look(session: Session, entered: NewCase, case_id: int | None, today: date) -> tuple[tuple[CheckResult, ...], str]:
    """What the rules say, and the need that the move would fill."""
    need = ""
    if entered.to_unit_id is not None and entered.to_post_id is not None:
        need = suggested_need(session, entered.to_unit_id, entered.to_post_id, entered.effective_on or today)
    checks = preview_checks(session, entered, today, case_id) if entered.employee_id else ()
    return checks, need


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day
