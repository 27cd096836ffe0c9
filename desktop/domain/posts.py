"""What a post and a unit are: kinds and levels (REGULATION 4.4, 4.6)."""

from enum import StrEnum

from desktop.text import N_


class PostKind(StrEnum):
    """SIASN's kinds of post."""

    STRUCTURAL = "1"
    FUNCTIONAL = "2"
    BOTH = "3"
    GENERAL = "4"


POST_KIND_WORDS = {
    PostKind.STRUCTURAL: N_("Structural"),
    PostKind.FUNCTIONAL: N_("Functional"),
    PostKind.BOTH: N_("Structural and functional"),
    PostKind.GENERAL: N_("General (pelaksana)"),
}
