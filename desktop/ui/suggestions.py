"""Employees, units and posts as they are offered while a part of the name is typed."""

from desktop.domain.employees.nip import grouped
from desktop.services.employees.employees import suggest
from desktop.services.units.units import suggest_posts, suggest_units
from desktop.ui.background import Session
from desktop.ui.pickers import Suggestion


def suggested_employees(session: Session, text: str) -> list[Suggestion]:
    """Employees, told apart by NIP."""
    return [Suggestion(row.id, row.name, grouped(row.nip)) for row in suggest(session, text)]


def suggested_units(session: Session, text: str) -> list[Suggestion]:
    """Units, told apart by the unit they belong to."""
    return [Suggestion(unit.id, unit.name, unit.detail) for unit in suggest_units(session, text)]


def suggested_posts(session: Session, text: str) -> list[Suggestion]:
    """Posts, told apart by their kind."""
    return [Suggestion(post.id, post.name, post.detail) for post in suggest_posts(session, text)]
