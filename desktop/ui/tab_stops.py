"""Tab through forms that are put somewhere, or filled, after their page was built."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_order(widgets: Sequence[QWidget]) -> None:
    """Let Tab go through `widgets` in this order."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def tab_within(*parts: QWidget) -> None:
    """Let Tab go through all that takes it in `parts`, in the order of their layouts.

    Qt appends what comes later to the end of the page, and Tab would leave such a form midway.
    """
    tab_order([stop for part in parts for stop in _stops(part)])


def _stops(part: QWidget) -> Iterator[QWidget]:
    layout = part.layout()
    if layout is not None:
        yield from _stops_of(layout)
    elif part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, inside = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _stops(widget)
        elif inside is not None:
            yield from _stops_of(inside)
