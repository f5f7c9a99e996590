"""What of a conversation's documents the model is given for an answer: all, or what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from string import Template

from gpt_desktop.core.annotations import DocumentSpan, Given, Span
from gpt_desktop.core.documents import Document
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import Role
from gpt_desktop.core.passages import Found, Passage, PassageSearch, passages_of
from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.question_words import asked_terms
from gpt_desktop.core.tasks.assistant.prompt import NO_PAPERS, Papers
from gpt_desktop.core.tasks.base import Notice, NoticeKind, TaskRequest

CountTokens = Callable[[str], int]

MOST_PASSAGES = 6
_AROUND_TOKENS = 40  # the words that tell what the documents are
_PASSAGE_TOKENS = 1_500  # small models lose the thread in more
_LETTERS_OF_A_TOKEN = 16  # more than any tokenizer makes of a text's average word
_CANDIDATES = 12
# Of the question's telling words that the best passage has: below the first the question is of
# something else, below the second little was found, which is said.
_LEAST_SHARE = 0.15
_LITTLE_SHARE = 0.35
_POINTED = 3  # passages
_FEW_TERMS = 3  # a question of so few words goes on from the one before
_WITH_NEIGHBOURS = 2  # of the best


class PapersReader:
    """Tells of a request's documents within the room there is; see ``plan_context``."""

    def __init__(self, prompts: PromptBook) -> None:
        self._whole = Template(prompts["assistant-documents"].system)
        self._passages = Template(prompts["assistant-passages"].system)

    def __call__(self, request: TaskRequest, room: int, count_tokens: CountTokens) -> Papers:
        """All of them where they fit, else what speaks of the question.

        Args:
            room: tokens there are for documents.
        """
        documents = tuple(each for each in request.documents if each.text.strip())
        if not documents or room <= 0:
            return NO_PAPERS
        found = _found(request, documents)
        best = max((each.share for each in found), default=0.0)
        on_topic = best >= _LEAST_SHARE or not request.history or request.search is None
        told = "\n\n".join(f"{_named(each)}\n\n{each.text}" for each in documents)
        most = room - _AROUND_TOKENS
        if len(told) <= most * _LETTERS_OF_A_TOKEN and count_tokens(told) <= most:
            known = (*map(_whole, documents), *_pointed(found))
            return Papers(self._whole.substitute(text=told), known=known, on_topic=on_topic)
        if not found:
            return _nothing(request)
        most = min(most, _PASSAGE_TOKENS)
        told, given = _of_passages(documents, [each.passage for each in found], most, count_tokens)
        notices = _little() if best < _LITTLE_SHARE else ()
        return Papers(passages=self._passages.substitute(text=told), known=given, notices=notices)


def found_passages(request: TaskRequest) -> tuple[Found, ...]:
    """The passages that speak of a question, the best first; none where it is of something else."""
    found = _found(request, request.documents)
    best = max((each.share for each in found), default=0.0)
    return found if best >= _LEAST_SHARE else ()


def asked_with_before(request: TaskRequest) -> str:
    """The question; one of few words together with the question before."""
    before = [turn.content for turn in request.history if turn.role is Role.USER]
    if before and len(asked_terms(request.text)) <= _FEW_TERMS:
        return f"{before[-1]}\n{request.text}"
    return request.text


def _found(request: TaskRequest, documents: Sequence[Document]) -> tuple[Found, ...]:
    search: PassageSearch | None = request.search
    if search is None:
        return ()
    own = search.find(documents, request.text, _CANDIDATES)
    asked = asked_with_before(request)
    if asked == request.text:
        return own
    # Its own words first: it may well be about something else.
    known = {each.passage for each in own[: MOST_PASSAGES // 2]}
    more = search.find(documents, asked, _CANDIDATES)
    rest = (each for each in more if each.passage not in known)
    return (*own[: MOST_PASSAGES // 2], *rest)


def _whole(document: Document) -> Given:
    return Given(DocumentSpan(document.id, Span(0, len(document.text))), whole=True)


def _pointed(found: Sequence[Found]) -> Iterator[Given]:
    """Where a whole document speaks of the question, for the person: the model has all of it."""
    for each in found[:_POINTED]:
        if each.share >= _LEAST_SHARE:
            yield Given(each.passage.place)


def _little() -> tuple[Notice, ...]:
    words = tr("Little on this was found in the documents: look at the passages.")
    return (Notice(NoticeKind.WARNING, words),)


def _nothing(request: TaskRequest) -> Papers:
    # Thanks, or a change of subject, is no question that should have been found.
    if not asked_terms(request.text):
        return Papers(on_topic=False)
    words = tr("Nothing on this was found in the documents: the answer is not from them.")
    return Papers(on_topic=False, notices=(Notice(NoticeKind.WARNING, words),))


def _of_passages(
    documents: Sequence[Document],
    found: Sequence[Passage],
    budget: int,
    count_tokens: CountTokens,
) -> tuple[str, tuple[Given, ...]]:
    """The passages that fit, the best first, then neighbours of the best; those that touch join."""
    texts = {document.id: document.text for document in documents}
    taken: dict[tuple[str, int], Passage] = {}
    best = found[:MOST_PASSAGES]
    for passage in (*best, *_neighbours(documents, best[:_WITH_NEIGHBOURS])):
        cost = count_tokens(passage.span.of(texts[passage.document_id])) + _NAME_TOKENS
        if (passage.document_id, passage.number) not in taken and cost <= budget:
            taken[passage.document_id, passage.number] = passage
            budget -= cost
    joined = _joined(taken.values())
    names = {document.id: document for document in documents}
    parts = (
        f"{_named(names[each.document_id], each.page)}\n{each.span.of(texts[each.document_id])}"
        for each in joined
    )
    return "\n\n".join(parts), tuple(
        Given(each.place) for each in best if (each.document_id, each.number) in taken
    )


_NAME_TOKENS = 24


def _neighbours(documents: Sequence[Document], best: Sequence[Passage]) -> Iterator[Passage]:
    for passage in best:
        document = next(each for each in documents if each.id == passage.document_id)
        near = passages_of(document)
        for number in (passage.number + 1, passage.number - 1):
            # What stands under another heading is about something else.
            if 0 <= number < len(near) and near[number].headings == passage.headings:
                yield near[number]


def _joined(passages: Iterable[Passage]) -> list[Passage]:
    """Neighbours as one passage, at the place of the better one."""
    joined: list[Passage] = []
    ends: dict[tuple[str, int], int] = {}  # a passage's number to the group it is in
    for passage in passages:
        key = passage.document_id
        at = ends.get((key, passage.number - 1), ends.get((key, passage.number + 1)))
        same = at is not None and joined[at].headings == passage.headings
        if at is None or not same:
            at = len(joined)
            joined.append(passage)
        else:
            old = joined[at]
            first = min(old, passage, key=lambda each: each.span.start)
            span = Span(first.span.start, max(old.span.end, passage.span.end))
            joined[at] = replace(first, span=span)
        ends[key, passage.number] = at
    return joined


def _named(document: Document, page: int | None = None) -> str:
    """What a document is called, for the model."""
    place = f", page {page}" if page else ""
    return f"[{document.title or 'Text'}{place}]"
