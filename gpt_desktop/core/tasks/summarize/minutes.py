"""Decisions and actions out of minutes, mails and reports: found by their words, not written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.documents import BlockKind
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.tasks.summarize.composed import Composed, Composer
from gpt_desktop.core.tasks.summarize.figures import shortened, without_mark
from gpt_desktop.core.trust.dates import find_moments
from gpt_desktop.core.trust.source import SourceSentence, SourceText

_DECIDED = LazyPattern(
    r"\b(?:(?:was|were|is|has|have|had|it was|they|we|board|council|committee|team|group|meeting"
    r"|parties|members)\s+(?:been\s+|unanimously\s+|also\s+|then\s+|not\s+)*"
    r"(?:decided|resolved|agreed|approved|adopted|rejected|elected|appointed|accepted|postponed"
    r"|voted)|decision:|decided (?:to|that)|resolved (?:to|that)|agreed (?:to|that|on)"
    r"|approved (?!for)|adopted|unanimously|voted|chose|declined|turned down"
    r"|did not (?:approve|choose)"
    r"|stays? in force|(?:wurde|haben?|hat)\b[^.]*\b(?:beschlossen|genehmigt"
    r"|abgelehnt|vereinbart)|a (?:été )?(?:décidé|adopté|approuvé|rejeté)"
    r"|(?:acordó|aprobó|decidió|rechazó))\b"
    r"|决定(?!着)|决议|通过了|同意|批准|否决|当选|商定",
    re.I,
)
_NO_DECISION = LazyPattern(
    r"\b(?:no decision|not (?:yet )?(?:decided|agreed)|undecided|will (?:be )?decided?"
    r"|to be decided|should decide|must decide)\b|尚未决定|未作决定",
    re.I,
)
_WHO = r"(?P<who>[^\W\d_][\w.'’&-]*(?:[ ](?!will\b|shall\b|must\b|is\b|are\b)[\w.'’&-]+){0,5})"
_DUTY = (
    r"(?:will(?!\s+be\s+(?:able|held|open))|shall|must|is to|are to|has to|have to|needs? to"
    r"|agreed to|promised to|undertook to|offered to|is asked to|was asked to|were asked to)"
)
_ACTION = LazyPattern(rf"^(?:[-*•\d.)\s]*){_WHO}\s+{_DUTY}\s+(?P<what>[^\s].*)$", re.I | re.S)
_LABELLED = LazyPattern(
    r"^(?:[-*•\d.)\s]*)(?:action(?: item)?s?|to[- ]?do|task)\s*[:\-–]\s*(?P<what>.+)$", re.I | re.S
)
_NAMED = LazyPattern(r"^(?P<who>[A-Z][\w.'’ &-]{1,40}):\s+to\s+(?P<what>[a-z].+)$", re.S)
_PRESENT = LazyPattern(
    r"^(?P<who>(?:the |Mrs?\.? |Ms\.? |Dr\.? )?(?!It\b|This\b|He\b|She\b)[A-Z][\w'’-]+"
    r"(?: [A-Z][\w'’-]+){0,2}) (?P<what>(?!is\b|was\b|has\b)[a-z]+s (?!of\b).+)$",
    re.S,
)
_AGREED = LazyPattern(
    r"^(?:it was|it has been|we|they|the \w+)\s+(?:agreed|decided|resolved)\s+that\s+", re.I
)
_DEADLINE = LazyPattern(r"^(?:by|before|until|till|no later|not later|bis|avant)\b", re.I)
_HAN = LazyPattern(
    r"^(?P<before>(?P<task>[^，。；：]{1,16})由(?P<one>[\u4e00-\u9fff]{2,4})负责)"
    r"|^(?P<who>[\u4e00-\u9fff]{2,6}?)(?<![不约回由会])(?:负责|必须|须|将(?!于))(?P<what>[^，].+)",
    re.S,
)
_ANYONE = frozenset(("it", "this", "that", "there", "which", "who", "you", "one", "what", "these"))
_NO_ONE = LazyPattern(
    r"\b(?:not|nobody|no|nothing|never|none|does|do|did)\b"
    r"|^(?:by|on|in|at|from|after|before|until|if|when|and|but|then|also|because|since|as|to)\b",
    re.I,
)
_BEFORE_DATE = LazyPattern(
    r"(?:\b(?:by|before|until|till|no later than|not later than|on|in|at|bis|avant|antes d)\s+"
    r"(?:the\s+(?:end of\s+)?)?(?:end of\s+)?)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Action:
    """What someone is to do, in the words of the document."""

    sentence: SourceSentence
    who: str
    what: str
    by_when: str


def minutes_of(source: SourceText, most: int, heading: str = "## ") -> Composed:
    """Lists of decisions and of actions; empty where the document has neither.

    Args:
        most: items of each list; the first ones, since minutes have them in order.
        heading: the mark before their titles.
    """
    sentences = [each for each in source.sentences if each.kind is not BlockKind.HEADING]
    decisions, actions = decisions_in(sentences)[:most], actions_in(sentences)[:most]
    composer = Composer()
    if decisions:
        composer.add(f"{heading}{tr('Decisions')}\n\n")
        for sentence in decisions:
            composer.add("- ")
            composer.quote(shortened(without_mark(sentence.text), ""), (sentence.place,))
            composer.add("\n")
    if actions:
        composer.add(("\n" if decisions else "") + f"{heading}{tr('Actions')}\n\n")
        for action in actions:
            _add_action(composer, action)
    made = composer.composed()
    return Composed(made.text.rstrip("\n"), made.claims)


def decisions_in(sentences: Sequence[SourceSentence]) -> list[SourceSentence]:
    """The sentences that say what was decided."""
    return [
        each
        for each in sentences
        if _DECIDED.search(each.text)
        and not _NO_DECISION.search(each.text)
        and not each.text.rstrip().endswith(("?", "？"))
    ]


def actions_in(sentences: Sequence[SourceSentence]) -> list[Action]:
    """The sentences that say who is to do what, and by when where they say so."""
    actions = (_action(each) for each in sentences)
    return [each for each in actions if each is not None]


def _action(sentence: SourceSentence) -> Action | None:
    text = without_mark(" ".join(sentence.text.split()))
    if text.endswith(("?", "？")):
        return None
    who, what = _who_does_what(text)
    if not what:
        return None
    return Action(sentence, who, what.strip(), _by_when(what))


def _who_does_what(text: str) -> tuple[str, str]:
    labelled = _LABELLED.match(text)
    text = _AGREED.sub("", labelled["what"] if labelled else text)
    chinese = _HAN.match(text)
    if chinese is not None:
        task = (chinese["one"], chinese["task"])
        return task if chinese["one"] else (chinese["who"], chinese["what"])
    match = _ACTION.match(text) or _NAMED.match(text) or _due(text)
    if match is None:
        return "", labelled["what"] if labelled else ""
    who, what = match["who"].strip(), match["what"]
    if who.split()[0].casefold() in _ANYONE or _NO_ONE.search(who) or what.startswith("not "):
        return "", ""
    return who, what


def _due(text: str) -> re.Match[str] | None:
    """A sentence in the present, as minutes have it, where it says by when."""
    match = _PRESENT.match(text)
    return match if match and _DEADLINE.match(_by_when(match["what"])) else None


def _by_when(text: str) -> str:
    for moment in find_moments(text):
        if any(part in moment.parts() for part in ("year", "month", "day", "weekday", "quarter")):
            before = _BEFORE_DATE.search(text[: moment.start])
            start = before.start() if before else moment.start
            return text[start : moment.end].strip()
    return ""


def _add_action(composer: Composer, action: Action) -> None:
    who = f"**{action.who}**: " if action.who else ""
    composer.add(f"- {who}")
    composer.quote(shortened(action.what.rstrip(" ."), action.by_when), (action.sentence.place,))
    composer.add(f" ({action.by_when})\n" if _adds(action) else "\n")


def _adds(action: Action) -> bool:
    """Whether the date is not to be seen at the end of what is to be done anyway."""
    return bool(action.by_when) and not action.what.rstrip(" .").endswith(action.by_when)
