"""Problems told in words whose statement leaves one sum.

Every number of the problem must be used, and a word that could change the sum leaves it alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.measures import UnitConverter
from gpt_desktop.core.exercises.figures import of_figure
from gpt_desktop.core.exercises.meetings import of_meeting
from gpt_desktop.core.exercises.money import of_money
from gpt_desktop.core.exercises.parts import of_parts
from gpt_desktop.core.exercises.physics import of_law
from gpt_desktop.core.exercises.riddles import of_riddle
from gpt_desktop.core.exercises.shapes import of_shape
from gpt_desktop.core.exercises.shares import of_shares
from gpt_desktop.core.exercises.shopping import of_shopping
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.stated import stated
from gpt_desktop.core.exercises.stories import of_story
from gpt_desktop.core.exercises.together import of_two
from gpt_desktop.core.exercises.wording import Rounding

_MOST = 12  # quantities of a problem
_ASKS = re.compile(
    r"[?？]|\b(?:find|calculate|work out|determine|compute|what|how|divide|share|split"
    r"|simplify|write|express|give|convert)\b"
    r"|求|多少|几|计算|化简",
    re.IGNORECASE,
)

# 49π cm², 2x: more than a number.
_GOES_ON = re.compile(r"<[^<>]+> ?[π^*+×÷√]|[π^*+×÷√=] ?<|>[a-z]\b")
_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MORE_THAN = re.compile(rf"\b({'|'.join(_COUNTS)})\b(?= (?:more|less) than)", re.IGNORECASE)
# 存三年: a length of time, where the third year (第三年, 三年级) is none.
_NUMERALS = "一二三四五六七八九"
_YEARS = re.compile(r"(?<![第每])([一二两三四五六七八九])(?=年(?![级代]))")
_SPEEDS = re.compile(r"每(小时|秒)(?:行驶|行|走|跑|飞行|骑)?(\d[\d.]*)(千米|公里|米)")


def told(words: str, rounding: Rounding | None, converter: UnitConverter) -> Solved | None:
    """What a problem comes to; None where its words say something else."""
    if not _ASKS.search(words) or words.count("?") + words.count("？") > 1:
        return None
    words = _MORE_THAN.sub(lambda said: str(_COUNTS.index(said[1].casefold()) + 2), words)
    words = _YEARS.sub(lambda said: str(_NUMERALS.index(said[1].replace("两", "二")) + 1), words)
    asked = stated(_SPEEDS.sub(r"\2\3每\1", words), converter)
    if _GOES_ON.search(asked.words) or len(asked.quantities) > _MOST:
        return None
    if not asked.quantities:
        return of_figure(asked, rounding, converter)
    rules: tuple[Callable[[], Solved | None], ...] = (
        lambda: of_shopping(asked, rounding),
        lambda: of_two(asked, rounding),
        lambda: of_money(asked, rounding),
        lambda: of_shares(asked, rounding),
        lambda: of_parts(asked, rounding, converter),
        lambda: of_figure(asked, rounding, converter),
        lambda: of_meeting(asked, rounding, converter),
        lambda: of_shape(asked, rounding, converter),
        lambda: of_law(asked, rounding, converter),
        lambda: of_story(asked, rounding),
        lambda: of_riddle(asked, rounding),
    )
    for rule in rules:
        try:
            found = rule()
        except NotComputedError:
            continue
        if found is not None:
            return found
    return None
