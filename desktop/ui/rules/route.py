"""The route of a kind of case, direction by direction."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.cases.cases import DIRECTION_WORDS, Direction
from desktop.domain.cases.kinds import Route
from desktop.domain.review.review import TECHNICAL_BODY_WORDS, TechnicalBody
from desktop.text import _
from desktop.ui.forms import CheckField, ChoiceField, Form, LineField
from desktop.ui.style import GAP

ROUTE_WIDTH = 640


class RouteEditor(QWidget):
    """Who proposes, agrees, advises and decides, and which opinions a case waits for."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._routes: dict[Direction, Route] = {}
        self._shown = Direction.INSIDE
        self.form = Form("kindRoute")
        self._way = ChoiceField(DIRECTION_WORDS)
        self._add_fields()
        self.form.setMaximumWidth(ROUTE_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        self._way.edited.connect(self._show)
        self.form.edited.connect(self._take)

    def show_routes(self, routes: dict[Direction, Route]) -> None:
        """Show `routes`, the first direction of them unless one of its own was chosen before."""
        self._routes = dict(routes)
        way = self._way.value()
        self._way.offer({one: DIRECTION_WORDS[one] for one in routes})
        self._way.set_value(way if way in routes else next(iter(routes)))
        self.form.show_row("direction", shown=len(routes) > 1)
        self._show()

    def routes(self) -> dict[Direction, Route]:
        """The routes as they stand now."""
        return dict(self._routes)

    def _add_fields(self) -> None:
        add = self.form.add
        add("direction", _("D&irection"), self._way)
        add("proposer", _("Who &proposes"), LineField(300))
        add("consent", _("Who &agrees"), LineField(300))
        add("opinion", _("Who advis&es"), LineField(300))
        add("issuer", _("Who &decides"), LineField(300))
        add("sitting", _("Performance team"), CheckField(_("A case waits for the &team's opinion")))
        add(
            "technical",
            _("Te&chnical opinion"),
            ChoiceField(TECHNICAL_BODY_WORDS, _("None is asked for")),
            _("BKN asks that all moves go through I-MUT; choose it where your office does so."),
        )
        add("scores", _("Score sheet"), CheckField(_("A sc&ore sheet is made and shown to the employee")))

    def _show(self) -> None:
        way = self._way.value()
        self._shown, route = way, self._routes[way]
        technical = TechnicalBody(route.technical) if route.technical else None
        words = {name: getattr(route, name) for name in ("proposer", "consent", "opinion", "issuer")}
        checks = {"sitting": route.sitting, "scores": route.scores, "technical": technical}
        self.form.fill({"direction": way, **words, **checks})

    def _take(self) -> None:
        way, values = self._shown, self.form.read()
        if values.pop("direction") is not way:
            return  # the direction itself was changed: its own route is shown next
        technical = values.pop("technical")
        self._routes[way] = replace(self._routes[way], **values, technical=technical.value if technical else "")
        self.edited.emit()
