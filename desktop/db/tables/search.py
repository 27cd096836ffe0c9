"""What the search keeps beside the employees; all of it can be made again from them (`db.search.rebuild`)."""

from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.tables.base import Table


class EmployeeRank(Table):
    """Place of an employee in the order of names, with gaps: the rowid of the full-text index.

    Unit and post stand here too, so that hits elsewhere are passed over without reading the wide row; a trigger
    follows their changes.
    """

    __tablename__ = "employee_rank"

    rank: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(unique=True)
    unit_id: Mapped[int | None]
    post_id: Mapped[int | None]


class EmployeeTrigram(Table):
    """About how many names hold three letters in a row: the search reads the rarest first."""

    __tablename__ = "employee_trigram"

    trigram: Mapped[str] = mapped_column(primary_key=True)
    employees: Mapped[int]
