"""Keeps what the officer asked for in view, on a page that is longer than the window."""

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


def bring_into_view(widget: QWidget) -> None:
    """Scroll to `widget` once the page is laid out anew, for what was shown or hidden moved it."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, QScrollArea):
        found = area
        QTimer.singleShot(0, widget, lambda: _scroll(found, widget))


def fit(area: QScrollArea) -> None:
    """Give what `area` holds the height it needs now: Qt keeps the height from before of what changed unseen."""
    for part in area.findChildren(QWidget):
        layout = part.layout()
        if layout is not None:
            layout.invalidate()
    QCoreApplication.postEvent(area, QEvent(QEvent.Type.LayoutRequest))


def _scroll(area: QScrollArea, widget: QWidget) -> None:
    """Show all of `widget`, or its head where it is higher than the view."""
    area.ensureWidgetVisible(widget, 0, 0)
    inside = area.widget()
    if inside is not None and widget.height() > area.viewport().height():
        area.verticalScrollBar().setValue(widget.mapTo(inside, widget.rect().topLeft()).y())
