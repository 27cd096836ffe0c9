"""The weights of a plan: plain names, a slider each, and what each of them gives points for."""

from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from desktop.domain.plans.asked import HEAVIEST, WEIGHT_WORDS, Weights
from desktop.text import N_, _
from desktop.ui.style import GAP, muted
from desktop.ui.windows import button, label_for

STEP = 5
EXPLAINED = {
    "need": N_("Points for a person whom the new unit lacks; more where more of its need is missing."),
    "wish": N_("Points for the first wish of the employee; later wishes give less."),
    "qualification": N_("Points where education, field of study and grade fit the post."),
    "skill": N_("Points for a skill that the new unit lacks and the employee brings."),
    "distance": N_("Points where the way from home to work grows shorter; taken off where it grows longer."),
    "tenure": N_("Points for who has been in the present post for longer than the rules name."),
    "hardship": N_("Taken off where a circumstance of the employee speaks against a farther way."),
    "move": N_("Taken off for every move: of two plans that are as good, the one with fewer moves."),
}
WIDTH_OF_NUMBER = 36


class QuietSlider(QSlider):
    """A slider for the keys and the mouse; the wheel scrolls the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        """Leave the wheel to the page: an officer who scrolls past must not change a plan."""
        event.ignore()


class WeightsField(QWidget):
    """All weights one below the other."""

    edited = Signal()

    def __init__(self, role: str) -> None:
        super().__init__()
        self._sliders: dict[str, QuietSlider] = {}
        self._numbers: dict[str, QLabel] = {}
        self._weights = Weights()
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(GAP)
        self._rows.setVerticalSpacing(GAP)
        self._rows.setColumnStretch(1, 1)
        for at, field in enumerate(fields(Weights)):
            self._add(at, field.name, f"{role}.weight.{field.name}")
        self._default = button(_("Usual wei&ghts"), f"{role}.usualWeights", self._reset)
        self._rows.addWidget(self._default, len(self._sliders), 0)
        self.set_value(self._weights)

    def value(self) -> Weights:
        """What the sliders say; a weight that nobody moved keeps its own number."""
        moved = {
            name: slider.value() * STEP
            for name, slider in self._sliders.items()
            if slider.value() != round(getattr(self._weights, name) / STEP)
        }
        return replace(self._weights, **moved)

    def set_value(self, value: Any) -> None:
        """Show these weights."""
        self._weights = value or Weights()
        for name, slider in self._sliders.items():
            slider.setValue(round(getattr(self._weights, name) / STEP))
        self._tell()

    def _add(self, at: int, name: str, object_name: str) -> None:
        slider = QuietSlider(Qt.Orientation.Horizontal)
        slider.setObjectName(object_name)
        slider.setRange(0, HEAVIEST // STEP)
        slider.setPageStep(2)
        slider.setToolTip(_(EXPLAINED[name]))
        slider.setAccessibleDescription(_(EXPLAINED[name]))
        number = muted()
        number.setWordWrap(False)
        number.setFixedWidth(WIDTH_OF_NUMBER)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        words = label_for(_(WEIGHT_WORDS[name]), slider)
        words.setToolTip(_(EXPLAINED[name]))
        for column, widget in enumerate((words, slider, number)):
            self._rows.addWidget(widget, at, column)
        self._sliders[name], self._numbers[name] = slider, number
        slider.valueChanged.connect(self._moved)

    def _moved(self, _value: int) -> None:
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        now = self.value()
        for name, label in self._numbers.items():
            weight = getattr(now, name)
            label.setText(str(weight) if weight else "–")
        self._default.setEnabled(now != Weights())

    def _reset(self) -> None:
        self.set_value(Weights())
        self.edited.emit()
