"""How far a piece of work is: one record for tasks, files, downloads, imports and measuring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gpt_desktop.core.i18n import mark


class Unit(StrEnum):
    """What is counted."""

    TOKENS = "tokens"
    BYTES = "bytes"
    PAGES = "pages"
    PARTS = "parts"  # of a file, whatever its format has: paragraphs, lines
    SECTIONS = "sections"
    STEPS = "steps"  # of about the same length, and of no meaning to a person
    PERCENT = "percent"


class Phase(StrEnum):
    """What is being waited for."""

    LOADING = "loading"  # the model
    READING = "reading"  # the prompt
    THINKING = "thinking"  # before the answer; tokens, total 0 where unknown
    WRITING = "writing"  # the answer; total 0 where unknown
    SECTIONS = "sections"  # parts of a long document
    MERGING = "merging"
    COMPARING = "comparing"  # a result with what it was made from
    OPENING = "opening"  # a file, which the label names
    DOWNLOADING = "downloading"
    CHECKING = "checking"
    UNPACKING = "unpacking"
    COPYING = "copying"
    HASHING = "hashing"
    BUILDING = "building"
    TRYING = "trying"


# Of a model on its way into the library: source strings, translated when shown.
ARRIVAL_WORDS: Mapping[Phase, str] = {
    Phase.DOWNLOADING: mark("Downloading"),
    Phase.CHECKING: mark("Checking the download"),
    Phase.UNPACKING: mark("Unpacking"),
    Phase.COPYING: mark("Copying"),
    Phase.HASHING: mark("Reading the weights"),
    Phase.BUILDING: mark("Building the model"),
    Phase.TRYING: mark("Trying the model"),
}


@dataclass(frozen=True, slots=True)
class Progressed:
    """How far a phase is; ``total`` 0 means unknown.

    ``label`` is for people: what is being worked on (a section's heading, a file's name, which
    of several downloads), or "".
    """

    phase: Phase
    done: int
    total: int
    unit: Unit
    label: str = ""

    @property
    def percent(self) -> int:
        """Of the total, rounded down; 0 where it is unknown."""
        return 100 * self.done // self.total if self.total else 0
