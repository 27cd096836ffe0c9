"""`mutasi plan solve`: find the best moves of a plan and keep them; loads the solver, so nothing else does."""

from argparse import Namespace

from desktop.commands.desk import Answer, Desk
from desktop.commands.plans import plan_named, told
from desktop.services.plan_reading import plan_file
from desktop.services.plan_solving import solving_plan
from desktop.services.plans import keep_found


def solve_plan(desk: Desk, options: Namespace) -> Answer:
    """The plan after it was solved and kept."""
    with desk.read() as session:
        plan = plan_file(session, plan_named(session, options.plan))
        found = desk.drain(solving_plan(session, plan.id, desk.today))
    with desk.write() as session:
        keep_found(session, plan.id, plan.version, found)
        return told(plan_file(session, plan.id))
