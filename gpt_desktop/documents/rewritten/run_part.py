"""A part of an office file whose paragraphs are made of runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from gpt_desktop.core.languages import Language
from gpt_desktop.core.translation.marked_text import MarkedText
from gpt_desktop.documents.rewritten.part import Targets
from gpt_desktop.documents.rewritten.run_flow import RunDialect, RunUnit, rewrite_unit
from gpt_desktop.documents.rewritten.xml_tree import parse_tree, written_tree


class RunPart:
    """Kinds of files say what their paragraphs are.

    Args:
        tag: of a paragraph.
        units_of: what a paragraph has to be translated.
        dialect: makes what writes runs in a language.
        turn: lets a paragraph begin on the right.
    """

    def __init__(
        self,
        content: bytes,
        tag: str,
        units_of: Callable[[Any], Iterable[RunUnit]],
        dialect: Callable[[Language], RunDialect],
        turn: Callable[[Any], None],
    ) -> None:
        self._content = content
        self._root = parse_tree(content)
        self._dialect, self._turn = dialect, turn
        self._units: list[tuple[Any, RunUnit]] = [
            (paragraph, unit) for paragraph in self._root.iter(tag) for unit in units_of(paragraph)
        ]

    @property
    def units(self) -> Sequence[MarkedText]:
        return [unit.text for _, unit in self._units]

    def written(self, targets: Targets, language: Language) -> bytes:
        """The part; the same bytes where nothing of it changes."""
        runs = self._dialect(language)
        changed = False
        for number, (paragraph, unit) in enumerate(self._units):
            if number not in targets or targets[number].text == unit.text:
                continue
            rewrite_unit(unit, targets[number].text, runs)
            if language.right_to_left:
                self._turn(paragraph)
            changed = True
        return written_tree(self._root) if changed else self._content
