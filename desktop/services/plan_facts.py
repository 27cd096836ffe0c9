"""Gathers what a transfer plan is solved from: people, places, rules, points; reads only."""

from collections.abc import Generator
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.plan_asked import Asked
from desktop.domain.plan_gathered import Gathered
from desktop.domain.progress import Progress


def gathering(session: Session, asked: Asked, today: date) -> Generator[Progress, None, Gathered]:
    """All facts of the plan that is asked for, step by step."""
    raise NotImplementedError


def gather(session: Session, asked: Asked, today: date) -> Gathered:
    """All facts of the plan that is asked for."""
    steps = gathering(session, asked, today)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            gathered: Gathered = done.value
            return gathered
