"""Checks of the destination: room, who sits there, and what the post asks of its holder."""

from desktop.domain.cases.cases import CaseKind
from desktop.domain.cases.check_rules import CheckRule
from desktop.domain.cases.kinds import BETWEEN_AGENCIES
from desktop.domain.cases.move_facts import Demands, MoveFacts, Study
from desktop.domain.employees.education import education_below, education_name, education_step
from desktop.domain.employees.grades import is_below
from desktop.domain.employees.names import search_key
from desktop.text import _


def no_origin(facts: MoveFacts, _rule: CheckRule) -> str:
    """Who left the region, or never was in it, cannot be moved inside it."""
    if facts.kind in BETWEEN_AGENCIES or facts.from_unit_id is not None:
        return ""
    return _("The employee has no unit here: bring him or her in from outside, or correct the record first.")


def same_place(facts: MoveFacts, _rule: CheckRule) -> str:
    """A move changes something."""
    held, wanted = (facts.from_unit_id, facts.from_post_id), (facts.to_unit_id, facts.to_post_id)
    return _("The employee already holds this post in this unit.") if held == wanted and None not in wanted else ""


def room(facts: MoveFacts, _rule: CheckRule) -> str:
    """The need is not filled already; two who take each other's place fill nothing."""
    if facts.kind is CaseKind.SWAP:
        return ""
    full = facts.need is not None and facts.holders + facts.incoming - facts.outgoing >= facts.need
    if not facts.has_destination or not full:
        return ""
    return _("The destination post has no room: need {need}, holders {holders}, on the way {incoming}.").format(
        need=facts.need, holders=facts.holders, incoming=facts.incoming
    )


def no_need_set(facts: MoveFacts, _rule: CheckRule) -> str:
    """Without a need nobody can say whether there is room."""
    if not facts.has_destination or facts.need is not None:
        return ""
    return _("The need of the destination unit for this post was never set.")


def second_holder(facts: MoveFacts, _rule: CheckRule) -> str:
    """A structural post has one holder on any day."""
    if facts.demands is None or not facts.demands.structural or not facts.seated:
        return ""
    return _("This structural post will have two holders on that day: {name} holds it too.").format(
        name=facts.seated[0]
    )


def rank(facts: MoveFacts, _rule: CheckRule) -> str:
    """The post asks for a least grade; grades of PNS and PPPK are not compared."""
    least = facts.demands.grade if facts.demands else ""
    if not least:
        return ""
    if not facts.grade:
        return _("The employee's grade is not recorded; the post asks for {least} at least.").format(least=least)
    if not is_below(facts.grade, least):
        return ""
    return _("Grade {grade} is below the least that the post asks for, {least}.").format(grade=facts.grade, least=least)


def education(facts: MoveFacts, _rule: CheckRule) -> str:
    """The post asks for a least level of education; the highest one counts."""
    least = facts.demands.education if facts.demands else ""
    if not least:
        return ""
    highest = max(facts.studies, key=lambda study: education_step(study.level), default=Study(""))
    asked = education_name(least)
    if education_step(highest.level) < 0:
        return _("The employee's education is not recorded; the post asks for {least} at least.").format(least=asked)
    if not education_below(highest.level, least):
        return ""
    return _("Education {level} is below the least that the post asks for, {least}.").format(
        level=education_name(highest.level), least=asked
    )


def education_field(facts: MoveFacts, _rule: CheckRule) -> str:
    """One of the employee's studies of that level has a field that fits the post."""
    demands = facts.demands
    if demands is None or not demands.fields:
        return ""
    high_enough = [study for study in facts.studies if not education_below(study.level, demands.education)]
    if not high_enough or any(field_fits(study, demands) for study in high_enough):
        return ""
    fields = ", ".join(dict.fromkeys(study.field for study in high_enough if study.field)) or "–"
    return _("Field of study {field} is not among those that fit the post: {fields}.").format(
        field=fields, fields="; ".join(demands.fields)
    )


def field_fits(study: Study, demands: Demands) -> bool:
    """A field is often written with its level or faculty: "S-1 Ilmu Hukum" fits "Hukum"."""
    own = search_key(study.field)
    return any(wanted in own for wanted in map(search_key, demands.fields) if wanted) if own else False
