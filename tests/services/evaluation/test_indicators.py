"""Indicators and their monthly values: entered, corrected, taken out, put aside."""

from datetime import date

import pytest
from sqlalchemy import select

from desktop.db.tables import AuditEntry, Employee, Unit
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.evaluation.before_after import MonthValue
from desktop.domain.evaluation.evaluation import Better
from desktop.domain.refusal import Refusal, Stale
from desktop.services.evaluation.indicators import (
    ChangedMonths,
    IndicatorFields,
    IndicatorOwner,
    MonthChange,
    add_indicator,
    change_values,
    indicators_of,
    remove_indicator,
    restore_indicator,
    save_indicator,
    values_of,
)

TODAY = date(2026, 11, 23)
WAITING = IndicatorFields("Waktu tunggu", "menit", Better.LOWER, "Laporan bulanan")
JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)


@pytest.fixture
def unit(session):
    row = Unit(name="Puskesmas", name_key="puskesmas", path="/1/")
    session.add(row)
    session.flush()
    return IndicatorOwner(unit_id=row.id)


@pytest.fixture
def indicator(session, unit):
    return add_indicator(session, unit, WAITING)


def enter(session, indicator, *changes):
    return change_values(session, indicator, [MonthChange(*change) for change in changes], TODAY)


def test_an_indicator_belongs_to_a_unit_or_to_an_employee(session, unit, indicator):
    person = Employee(nip="198503172010012001", name="Rina", name_key="rina", kind=EmployeeKind.PNS)
    session.add(person)
    session.flush()
    add_indicator(session, IndicatorOwner(employee_id=person.id), WAITING)
    assert [row.id for row in indicators_of(session, unit)] == [indicator]
    assert indicators_of(session, unit)[0].fields == WAITING
    assert len(indicators_of(session, IndicatorOwner(employee_id=person.id))) == 1


@pytest.mark.parametrize("field", ["name", "measure", "better", "source"])
def test_all_that_makes_a_number_understood_is_asked_for(session, unit, field):
    values = {"name": "Kunjungan", "measure": "orang", "better": Better.HIGHER, "source": "Buku"} | {field: None}
    with pytest.raises(Refusal) as refused:
        add_indicator(
            session, unit, IndicatorFields(**{k: v or ("" if k != "better" else None) for k, v in values.items()})
        )
    assert list(refused.value.fields) == [field]


def test_two_of_one_name_are_refused(session, unit, indicator):
    with pytest.raises(Refusal, match="sudah ada"):
        add_indicator(session, unit, IndicatorFields("WAKTU  tunggu", "jam", Better.LOWER, "Lain"))
    save_indicator(session, indicator, IndicatorFields("Waktu tunggu", "jam", Better.LOWER, "Lain"), 1)


def test_values_are_entered_corrected_and_taken_out(session, unit, indicator):
    assert enter(session, indicator, (JAN, None, 12.5), (FEB, None, 11)) == ChangedMonths(2, 0, 0)
    assert enter(session, indicator, (JAN, 12.5, 12), (FEB, 11, None)) == ChangedMonths(0, 1, 1)
    assert values_of(session, indicator) == (MonthValue(JAN, 12),)
    row = indicators_of(session, unit)[0]
    assert (row.months, row.newest) == (1, MonthValue(JAN, 12))
    kept = session.scalars(select(AuditEntry).where(AuditEntry.table_name == "indicator_value")).all()
    assert [entry.action for entry in kept].count("remove") == 1


def test_what_somebody_else_entered_meanwhile_is_not_overwritten(session, indicator):
    enter(session, indicator, (JAN, None, 12.5))
    with pytest.raises(Stale, match="Jan 2026"):
        enter(session, indicator, (FEB, None, 1), (JAN, None, 13))


def test_a_month_to_come_has_no_value(session, indicator):
    with pytest.raises(Refusal, match="belum tiba"):
        enter(session, indicator, (date(2026, 12, 1), None, 1))


@pytest.mark.parametrize("value", [1e12, float("inf"), float("nan")])
def test_what_is_no_measure_is_refused(session, indicator, value):
    with pytest.raises(Refusal, match="terlalu besar"):
        enter(session, indicator, (JAN, None, value))


def test_put_aside_with_a_reason_and_brought_back_with_its_values(session, unit, indicator):
    enter(session, indicator, (JAN, None, 12.5))
    with pytest.raises(Refusal, match="alasan"):
        remove_indicator(session, indicator, "")
    remove_indicator(session, indicator, "Tidak diukur lagi")
    assert indicators_of(session, unit) == []
    assert indicators_of(session, unit, removed=True)[0].removed_reason == "Tidak diukur lagi"
    restore_indicator(session, indicator)
    assert indicators_of(session, unit)[0].months == 1


def test_a_newer_correction_is_not_overwritten(session, indicator):
    save_indicator(session, indicator, WAITING, 1)
    changed = IndicatorFields("Waktu tunggu", "jam", Better.LOWER, "Buku")
    save_indicator(session, indicator, changed, 1)
    with pytest.raises(Stale):
        save_indicator(session, indicator, WAITING, 1)
