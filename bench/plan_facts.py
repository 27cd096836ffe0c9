"""How long it takes to gather what a plan is solved from: rules and points of 10,000 employees × 30 places."""

import argparse
import random
import resource
import tempfile
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from bench.population import GRADES, populate
from desktop.db.store import Store
from desktop.domain.plans.asked import Asked
from desktop.services.plans.facts import gather

PLACES = 31
"""Units that have one post, the own one included."""
NEED = 10
TODAY, DAY = date(2026, 11, 23), date(2027, 1, 1)


def office(path: Path, employees: int, chance: random.Random) -> None:
    """Employees on posts that 31 units each have, with homes on the map, studies and appraisals."""
    populate(path, employees)
    posts = max(employees // (NEED * PLACES), 1)
    with closing(sqlite.connect(path, isolation_level=None)) as connection:
        run = connection.execute
        run("BEGIN")
        units = [number for (number,) in run("SELECT id FROM unit ORDER BY id LIMIT ?", [PLACES])]
        places = [(unit, post) for post in range(1, posts + 1) for unit in units]
        run(
            "UPDATE post SET least_education = '30', least_grade = 'II/a', "
            "education_fields = 'Keperawatan; Kebidanan', retirement_age = 58"
        )
        for unit in units:
            spot = (0.4 + chance.random() / 3, 101.3 + chance.random() / 3, unit)
            run("UPDATE unit SET latitude = ?, longitude = ? WHERE id = ?", spot)
        needs = [(unit, post, 2026, NEED + chance.randrange(4)) for unit, post in places]
        connection.executemany("INSERT INTO establishment (unit_id, post_id, year, need) VALUES (?, ?, ?, ?)", needs)
        for (number,) in list(run("SELECT id FROM employee")):
            home = (0.4 + chance.random() / 3, 101.3 + chance.random() / 3)
            values = (*chance.choice(places), *home, chance.choice(GRADES[1:]), "40", number)
            run(
                "UPDATE employee SET unit_id = ?, post_id = ?, home_latitude = ?, home_longitude = ?, grade = ?, "
                "education_level = ?, education_field = 'Keperawatan', legal_status = '01', "
                "birth_date = max(birth_date, '1975-01-01') WHERE id = ?",
                values,
            )
        for year in (2025, 2026):
            run(
                "INSERT INTO performance (employee_id, year, scale, rating) SELECT id, ?, '', '2' FROM employee", [year]
            )
        run("INSERT INTO education_history (employee_id, level, field) SELECT id, '30', 'Keperawatan' FROM employee")
        run("COMMIT")


def main(arguments: list[str]) -> None:
    """Gather plans of growing offices and print time, arcs and memory."""
    parser = argparse.ArgumentParser(prog="bench plan_facts", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000])
    for size in parser.parse_args(arguments).sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "office.db"
            office(path, size, random.Random(size))
            store = Store(path)
            with store.read() as session:
                began, busy = time.perf_counter(), time.process_time()
                found = gather(session, Asked(DAY), TODAY)
                seconds, busy = time.perf_counter() - began, time.process_time() - busy
            store.close()
        arcs, peak = len(found.problem.arc_cost), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{size:>7,} employees: {arcs:>8,} arcs in {seconds:.2f} s ({busy:.2f} s of CPU), peak {peak} MB")
