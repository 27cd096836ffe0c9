"""The office's own rules: changed with a note, told in their history, and reset to the shipped ones."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop.db.store import Store
from desktop.db.tables import RuleChange
from desktop.domain.cases.cases import CaseKind
from desktop.domain.cases.check_rules import CheckRule, Severity
from desktop.domain.cases.kinds import BETWEEN_AGENCIES, KindOfCase, RequiredPaper, directions_of
from desktop.domain.cases.rule_checks import checked_kind, new_code
from desktop.domain.cases.scoring import ScoreCode
from desktop.domain.refusal import Refusal, Stale
from desktop.domain.review.review import TechnicalBody
from desktop.services.rules.case_kinds import case_kinds, check_rules, shipped_checks, shipped_kinds
from desktop.services.rules.reasons import REPAIR, repair_reasons, shipped_reasons
from desktop.services.rules.rule_changes import (
    KindFile,
    RuleKey,
    change_check,
    change_kind,
    change_reasons,
    change_score,
    check_files,
    kind_files,
    reasons_files,
    reset_rule,
    score_files,
)
from desktop.services.rules.score_rules import score_rules, shipped_scores

WITHIN = CaseKind.WITHIN


def kind_file(store: Store, kind: CaseKind = WITHIN) -> KindFile:
    with store.read() as session:
        return next(file for file in kind_files(session) if file.kind.kind is kind)


def change(store: Store, kind: KindOfCase, note: str = "Perwako 7/2026") -> None:
    with store.write() as session:
        change_kind(session, kind_file(store, kind.kind).key, kind, note)


@pytest.mark.parametrize("kind", CaseKind)
def test_every_shipped_kind_stands_and_names_its_papers(kind: CaseKind) -> None:
    shipped = shipped_kinds()[kind]
    assert checked_kind(shipped) == shipped
    assert set(shipped.routes) == set(directions_of(kind))
    assert {paper.code for paper in shipped.papers} >= {"request", "no_discipline"}
    assert all(paper.article and paper.signer for paper in shipped.papers)


@pytest.mark.parametrize("kind", sorted(BETWEEN_AGENCIES))
def test_moves_between_agencies_ask_for_the_papers_of_the_regulation(kind: CaseKind) -> None:
    papers = {paper.code: paper for paper in shipped_kinds()[kind].papers}
    asked = {"request", "workload", "proposal", "agreement", "no_discipline", "last_decree"}
    assert asked | {"performance", "no_bond", "no_findings"} <= set(papers)
    assert papers["no_discipline"].least_rank == papers["no_bond"].least_rank == "JPT Pratama"
    assert ("minister" in papers) == (kind is CaseKind.OTHER_PROVINCE)


def test_only_the_routes_that_need_bkn_ask_for_its_opinion() -> None:
    asked = {kind: {route.technical for route in one.routes.values()} for kind, one in shipped_kinds().items()}
    pertek = {CaseKind.BETWEEN_REGENCIES, CaseKind.PROVINCE, CaseKind.OTHER_PROVINCE}
    assert {kind for kind, bodies in asked.items() if bodies == {TechnicalBody.PERTEK}} == pertek
    assert asked[CaseKind.ROTATION] == {TechnicalBody.IMUT}
    assert asked[CaseKind.WITHIN] == {""}


def test_a_change_counts_at_once_and_is_told(store: Store) -> None:
    kind = shipped_kinds()[WITHIN]
    own = RequiredPaper(new_code(kind.papers), "Pakta integritas", "Pegawai", "Perwako 7/2026", valid_months=6)
    change(store, replace(kind, papers=(*kind.papers, own)))
    with store.read() as session:
        assert case_kinds(session)[WITHIN].papers[-1] == own
    file = kind_file(store)
    assert (file.changes[0].actor, file.changes[0].note) == ("Penguji", "Perwako 7/2026")
    assert file.differences == file.changes[0].what == ("Ditambah: Pakta integritas",)


def test_a_reset_keeps_the_history(store: Store) -> None:
    change(store, replace(shipped_kinds()[WITHIN], enabled=False))
    with store.write() as session:
        reset_rule(session, kind_file(store).key, "Perwako dicabut")
    file = kind_file(store)
    assert (file.kind, file.differences) == (shipped_kinds()[WITHIN], ())
    assert [(row.note, row.reset) for row in file.changes] == [("Perwako dicabut", True), ("Perwako 7/2026", False)]


def test_what_changes_nothing_is_refused(store: Store) -> None:
    with pytest.raises(Refusal):
        change(store, shipped_kinds()[WITHIN])
    with pytest.raises(Refusal), store.write() as session:
        reset_rule(session, kind_file(store).key, "Perwako dicabut")


def test_two_who_edit_one_rule_do_not_overwrite_each_other(store: Store) -> None:
    old = kind_file(store).key
    change(store, replace(shipped_kinds()[WITHIN], enabled=False))
    with pytest.raises(Stale), store.write() as session:
        change_kind(session, old, replace(shipped_kinds()[WITHIN], article="X"), "Perwako 8/2026")


def test_a_change_without_a_reason_is_not_kept(store: Store) -> None:
    with pytest.raises(Refusal) as refused:
        change(store, replace(shipped_kinds()[WITHIN], enabled=False), note=" ")
    assert list(refused.value.fields) == ["note"]
    with store.read() as session:
        assert session.scalars(select(RuleChange)).all() == []


def test_a_check_gets_another_severity_or_is_switched_off(store: Store) -> None:
    code = "room"
    with store.write() as session:
        key = next(file.key for file in check_files(session) if file.key.code == code)
        change_check(session, key, CheckRule(Severity.BLOCK, "Perwako 7/2026"), "Moratorium", on=True)
        assert check_rules(session)[code].severity is Severity.BLOCK
        key = next(file.key for file in check_files(session) if file.key.code == code)
        change_check(session, key, CheckRule(Severity.BLOCK, "Perwako 7/2026"), "Dicabut", on=False)
        assert code not in check_rules(session)
        file = next(file for file in check_files(session) if file.key.code == code)
    assert (file.on, file.changes[0].what) == (False, ("Dimatikan.",))


def test_a_limit_of_the_settings_is_not_kept_twice(store: Store) -> None:
    with store.write() as session:
        file = next(file for file in check_files(session) if file.key.code == "tenure")
        assert file.limit_in_settings
        change_check(session, file.key, CheckRule(Severity.BLOCK, file.rule.article, 6), "Perwako", on=True)
        assert check_rules(session)["tenure"].limit == shipped_checks()["tenure"].limit


def test_an_unknown_rule_is_refused(store: Store) -> None:
    with store.write() as session, pytest.raises(Refusal):
        change_check(session, RuleKey("check", "weather"), CheckRule(Severity.INFO, "x"), "Perwako", on=True)


def test_reasons_are_changed_and_reset(store: Store) -> None:
    with store.write() as session:
        key = next(file.key for file in reasons_files(session) if file.key.code == REPAIR)
        change_reasons(session, key, ("Cap basah kurang.",), "Kebiasaan kantor")
        assert repair_reasons(session) == ("Cap basah kurang.",)
        key = next(file.key for file in reasons_files(session) if file.key.code == REPAIR)
        reset_rule(session, key, "Kembali")
        assert repair_reasons(session) == shipped_reasons()[REPAIR]


def test_a_weight_is_changed_told_and_reset(store: Store) -> None:
    with store.write() as session:
        file = next(one for one in score_files(session) if one.key.code == ScoreCode.PERFORMANCE)
        rule = replace(file.rule, most=30, steps={**file.rule.steps, "2": 90})
        change_score(session, file.key, rule, "Perwako 7/2026")
        assert score_rules(session)[ScoreCode.PERFORMANCE] == rule
        file = next(one for one in score_files(session) if one.key.code == ScoreCode.PERFORMANCE)
        assert file.differences[0] == "Nilai: 30."
        reset_rule(session, file.key, "Kembali")
        assert score_rules(session) == shipped_scores()


@pytest.mark.parametrize(
    ("code", "changed", "field"),
    [
        ("need", {"most": 101}, "most"),
        ("need", {"full": 0}, "full"),
        ("performance", {"steps": {"1": 120}}, "step1"),
    ],
)
def test_a_weight_that_cannot_be_is_refused(store: Store, code: str, changed: dict[str, object], field: str) -> None:
    rule = replace(shipped_scores()[ScoreCode(code)], **changed)  # type: ignore[arg-type]
    with store.write() as session, pytest.raises(Refusal) as refused:
        change_score(session, RuleKey("scores", code), rule, "Perwako")
    assert list(refused.value.fields) == [field]


@st.composite
def changed_kinds(draw: st.DrawFn) -> KindOfCase:
    """A kind that the office made of the shipped one."""
    kind = shipped_kinds()[draw(st.sampled_from(list(CaseKind)))]
    papers = draw(st.permutations(kind.papers))
    months = draw(st.one_of(st.none(), st.integers(1, 600)))
    papers = [replace(paper, valid_months=months, mandatory=draw(st.booleans())) for paper in papers]
    routes = {
        direction: replace(route, sitting=draw(st.booleans()), technical=draw(st.sampled_from(["", *TechnicalBody])))
        for direction, route in kind.routes.items()
    }
    return replace(kind, papers=tuple(papers[: draw(st.integers(0, 20))]), routes=routes, enabled=draw(st.booleans()))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changed_kinds())
def test_what_is_saved_is_read_and_a_reset_gives_exactly_the_shipped(store: Store, kind: KindOfCase) -> None:
    shipped = shipped_kinds()[kind.kind]
    if kind == kind_file(store, kind.kind).kind:
        return
    change(store, kind)
    file = kind_file(store, kind.kind)
    assert file.kind == kind
    if kind == shipped:
        assert file.differences == ()
        return
    assert file.differences
    with store.write() as session:
        reset_rule(session, file.key, "Kembali ke bawaan")
    with store.read() as session:
        assert case_kinds(session)[kind.kind] == shipped
