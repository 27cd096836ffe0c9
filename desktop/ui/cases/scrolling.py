"""Keeps what the officer asked for in view, on a page that is longer than the window."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


def bring_into_view(widget: QWidget) -> None:
    """Scroll to `widget` once the page is laid out anew, for what was shown or hidden moved it."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, QScrollArea):
        found = area
        QTimer.singleShot(0, widget, lambda: found.ensureWidgetVisible(widget, 0, 0))
