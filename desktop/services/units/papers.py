"""The units with their posts going out as a workbook."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Unit
from desktop.domain.employees.posts import POST_KIND_WORDS
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.units.establishment import places_by_unit
from desktop.services.units.units import unit_tree
from desktop.text import N_, _

HEADINGS = (
    *(N_("Unit"), N_("Belongs to"), N_("Post"), N_("Kind"), N_("Need"), N_("Holders"), N_("Gap"), N_("Coming")),
    *(N_("Leaving"), N_("Room")),
)


def export_units(session: Session, path: Path) -> int:
    """Write every post of every unit as a workbook, in the order of the tree; how many there were. It only reads."""
    columns = [WorkbookColumn(_(heading)) for heading in HEADINGS]
    return write_workbook(path, _("Units and posts"), columns, _lines(session))


def note_export(session: Session, count: int) -> int:
    """Write to the audit trail that `count` lines went out as a workbook; the count again."""
    audit(session, "export", Unit.__tablename__, None, {"rows": count})
    return count


def _lines(session: Session) -> Iterator[tuple[object, ...]]:
    units, places = unit_tree(session), places_by_unit(session)
    names = {unit.id: unit.name for unit in units}
    for unit in units:
        above = names.get(unit.parent_id or 0, "")
        for place in places.get(unit.id, []):
            counts = (place.need, place.holders, place.gap, place.incoming, place.outgoing, place.room)
            yield (unit.name, above, place.title, _(POST_KIND_WORDS[place.kind]), *counts)
        if unit.id not in places:
            yield (unit.name, above, "", "", 0, 0, 0, 0, 0, 0)
