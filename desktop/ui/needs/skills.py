"""Skills that units need beside numbers: a list of needs with who has them, and the form of one."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QHeaderView, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.employees.education import EDUCATION_LEVELS
from desktop.domain.needs.skill_needs import SKILL_NEED_KIND_WORDS, SkillNeedFields, skill_words
from desktop.domain.refusal import Refusal
from desktop.services.needs.skill_needs import (
    SkillGap,
    SkillNeedRow,
    add_skill_need,
    remove_skill_need,
    restore_skill_need,
    save_skill_need,
    skill_gaps,
    skill_needs,
)
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Background, Session
from desktop.ui.forms import ChoiceField, Form, LineField, NumberField, TextField
from desktop.ui.icons import icon
from desktop.ui.pickers import Picker, Suggestion
from desktop.ui.style import GAP, MARGIN, Meaning, heading, muted
from desktop.ui.suggestions import suggested_posts, suggested_units
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button, button_row, main_button

FORM_WIDTH = 400


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A need with what is known of it today; a need of a later or earlier year has no count."""

    row: SkillNeedRow
    gap: SkillGap | None

    def name(self) -> str:
        """What is needed, with the least level of a study."""
        fields = self.row.fields
        return skill_words(fields.kind, fields.name, fields.least_education)

    def told(self) -> str:
        """The gap in words, as it is told of posts."""
        if self.row.removed_reason:
            return _("put aside")
        if self.gap is None:
            return _("not in force")
        if self.gap.gap > 0:
            return _("−{count} short").format(count=self.gap.gap)
        return _("+{count} over").format(count=-self.gap.gap) if self.gap.gap < 0 else _("0 even")

    def meaning(self) -> Meaning | None:
        """What the gap means."""
        if self.row.removed_reason or self.gap is None:
            return None
        return Meaning.LATE if self.gap.gap > 0 else Meaning.DONE


_ICONS = {Meaning.LATE: "arrow-down-bold", Meaning.DONE: "check"}


def _icon(line: SkillLine) -> QIcon | None:
    meaning = line.meaning()
    return None if meaning is None else icon(_ICONS[meaning], meaning)


def _names(line: SkillLine) -> str:
    return line.row.removed_reason or (", ".join(line.gap.names) if line.gap else "")


COLUMNS: tuple[Column[SkillLine], ...] = (
    Column("unit", N_("Unit"), 150, lambda line: line.row.unit, sortable=False),
    Column("post", N_("Post"), 104, lambda line: line.row.post or _("any post"), sortable=False),
    Column(
        "kind",
        N_("Kind"),
        120,
        lambda line: _(SKILL_NEED_KIND_WORDS[line.row.fields.kind]),
        sortable=False,
        shown=False,
    ),
    Column("name", N_("What is needed"), 180, SkillLine.name, sortable=False),
    Column(
        "year", N_("From year"), 64, lambda line: str(line.row.fields.year), right=True, sortable=False, shown=False
    ),
    Column("need", N_("Need"), 96, lambda line: str(line.row.fields.need), right=True, sortable=False),
    Column(
        "holders",
        N_("Have it"),
        80,
        lambda line: str(line.gap.holders) if line.gap else "–",
        right=True,
        sortable=False,
    ),
    Column("gap", N_("Gap"), 112, SkillLine.told, right=True, sortable=False, icon=_icon),
    Column("names", N_("Who"), 140, _names, sortable=False),
)


class SkillNeedForm(QWidget):
    """The form of one need."""

    saving = Signal()
    left = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.form = Form("needs.skills.form")
        self._title = heading("", 1.1)
        self.save = main_button(_("&Save"), "needs.skills.save", "content-save-outline")
        self._build(background)
        self.save.clicked.connect(self.saving)

    def load(self, row: SkillNeedRow | None) -> None:
        """Show a need to correct, or begin a new one."""
        self._title.setText(_("New need of a skill") if row is None else _("Correct the need"))
        self.save.setEnabled(True)
        if row is None:
            self.form.fill({"year": _today().year, "need": 1, "kind": SkillNeedFields(0).kind})
            return
        fields = row.fields
        values = {name: getattr(fields, name) for name in SkillNeedFields.__slots__}
        values["unit_id"] = Suggestion(fields.unit_id, row.unit)
        values["post_id"] = None if fields.post_id is None else Suggestion(fields.post_id, row.post)
        self.form.fill(values | {"least_education": fields.least_education or None})

    def read(self) -> SkillNeedFields:
        """What was entered; raises Refusal, shown already, if something cannot be understood."""
        values = self.form.read()
        if values["unit_id"] is None:
            missing = _("Please choose the unit.")
            refusal = Refusal(missing, "", {"unit_id": missing})
            self.form.show_refusal(refusal)
            raise refusal
        empty = {"least_education": values["least_education"] or "", "need": values["need"] or 0}
        return SkillNeedFields(**values | empty | {"year": values["year"] or 0})

    def refused(self, refusal: Refusal) -> None:
        """Show why it was not saved; what was entered stays."""
        self.save.setEnabled(True)
        self.form.show_refusal(refusal)

    def _build(self, background: Background) -> None:
        form = self.form
        form.add("unit_id", _("Uni&t"), Picker(background, suggested_units, _("Type a part of the name")))
        form.add("post_id", _("&Post"), Picker(background, suggested_posts, _("Any post of the unit")))
        form.add("kind", _("&Kind"), ChoiceField(SKILL_NEED_KIND_WORDS))
        form.add("name", _("What is &needed"), LineField(), _("Several that will do, separated by “;”."))
        form.add(
            "least_education",
            _("Least &education"),
            ChoiceField(EDUCATION_LEVELS, "—"),
            _("Only for a field of study."),
        )
        form.add("need", _("How &many people"), NumberField(5))
        form.add("year", _("From the &year on"), NumberField(4), _("A later year with 0 people ends the need."))
        form.add("note", _("N&ote"), TextField(2))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(form)
        column.addLayout(button_row(self.save, button(_("&Cancel"), "needs.skills.cancel", self.left.emit)))
        column.addStretch(1)


class SkillNeedsTab(QWidget):
    """Which skills are needed where, who has them, and what is short though the count may be right."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._editing: SkillNeedRow | None = None
        self._rows: Rows[SkillLine] = Rows(COLUMNS)
        self._table = TableView(self._rows, "needs.skills.list", shell.state, sorting=False)
        self._form = SkillNeedForm(shell.background)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask again for the list; what is being entered stays."""
        self._shell.background.ask(self, self._show, _lines, removed=self._removed.isChecked())

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        if self._form.isHidden() or not self._form.form.is_touched():
            return True
        agreed = messages.confirm(
            self, _("Discard what was entered?"), _("What was entered has not been saved."), _("Discard")
        )
        if agreed:
            self._close()
        return agreed

    def _build(self) -> None:
        self._table.setAccessibleName(_("Skills needed"))
        header = self._table.horizontalHeader()
        header.setStretchLastSection(True)  # Qt's own signature
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self._new = button(_("New &need of a skill…"), "needs.skills.new", self._begin)
        self._edit = button(_("C&orrect…"), "needs.skills.edit", self._correct)
        self._remove = button(_("Put as&ide…"), "needs.skills.remove", self._put_aside)
        self._restore = button(_("Bring &back"), "needs.skills.restore", self._bring_back)
        self._removed = QCheckBox(_("With those put &aside"))
        self._removed.setObjectName("needs.skills.removed")
        self._sum = muted()
        self._sum.setObjectName("needs.skills.sum")
        self._none = muted(
            _("No skill is asked for yet. Name what a unit must have, such as “2 people certified for the X-ray”.")
        )
        self._lists = QStackedWidget()
        self._lists.addWidget(self._none)
        self._lists.addWidget(self._table)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addLayout(button_row(self._new, self._edit, self._remove, self._restore, self._removed))
        column.addWidget(self._sum)
        column.addWidget(self._lists, 1)
        self._form.setMinimumWidth(FORM_WIDTH)
        self._form.hide()
        splitter = QSplitter()
        splitter.setObjectName("needs.skills.splitter")
        splitter.setChildrenCollapsible(False)  # Qt's own signature
        splitter.addWidget(left)
        splitter.addWidget(self._form)
        splitter.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _connect(self) -> None:
        self._removed.toggled.connect(self._toggled)
        self._table.picked.connect(self._enable)
        self._table.opened.connect(self._opened)
        self._form.saving.connect(self._keep)
        self._form.left.connect(self._give_up)

    def _show(self, lines: list[SkillLine]) -> None:
        chosen = self._chosen()
        self._rows.set_rows(lines)
        self._lists.setCurrentIndex(int(bool(lines)))
        short = sum(line.gap is not None and line.gap.gap > 0 for line in lines)
        words = _("Needs: {count}; short today, whatever the number of people: {short}.")
        self._sum.setText(words.format(count=len(lines), short=short) if lines else "")
        at = next((at for at, line in enumerate(lines) if chosen and line.row.id == chosen.id), None)
        if at is not None:
            self._table.select_position(at)
        self._enable()

    def _chosen(self) -> SkillNeedRow | None:
        positions = self._table.selected_positions()
        line = self._rows.row_at(positions[0]) if positions else None
        return None if line is None else line.row

    def _enable(self, _position: int = 0) -> None:
        row = self._chosen()
        gone = row is not None and bool(row.removed_reason)
        self._edit.setEnabled(row is not None and not gone)
        self._remove.setEnabled(row is not None)
        self._remove.setVisible(not gone)
        self._restore.setVisible(gone)

    def _toggled(self, _checked: bool) -> None:
        self.refresh()

    def _opened(self, _position: int) -> None:
        self._correct()

    def _begin(self) -> None:
        if self.may_leave():
            self._open(None)

    def _correct(self) -> None:
        row = self._chosen()
        if row is not None and not row.removed_reason and self.may_leave():
            self._open(row)

    def _open(self, row: SkillNeedRow | None) -> None:
        self._editing = row
        self._form.load(row)
        self._form.show()
        self._form.findChild(QWidget, "needs.skills.form.unit_id").setFocus()  # type: ignore[union-attr]  # it is there

    def _give_up(self) -> None:
        if self.may_leave():
            self._close()

    def _close(self) -> None:
        self._form.form.fill({})
        self._form.hide()

    def _keep(self) -> None:
        try:
            entered = self._form.read()
        except Refusal:
            return
        self._form.save.setEnabled(False)
        work = self._shell.background
        if self._editing is None:
            job = work.do(self, self._kept, add_skill_need, entered)
        else:
            job = work.do(self, self._kept, save_skill_need, self._editing.id, entered, self._editing.version)
        job.refused = self._form.refused

    def _kept(self, _answer: int | None) -> None:
        self._close()
        self._shell.say(_("The need is saved."))
        self.refresh()

    def _put_aside(self) -> None:
        row = self._chosen()
        reason = row and messages.ask_reason(
            self, _("Put the need aside"), _("Why? Everything is kept, and it can be brought back.")
        )
        if row and reason:
            self._shell.background.do(self, self._changed, remove_skill_need, row.id, reason)

    def _bring_back(self) -> None:
        row = self._chosen()
        if row is not None:
            self._shell.background.do(self, self._changed, restore_skill_need, row.id)

    def _changed(self, _nothing: None) -> None:
        self.refresh()


def _lines(session: Session, *, removed: bool) -> list[SkillLine]:
    known = {gap.need_id: gap for gap in skill_gaps(session, None, _today(), _today())}
    return [SkillLine(row, known.get(row.id)) for row in skill_needs(session, removed=removed)]


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day
