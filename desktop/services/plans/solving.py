"""From the facts of a plan to its outcome with every reason; nothing is written here."""

from collections.abc import Generator
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.cases.progress import Progress
from desktop.domain.plans.bounds import Bounds
from desktop.domain.plans.found import Found
from desktop.domain.plans.gathered import Gathered
from desktop.domain.plans.model import Problem, Solution, Standing
from desktop.domain.plans.move_reasons import Losses
from desktop.domain.plans.reasons import explaining, impossible
from desktop.services.plans.facts import gathering
from desktop.services.plans.rows import asked_of, found_plan


def solving_plan(session: Session, plan_id: int, today: date) -> Generator[Progress, None, Found]:
    """Find the best set of moves and explain it; `desktop.services.plans.plans.keep_found` keeps it."""
    asked = asked_of(found_plan(session, plan_id))
    gathered = yield from gathering(session, asked, today)
    return (yield from explained(gathered))


def explained(gathered: Gathered) -> Generator[Progress, None, Found]:
    """The best plan of these facts with its reasons."""
    solution = yield from solved(gathered)
    if solution.standing is Standing.IMPOSSIBLE:
        return impossible(gathered)
    return (yield from explaining(gathered, solution, losses_of(gathered.problem, solution)))


def solved(gathered: Gathered) -> Generator[Progress, None, Solution]:
    """The best plan of these facts; not looked for where they contradict each other."""
    if gathered.contradiction:
        return Solution(Standing.IMPOSSIBLE)
    # The solver and numpy take half a second to load: only who plans waits for them.
    from desktop.planner.solver import solving_sparingly  # noqa: PLC0415

    return (yield from solving_sparingly(gathered.problem))


def best_of(problem: Problem) -> Generator[Progress, None, Solution]:
    """The best plan of a problem that says itself which of equally good plans it prefers."""
    # As above.
    from desktop.planner.solver import solving  # noqa: PLC0415

    return (yield from solving(problem))


def losses_of(problem: Problem, solution: Solution) -> Losses:
    """What other plans lose: exactly where the plan is a flow, else at least, by the prices of the proof."""
    # As above.
    from desktop.planner.detours import Detours, small_enough  # noqa: PLC0415

    if small_enough(problem):
        return Detours(problem, solution.chosen)
    return Bounds(problem, solution)
