"""The legal days of an objection on the screen: both readings, each with its article."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.objections.days import Deadlines
from desktop.domain.objections.objections import RULE_SET_WORDS
from desktop.domain.objections.rules import DAY_UNIT_WORDS, Period, StartReading
from desktop.text import N_, _
from desktop.ui.icons import icon
from desktop.ui.style import GAP, GRID, Meaning, heading, muted

ICON_SIZE = 18
FROM_RECEIPT = N_("To file by, from receipt")
FROM_DECREE = N_("To file by, from the decree")


class Banner(QFrame):
    """A line that must not be overlooked: an icon and a sentence."""

    def __init__(self, name: str, picture: str, meaning: Meaning) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("banner", meaning is Meaning.LATE or "note")
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        sign = QLabel()
        sign.setPixmap(icon(picture, meaning).pixmap(ICON_SIZE, ICON_SIZE))
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, GAP, GAP, GAP)
        row.setSpacing(GAP)
        row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        self.hide()

    def text(self) -> str:
        """What it says now."""
        return self._sentence.text()

    def tell(self, sentence: str) -> None:
        """Say `sentence`, or disappear when there is nothing to say."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))


class DeadlinesView(QWidget):
    """The days that follow from what is entered; `role` begins the object names of the labels."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self._rows = QFormLayout()
        self._rows.setHorizontalSpacing(GAP + GRID)
        self._rows.setVerticalSpacing(GAP)
        self.late = Banner(f"{role}.late", "alert-circle-outline", Meaning.LATE)
        self.unknown = Banner(f"{role}.unknownYears", "calendar-question", Meaning.SOON)
        self._values = {
            "lastDay": self._add("lastDay", _(FROM_RECEIPT)),
            "lastDayFromDecree": self._add("lastDayFromDecree", _(FROM_DECREE)),
            "lastDayOther": self._add("lastDayOther", _("To file by, other rule set")),
            "responseDue": self._add("responseDue", _("View of the issuer by")),
            "answerDue": self._add("answerDue", _("To be answered by")),
            "decisionDue": self._add("decisionDue", _("To be decided by")),
        }
        self._waiting = muted(_("The deadlines appear when the decree and the dates are entered."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_("Deadlines"), 1.1))
        column.addWidget(self.late)
        column.addWidget(self.unknown)
        column.addWidget(self._waiting)
        column.addLayout(self._rows)
        column.addWidget(
            muted(
                _(
                    "The first day is not counted. Filing does not suspend the decree, and "
                    "silence decides nothing: it is only flagged."
                )
            )
        )
        self.show_deadlines(None)

    def show_deadlines(self, found: Deadlines | None) -> None:
        """Show `found`, or that dates are still missing."""
        self._waiting.setVisible(found is None)
        for row in range(self._rows.rowCount()):
            self._rows.setRowVisible(row, found is not None)
        self.late.tell("" if found is None or not found.late else _late_sentence(found))
        self.unknown.tell("" if found is None else unknown_sentence(found.unknown_years))
        if found is not None:
            self._fill(found)

    def _fill(self, found: Deadlines) -> None:
        rules = found.rules
        self._set("lastDay", found.last_day_from_receipt, rules.file, known=found.receipt_known)
        self._set("lastDayFromDecree", found.last_day_from_decree, rules.file)
        by_receipt = rules.start is StartReading.RECEIPT
        self._name("lastDay", _(FROM_RECEIPT), counts=by_receipt)
        self._name("lastDayFromDecree", _(FROM_DECREE), counts=not by_receipt)
        others = ", ".join(f"{shown_date(day)} ({RULE_SET_WORDS[each]})" for each, day in found.others)
        self._values["lastDayOther"].setText(others)
        self._set("responseDue", found.response_due, rules.respond)
        self._set("answerDue", found.answer_due, rules.answer)
        self._set("decisionDue", found.decision_due, rules.decide)

    def _add(self, name: str, label: str) -> QLabel:
        value = QLabel()
        value.setObjectName(f"{self._role}.{name}")
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        title = QLabel(label)
        title.setProperty("muted", True)
        self._rows.addRow(title, value)
        return value

    def _name(self, name: str, label: str, *, counts: bool) -> None:
        """Say of the two readings which one the office goes by."""
        title = self._rows.labelForField(self._values[name])
        if isinstance(title, QLabel):
            title.setText(_("{what} (this one counts)").format(what=label) if counts else label)

    def _set(self, name: str, day: date | None, length: Period, *, known: bool = True) -> None:
        self._rows.setRowVisible(self._values[name], day is not None)
        if day is None:
            return
        sentence = period_words(day, length)
        if not known:
            sentence += "\n" + _("The day of receipt is not proven; the day of filing is taken for it.")
        self._values[name].setText(sentence)
        self._values[name].setAccessibleName(sentence)


def period_words(day: date, length: Period) -> str:
    """A last day with its length and article."""
    return _("{date} ({count} {unit}, {article})").format(
        date=shown_date(day), count=length.days, unit=_(DAY_UNIT_WORDS[length.unit]), article=length.article
    )


def unknown_sentence(years: tuple[int, ...]) -> str:
    """That joint leave of `years` is not decided yet, or nothing."""
    if not years:
        return ""
    return _(
        "Joint leave (cuti bersama) of {years} is not known yet: these days may move. Add it in the settings, under "
        "Calendar, when it is announced."
    ).format(years=", ".join(map(str, years)))


def _late_sentence(found: Deadlines) -> str:
    return _("Filed after the last day, {date}: the answer may be “not admissible”.").format(
        date=shown_date(found.last_day)
    )
