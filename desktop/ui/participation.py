"""An employee's wishes and skills as lists: the page of the employee and the page of a case show the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.cases.consultation import SKILL_KIND_WORDS
from desktop.domain.dates import shown_date
from desktop.services.cases.participation import (
    SkillEntry,
    SkillRow,
    WishEntry,
    WishRow,
    move_wish,
    remove_skill,
    remove_wish,
    restore_skill,
    restore_wish,
    save_skill,
    save_wish,
)
from desktop.text import N_, _
from desktop.ui.background import Background, Session
from desktop.ui.forms import ChoiceField, DateField, LineField, TextField
from desktop.ui.lines import LinesKind, Values
from desktop.ui.pickers import Picker, Suggestion
from desktop.ui.suggestions import suggested_posts, suggested_units
from desktop.ui.tables import Column


@dataclass(frozen=True, slots=True)
class Person:
    """Whose wishes and skills they are, and the case in whose talk they are stated."""

    employee_id: int
    case_id: int | None = None


def _unit(background: Background) -> Picker:
    return Picker(background, suggested_units)


def _post(background: Background) -> Picker:
    return Picker(background, suggested_posts)


def _wish_values(_person: Person, wish: WishRow | None, today: date) -> Mapping[str, Any]:
    if wish is None:
        return {"stated_on": today}
    return {
        "unit_id": None if wish.unit_id is None else Suggestion(wish.unit_id, wish.unit),
        "post_id": None if wish.post_id is None else Suggestion(wish.post_id, wish.post),
        "district": wish.district,
        "note": wish.note,
        "stated_on": wish.stated_on,
    }


def _keep_wish(session: Session, person: Person, wish: WishRow | None, values: Values, today: date) -> int:
    entry = WishEntry(**values, case_id=person.case_id)
    return save_wish(session, person.employee_id, entry, today, (wish.id, wish.version) if wish else None)


def _remove_wish(session: Session, wish_id: int, reason: str, _today: date) -> None:
    remove_wish(session, wish_id, reason)


def _skill_values(_person: Person, skill: SkillRow | None, today: date) -> Mapping[str, Any]:
    if skill is None:
        return {"stated_on": today}
    return {name: getattr(skill, name) for name in SkillEntry.__slots__}


def _keep_skill(session: Session, person: Person, skill: SkillRow | None, values: Values, today: date) -> int:
    line = (skill.id, skill.version) if skill else None
    return save_skill(session, person.employee_id, SkillEntry(**values), today, line)


def _remove_skill(session: Session, skill_id: int, reason: str, _today: date) -> None:
    remove_skill(session, skill_id, reason)


def _state(row: WishRow | SkillRow) -> str:
    return _("put aside: {reason}").format(reason=row.removed_reason) if row.removed_reason else ""


def _wish_note(row: WishRow) -> str:
    case = _("case {number}").format(number=row.case_number) if row.case_number else ""
    return " · ".join(filter(None, (_state(row), row.note, case)))


WISHES = LinesKind(
    role="wish",
    title=N_("Wishes, the most wished first"),
    none=N_("No wish is recorded: ask where the employee would like to work."),
    add=N_("Add a wish…"),
    added=N_("The wish is recorded."),
    kept=N_("The wishes are changed."),
    columns=(
        Column("rank", N_("Rank"), 68, lambda row: str(row.rank or "–"), right=True),
        Column("post", N_("Post"), 150, lambda row: row.post),
        Column("unit", N_("Unit or district"), 160, lambda row: row.unit or row.district),
        Column("stated", N_("Stated"), 110, lambda row: shown_date(row.stated_on), right=True),
        Column("note", N_("Reason"), 100, _wish_note),
    ),
    fields=(
        ("unit_id", N_("Unit"), _unit),
        ("post_id", N_("Post"), _post),
        ("district", N_("Or a district"), lambda _background: LineField()),
        ("note", N_("Why"), lambda _background: TextField(2)),
        ("stated_on", N_("Stated on"), lambda _background: DateField()),
    ),
    values=_wish_values,
    keep=_keep_wish,
    remove=_remove_wish,
    restore=restore_wish,
    move=move_wish,
)
SKILLS = LinesKind(
    role="skill",
    title=N_("Interests and skills"),
    none=N_("No interest or skill is recorded."),
    add=N_("Add an interest or skill…"),
    added=N_("The interest or skill is recorded."),
    kept=N_("Interests and skills are changed."),
    columns=(
        Column("kind", N_("Kind"), 120, lambda row: _(SKILL_KIND_WORDS[row.kind])),
        Column("name", N_("What"), 160, lambda row: row.name),
        Column("level", N_("Level"), 84, lambda row: row.level),
        Column("stated", N_("Stated"), 110, lambda row: shown_date(row.stated_on), right=True),
        Column("proof", N_("Proof"), 100, lambda row: " · ".join(filter(None, (_state(row), row.proof)))),
    ),
    fields=(
        ("kind", N_("Kind"), lambda _background: ChoiceField(SKILL_KIND_WORDS)),
        ("name", N_("What"), lambda _background: LineField()),
        ("level", N_("Level"), lambda _background: LineField()),
        ("proof", N_("Proof"), lambda _background: LineField()),
        ("stated_on", N_("Stated on"), lambda _background: DateField()),
    ),
    values=_skill_values,
    keep=_keep_skill,
    remove=_remove_skill,
    restore=restore_skill,
)
