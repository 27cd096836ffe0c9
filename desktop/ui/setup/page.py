"""The assistant of the first start: who the office is, who signs, and where the employees come from."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.cases.progress import Progress
from desktop.domain.office import BY_NAME, Office
from desktop.domain.refusal import Refusal
from desktop.services.sample.sample import make_sample
from desktop.services.settings import office, save_office
from desktop.services.wording.signatories import SignatoryEntry, save_signatory
from desktop.text import N_, _
from desktop.ui.background import Job
from desktop.ui.forms import Form, LineField
from desktop.ui.office_form import LetterheadPreview, WithPreview, add_rows, scrolled
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN, heading, muted
from desktop.ui.windows import Header, Page, Shell, button, main_button

OFFICE_ROWS = ("government", "name", "head_title", "province", "place", "address", "phone", "email")
NAMES = {"name": "setup.officeName", "head_title": "setup.headTitle"}
"""Fields whose object name differs from the setting's."""


class SetupPage(Page):
    """Three steps on one page; nothing is lost by going back."""

    TITLE = N_("Welcome to Mutasi")
    HELP = "setup"
    ROLE = "setup"
    PLACES = (Place.SETUP,)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._office = Office()
        self._job: Job | None = None
        self._signer_id: int | None = None
        """The signatory that was kept: coming back changes it, and adds no second one."""
        self._steps = QStackedWidget()
        self._form = Form("setup")
        self._signer = Form("setup")
        self._preview = LetterheadPreview()
        self._back = button(_("&Back"), "setup.back", self._go_back)
        self._next = main_button(_("&Next"), "setup.next")
        self._told = muted()
        self._bar = QProgressBar()
        self._build()
        self._next.clicked.connect(self._go_on)
        self._form.edited.connect(self._draw)
        for field in (*self._form.findChildren(LineField), *self._signer.findChildren(LineField)):
            field.returnPressed.connect(self._next.click)

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # there is one assistant
        """Start with what is already known of the office."""
        self.background.ask(self, self._show, office)

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._steps.addWidget(self._office_step())
        self._steps.addWidget(self._signer_step())
        self._steps.addWidget(self._employees_step())
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        row.addWidget(self._told, 1)
        row.addWidget(self._back)
        row.addWidget(self._next)
        self.column.addWidget(self._header)
        self.column.addWidget(self._steps, 1)
        self.column.addLayout(row)
        self._turn_to(0)

    def _office_step(self) -> QWidget:
        add_rows(self._form, [BY_NAME[name] for name in OFFICE_ROWS])
        for name, shown in NAMES.items():
            self._form.field(name).setObjectName(shown)
        return _step(
            _("Your office"),
            _("This is printed on every letter. You can change it later in the settings."),
            self._form,
            self._preview,
        )

    def _signer_step(self) -> QWidget:
        self._signer.add(
            "signatoryName", _("Name &of who signs"), LineField(150), _("As it is printed, with or without degrees.")
        )
        self._signer.add(
            "signatoryTitle", _("&Title of who signs"), LineField(200), _("For example WALI KOTA PEKANBARU.")
        )
        return _step(
            _("Who signs"),
            _("Others, and those who sign on behalf or as acting officials, are added under Letters."),
            self._signer,
        )

    def _employees_step(self) -> QWidget:
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for text, name, told, chosen in (
            (
                _("&Import from SIASN"),
                "setup.import",
                _("Take in the workbooks that SIASN exported: units and posts, then employees."),
                lambda: self.shell.open(Place.IMPORT),
            ),
            (
                _("&Try the sample office"),
                "setup.sample",
                _("Invented units and employees to look around with; use another database for real work."),
                self._make_sample,
            ),
            (
                _("&Start empty"),
                "setup.finish",
                _("Record units and employees by hand."),
                lambda: self.shell.open(Place.HOME),
            ),
        ):
            column.addWidget(button(text, name, chosen))
            column.addWidget(muted(told))
            column.addSpacing(GAP)
        self._bar.setObjectName("setup.progress")
        self._bar.hide()
        column.addWidget(self._bar)
        return _step(_("Your employees"), _("The office is set up. Where do your employees come from?"), choices)

    def _show(self, known: Office) -> None:
        self._office = known
        self._form.fill({name: getattr(known, name) for name in OFFICE_ROWS})
        self._signer.fill({"signatoryTitle": known.head_title, "signatoryName": ""})
        self._draw()
        self._turn_to(0)
        self._form.field(OFFICE_ROWS[0]).setFocus()

    def _draw(self) -> None:
        self._preview.show_office(self._entered())

    def _entered(self) -> Office:
        return replace(self._office, **self._form.read())

    def _turn_to(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        self._back.setEnabled(step > 0)
        self._next.setVisible(step < 2)
        told = _("Step {step} of {steps}").format(step=step + 1, steps=3)
        if step == 2 and self._signer_id is None:
            told = " ".join([told, _("Nobody signs yet: add who does under Letters before the first decree.")])
        self._told.setText(told)

    def _go_back(self) -> None:
        self._turn_to(max(self._steps.currentIndex() - 1, 0))

    def _go_on(self) -> None:
        if self._steps.currentIndex() == 0:
            job = self.background.do(self, self._office_kept, save_office, self._entered())
            job.refused = self._form.show_refusal
            return
        values = self._signer.read()
        if not values["signatoryName"]:
            self._turn_to(2)
            return
        entry = SignatoryEntry(title=values["signatoryTitle"], name=values["signatoryName"])
        job = self.background.do(self, self._signer_kept, save_signatory, entry, self._signer_id)
        job.refused = self._signer_refused

    def _office_kept(self, _answer: None) -> None:
        self._office = self._entered()
        if not self._signer.is_touched():
            self._signer.fill({"signatoryTitle": self._office.head_title, "signatoryName": ""})
        self._turn_to(1)
        self._signer.field("signatoryName").setFocus()

    def _signer_kept(self, signatory_id: int) -> None:
        self._signer_id = signatory_id
        self._turn_to(2)

    def _signer_refused(self, refusal: Refusal) -> None:
        fields = {"name": "signatoryName", "title": "signatoryTitle"}
        self._signer.show_refusal(
            Refusal(refusal.title, refusal.remedy, {fields.get(key, key): text for key, text in refusal.fields.items()})
        )

    def _make_sample(self) -> None:
        self._bar.show()
        self._job = self.background.follow(self, self._sample_made, self._progressed, make_sample, _today())
        self._job.refused = self._sample_refused

    def _progressed(self, step: Progress) -> None:
        self._bar.setMaximum(step.total)
        self._bar.setValue(step.done)

    def _sample_made(self, _answer: object) -> None:
        self._bar.hide()
        self.shell.open(Place.HOME)

    def _sample_refused(self, refusal: Refusal) -> None:
        self._bar.hide()
        self.shell.show_refusal(refusal)


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day


def _step(title: str, told: str, content: QWidget, beside: QWidget | None = None) -> QWidget:
    """One step: what it is about, its fields, and what they look like on paper."""
    left = QWidget()
    column = QVBoxLayout(left)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    column.addWidget(heading(title, 1.15))
    column.addWidget(muted(told))
    column.addSpacing(GAP)
    column.addWidget(content)
    return scrolled(left) if beside is None else WithPreview(scrolled(left), beside)
