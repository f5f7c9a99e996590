"""What small models write instead of a translation: the source again, a loop, the prompt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import LANGUAGES
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.repetition import PeriodCounter
from gpt_desktop.core.translation.sides import Side, Sides

_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_UNITS = LazyPattern(rf"[{_CJK}]|[^\W\d_{_CJK}]+(?:['’-][^\W\d_{_CJK}]+)*")
_LOOP_UNITS = LazyPattern(rf"[{_CJK}]|[^\s{_CJK}]+")
_NAMED = "|".join(re.escape(name) for name in sorted({each.name for each in LANGUAGES}))
_LABEL = LazyPattern(
    rf"(?:^|\n)[\s*#>\"“]*((?:{_NAMED}|Translation|Translated text|Translated|Source|Target|Text"
    r"|Output|Input|Answer|Original|Result|Deutsch|Englisch|Übersetzung|Français|Anglais|Traduction"
    r"|Español|Inglés|Traducción|Русский|Английский|Перевод|中文|英文|英语|日语|译文|翻译|原文"
    r"|日本語|英語|翻訳|訳文|訳)(?: \([^()\n]{1,20}\))?\s?[:：])",
    re.IGNORECASE,
)
_INTRODUCES = LazyPattern(
    r"\b(?:here is|here's|here are|this is|sure[,!]|certainly[,!]).{0,40}\btranslat"
    r"|^\W*the translation (?:of|is|in|for)\b|\btranslates? (?:to|as|into) [\"“'‘«„]"
    r"|\bas an? (?:ai|language model)\b|\bI can(?:not|no|['’]t) (?:help|translate|assist)"
    r"|übersetz(?:ung|t) (?:lautet|von|aus|ins)|voici (?:la|le|une) (?:traduction|texte)"
    r"|aquí (?:está|tienes) la traducción|вот перевод|翻译(?:如下|为[“「]|成[“「]|是[“「])|译文如下"
    r"|翻訳(?:します|すると)|以下は.{0,12}翻訳",
    re.IGNORECASE,
)
_OF_TRANSLATION = LazyPattern(r"translat|übersetz|traduc|traduz|перев[ое]|翻|译|訳", re.IGNORECASE)
_MARKS = LazyPattern(r"<\|?(?:im_start|im_end|endoftext|eot_id|start_of_turn|end_of_turn)\|?>"
                     r"|\[/?INST\]|</?s>|<unk>")  # fmt: skip
_LEAST_LETTERS = 12
_LEAST_TIMES = 2
_COPY = 0.9
_LONG = 400  # words: their order is not looked at then
_LEAST_COPIED = 2  # words: names alone are the same in both


def check_output(sides: Sides) -> Iterator[Check]:
    """Empty, copied, going round in circles, or with words of the prompt."""
    source, target = sides.source, sides.target
    if not target.text.strip() and source.text.strip():
        yield Check("missing", tr("There is no translation"))
        return
    looped = _loop(target.words)
    if looped and not _loop(source.words):
        yield Check("repeated", tr("“{words}” comes again and again", words=looped))
    leaked = prompt_words(target.text, source.text)
    if leaked:
        yield Check("prompt-words", tr("“{words}” is not part of the translation", words=leaked))


def is_copied(source: Side, target: Side) -> bool:
    """Whether the translation is the source's own words, or nearly all of it."""
    ours, theirs = _folded(source.words), _folded(target.words)
    if len(ours) < _LEAST_COPIED or sum(map(len, ours)) < _LEAST_LETTERS // 2:
        return False
    if ours == theirs:
        return True
    if not theirs or len(theirs) < len(ours) // 2:
        return False
    if max(len(ours), len(theirs)) > _LONG:
        return (
            len(set(theirs) & set(ours)) >= _COPY * len(set(theirs)) and len(theirs) > len(ours) / 2
        )
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    return shared >= _COPY * len(theirs)


def prompt_words(target: str, source: str) -> str:
    """Words of a prompt or of an assistant in a translation that its source has no like of."""
    for pattern in (_LABEL, _INTRODUCES, _MARKS):
        found = pattern.search(target)
        if found is None or pattern.search(source) is not None:
            continue
        if pattern is _INTRODUCES and _OF_TRANSLATION.search(source):
            continue
        return found[1].strip() if pattern is _LABEL else found.group().strip()
    return ""


def _folded(text: str) -> list[str]:
    return [word.casefold() for word in _UNITS.findall(text)]


def _loop(text: str) -> str:
    """The words that a text says again and again one after the other, or ""."""
    words = list(_LOOP_UNITS.finditer(text))
    counter = PeriodCounter()
    for number, word in enumerate(words):
        counter.push(word.group().strip(".,;:!?。，；：！？、").casefold())
        for period in range(1, len(counter.runs)):
            times = counter.runs[period] // period + 1
            if times < _LEAST_TIMES:
                continue
            part = text[words[number - period + 1].start() : word.end()]
            letters = sum(character.isalpha() for character in part)
            cjk = sum(ord(character) > 0x3000 for character in part if character.isalpha())
            # Twice the same is a loop where it is a sentence or half of one.
            if letters + 2 * cjk >= 2 * _LEAST_LETTERS // (times - 1) and letters:
                return part.strip()
    return ""
