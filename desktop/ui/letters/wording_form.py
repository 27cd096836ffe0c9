"""The fields of a wording: every part in plain text, passages added, moved and taken away."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from desktop.domain.letters.official_words import letter_mark
from desktop.domain.letters.wording_parts import (
    Group,
    Part,
    PartKind,
    Path,
    Plain,
    groups_of,
    moved_passage,
    with_passage,
    with_texts,
    without_passage,
)
from desktop.domain.refusal import Refusal
from desktop.services.letters.wording_versions import WordingFile
from desktop.text import N_, _
from desktop.ui.forms import Form, LineField, TextField
from desktop.ui.icons import icon
from desktop.ui.style import GAP, GRID, heading, muted

LINES = {PartKind.TEXT: 3, PartKind.LINES: 4, PartKind.PAIRS: 5}
LONG_TEXT, MOST_LINES = 62, 9
"""Letters that a line of a field holds, and how high a field grows."""
NEW_PASSAGES = {
    "": N_("Paragraph"),
    "points": N_("Paragraph with points"),
    "rows": N_("Paragraph with lines (label : value)"),
}


class WordingForm(QWidget):
    """Shows one wording; its passages can be changed, and places be inserted where the cursor was last."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._file: WordingFile | None = None
        self._plain: Plain = {}
        self._groups: dict[str, Group] = {}
        self._last: QWidget | None = None
        self.form = Form("wording")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.form)

    def show_file(self, file: WordingFile) -> None:
        """Show the wording of a letter anew."""
        self._file = file
        self._show(file.plain)

    def plain(self) -> dict[str, Any]:
        """The wording as it stands in the fields; refused, and marked, where a line cannot be understood."""
        try:
            return self.typed()
        except Refusal as refusal:
            self.form.show_refusal(refusal)
            raise

    def typed(self) -> dict[str, Any]:
        """The wording as it stands in the fields, while it is written: what cannot be understood is not marked."""
        texts = {name: str(text) for name, text in self.form.read().items()}
        return with_texts(self._plain, texts)

    def is_touched(self) -> bool:
        """Whether the fields say anything but what the office has."""
        if self._file is None:
            return False
        try:
            return self.typed() != self._file.plain
        except Refusal:
            return True

    def written(self) -> Group | None:
        """The passage or section in which the cursor was last."""
        return self._groups.get(self._last.objectName()) if self._last is not None else None

    def insert(self, place: str) -> None:
        """Write a place where the cursor was last."""
        words = f"{{{place}}}"
        if isinstance(self._last, QPlainTextEdit):
            self._last.insertPlainText(words)
            self._last.setFocus()
        elif isinstance(self._last, QLineEdit):
            self._last.insert(words)
            self._last.setFocus()
            self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Remember the field in which the cursor is."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            passage = self.written()
            self._last = watched
            if self.written() is not passage:
                self.edited.emit()
        return super().eventFilter(watched, event)

    def _show(self, plain: Plain) -> None:
        self._plain, self._last = plain, None
        self._groups = {}
        # Built anew: which fields there are goes by the wording.
        old, self.form = self.form, Form("wording")
        self.form.rows.setRowWrapPolicy(self.form.rows.RowWrapPolicy.WrapAllRows)
        for group in groups_of(plain):
            self._add_group(group)
        self.form.fill({part.name: part.text for group in groups_of(plain) for part in group.parts})
        self.form.edited.connect(self.edited)
        self._column.replaceWidget(old, self.form)
        old.hide()
        old.deleteLater()
        self.edited.emit()

    def _add_group(self, group: Group) -> None:
        self.form.rows.addRow(self._head(group))
        if said := self._conditions(group):
            self.form.rows.addRow(muted(said))
        for part in group.parts:
            field = _field(part)
            self.form.add(part.name, _(part.label), field)
            field.setObjectName(_object_name(part.path))
            self._groups[field.objectName()] = group
            field.installEventFilter(self)

    def _conditions(self, group: Group) -> str:
        """When a passage is printed and where its points come from, in words; the officer does not change it."""
        if self._file is None:
            return ""
        when = ", ".join(self._file.conditions.get(name, name) for name in group.when)
        told = [_("Printed if: {when}.").format(when=when)] if when else []
        if group.each:
            listed = self._file.lists.get(group.each, group.each)
            told.append(_("Below it the program lists: {listed}.").format(listed=listed))
        return " ".join(told)

    def _head(self, group: Group) -> QWidget:
        title = _(group.title).format(number=group.at + 1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, GAP, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(heading(title, 1.1))
        row.addStretch(1)
        if group.passages:
            name = _object_name((*group.passages, group.at))
            for word, picture, words, work in self._deeds(group):
                row.addWidget(_tool(f"{name}.{word}", picture, f"{title}: {words}", work))
            row.addWidget(self._adder(group, name, title))
        return holder

    def _deeds(self, group: Group) -> list[tuple[str, str, str, Callable[[], None]]]:
        passages, at = group.passages, group.at
        return [
            ("up", "arrow-up", _("Move up"), partial(self._change, moved_passage, passages, at, -1)),
            ("down", "arrow-down", _("Move down"), partial(self._change, moved_passage, passages, at, 1)),
            ("remove", "delete-outline", _("Take away"), partial(self._change, without_passage, passages, at)),
        ]

    def _adder(self, group: Group, name: str, title: str) -> QToolButton:
        """Adds a passage below; only a paragraph of a letter may have lists."""
        passages, at, words = group.passages, group.at + 1, _("Add below")
        tool = _tool(f"{name}.add", "plus", f"{title}: {words}", partial(self._change, with_passage, passages, at))
        if passages == ("body",):
            menu = QMenu(tool)
            for kind, words in NEW_PASSAGES.items():
                menu.addAction(_(words), partial(self._change, with_passage, passages, at, kind))
            tool.setMenu(menu)
            tool.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
            # The style sheet's padding leaves no room of its own for the arrow.
            tool.setStyleSheet(
                "QToolButton { padding-right: 18px; } QToolButton::menu-button { border: none; width: 14px; }"
            )
        return tool

    def _change(self, work: Callable[..., Mapping[str, Any]], *given: Any) -> None:
        try:
            plain = self.plain()
        except Refusal:
            return
        self._show(work(plain, *given))


def _object_name(path: Path) -> str:
    """Name of a widget: passages are counted by letters, as object names are made of letters only."""
    steps = (letter_mark(step + 1) if isinstance(step, int) else step for step in path)
    return ".".join(("wording", *steps))


def _tool(name: str, picture: str, words: str, work: Callable[[], None]) -> QToolButton:
    tool = QToolButton()
    tool.setObjectName(name)
    tool.setIcon(icon(picture))
    tool.setToolTip(words)
    tool.setAccessibleName(words)
    tool.setAutoRaise(True)  # Qt's own signature
    tool.clicked.connect(lambda _checked=False: work())
    return tool


def _field(part: Part) -> QWidget:
    """As high as its text asks for, so that a passage is read whole."""
    if part.kind is PartKind.LINE:
        return LineField(part.longest)
    if part.kind is PartKind.TEXT:
        lines = sum(len(line) // LONG_TEXT + 1 for line in part.text.splitlines())
    else:
        lines = len(part.text.splitlines()) + 1
        lines = max(lines, sum(len(line) // LONG_TEXT + 1 for line in part.text.splitlines()))
    return TextField(min(max(lines + 1, LINES[part.kind]), MOST_LINES))
