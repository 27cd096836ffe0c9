"""What a post and a unit are: kinds and levels (REGULATION 4.4, 4.6)."""

from enum import StrEnum

from desktop.text import N_


class PostKind(StrEnum):
    """SIASN's kinds of post."""

    STRUCTURAL = "1"
    FUNCTIONAL = "2"
    BOTH = "3"
    GENERAL = "4"


class PostRank(StrEnum):
    """Ranks of post by which the power to sign is bounded, from the lowest up."""

    GENERAL = "general"
    FUNCTIONAL = "functional"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    JPT = "jpt"


POST_KIND_WORDS = {
    PostKind.STRUCTURAL: N_("Structural"),
    PostKind.FUNCTIONAL: N_("Functional"),
    PostKind.BOTH: N_("Structural and functional"),
    PostKind.GENERAL: N_("General (pelaksana)"),
}
POST_RANK_WORDS = {
    PostRank.GENERAL: N_("General posts (pelaksana)"),
    PostRank.FUNCTIONAL: N_("Functional posts"),
    PostRank.SUPERVISOR: N_("Pengawas (echelon IV)"),
    PostRank.ADMINISTRATOR: N_("Administrator (echelon III)"),
    PostRank.JPT: N_("JPT (echelon I and II): every post"),
}
