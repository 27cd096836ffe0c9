"""Sentences for the user: English in the source, Indonesian on the screen unless the office chooses otherwise."""

import gettext
from pathlib import Path

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
DEFAULT_LANGUAGE = "id"
LOCALE_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "locale"


class _Spoken:
    """The catalogue in use; one for the process, set by the entry points only."""

    catalogue: gettext.NullTranslations = gettext.NullTranslations()
    language = "en"


def install_language(language: str) -> None:
    """Speak `language` ("id" or "en") from now on; an unknown one falls back to English, the source's."""
    _Spoken.language = language if language in LANGUAGES else "en"
    _Spoken.catalogue = gettext.translation("mutasi", LOCALE_FOLDER, [_Spoken.language], fallback=True)


def language() -> str:
    """The language spoken now: "id" or "en"."""
    return _Spoken.language


def _(message: str) -> str:
    """`message` in the user's language."""
    return _Spoken.catalogue.gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a sentence that goes with `count`, in the user's language."""
    return _Spoken.catalogue.ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802  # gettext's own name, which extractors look for
    """Mark a constant for translation; it is translated by `_` where it is shown."""
    return message
