"""The fields of an employee, in the groups in which officers know them."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.employees.education import EDUCATION_LEVELS
from desktop.domain.employees.employees import (
    EMPLOYEE_KIND_WORDS,
    LEGAL_STATUSES,
    MARITAL_STATUS_WORDS,
    RELIGION_WORDS,
    SEX_WORDS,
    EmployeeKind,
)
from desktop.domain.employees.fields import EmployeeFields
from desktop.domain.employees.grades import GRADES, grade_of
from desktop.domain.refusal import Refusal
from desktop.text import _
from desktop.ui.background import Background
from desktop.ui.forms import ChoiceField, DateField, Form, LineField, NumberField, TextField
from desktop.ui.pickers import Picker, Suggestion
from desktop.ui.style import GAP, MARGIN, WIDE, heading
from desktop.ui.suggestions import suggested_posts, suggested_units

FORM_WIDTH = 1000
_CONTACT = frozenset({"nik", "old_nip", "phone", "email", "address"})
_POST = frozenset({"unit_id", "post_id", "post_since", "grade", "grade_since"})
_SERVICE = frozenset(
    {
        *("appointed_on", "tenured_on", "contract_number", "contract_ends", "service_years", "service_months"),
        *("education_level", "education_field", "graduation_year"),
    }
)
_FIELDS_OF = {
    "identity": frozenset(EmployeeFields.__dataclass_fields__) - _CONTACT - _POST - _SERVICE,
    "contact": _CONTACT,
    "post": _POST,
    "service": _SERVICE,
}


class EmployeeForm(QWidget):
    """Everything about an employee that can be entered; `role` begins the object names of the fields."""

    edited = Signal()

    def __init__(self, background: Background, role: str) -> None:
        super().__init__()
        self._background = background
        self._parts = {name: Form(role) for name in ("identity", "contact", "post", "service")}
        self._add_identity(self._parts["identity"])
        self._add_contact(self._parts["contact"])
        self._add_post(self._parts["post"])
        self._add_service(self._parts["service"])
        self._lay_out()
        for part in self._parts.values():
            part.edited.connect(self.edited)

    def start(self) -> None:
        """Begin with an empty employee."""
        self._fill({"kind": EmployeeKind.PNS, "legal_status": "01"})

    def load(self, entered: EmployeeFields, unit: str, post: str) -> None:
        """Show an employee to correct, with the names of the current unit and post."""
        values: dict[str, Any] = {name: getattr(entered, name) for name in EmployeeFields.__dataclass_fields__}
        values["unit_id"] = None if entered.unit_id is None else Suggestion(entered.unit_id, unit)
        values["post_id"] = None if entered.post_id is None else Suggestion(entered.post_id, post)
        self._fill(values)

    def read(self) -> EmployeeFields:
        """What was entered; raises Refusal, shown already, if something cannot be understood."""
        values: dict[str, Any] = {}
        misread: Refusal | None = None
        for part in self._parts.values():
            try:
                values.update(part.read())
            except Refusal as refusal:
                misread = misread or refusal
        if misread is not None:
            raise misread
        emptied = {name: "" for name in ("grade", "education_level", "legal_status") if values[name] is None}
        return EmployeeFields(**(values | emptied))

    def show_refusal(self, refusal: Refusal) -> None:
        """Put each message under its field."""
        for name, part in reversed(self._parts.items()):
            own = {field: told for field, told in refusal.fields.items() if field in _FIELDS_OF[name]}
            if own or (name == "identity" and not refusal.fields):
                part.show_refusal(Refusal(refusal.title, refusal.remedy, own))
            else:
                part.clear_problems()

    def is_touched(self) -> bool:
        """Whether anything differs from what was shown first."""
        return any(part.is_touched() for part in self._parts.values())

    def _fill(self, values: dict[str, Any]) -> None:
        for part in self._parts.values():
            part.fill(values)

    def _add_identity(self, form: Form) -> None:
        form.add("nip", _("N&IP / NI PPPK"), LineField(40), _("18 digits, as in the decree of appointment."))
        form.add("name", _("&Name without titles"), LineField())
        form.add("title_before", _("Title &before the name"), LineField(60))
        form.add("title_after", _("Title &after the name"), LineField(120))
        form.add("kind", _("&Kind of employee"), ChoiceField(EMPLOYEE_KIND_WORDS))
        form.add("legal_status", _("&Legal status"), ChoiceField(LEGAL_STATUSES))
        form.add("sex", _("Se&x"), ChoiceField(SEX_WORDS, "—"))
        form.add("birth_place", _("Place of birth"), LineField())
        form.add("birth_date", _("&Date of birth"), DateField())
        form.add("religion", _("Religion"), ChoiceField(RELIGION_WORDS, "—"))
        form.add("marital_status", _("Marital status"), ChoiceField(MARITAL_STATUS_WORDS, "—"))

    def _add_contact(self, form: Form) -> None:
        form.add("nik", _("NIK"), LineField(40))
        form.add("old_nip", _("Old NIP"), LineField(40))
        form.add("phone", _("&Telephone"), LineField(40))
        form.add("email", _("&E-mail"), LineField())
        form.add("address", _("Home address"), TextField(2))

    def _add_post(self, form: Form) -> None:
        form.add("unit_id", _("&Unit"), Picker(self._background, suggested_units, _("Type a part of the name")))
        form.add("post_id", _("&Post"), Picker(self._background, suggested_posts, _("Type a part of the title")))
        note = _("The same day corrects the history; a later day begins a new line of it.")
        form.add("post_since", _("In the post since (T&MT)"), DateField(), note)
        grades = {code: str(grade_of(code)) for code in GRADES}
        form.add("grade", _("&Grade"), ChoiceField(grades, "—"))
        form.add("grade_since", _("Grade since (TMT)"), DateField())

    def _add_service(self, form: Form) -> None:
        form.add("appointed_on", _("First appointed on (TMT CPNS)"), DateField())
        form.add("tenured_on", _("PNS since"), DateField())
        form.add("contract_number", _("Contract number (PPPK)"), LineField())
        form.add("contract_ends", _("Contract ends"), DateField())
        form.add("service_years", _("Service: years"), NumberField(2))
        form.add("service_months", _("Service: months"), NumberField(2))
        form.add("education_level", _("Education"), ChoiceField(EDUCATION_LEVELS, "—"))
        form.add("education_field", _("Field of study"), LineField())
        form.add("graduation_year", _("Year of graduation"), NumberField(4))

    def _lay_out(self) -> None:
        titles = {
            "identity": _("Identity"),
            "contact": _("Contact and numbers"),
            "post": _("Current post and grade"),
            "service": _("Service and education"),
        }
        columns = QHBoxLayout(self)
        columns.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        columns.setSpacing(WIDE)
        for names in (("identity", "contact"), ("post", "service")):
            column = QVBoxLayout()
            column.setSpacing(GAP)
            for name in names:
                column.addWidget(heading(titles[name], 1.1))
                column.addWidget(self._parts[name])
                column.addSpacing(GAP)
            column.addStretch(1)
            columns.addLayout(column, 1)
        self.setMaximumWidth(FORM_WIDTH)


def scrolled(inside: QWidget) -> QScrollArea:
    """`inside` in a view that scrolls where the window is small."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    scroll.setWidget(inside)
    return scroll
