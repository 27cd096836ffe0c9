"""What the office may write into a rule, cleaned or refused beside its field; and what differs, in words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktop.domain.cases.cases import DIRECTION_WORDS
from desktop.domain.cases.check_rules import SEVERITY_WORDS, CheckRule
from desktop.domain.cases.kinds import KindOfCase, RequiredPaper, Route, directions_of
from desktop.domain.cases.scoring import ScoreRule, shown_points
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.domain.review.review import TechnicalBody
from desktop.text import N_, _

LONGEST_MONTHS = 600
MOST_POINTS = 100
ROUTE_WORDS = {
    "proposer": N_("Who proposes"),
    "consent": N_("Who agrees"),
    "opinion": N_("Who advises"),
    "issuer": N_("Who decides"),
    "sitting": N_("Performance team"),
    "technical": N_("Technical opinion"),
    "scores": N_("Score sheet"),
}


def checked_note(note: str) -> str:
    """Why a rule is changed; a change without a reason is refused."""
    written = clean_text(note)
    if not written:
        sentence = _("Write why the rule is changed.")
        raise Refusal(sentence, _("For example the decision or circular that asks for it."), {"note": sentence})
    return written


def checked_kind(kind: KindOfCase) -> KindOfCase:
    """`kind` as it is kept; refused where a route or a paper cannot stand so."""
    if set(kind.routes) != set(directions_of(kind.kind)):
        sentence = _("The routes do not fit the directions of this kind.")
        raise Refusal(sentence, _("Reset the kind and begin again."), {"direction": sentence})
    article = check_line(kind.article)
    if not article:
        raise _at("article", _("The article is not given."))
    papers = tuple(checked_paper(paper) for paper in kind.papers)
    _refuse_twins(papers)
    for paper in papers:
        if paper.direction is not None and paper.direction not in kind.routes:
            raise _at("direction", _("This kind has no such direction: “{paper}”.").format(paper=paper.name))
    routes = {direction: checked_route(kind.routes[direction]) for direction in directions_of(kind.kind)}
    return replace(kind, article=article, routes=routes, papers=papers)


def checked_route(route: Route) -> Route:
    """`route` as it is kept; who proposes and who decides have to be named."""
    words: dict[str, Any] = {
        name: check_line(getattr(route, name)) for name in ("proposer", "consent", "opinion", "issuer")
    }
    wrong = {name: _("Please fill this in.") for name in ("proposer", "issuer") if not words[name]}
    if route.technical not in {"", *TechnicalBody}:
        wrong["technical"] = _("There is no such technical opinion.")
    if wrong:
        raise Refusal(_("The route is not complete."), _("Correct the marked fields."), wrong)
    return replace(route, **words)


def checked_paper(paper: RequiredPaper) -> RequiredPaper:
    """`paper` as it is kept; its name, signer and article have to be given."""
    words: dict[str, Any] = {
        name: check_line(getattr(paper, name)) for name in ("name", "signer", "article", "least_rank", "code")
    }
    wrong = {name: _("Please fill this in.") for name in ("name", "signer", "article") if not words[name]}
    if paper.valid_months is not None and not 1 <= paper.valid_months <= LONGEST_MONTHS:
        wrong["valid_months"] = _months_sentence()
    if wrong:
        raise Refusal(_("The paper is not complete."), _("Correct the marked fields."), wrong)
    return replace(paper, **words)


def checked_rule(rule: CheckRule, *, limited: bool) -> CheckRule:
    """`rule` of a check as it is kept; `limited` says whether it has a number."""
    article = check_line(rule.article)
    wrong = {} if article else {"article": _("The article is not given.")}
    if limited and not 1 <= rule.limit <= LONGEST_MONTHS:
        wrong["limit"] = _("Write a number from 1 to {most}.").format(most=LONGEST_MONTHS)
    if wrong:
        raise Refusal(_("The rule is not complete."), _("Correct the marked fields."), wrong)
    return replace(rule, article=article)


def checked_score(rule: ScoreRule, *, limited: bool) -> ScoreRule:
    """The weight of a line of the score sheet as it is kept; no points switch the line off."""
    wrong = {}
    if not 0 <= rule.most <= MOST_POINTS:
        wrong["most"] = _("Write a number from {least} to {most}.").format(least=0, most=MOST_POINTS)
    if limited and not 1 <= rule.full <= LONGEST_MONTHS:
        wrong["full"] = _("Write a number from {least} to {most}.").format(least=1, most=LONGEST_MONTHS)
    for value, share in rule.steps.items():
        if not 0 <= share <= MOST_POINTS:
            wrong[f"step{value}"] = _("Write a number from {least} to {most}.").format(least=0, most=MOST_POINTS)
    if wrong:
        raise Refusal(_("The rule is not complete."), _("Correct the marked fields."), wrong)
    return replace(rule, basis=check_line(rule.basis))


def checked_sentences(sentences: Sequence[str]) -> tuple[str, ...]:
    """A list of reasons as it is kept: whole sentences, none twice, at least one."""
    kept = [check_line(sentence) for sentence in sentences]
    kept = [sentence for sentence in kept if sentence]
    if not kept:
        raise _at("sentence", _("The list needs at least one reason."))
    twice = _twins([sentence.casefold() for sentence in kept])
    if twice:
        again = next(sentence for sentence in kept if sentence.casefold() in twice)
        raise _at("sentence", _("This reason stands in the list twice: “{reason}”.").format(reason=again))
    return tuple(kept)


def new_code(papers: Sequence[RequiredPaper]) -> str:
    """A code for a paper that the office adds, unlike those of `papers`."""
    taken = {paper.code for paper in papers}
    return next(code for number in range(1, len(taken) + 2) if (code := f"office_{number}") not in taken)


def kind_differences(before: KindOfCase, after: KindOfCase) -> tuple[str, ...]:
    """What `after` has that `before` had not, in one short sentence each."""
    said = []
    if before.enabled != after.enabled:
        said.append(_("New cases may be opened.") if after.enabled else _("No new cases are opened."))
    if before.article != after.article:
        said.append(_("Article: {article}.").format(article=after.article))
    for direction, route in after.routes.items():
        said.extend(_route_differences(_(DIRECTION_WORDS[direction]), before.routes.get(direction), route))
    return (*said, *_paper_differences(before.papers, after.papers))


def rule_differences(before: tuple[CheckRule, bool], after: tuple[CheckRule, bool]) -> tuple[str, ...]:
    """What changed of the rule of a check and of whether it is on."""
    (old, was_on), (new, is_on) = before, after
    said = []
    if was_on != is_on:
        said.append(_("Switched on.") if is_on else _("Switched off."))
    if old.severity != new.severity:
        said.append(_("How grave: {severity}.").format(severity=_(SEVERITY_WORDS[new.severity])))
    if old.limit != new.limit:
        said.append(_("Limit: {limit}.").format(limit=new.limit))
    if old.article != new.article:
        said.append(_("Article: {article}.").format(article=new.article))
    return tuple(said)


def score_differences(before: ScoreRule, after: ScoreRule) -> tuple[str, ...]:
    """What changed of the weight of a line of the score sheet."""
    said = []
    if before.most != after.most:
        said.append(_("Points: {points}.").format(points=shown_points(after.most)))
    if before.full != after.full:
        said.append(_("All points from: {number}.").format(number=shown_points(after.full)))
    if dict(before.steps) != dict(after.steps):
        shares = ", ".join(f"{value}: {shown_points(share)} %" for value, share in after.steps.items())
        said.append(_("Share by appraisal: {shares}.").format(shares=shares))
    if before.basis != after.basis:
        said.append(_("Article: {article}.").format(article=after.basis))
    return tuple(said)


def sentence_differences(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """Which reasons came, went or only changed places."""
    added = [_("Added: {what}").format(what=one) for one in after if one not in before]
    gone = [_("Taken out: {what}").format(what=one) for one in before if one not in after]
    moved = not added and not gone and tuple(before) != tuple(after)
    return (*added, *gone, *([_("The order changed.")] if moved else []))


def _route_differences(direction: str, before: Route | None, after: Route) -> list[str]:
    if before is None:
        return []
    return [
        _("{direction}: {what} changed.").format(direction=direction, what=_(words).lower())
        for name, words in ROUTE_WORDS.items()
        if getattr(before, name) != getattr(after, name)
    ]


def _paper_differences(before: Sequence[RequiredPaper], after: Sequence[RequiredPaper]) -> list[str]:
    old, new = {paper.code: paper for paper in before}, {paper.code: paper for paper in after}
    said = [_("Added: {what}").format(what=paper.name) for code, paper in new.items() if code not in old]
    said += [_("Taken out: {what}").format(what=paper.name) for code, paper in old.items() if code not in new]
    said += [
        _("Changed: {what}").format(what=paper.name) for code, paper in new.items() if old.get(code, paper) != paper
    ]
    kept = [code for code in old if code in new]
    if kept != [code for code in new if code in old]:
        said.append(_("The order of the papers changed."))
    return said


def _refuse_twins(papers: Sequence[RequiredPaper]) -> None:
    if not all(paper.code for paper in papers) or _twins([paper.code for paper in papers]):
        raise _at("name", _("Two papers have the same code."))
    names = _twins([paper.name.casefold() for paper in papers])
    if names:
        again = next(paper.name for paper in papers if paper.name.casefold() in names)
        raise _at("name", _("This paper stands in the list twice: “{paper}”.").format(paper=again))


def _twins(values: Sequence[str]) -> set[str]:
    return {value for value, times in Counter(values).items() if times > 1}


def _months_sentence() -> str:
    return _("Write a number of months from 1 to {most}.").format(most=LONGEST_MONTHS)


def _at(field: str, sentence: str) -> Refusal:
    return Refusal(sentence, _("Correct the marked fields."), {field: sentence})
