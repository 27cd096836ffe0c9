"""What the charts of need share: choices of unit, post and day above them, and how they leave the program."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.needs.charts import MAP_PAPER_WORDS, ChartQuery, MapPaper
from desktop.domain.refusal import Refusal
from desktop.services.needs.prints import note_picture
from desktop.services.plans.beginning import ShownNeeds
from desktop.text import _
from desktop.ui import messages
from desktop.ui.background import Session
from desktop.ui.needs.day_choice import DayChoice
from desktop.ui.needs.looked import Looked
from desktop.ui.pickers import Picker
from desktop.ui.style import GAP, LIGHT, MARGIN
from desktop.ui.suggestions import suggested_posts, suggested_units
from desktop.ui.windows import Shell, label_for

FIELD_WIDTH = 220
MOST_PIXELS = 40_000_000
"""What a picture may have before other programs choke on it."""
SCALE = 2.0
"""Twice as fine as the screen, so that a picture can be printed."""
HEADING = 32
"""Height of the line above a picture that tells the day and the unit."""
Paint = Callable[[QPainter], None]


class Scope(QWidget):
    """Which unit, post and day a chart is of."""

    changed = Signal()

    def __init__(self, shell: Shell, role: str, fields: Sequence[str]) -> None:
        super().__init__()
        self._shell = shell
        self._day = DayChoice(role, _today())
        self._unit = Picker(shell.background, suggested_units, _("All units"))
        self._post = Picker(shell.background, suggested_posts, _("All posts"))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(GAP)
        labels = {"day": (_("&Day"), self._day), "unit": (_("&Unit"), self._unit), "post": (_("&Post"), self._post)}
        for name, (words, field) in labels.items():
            if isinstance(field, Picker):
                field.setFixedWidth(FIELD_WIDTH)
                field.setObjectName(f"{role}.{name}")
            if name not in fields:
                field.setParent(self)
                field.hide()
                continue
            self.row.addWidget(label_for(words, field))
            self.row.addWidget(field)
        self.row.addStretch(1)
        self._day.chosen.connect(self._change)
        self._day.unclear.connect(self._tell)
        self._unit.picked.connect(self._change)
        self._post.picked.connect(self._change)

    def query(self) -> ChartQuery:
        """What is asked for now; what is half typed counts as nothing."""
        unit, post = self._unit.chosen(), self._post.chosen()
        return ChartQuery(_today(), self._day.value(), unit.id if unit else None, post.id if post else None)

    def looked(self) -> Looked:
        """The day and the unit that are chosen now."""
        return Looked(*self._day.chosen_line(), self._unit.chosen())

    def look(self, looked: Looked) -> None:
        """Show the day and the unit that were chosen in another tab; nothing is told."""
        if looked != self.looked():
            self._day.show_line(looked.when, looked.day)
            self._unit.set_value(looked.unit)

    def shown_needs(self) -> ShownNeeds:
        """What a plan that is begun here looks at."""
        query = self.query()
        return ShownNeeds(query.day, query.unit_id, post_id=query.post_id)

    def words(self) -> str:
        """The unit, the post and the day, for the heading of a picture."""
        unit, post = self._unit.chosen(), self._post.chosen()
        on_day = _("On {day}").format(day=shown_date(self._day.value()))
        return " · ".join([unit.name if unit else _("All units"), *([post.name] if post else []), on_day])

    def _change(self, _chosen: object) -> None:
        if not (self._unit.is_unclear() or self._post.is_unclear()):
            self.changed.emit()

    def _tell(self, sentence: str) -> None:
        self._shell.show_refusal(Refusal(sentence))


def export_button(
    role: str,
    workbook: Callable[[], None],
    pdf: Callable[[MapPaper], None],
    picture: Callable[[], None],
    papers: Sequence[MapPaper] = tuple(MAP_PAPER_WORDS),
) -> QPushButton:
    """A button with the ways out: Excel, PDF on the paper that is chosen, a picture."""
    made = QPushButton(_("E&xport"))
    made.setObjectName(f"{role}.export")
    menu = QMenu(made)
    menu.addAction(_("Excel…")).triggered.connect(lambda _checked=False: workbook())
    for paper in papers:
        words = _("PDF, {paper}…").format(paper=_(MAP_PAPER_WORDS[paper])) if len(papers) > 1 else _("PDF…")
        menu.addAction(words).triggered.connect(partial(_act, pdf, paper))
    menu.addAction(_("Picture (PNG)…")).triggered.connect(lambda _checked=False: picture())
    made.setMenu(menu)
    return made


def picture_of(size: QSize, paint: Paint, heading: str) -> QImage:
    """A picture under its heading, as fine as its size allows, on the light ground that a report has."""
    size = QSize(size.width(), size.height() + HEADING)
    pixels = max(size.width() * size.height(), 1)
    scale = min(SCALE, (MOST_PIXELS / pixels) ** 0.5)
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.setPen(QColor(LIGHT.text))
    painter.drawText(QRect(MARGIN, 0, size.width() - MARGIN, HEADING), Qt.AlignmentFlag.AlignVCenter, heading)
    painter.translate(0, HEADING)
    paint(painter)
    painter.end()
    return image


def _act(pdf: Callable[[MapPaper], None], paper: MapPaper, _checked: bool = False) -> None:
    pdf(paper)


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day


def choose_workbook(
    shell: Shell, owner: QWidget, suggested: str, work: Callable[[Session, Path, ChartQuery], int], query: ChartQuery
) -> None:
    """Ask where a chart's figures are to go as a workbook, and write them there."""
    path = messages.choose_new_file(owner, _("Save as a workbook"), suggested, ["Excel (*.xlsx)"])
    if path is not None:
        job = shell.background.do(owner, partial(_say_saved, shell, path), work, path, query)
        job.refused = shell.show_refusal


def save_picture(shell: Shell, owner: QWidget, suggested: str, draw: Callable[[], QImage]) -> None:
    """Ask where a picture is to go, draw it there, and remember who took it; `draw` may refuse."""
    path = messages.choose_new_file(owner, _("Save as a picture"), suggested, ["PNG (*.png)"])
    if path is None:
        return
    if path.suffix.casefold() != ".png":
        path = path.with_name(f"{path.name}.png")
    try:
        _write(draw(), path)
    except Refusal as refusal:
        shell.show_refusal(refusal)
        return
    shell.background.do(owner, partial(_say_saved, shell, path), note_picture, path)


def _write(image: QImage, path: Path) -> None:
    if not image.save(str(path)):
        raise Refusal(
            _("{path} cannot be written.").format(path=path),
            _("Check that the folder exists, that you may write to it, and that the disk is not full."),
        )


def _say_saved(shell: Shell, path: Path, _answer: object) -> None:
    shell.say(_("Saved: {path}").format(path=path))
