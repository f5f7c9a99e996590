"""Word files: body, tables, headers, footers, notes and text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from gpt_desktop.core.languages import Language
from gpt_desktop.core.translation.marked_text import MarkedText
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.office.word_names import W
from gpt_desktop.documents.rewritten.drawing_part import DrawingPart
from gpt_desktop.documents.rewritten.language_tags import is_asian, office_tag
from gpt_desktop.documents.rewritten.package_file import PackageFile, read_members
from gpt_desktop.documents.rewritten.part import Part, Targets
from gpt_desktop.documents.rewritten.run_part import RunPart
from gpt_desktop.documents.rewritten.word_paragraph import WordRuns, turn_paragraph, word_units
from gpt_desktop.documents.rewritten.xml_tree import parse_tree, written_tree

_WORDS = re.compile(r"word/(?:document\d*|header\d*|footer\d*|footnotes|endnotes)\.xml")
_DRAWN = re.compile(r"word/diagrams/(?:data|drawing)\d*\.xml")
_STYLES = re.compile(r"word/styles\.xml")
_NO_LANGUAGE = ("x-none", "zxx")


def open_word(path: Path, limits: ReadLimits, column: str) -> PackageFile:
    """A Word file; raises ReadFailureError where it is damaged, locked or none."""
    del column
    kinds: tuple[tuple[re.Pattern[str], Callable[[bytes], Part]], ...] = (
        (_WORDS, WordPart),
        (_DRAWN, DrawingPart),
        (_STYLES, WordStyles),
    )
    members = read_members(
        path, limits, lambda name: any(kind.fullmatch(name) for kind, _ in kinds)
    )
    if not any(_WORDS.fullmatch(name) for name in members):
        raise ReadFailureError(FailureKind.DAMAGED)
    parts = {
        name: opened(content)
        for name, content in members.items()
        for kind, opened in kinds
        if kind.fullmatch(name)
    }
    return PackageFile(path, parts)


class WordPart(RunPart):
    """One of its parts with paragraphs. Strict's names stay out of it: nothing is translated."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content, f"{W}p", word_units, WordRuns, turn_paragraph)


class WordStyles:
    """The styles, which name the language of the text."""

    units: Sequence[MarkedText] = ()

    def __init__(self, content: bytes) -> None:
        self._root = parse_tree(content)

    def written(self, targets: Targets, language: Language) -> bytes:
        """With another language wherever one is named; there is nothing to translate."""
        del targets
        name = "bidi" if language.right_to_left else "eastAsia" if is_asian(language) else "val"
        defaults = self._root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        if defaults is not None and defaults.find(f"{W}lang") is None:
            defaults.append(defaults.makeelement(f"{W}lang", {f"{W}{name}": office_tag(language)}))
        for element in self._root.iter(f"{W}lang"):
            if element.get(f"{W}{name}", "") not in _NO_LANGUAGE:
                element.set(f"{W}{name}", office_tag(language))
        return written_tree(self._root)
