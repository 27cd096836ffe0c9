"""Choosing which letter is to be made: a field, and the whole list while none is chosen."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desktop.services.letters.choice import Choice
from desktop.text import _
from desktop.ui.drop_down import DropDown
from desktop.ui.style import ROW_HEIGHT

CODE = Qt.ItemDataRole.UserRole


class KindField(DropDown):
    """The letters that can be made: the usual ones first, the others below a line."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.keep_narrow()
        self._codes: list[str | None] = []
        self.setMaxVisibleItems(30)
        self.activated.connect(lambda _at: self.edited.emit())
        self.offer(())

    def offer(self, letters: tuple[Choice, ...]) -> None:
        """The letters to choose from; none is chosen."""
        self.clear()
        self._codes = [None]
        self.addItem(_("– choose a letter –"))
        before = True
        for one in letters:
            if before and not one.usual and len(self._codes) > 1:
                self.insertSeparator(self.count())
                self._codes.append(None)
            before = one.usual
            self.addItem(_(one.title))
            self._codes.append(one.code)

    def value(self) -> str | None:
        """Code of the chosen letter."""
        return self._codes[max(self.currentIndex(), 0)]

    def set_value(self, code: str | None) -> None:
        """Choose a letter; one that is not offered is chosen as none."""
        self.setCurrentIndex(self._codes.index(code) if code in self._codes else 0)


class KindList(QListWidget):
    """The same letters below each other, for the first choice."""

    chosen = Signal(str)
    """Code of the letter."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("compose.list")
        self.setAccessibleName(_("Letters to choose from"))
        self.itemActivated.connect(self._take)
        self.itemClicked.connect(self._take)

    def offer(self, letters: tuple[Choice, ...]) -> None:
        """The letters to choose from, the usual ones under their own words if there are others."""
        self.clear()
        several = len({one.usual for one in letters}) > 1
        for usual, words in ((True, _("Usual now")), (False, _("Other letters"))):
            of_them = [one for one in letters if one.usual is usual]
            if several:
                heading = QListWidgetItem(words)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self.addItem(heading)
            for one in of_them:
                item = QListWidgetItem(f"    {_(one.title)}" if several else _(one.title))
                item.setData(CODE, one.code)
                self.addItem(item)
        for at in range(self.count()):
            self.item(at).setSizeHint(QSize(0, ROW_HEIGHT))
        first = next((at for at in range(self.count()) if self.item(at).data(CODE)), -1)
        self.setCurrentRow(first)
        self.setFixedHeight(ROW_HEIGHT * self.count() + 2 * self.frameWidth())

    def _take(self, item: QListWidgetItem) -> None:
        if item.data(CODE):
            self.chosen.emit(item.data(CODE))
