"""The rule sets of objections: as shipped with their articles, and as the office changed them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of
from desktop.db.tables import RuleChange
from desktop.domain.employees.names import clean_text
from desktop.domain.objections.objections import RuleSet
from desktop.domain.objections.rules import ObjectionRules, checked_rules, rules_content, rules_of
from desktop.domain.refusal import Refusal
from desktop.services.rules.case_kinds import REFERENCE, changed_rules
from desktop.text import _

SUBJECT = "objections"


@dataclass(frozen=True, slots=True)
class RulesView:
    """A rule set as the settings show it: what holds now, whether it is the shipped one, and who changed it last."""

    rule_set: RuleSet
    rules: ObjectionRules
    is_shipped: bool
    changed_at: datetime | None = None
    changed_by: str = ""
    note: str = ""


def objection_rules(session: Session) -> Mapping[RuleSet, ObjectionRules]:
    """Every rule set, with what the office changed."""
    changed = changed_rules(session, SUBJECT)
    return {each: rules_of(changed[each]) if each in changed else shipped_objection_rules()[each] for each in RuleSet}


@cache
def shipped_objection_rules() -> Mapping[RuleSet, ObjectionRules]:
    """Every rule set as the program brings it."""
    shipped = tomllib.loads((REFERENCE / "objection_rules.toml").read_text(encoding="utf-8"))
    return {RuleSet(code): rules_of(content) for code, content in shipped.items()}


def rules_view(session: Session, rule_set: RuleSet) -> RulesView:
    """One rule set for the settings."""
    rules = objection_rules(session)[rule_set]
    is_shipped = rules == shipped_objection_rules()[rule_set]
    row = session.scalars(
        select(RuleChange)
        .where(RuleChange.subject == SUBJECT, RuleChange.code == rule_set)
        .order_by(RuleChange.id.desc())
        .limit(1)
    ).first()
    return RulesView(rule_set, rules, is_shipped, *((row.at, row.actor, row.note) if row else ()))


def change_rules(session: Session, rule_set: RuleSet, rules: ObjectionRules, note: str) -> None:
    """Count new objections by `rules` from now on; those recorded before keep the days they were told."""
    checked_rules(rules)
    if rules == objection_rules(session)[rule_set]:
        raise Refusal(_("Nothing differs from the rules of now."), _("Change a length before saving."))
    _add(session, rule_set, rules, note)


def reset_rules(session: Session, rule_set: RuleSet, note: str) -> None:
    """Count by the shipped rules again."""
    if objection_rules(session)[rule_set] == shipped_objection_rules()[rule_set]:
        raise Refusal(_("These are the shipped rules already."), _("There is nothing to reset."))
    _add(session, rule_set, None, note)


def _add(session: Session, rule_set: RuleSet, rules: ObjectionRules | None, note: str) -> None:
    written = clean_text(note)
    if not written:
        missing = _("Write why the rules are changed, for example the decision that says so.")
        raise Refusal(_("A reason is needed."), missing, {"note": missing})
    content = None if rules is None else rules_content(rules)
    session.add(
        RuleChange(subject=SUBJECT, code=rule_set.value, content=content, note=written, actor=actor_of(session))
    )
