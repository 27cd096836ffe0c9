"""The fields of an objection, with its deadlines counted while they are typed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.employees.nip import grouped
from desktop.domain.objections.checks import NewObjection
from desktop.domain.objections.objections import (
    ADDRESSEE_WORDS,
    FILING_WAY_WORDS,
    OBJECTION_GROUND_WORDS,
    RULE_SET_WORDS,
    Addressee,
    FilingWay,
    RuleSet,
)
from desktop.domain.refusal import Refusal
from desktop.services.objections.count import preview_deadlines
from desktop.services.objections.lists import ObjectionTarget, suggest_targets, target_of_case
from desktop.text import N_, _
from desktop.ui.background import Background, Job
from desktop.ui.forms import ChoiceField, DateField, Form, LineField, TextField
from desktop.ui.objections.deadlines import DeadlinesView
from desktop.ui.pickers import Picker, Suggestion
from desktop.ui.style import MARGIN, WIDE, muted

WRONG_WORDS = {False: N_("Rightly addressed"), True: N_("Filed at an office that may not decide it")}
KEPT = ("received", "filedHow", "ruleSet", "addressee", "wrongOffice")
"""What was offered before the decree was known, and stays."""
FORWARDING = ("forwarded", "forwardedTo")
FORM_WIDTH = 640
DEADLINES_WIDTH = 400
NAMES = {
    "filed_on": "filed",
    "received_on": "received",
    "decree_received_on": "decreeReceived",
    "addressee_name": "addresseeName",
    "wrong_addressee": "wrongOffice",
    "forwarded_on": "forwarded",
    "forwarded_to": "forwardedTo",
}
"""Names of the form's fields where they differ from those of the rules."""


class ObjectionForm(QWidget):
    """What an objection consists of; `role` begins the object names of the fields."""

    edited = Signal()

    def __init__(self, background: Background, role: str) -> None:
        super().__init__()
        self._background = background
        self._case_id: int | None = None
        self._counting: Job | None = None
        self.form = Form(role)
        self.deadlines = DeadlinesView(role)
        self._target = muted()
        self._target.setObjectName(f"{role}.target")
        self._target.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._picker = Picker(
            background,
            lambda session, text: [suggestion(target) for target in suggest_targets(session, text)],
            _("Type a name, a NIP or the number of the decree"),
        )
        self._add_fields()
        self._lay_out()
        self._picker.picked.connect(self._picked)
        self.form.edited.connect(self._edited)

    def start(self, case_id: int | None, today: date) -> None:
        """Begin an empty objection, against the decree of `case_id` if that is known already."""
        self._case_id = None
        values = {"received": today, "filedHow": FilingWay.HAND, "ruleSet": RuleSet.PP_79_2021}
        self.form.fill({**values, "addressee": Addressee.PPK, "wrongOffice": False})
        self._show_forwarding()
        self._target.clear()
        self._picker.setReadOnly(False)
        self.deadlines.show_deadlines(None)
        if case_id is not None:
            self._background.ask(self, self._start_with, target_of_case, case_id)

    def load(self, entered: NewObjection, target: Suggestion) -> None:
        """Show an objection to correct; the decree it is against stays."""
        self._case_id = entered.case_id
        self.form.fill(_values(entered, target))
        self._show_forwarding()
        self._picker.setReadOnly(True)
        self._count()

    def read(self) -> NewObjection:
        """What was entered; raises Refusal, shown already, if something cannot be understood."""
        values = self.form.read()
        if values["case"] is None:
            missing = Refusal(
                _("Choose the decree that is objected to."),
                _("Type a part of the employee's name."),
                {"case": _("Choose the decree that is objected to.")},
            )
            self.form.show_refusal(missing)
            raise missing
        return _objection(values)

    def show_refusal(self, refusal: Refusal) -> None:
        """Put each message under its field."""
        fields = {NAMES.get(name, name): sentence for name, sentence in refusal.fields.items()}
        self.form.show_refusal(Refusal(refusal.title, refusal.remedy, fields))

    def _add_fields(self) -> None:
        add = self.form.add
        add("case", _("&Decree objected to"), self._picker)
        self.form.rows.addRow("", self._target)
        note = _("The clock to file starts on this day; leave it empty if it is not proven.")
        add("decreeReceived", _("Decree recei&ved by the employee on"), DateField(), note)
        add("filed", _("&Filed on"), DateField())
        add("received", _("&Received by the office on"), DateField())
        add("filedHow", _("Filed &how"), ChoiceField(FILING_WAY_WORDS))
        add("ground", _("&Ground"), ChoiceField(OBJECTION_GROUND_WORDS))
        add("text", _("What is ob&jected"), TextField(5))
        add("evidence", _("&Evidence that came with it"), TextField(2))
        add("addressee", _("&Addressed to"), ChoiceField(ADDRESSEE_WORDS))
        add("addresseeName", _("&Name or post of the addressee"), LineField())
        note = _("The day of filing there counts as filed: that time is not held against the employee.")
        add("wrongOffice", _("Right office"), ChoiceField(WRONG_WORDS), note)
        add("forwarded", _("Passed on"), DateField(), _("The days to decide are counted from here."))
        add("forwardedTo", _("Passed on to"), LineField())
        add("ruleSet", _("R&ule set"), ChoiceField(RULE_SET_WORDS))

    def _lay_out(self) -> None:
        self.form.setMaximumWidth(FORM_WIDTH)
        self.deadlines.setMinimumWidth(DEADLINES_WIDTH)
        self.deadlines.setMaximumWidth(DEADLINES_WIDTH + 4 * WIDE)
        aside = QVBoxLayout()
        aside.addWidget(self.deadlines)
        aside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(WIDE)
        row.addWidget(self.form, 3, Qt.AlignmentFlag.AlignTop)
        row.addLayout(aside, 2)

    def _start_with(self, target: ObjectionTarget) -> None:
        shown = {name: self.form.field(name).value() for name in KEPT}
        self.form.fill({**shown, "case": suggestion(target), "decreeReceived": target.delivered_on})
        self._show_target(target)
        self._count()

    def _picked(self, chosen: Suggestion | None) -> None:
        self._target.clear()
        if chosen is not None:
            self._background.ask(self, self._take_target, target_of_case, chosen.id)

    def _take_target(self, target: ObjectionTarget) -> None:
        self._show_target(target)
        if target.delivered_on is not None:
            self.form.field("decreeReceived").set_value(target.delivered_on)
        self._count()

    def _show_target(self, target: ObjectionTarget) -> None:
        sentence = _("Decree {number} of {date}, case {case}. NIP {nip}.")
        self._target.setText(
            sentence.format(
                number=target.decree_number,
                date=shown_date(target.decree_date),
                case=target.case_number,
                nip=grouped(target.nip),
            )
        )

    def _show_forwarding(self) -> None:
        """Ask where it was passed on to only where it came to the wrong office."""
        wrong = bool(self.form.field("wrongOffice").value())
        for name in FORWARDING:
            self.form.rows.setRowVisible(self.form.field(name).parentWidget(), wrong)

    def _edited(self) -> None:
        self.edited.emit()
        self._show_forwarding()
        self._count()

    def _count(self) -> None:
        """Ask for the deadlines of what stands in the fields now; what cannot be read yet counts as empty."""
        if self._counting is not None:
            self._counting.cancel()
        values = {name: _peeked(self.form.field(name)) for name in FIELDS}
        if values["case"] is None:
            self.deadlines.show_deadlines(None)
            return
        self._counting = self._background.ask(
            self, self.deadlines.show_deadlines, preview_deadlines, _objection(values)
        )
        self._counting.refused = self._cannot_count

    def _cannot_count(self, _refusal: Refusal) -> None:
        # Saving tells the reason; while typing, no days is answer enough.
        self.deadlines.show_deadlines(None)


FIELDS = (
    "case",
    "decreeReceived",
    "filed",
    "received",
    "filedHow",
    "ground",
    "text",
    "evidence",
    "addressee",
    "addresseeName",
    "wrongOffice",
    "forwarded",
    "forwardedTo",
    "ruleSet",
)


def form_keys(owner: QWidget, save: Callable[[], None], leave: Callable[[], None]) -> None:
    """Ctrl+S saves and Esc leaves, wherever in `owner` the cursor is."""
    for key, action in ((QKeySequence.StandardKey.Save, save), (QKeySequence.StandardKey.Cancel, leave)):
        shortcut = QShortcut(QKeySequence(key), owner)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action)


def scrolled(form: ObjectionForm) -> QScrollArea:
    """`form` in a view that scrolls where the window is small."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
    column.addWidget(form)
    column.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(inside)
    return scroll


def suggestion(target: ObjectionTarget) -> Suggestion:
    """How a decree is offered."""
    return Suggestion(target.case_id, target.employee_name, f"{target.decree_number}, {shown_date(target.decree_date)}")


def _objection(values: dict[str, Any]) -> NewObjection:
    return NewObjection(
        case_id=values["case"],
        filed_on=values["filed"],
        received_on=values["received"],
        ground=values["ground"],
        text=values["text"],
        decree_received_on=values["decreeReceived"],
        filed_how=values["filedHow"],
        addressee=values["addressee"],
        addressee_name=values["addresseeName"],
        rule_set=values["ruleSet"],
        wrong_addressee=bool(values["wrongOffice"]),
        forwarded_on=values["forwarded"] if values["wrongOffice"] else None,
        forwarded_to=values["forwardedTo"] if values["wrongOffice"] else "",
        evidence=values["evidence"],
    )


def _values(entered: NewObjection, target: Suggestion) -> dict[str, Any]:
    return {
        "case": target,
        "decreeReceived": entered.decree_received_on,
        "filed": entered.filed_on,
        "received": entered.received_on,
        "filedHow": entered.filed_how,
        "ground": entered.ground,
        "text": entered.text,
        "evidence": entered.evidence,
        "addressee": entered.addressee,
        "addresseeName": entered.addressee_name,
        "ruleSet": entered.rule_set,
        "wrongOffice": entered.wrong_addressee,
        "forwarded": entered.forwarded_on,
        "forwardedTo": entered.forwarded_to,
    }


def _peeked(field: Any) -> Any:
    try:
        return field.value()
    except Refusal:
        return None
