"""Lists with their detail beside them, inside the tabs of a page; each remembers where its border was put."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.ui.style import GAP, MARGIN
from desktop.ui.windows import Shell


def bordered(shell: Shell, role: str, left: QWidget, right: QWidget, sizes: tuple[int, int]) -> QSplitter:
    """`left` and `right` with a border that the officer can move."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setObjectName(f"{role}.splitter")
    splitter.setChildrenCollapsible(False)
    for position, widget in enumerate((left, right)):
        splitter.addWidget(widget)
        splitter.setStretchFactor(position, sizes[position])
    key = f"splitter/{role}"
    remembered = shell.state.value(key)
    if remembered:
        splitter.restoreState(remembered)
    else:
        splitter.setSizes(list(sizes))
    splitter.splitterMoved.connect(lambda _at, _index: shell.state.setValue(key, splitter.saveState()))
    return splitter


def padded(content: QWidget) -> QWidget:
    """`content` with the room around it that a detail has."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
    column.addWidget(content)
    return holder
