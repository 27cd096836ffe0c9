"""The faces that every letter embeds."""

import pytest
from fontTools.ttLib import TTFont

from tools import fonts


@pytest.mark.parametrize("style", list(fonts.FACES))
def test_each_face_has_a_name_of_its_own(style):
    with TTFont(fonts.target(style)) as face:
        assert face["name"].getDebugName(6) == f"Arimo-{style.replace(' ', '')}"
        assert face["OS/2"].usWeightClass == fonts.FACES[style][1]
        assert "fvar" not in face
