"""What of an answer its documents bear, sentence by sentence, by the checks of Summarize."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gpt_desktop.core.annotations import Claim, Given
from gpt_desktop.core.documents import Document
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr_count
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.tasks.assistant.prompt import Papers
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.core.tasks.summarize.checked import checked
from gpt_desktop.core.trust.source import SourceText

# What is said to the person and not of a document.
_TALK = LazyPattern(
    r"(?:sure|certainly|of course|okay|ok|thanks?|you'?re welcome|hello|hi|sorry"
    r"|i(?:'m| am) (?:sorry|happy|glad|here|an?\b)|i (?:hope|can(?:no|')t|don'?t|do not)"
    r"|let me know|feel free|here (?:is|are)|here's)\b"
    r"|好的|当然|没问题|谢谢|不客气|您好|你好|抱歉|对不起|希望(?:这|对)|如果[您你]还有",
    re.IGNORECASE,
)
# That a document is silent can be true, and no passage says so.
_SILENT = LazyPattern(
    r"\b(?:documents?|texts?|passages?|files?|it) (?:do(?:es)? not|don'?t|doesn'?t) "
    r"(?:say|mention|contain|state|specify|provide|give|include|tell)"
    r"|\b(?:is|are) not (?:mentioned|stated|specified|given)"
    r"|(?:文件|文档|文中|材料|段落|内容)[^。]{0,6}(?:没有|未)(?:提到|提及|说明|写明|给出|说)",
    re.IGNORECASE,
)


def borne_claims(
    text: str, documents: Sequence[Document], papers: Papers, facts: ModelFacts
) -> tuple[Claim, ...]:
    """The sentences of an answer that speak of the documents, each with its passages or marked.

    Nothing where no document was read. Where the question was of something else, sentences
    that the documents bear are told and none is marked.
    """
    given = [each for each in papers.known if isinstance(each, Given)]
    if not given or not text.strip():
        return ()
    read = {each.source.document_id for each in given}
    source = SourceText([each for each in documents if each.id in read])
    claims = checked(text, source, facts).claims
    if not papers.on_topic:
        return tuple(claim for claim in claims if claim.sources and not claim.checks)
    return tuple(claim for claim in claims if not _is_talk(claim.span.of(text)))


def unborne_notices(claims: Sequence[Claim]) -> list[Notice]:
    """A line that says how many sentences are marked."""
    marked = sum(bool(claim.checks) for claim in claims)
    if not marked:
        return []
    words = tr_count(
        "{count} sentence says what the document does not: check it.",
        "{count} sentences say what the document does not: check them.",
        marked,
    )
    return [Notice(NoticeKind.WARNING, words)]


def _is_talk(sentence: str) -> bool:
    plain = sentence.strip()
    return (
        plain.endswith(("?", "？", ":", "："))
        or _TALK.match(plain) is not None
        or _SILENT.search(plain) is not None
    )
