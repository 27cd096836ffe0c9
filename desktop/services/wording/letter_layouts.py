"""How letters of a kind are set: the office's general setting, or one that it made for this kind."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from desktop.domain.letters.letters import LetterKind
from desktop.domain.office import BY_NAME, PAPER_WORDS, TYPEFACE_WORDS
from desktop.domain.refusal import Refusal
from desktop.letters.fonts import available, typeface
from desktop.letters.style import PageStyle, Paper
from desktop.services.rules.case_kinds import changed_rules
from desktop.services.rules.rule_store import (
    ChangeRow,
    Content,
    RuleKey,
    changes_of,
    history_of,
    key_of,
    write_change,
)
from desktop.text import _

LAYOUTS = "letter_layouts"
"""Subject of the office's changes."""
SPACINGS = (1.0, 2.0)
SIDES = ("top", "right", "bottom", "left")


@dataclass(frozen=True, slots=True)
class LayoutFile:
    """The setting of a kind of letter beside the office's general one."""

    key: RuleKey
    kind: LetterKind
    style: PageStyle
    differences: tuple[str, ...]
    changes: tuple[ChangeRow, ...]


def own_style(session: Session, kind: LetterKind, general: PageStyle) -> PageStyle:
    """How letters of `kind` are set, where `general` holds for all that the office did not set by themselves."""
    content = changed_rules(session, LAYOUTS).get(kind.value)
    return general if content is None else _read(content)


def layout_file(session: Session, kind: LetterKind, general: PageStyle) -> LayoutFile:
    """The setting of a kind with its history."""
    rows: list[Any] = changes_of(session, LAYOUTS)[kind.value]

    def read(content: Content | None) -> PageStyle:
        return general if content is None else _read(content)

    now = read(rows[-1].content if rows else None)
    history = history_of(rows, lambda old, new: _differences(read(old), read(new)))
    return LayoutFile(key_of(LAYOUTS, kind.value, rows), kind, now, _differences(general, now), history)


def change_layout(session: Session, key: RuleKey, style: PageStyle, general: PageStyle, note: str) -> None:
    """Set letters of a kind by themselves; letters that were issued stay as they are."""
    checked_style(style)
    write_change(session, key, _content(style), note, _content(general))


def reset_layout(session: Session, key: RuleKey, note: str) -> None:
    """Let letters of a kind follow the office's general setting again."""
    write_change(session, key, None, note, None)


def checked_style(style: PageStyle) -> PageStyle:
    """`style`, refused with a sentence at each field that no letter could be set with."""
    wrong = {}
    for side, margin in zip(SIDES, style.margins, strict=True):
        row = BY_NAME[f"margin_{side}"]
        if not row.least <= margin <= row.most:
            wrong[side] = _("Please write a number from {least} to {most}.").format(least=row.least, most=row.most)
    size = BY_NAME["font_size"]
    if not size.least <= style.size <= size.most:
        wrong["size"] = _("Please write a number from {least} to {most}.").format(least=size.least, most=size.most)
    if not SPACINGS[0] <= style.line_spacing <= SPACINGS[1]:
        wrong["line_spacing"] = _("Please write a number from {least} to {most}.").format(
            least=SPACINGS[0], most=SPACINGS[1]
        )
    if wrong:
        raise Refusal(_("The layout cannot stand so."), _("Correct the marked fields."), wrong)
    return style


def face_words(family: str) -> str:
    """What this computer prints for a typeface, in a sentence."""
    named = _(TYPEFACE_WORDS[family])
    if available(family):
        return _("This computer has {family}; letters are set in it.").format(family=named)
    used = typeface(family).regular.partition("-")[0]
    if family in ("times", "arial"):
        sentence = _("This computer lacks {family}: letters are set in {used}, whose letters are exactly as wide.")
    else:
        sentence = _("This computer lacks {family}: letters are set in {used}, and lines break at other words.")
    return sentence.format(family=named, used=used)


def _differences(old: PageStyle, new: PageStyle) -> tuple[str, ...]:
    """What `new` sets otherwise, in sentences."""
    said = (
        (_("Paper"), _(PAPER_WORDS[old.paper.value]), _(PAPER_WORDS[new.paper.value])),
        (_("Margins in mm"), _margins(old), _margins(new)),
        (_("Typeface"), _(TYPEFACE_WORDS[old.typeface]), _(TYPEFACE_WORDS[new.typeface])),
        (_("Size"), f"{old.size:g}", f"{new.size:g}"),
        (_("Line spacing"), f"{old.line_spacing:g}", f"{new.line_spacing:g}"),
        (_("Page numbers"), _yes(old.show_page_numbers), _yes(new.show_page_numbers)),
    )
    return tuple(
        _("{what}: {before} → {after}.").format(what=what, before=before, after=after)
        for what, before, after in said
        if before != after
    )


def _margins(style: PageStyle) -> str:
    return ", ".join(f"{margin:g}" for margin in style.margins)


def _yes(given: bool) -> str:  # the value itself
    return _("Yes") if given else _("No")


def _content(style: PageStyle) -> Content:
    return {
        "paper": style.paper.value,
        "margins": list(style.margins),
        "typeface": style.typeface,
        "size": style.size,
        "line_spacing": style.line_spacing,
        "show_page_numbers": style.show_page_numbers,
    }


def _read(content: Content) -> PageStyle:
    return PageStyle(**content | {"paper": Paper(content["paper"]), "margins": tuple(content["margins"])})
