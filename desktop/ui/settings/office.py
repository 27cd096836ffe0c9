"""A tab of the settings that are one form: identity and letterhead, numbers, page, limits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.letters.letters import LetterKind
from desktop.domain.office import GROUP_WORDS, SETTINGS, Group, Office
from desktop.domain.refusal import Refusal
from desktop.services.numbers.previews import sample_number
from desktop.services.settings import OfficeForm, keep_emblem, office_form, save_office
from desktop.text import _
from desktop.ui.forms import Form
from desktop.ui.messages import choose_file, confirm
from desktop.ui.number_pattern import PatternBuilder
from desktop.ui.office_form import LetterheadPreview, WithPreview, add_rows, scrolled
from desktop.ui.settings.numbers import NumbersPreview
from desktop.ui.style import GAP, MARGIN, heading, muted
from desktop.ui.windows import Shell, button, main_button


class OfficeTab(QWidget):
    """The settings of some groups, saved together."""

    def __init__(self, shell: Shell, groups: Sequence[Group]) -> None:
        super().__init__()
        self._shell = shell
        self._groups = groups
        self._read = OfficeForm(Office(), {})
        self._emblem = ""
        self.form = Form("settings")
        self._preview = LetterheadPreview() if Group.LETTERHEAD in groups else None
        self._numbers = NumbersPreview(shell) if Group.NUMBERS in groups else None
        self._builder: PatternBuilder | None = None
        self._picture = QLabel()
        self._waiting = muted(_("Reading the settings …"))
        self._save = main_button(_("Sa&ve"), f"settings.save.{groups[0]}", "content-save-outline")
        self._build()
        self._save.clicked.connect(self._keep)
        self.form.edited.connect(self._draw)

    def refresh(self) -> None:
        """Ask again, unless something unsaved is entered."""
        if not self.form.is_touched():
            self._shell.background.ask(self, self._show, office_form)

    def may_leave(self) -> bool:
        """Whether no entry would be lost, or the officer agrees to lose it."""
        if not self.form.is_touched():
            return True
        explanation = _("The settings have not been saved.")
        left = confirm(self, _("Discard what was entered?"), explanation, _("Discard"))
        if left:
            self.form.fill(self._shown())
        return left

    def _shown(self) -> dict[str, Any]:
        """What is set, by field."""
        return {row.name: getattr(self._read.office, row.name) for row in self._rows()}

    def _rows(self) -> list[Any]:
        return [row for row in SETTINGS if row.group in self._groups]

    def _build(self) -> None:
        for group in self._groups:
            title = heading(_(GROUP_WORDS[group]), 1.1)
            title.setContentsMargins(0, GAP, 0, 0)
            self.form.rows.addRow(title)
            add_rows(self.form, [row for row in SETTINGS if row.group is group])
            if group is Group.RULES:
                elsewhere = _("How grave each check is, and the other limits, stand under Rules → Rules of the checks.")
                self.form.rows.addRow("", muted(elsewhere))
            if group is Group.LETTERHEAD:
                self._add_emblem()
            if group is Group.NUMBERS:
                self._add_builder()
        form = scrolled(self.form)
        beside = self._preview or self._numbers
        self._whole = form if beside is None else WithPreview(form, beside)
        # Empty fields would look as if nothing were set, and could be saved so.
        self._whole.hide()
        self._save.setEnabled(False)  # Qt's own signature
        self._waiting.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        foot.addWidget(self._save)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._waiting, 1)
        column.addWidget(self._whole, 1)
        column.addLayout(foot)

    def _add_builder(self) -> None:
        """The parts of the pattern below its line; labels stand above their fields, so that the parts have room."""
        self.form.rows.setRowWrapPolicy(self.form.rows.RowWrapPolicy.WrapAllRows)
        self._builder = PatternBuilder(self.form.field("number_pattern"), "settings.number", self._sample)
        row = self.form.rows.getWidgetPosition(self.form.field("number_pattern").parentWidget())[0]  # type: ignore[index]
        self.form.rows.insertRow(row + 1, "", self._builder)

    def _sample(self, pattern: str) -> str:
        """A decree's number as the pattern would give it."""
        today = date.today()  # noqa: DTZ011  # the office's own day
        entered = replace(self._entered(quietly=True), number_pattern=pattern)
        return sample_number(entered, LetterKind.DECREE, None, today)

    def _add_emblem(self) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(button(_("C&hoose a picture…"), "settings.emblem", self._choose_emblem))
        row.addWidget(button(_("No pict&ure"), "settings.noEmblem", lambda: self._take_emblem("")))
        row.addWidget(self._picture)
        row.addStretch(1)
        self.form.rows.addRow(_("Emblem"), holder)

    def _show(self, read: OfficeForm) -> None:
        self._read = read
        self._emblem = read.office.emblem
        self.form.fill(self._shown())
        self._draw()
        self._waiting.hide()
        self._whole.show()
        self._save.setEnabled(True)  # Qt's own signature

    def _entered(self, *, quietly: bool = False) -> Office:
        return replace(self._read.office, emblem=self._emblem, **self.form.read(quietly=quietly))

    def _draw(self) -> None:
        self._picture.setText(_("A picture is kept.") if self._emblem else _("None yet."))
        try:
            entered = self._entered(quietly=True)
        except Refusal:
            return
        if self._preview is not None:
            self._preview.show_office(entered)
        if self._builder is not None and self._numbers is not None:
            self._builder.say()
            self._numbers.show_office(entered)

    def _keep(self) -> None:
        try:
            entered = self._entered()
        except Refusal:
            return
        job = self._shell.background.do(self, self._kept, save_office, entered, self._read.versions)
        job.refused = self._refused

    def _kept(self, _answer: None) -> None:
        self._shell.say(_("The settings are saved."))
        self.form.fill(self.form.read())
        self._shell.background.ask(self, self._show, office_form)

    def _refused(self, refusal: Refusal) -> None:
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)

    def _choose_emblem(self) -> None:
        file = choose_file(self, _("Choose a picture of the emblem"), [_("Pictures (*.png *.jpg *.jpeg)")])
        if file is not None:
            self._shell.background.do(self, self._take_emblem, keep_emblem, _content(file))

    def _take_emblem(self, sha256: str) -> None:
        self._emblem = sha256
        self._draw()
        self._keep()


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
