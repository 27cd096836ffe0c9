"""What the evaluation of a case shows: charts of both units, what may be said of them, and on what it rests."""

from datetime import date
from time import perf_counter

from desktop.db.tables import Indicator, IndicatorValue, Performance, TransferCase
from desktop.domain.cases.cases import CaseKind, CaseStage, DecreeState
from desktop.domain.evaluation.before_after import Verdict, month_at
from desktop.domain.evaluation.evaluation import Better
from desktop.services.cases.cases import new_case
from desktop.services.decree_rows import standing_decree
from desktop.services.evaluation.evaluation import Role, chart_sentences, evaluation_file, plot_of, unit_basis, verdicts
from tests.case_office import TMT, proposal
from tests.measured_office import MOVED, measured_office

YEAR_LATER = date(2027, 12, 15)


def test_indicators_of_one_name_stand_in_one_chart(session):
    made = measured_office(session)
    (chart,) = evaluation_file(session, made.case_id, YEAR_LATER).charts
    assert [(line.role, line.owner) for line in chart.lines] == [
        (Role.ORIGIN, "Sekretariat"),
        (Role.DESTINATION, "Puskesmas Rumbai"),
    ]
    assert verdicts([chart]) == [Verdict.ALIKE, Verdict.BETTER]


def test_the_day_of_the_move_is_marked_in_the_plot(session):
    file = evaluation_file(session, measured_office(session).case_id, YEAR_LATER)
    plot = plot_of(file.charts[0], file.months, file.moved_on)
    assert (len(plot.months), plot.months[plot.marked]) == (25, "Des 2026")
    assert plot.lines[1].values[12] is None
    early = evaluation_file(session, file.case_id, date(2027, 2, 3))
    assert [early.months[0], early.months[-1]] == [date(2025, 12, 1), date(2027, 2, 1)]


def test_too_few_months_are_said_to_be_too_few(session):
    file = evaluation_file(session, measured_office(session, after=3).case_id, YEAR_LATER)
    assert chart_sentences(file.charts[0])[1] == (
        "Puskesmas Rumbai: Belum dapat disebut berbeda: hanya 3 bulan sesudah, diperlukan paling sedikit 6."
    )


def test_other_moves_of_the_unit_are_counted(session):
    made = measured_office(session)
    one = evaluation_file(session, made.case_id, YEAR_LATER).units[1]
    assert "1 perkara" in unit_basis(one)
    other = new_case(
        session, proposal(made.office, employee_id=made.office.contract, kind=CaseKind.RELOCATION), date(2026, 11, 3)
    )
    case = session.get_one(TransferCase, other)
    case.stage, case.decree_id = CaseStage.SUPPORT, session.get_one(TransferCase, made.case_id).decree_id
    session.flush()
    assert [unit.others for unit in evaluation_file(session, made.case_id, YEAR_LATER).units] == [1, 1]


def test_without_a_decree_that_stands_there_is_no_day(session):
    made = measured_office(session)
    case = session.get_one(TransferCase, made.case_id)
    decree = standing_decree(session, case)
    assert decree is not None
    decree.state, case.started_on = DecreeState.CANCELLED, None
    session.flush()
    file = evaluation_file(session, made.case_id, YEAR_LATER)
    assert (file.moved_on, file.charts, file.months) == (None, (), ())


def test_a_move_late_in_the_last_compared_month_counts_among_the_others(session):
    made = measured_office(session)
    first = session.get_one(TransferCase, made.case_id)
    skipped = {"id", "version", "number", "started_on"}
    values = {name: getattr(first, name) for name in TransferCase.__table__.columns.keys() if name not in skipped}  # noqa: SIM118
    last = month_at(MOVED + 12)
    session.add(TransferCase(**values, number="2", started_on=last.replace(day=20)))
    session.flush()
    assert [unit.others for unit in evaluation_file(session, made.case_id, YEAR_LATER).units] == [1, 1]


def test_appraisals_and_own_numbers_of_the_employee_stand_beside(session):
    made = measured_office(session)
    session.add(Performance(employee_id=made.office.employee, year=2026, rating="2"))
    own = Indicator(
        employee_id=made.office.employee, name="SKP triwulan", measure="nilai", better=Better.HIGHER, source="e-Kinerja"
    )
    session.add(own)
    session.flush()
    session.add(IndicatorValue(indicator_id=own.id, month=TMT, value=90))
    session.flush()
    file = evaluation_file(session, made.case_id, YEAR_LATER)
    assert file.appraisals == ((2026, "Baik"),)
    assert [(chart.name, chart.lines[0].role) for chart in file.charts][-1] == ("SKP triwulan", Role.PERSON)


def test_two_units_with_six_indicators_over_three_years_are_read_at_once(session):
    made = measured_office(session)
    for unit_id in (made.office.from_unit, made.office.to_unit):
        for at in range(6):
            row = Indicator(unit_id=unit_id, name=f"Angka {at}", measure="x", better=Better.HIGHER, source="x")
            session.add(row)
            session.flush()
            months = [month_at(MOVED - 24 + step) for step in range(36)]
            session.add_all(IndicatorValue(indicator_id=row.id, month=month, value=at) for month in months)
    session.flush()
    evaluation_file(session, made.case_id, YEAR_LATER)
    taken = []
    for _again in range(5):
        session.expire_all()
        start = perf_counter()
        evaluation_file(session, made.case_id, YEAR_LATER)
        taken.append(perf_counter() - start)
    assert min(taken) < 0.05
