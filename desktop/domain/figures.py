"""Figures as officers write and read them: "1.234,5" and, out of other workbooks, "1,234.5"."""

import re
from collections.abc import Iterable

from desktop.domain.refusal import Refusal
from desktop.text import _, language

COMMA, POINT = ",", "."
MOST = 1e12
"""What lies beyond is no measure of an office."""
_WRITTEN = re.compile(r"[-+−]?\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*")
_BLANKS = re.compile(r"[\s\u00a0\u202f']+")


def decimal_signs(texts: Iterable[str]) -> frozenset[str]:
    """The decimal signs that `texts` show without doubt: "12,5" shows a comma, "1.234" shows none."""
    return frozenset(filter(None, (_sign_shown(_bare(text)) for text in texts)))


def read_figure(text: str, signs: frozenset[str] = frozenset()) -> float:
    """The number that `text` writes; raises Refusal if it is none.

    "1.234" alone is doubtful. It is read by the decimal signs `signs` that stand beside it, and as the language writes
    it where they say nothing.
    """
    bare = _bare(text)
    if not _WRITTEN.fullmatch(bare):
        raise _no_figure(text)
    sign = _sign_shown(bare) or _sign_beside(text, bare, signs)
    whole, _mark, part = bare.replace("−", "-").partition(sign) if sign in bare else (bare.replace("−", "-"), "", "")
    grouping = POINT if sign == COMMA else COMMA
    grouped = whole.lstrip("+-")
    if (not part.isdecimal() and part) or (grouping in grouped and not _GROUPED.fullmatch(grouped)):
        raise _no_figure(text)
    value = float(f"{whole.replace(grouping, '')}.{part or 0}")
    if abs(value) >= MOST:
        raise _no_figure(text)
    return value


def shown_figure(value: float) -> str:
    """A figure with at most three decimals, written as the language does."""
    text = f"{value:,.3f}" if abs(value) < 1 else f"{value:,.2f}"
    text = text.rstrip("0").rstrip(".")
    text = "0" if text in {"-0", ""} else text
    return text.translate(str.maketrans(",.", ".,")) if language() == "id" else text


def typed_figure(value: float) -> str:
    """The figure whole, as an officer types it: what is read again is the same number."""
    text = f"{value:.15g}"
    if "e" in text:
        text = f"{value:.12f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if language() == "id" else text


def grouped_figure(value: float) -> str:
    """The figure whole, with its thousands apart."""
    text = typed_figure(value)
    grouping, sign = (POINT, COMMA) if language() == "id" else (COMMA, POINT)
    whole, mark, part = text.partition(sign)
    return f"{int(whole):,}".replace(",", grouping) + mark + part if whole.lstrip("-").isdecimal() else text


def _bare(text: str) -> str:
    """`text` without the blanks that group digits, and without a sign of percent."""
    return _BLANKS.sub("", text).removesuffix("%")


def _sign_shown(bare: str) -> str:
    """The decimal sign that a number shows without doubt; empty if it shows none."""
    digits = bare.lstrip("+-−")
    last = max(digits.rfind(COMMA), digits.rfind(POINT))
    if last < 0:
        return ""
    sign = digits[last]
    other = POINT if sign == COMMA else COMMA
    if digits.count(sign) > 1:
        return other
    before, after = digits[:last], digits[last + 1 :]
    doubtful = other not in before and len(after) == 3 and len(before) <= 3 and not before.startswith("0")
    return "" if doubtful else sign


def _sign_beside(text: str, bare: str, signs: frozenset[str]) -> str:
    if len(signs) > 1 and (COMMA in bare or POINT in bare):
        raise Refusal(
            _("“{text}” can be read in two ways, for the figures beside it use both comma and point.").format(
                text=text.strip()[:40]
            ),
            _("Write it without separating thousands."),
        )
    return next(iter(signs), COMMA if language() == "id" else POINT)


def _no_figure(text: str) -> Refusal:
    return Refusal(
        _("“{text}” is no figure.").format(text=text.strip()[:40]), _("Please write a figure such as 1.234,5.")
    )
