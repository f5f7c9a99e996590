"""Whether a translation is in the language that was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.language_detection import (
    detect_languages,
    script_counts,
    unknown_language,
    writing_systems,
)
from gpt_desktop.core.languages import is_known, language
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.translation.other_names import is_no_name
from gpt_desktop.core.translation.output_check import is_copied
from gpt_desktop.core.translation.sides import FILLER, Sides
from gpt_desktop.core.translation.small_words import SMALL_WORDS, latin_words, small_word_count

_SIZES = {"han": 3.0, "kana": 1.5}
_FOREIGN = 0.4  # of what is written, in scripts that the target language is not written in
_LEAST_TO_TELL = 25  # letters before a classifier of languages is believed
_CLEAR_LETTERS = 2
_LEAST_HAN = 8  # characters that Japanese hardly has without kana
_LEFT = 4  # words one after the other that were left as they were
_MARKS = "\"'“”‘’()[].,;:!?" + FILLER
_LATIN_WORD = LazyPattern(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*")
_CHARACTER = LazyPattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0400-\u052f]+")
_UKRAINIAN = LazyPattern("[іїєґІЇЄҐ]")
_SIMPLE = frozenset("们这来为说过还让时对开关见长门问间闻东车马鱼鸟乐书买卖")


def check_language(sides: Sides) -> Iterator[Check]:
    """At most one line: copied, in the wrong script, in another language, or left in part."""
    if not any(character.isalpha() for character in sides.target.words):
        if sum(character.isalpha() for character in sides.source.words) > _LEFT:
            yield Check("missing", tr("There is no translation"))
        return
    for find in (_copied, _wrong_script, _wrong_language, _left_over):
        check = find(sides)
        if check is not None:
            yield check
            return


def _copied(sides: Sides) -> Check | None:
    source, target = sides.source, sides.target
    theirs = writing_systems(source.code)
    if (
        theirs
        and "latin" not in theirs
        and not any(script_counts(target.words)[each] for each in theirs)
    ):
        return None
    if source.family == target.family or not is_copied(source, target):
        return None
    words = _LATIN_WORD.findall(source.words)
    names = all(word[0].isupper() for word in words) and not source.words.isupper()
    known = SMALL_WORDS.get(source.family, frozenset())
    if names and not any(word.casefold() in known or is_no_name(word) for word in words):
        return None  # names and titles are the same in both
    commands = any(item.kind.exact for item in source.items)
    if known and commands and not any(word.casefold() in known for word in words):
        return None
    if not source.code and _could_be(source.words, target.code):
        return None
    return Check("copied", tr("The source text was copied, not translated"))


def _could_be(text: str, code: str) -> bool:
    return code in detect_languages(text)


def _wrong_script(sides: Sides) -> Check | None:
    own = writing_systems(sides.target.code)
    if sides.target.family == "zh":
        own |= {"kana"}  # that it is Japanese is told by name
    text = _without_kept_words(sides) if "latin" not in own else sides.target.words
    counts = script_counts(text)
    foreign = {script: count for script, count in counts.items() if script not in own}
    if not own or not counts or _size(foreign) <= _FOREIGN * _size(counts):
        return None
    theirs = writing_systems(sides.source.code)
    if theirs and set(foreign) <= theirs:
        return Check("not-translated", tr("This is still in the source language"))
    return Check("wrong-script", tr("This is not written in the letters of {language}",
                                    language=_named(sides.target.code)))  # fmt: skip


def _size(counts: Mapping[str, int]) -> float:
    """How much is written in some scripts; a character of Chinese is worth a few letters."""
    return sum(count * _SIZES.get(script, 1.0) for script, count in counts.items())


def _without_kept_words(sides: Sides) -> str:
    """A target in other letters without the names that it keeps in Latin ones."""
    if sides.source.words.isupper():
        return sides.target.words  # there capitals tell no name
    kept = {word for word in _LATIN_WORD.findall(sides.source.text) if not word.islower()}
    return _LATIN_WORD.sub(
        lambda match: " " if match.group() in kept or match.group().isupper() else match.group(),
        sides.target.words,
    )


def _wrong_language(sides: Sides) -> Check | None:
    code, family, text = sides.target.code, sides.target.family, sides.target.words
    other = _other_language(text, code, family, sides.source.family)
    if other is None:
        return None
    if other.split("-")[0] == sides.source.family:
        return Check("not-translated", tr("This is still in the source language"))
    return Check("wrong-language", tr("This is {other}, not {language}", other=_named(other),
                                      language=_named(code)))  # fmt: skip


def _other_language(text: str, code: str, family: str, source: str) -> str | None:
    counts = script_counts(text)
    if family in ("ja", "zh"):
        return _other_of_east_asia(text, code, counts)
    if family == "ru" and len(_UKRAINIAN.findall(text)) >= _CLEAR_LETTERS:
        return "uk"
    if family in SMALL_WORDS:
        found = _by_small_words(latin_words(text), family, source)
        if found:
            return found
    if sum(counts.values()) < _LEAST_TO_TELL:
        return None
    return unknown_language(text, (code, family))


def _other_of_east_asia(text: str, code: str, counts: Mapping[str, int]) -> str | None:
    if code == "ja":
        if counts["kana"] or not counts["han"]:
            return None
        simple = sum(character in _SIMPLE for character in text)
        return "zh" if simple >= _CLEAR_LETTERS or counts["han"] >= _LEAST_HAN else None
    if counts["kana"] > _CLEAR_LETTERS:
        return "ja"
    other = "zh-Hant" if code == "zh" else "zh"
    return other if detect_languages(text) == (other,) else None


def _by_small_words(words: list[str], family: str, source: str) -> str | None:
    """A Latin language whose words a text has while it has hardly any of its own."""
    for other in SMALL_WORDS:
        if other == family:
            continue
        theirs = small_word_count(words, other, family)
        ours = small_word_count(words, family, other)
        least = 1 if other == source and len(words) <= 3 else 2
        if theirs >= least and theirs > 3 * ours and theirs * 6 >= len(words):
            return other
    return None


def _left_over(sides: Sides) -> Check | None:
    """Words that were left in the source language within the rest."""
    source, target = sides.source, sides.target
    if source.family == target.family:
        return None
    own, theirs = writing_systems(target.code), writing_systems(source.code)
    if "latin" in own:
        foreign = _CHARACTER.findall(target.words)
        for words in foreign:
            if not theirs & own or words not in source.text:
                left = words in source.text
                return Check("not-translated" if left else "wrong-script",
                             tr("“{words}” is not translated", words=words))  # fmt: skip
        return _left_words(sides) if "latin" in theirs else None
    small = SMALL_WORDS.get(source.family, frozenset())
    for run in _runs_of_small_latin(target.words):
        # Commands and names of programs stay as they are.
        known = not small.isdisjoint(run) or any(is_no_name(word) for word in run)
        if len(run) >= _LEFT or known:
            return Check("not-translated", tr("“{words}” is not translated", words=" ".join(run)))
    return None


def _runs_of_small_latin(text: str) -> Iterator[list[str]]:
    run: list[str] = []
    end = 0
    for match in _LATIN_WORD.finditer(text):
        if text[end : match.start()].strip() and run:
            yield run
            run = []
        end = match.end()
        if match.group().islower() and len(match.group()) > 1:
            run.append(match.group())
        elif run:
            yield run
            run = []
    if run:
        yield run


def _left_words(sides: Sides) -> Check | None:
    """A stretch of the source between two languages of one script, with small words in it."""
    ours, theirs = sides.source.words.split(), sides.target.words.split()
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for block in matcher.get_matching_blocks():
        words = ours[block.a : block.a + block.size]
        small = small_word_count(
            latin_words(" ".join(words)), sides.source.family, sides.target.family
        )
        lowercase = sum(word.strip(_MARKS).islower() for word in words)
        if (block.size >= _LEFT and small >= 2) or (small and lowercase - small >= 2):
            return Check("not-translated", tr("“{words}” is not translated", words=" ".join(words)))
    return None


def _named(code: str) -> str:
    return tr(language(code).name) if is_known(code) else code
