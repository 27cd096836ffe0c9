"""Theme and language of this workstation, kept beside the window's size: they are needed before the database."""

from enum import StrEnum

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desktop.text import DEFAULT_LANGUAGE, LANGUAGES, N_
from desktop.ui.style import Theme, apply_theme

_LOOK = "appearance/theme"
_LANGUAGE = "appearance/language"


class Look(StrEnum):
    """Which theme the officer chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


LOOK_WORDS = {
    Look.SYSTEM: N_("As the computer is set"),
    Look.LIGHT: N_("Light"),
    Look.DARK: N_("Dark"),
}


def chosen_look(state: QSettings) -> Look:
    """The theme of this workstation; as the computer is set, until the officer chooses."""
    kept = str(state.value(_LOOK, ""))
    return Look(kept) if kept in set(Look) else Look.SYSTEM


def chosen_language(state: QSettings) -> str:
    """The language of this workstation."""
    kept = str(state.value(_LANGUAGE, ""))
    return kept if kept in LANGUAGES else DEFAULT_LANGUAGE


def keep_look(state: QSettings, look: Look) -> None:
    """Use `look` from now on, in this window too."""
    state.setValue(_LOOK, look.value)
    dress(look)


def keep_language(state: QSettings, language: str) -> None:
    """Speak `language` from the next start on."""
    state.setValue(_LANGUAGE, language)


def dress(look: Look) -> None:
    """Dress the application in the theme that `look` stands for now."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        message = "the window's application is not there"
        raise TypeError(message)
    dark = look is Look.DARK
    if look is Look.SYSTEM:
        dark = application.styleHints().colorScheme().name == "Dark"
    apply_theme(application, Theme.DARK if dark else Theme.LIGHT)
