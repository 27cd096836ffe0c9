"""The cases that wait for a decree, as a list shows them."""

from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import EMPLOYEE_KIND_WORDS
from desktop.domain.employees.nip import grouped
from desktop.services.letters.joint_decrees import JointRow
from desktop.text import N_, _
from desktop.ui.tables import Column

JOINT_COLUMNS: tuple[Column[JointRow], ...] = (
    Column("employee", N_("Employee"), 190, lambda row: row.employee),
    Column("number", N_("Number"), 84, lambda row: row.number),
    Column("to", N_("To"), 200, lambda row: row.destination),
    Column("from", N_("From"), 200, lambda row: row.origin),
    Column(
        "effective", N_("TMT"), 96, lambda row: shown_date(row.effective_on) if row.effective_on else "–", right=True
    ),
    Column("kind", N_("Kind"), 120, lambda row: _(EMPLOYEE_KIND_WORDS[row.kind]), shown=False),
    Column("nip", N_("NIP"), 170, lambda row: grouped(row.nip), whole=True, shown=False),
)


def joint_words(row: JointRow) -> str:
    """What a search looks at of a case."""
    return f"{row.employee} {row.nip} {row.number} {row.origin} {row.destination}"
