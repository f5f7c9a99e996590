"""What a formula may be, so that it is drawn in a moment or not at all."""

from __future__ import annotations

LONGEST = 2_000  # characters
DEEPEST = 8  # braces in each other; the time doubles with each
WIDEST, HIGHEST = 300.0, 100.0  # em
LARGEST_PICTURE = 200_000  # characters of SVG


def may_be_drawn(latex: str) -> bool:
    """Whether it is worth while to try."""
    if not latex.strip() or len(latex) > LONGEST:
        return False
    depth = deepest = 0
    for character in latex:
        depth += (character == "{") - (character == "}")
        deepest = max(deepest, depth)
    return deepest <= DEEPEST
