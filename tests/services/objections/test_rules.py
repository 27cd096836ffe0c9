"""The rule sets of objections as data that the office may change."""

from dataclasses import replace

import pytest

from desktop.domain.objections.objections import RuleSet
from desktop.domain.objections.rules import DayUnit, Period, StartReading
from desktop.domain.refusal import Refusal
from desktop.services.objections.count import recount
from desktop.services.objections.file import open_objection
from desktop.services.objections.rules import (
    change_rules,
    objection_rules,
    reset_rules,
    rules_view,
    shipped_objection_rules,
)
from tests.objection_office import TODAY, add_case, add_objection

PP79 = shipped_objection_rules()[RuleSet.PP_79_2021]
LONGER = replace(PP79, decide=Period(30, DayUnit.WORKING, "Perwal 5/2027"), start=StartReading.DECREE)


def change(store, rules=LONGER, note="Perwal 5/2027"):
    with store.write() as session:
        change_rules(session, RuleSet.PP_79_2021, rules, note)


def opened(store, objection_id):
    with store.read() as session:
        return open_objection(session, objection_id, TODAY)


def test_every_shipped_length_has_its_article():
    for rules in shipped_objection_rules().values():
        periods = (rules.file, rules.respond, rules.answer, rules.decide, rules.court)
        assert all(bool(period.article) == bool(period.days) for period in periods)


def test_a_change_is_kept_with_its_reason_and_can_be_reset(store):
    change(store)
    with store.read() as session:
        view = rules_view(session, RuleSet.PP_79_2021)
    assert (view.rules, view.is_shipped, view.note, view.changed_by) == (LONGER, False, "Perwal 5/2027", "Penguji")
    with store.write() as session:
        reset_rules(session, RuleSet.PP_79_2021, "Perwal dicabut")
    with store.read() as session:
        assert objection_rules(session) == shipped_objection_rules()


@pytest.mark.parametrize(
    ("rules", "field"),
    [
        (replace(PP79, file=Period(0, DayUnit.WORKING, "x")), "file"),
        (replace(PP79, decide=Period(401, DayUnit.WORKING, "x")), "decide"),
        (replace(PP79, respond=Period(6)), "respond"),
        (replace(PP79, answer=Period(6, DayUnit.WORKING, "x" * 301)), "answer"),
    ],
)
def test_rules_that_cannot_be_counted_by_are_refused(store, rules, field):
    with pytest.raises(Refusal) as refusal:
        change(store, rules)
    assert set(refusal.value.fields) == {field}


@pytest.mark.parametrize(("rules", "note"), [(LONGER, " "), (PP79, "Sama saja")])
def test_a_change_needs_a_reason_and_a_difference(store, rules, note):
    with pytest.raises(Refusal):
        change(store, rules, note)


def test_an_objection_keeps_the_days_it_was_told_until_it_is_counted_anew(store):
    objection_id = add_objection(store, add_case(store))
    before = opened(store, objection_id)
    change(store)
    told = opened(store, objection_id)
    assert (told.deadlines.decision_due, told.deadlines.rules.decide.days, told.moved) == (
        before.deadlines.decision_due,
        21,
        True,
    )
    with store.write() as session:
        assert recount(session, objection_id, 1)
    after = opened(store, objection_id)
    assert after.deadlines.decision_due > before.deadlines.decision_due
    assert (after.deadlines.rules, after.moved) == (LONGER, False)
