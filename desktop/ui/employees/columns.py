"""The columns of the list of employees."""

from PySide6.QtGui import QIcon

from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import ACTIVE_STATUSES, LEGAL_STATUSES
from desktop.domain.employees.nip import grouped
from desktop.domain.employees.order import OrderBy
from desktop.services.employees.employees import EmployeeRow
from desktop.text import N_
from desktop.ui.icons import icon
from desktop.ui.style import Meaning
from desktop.ui.tables import Column


def status_words(row: EmployeeRow) -> str:
    """The legal status in SIASN's words."""
    return LEGAL_STATUSES.get(row.legal_status, row.legal_status)


def _status_icon(row: EmployeeRow) -> QIcon:
    if row.legal_status in ACTIVE_STATUSES:
        return icon("account-check-outline", Meaning.DONE)
    return icon("account-off-outline", Meaning.LATE)


COLUMNS: tuple[Column[EmployeeRow], ...] = (
    Column(OrderBy.NAME, N_("Name"), 172, lambda row: row.name, whole=True),
    Column(OrderBy.NIP, N_("NIP"), 170, lambda row: grouped(row.nip), whole=True),
    Column(OrderBy.POST, N_("Post"), 128, lambda row: row.post),
    Column(OrderBy.UNIT, N_("Unit"), 230, lambda row: row.unit),
    Column(OrderBy.GRADE, N_("Grade"), 84, lambda row: row.grade),
    Column(OrderBy.KIND, N_("Kind"), 72, lambda row: row.kind.value.upper()),
    Column(OrderBy.STATUS, N_("Status"), 130, status_words, icon=_status_icon),
    Column(
        OrderBy.POST_SINCE,
        N_("In the post since"),
        120,
        lambda row: "" if row.post_since is None else shown_date(row.post_since),
        right=True,
        shown=False,
    ),
    Column(
        OrderBy.BIRTH_DATE,
        N_("Born"),
        104,
        lambda row: "" if row.birth_date is None else shown_date(row.birth_date),
        right=True,
        shown=False,
    ),
)
