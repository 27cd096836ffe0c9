"""Sentences of an explanation: as they were written, wrapped, to be selected and copied."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.domain.plans.asked import PIN_KIND_WORDS
from desktop.services.plans.reading import ShownMove, ShownPin
from desktop.text import _


def sentence(name: str) -> QLabel:
    """A label for sentences; `name` is its object name."""
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return label


def pin_words(pin: ShownPin) -> str:
    """What is settled about an employee, with the place and the reason."""
    place = ", ".join(filter(None, (pin.post, pin.unit)))
    told = ": ".join(filter(None, (_(PIN_KIND_WORDS[pin.kind]), place)))
    return _("{told} (reason: {reason})").format(told=told, reason=pin.reason) if pin.reason else told


def chain_words(row: ShownMove) -> str:
    """What the move begins, with a gap for its number: a chain has two steps at least."""
    if row.move.rotation:
        return _("Rotation {number}")
    return _("Chain {number}") if row.steps > 1 else _("Proposal {number}")
