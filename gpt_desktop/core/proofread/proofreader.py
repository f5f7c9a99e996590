"""Proofreads sentences of English: rules propose, the model judges, the best are taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.proofread.candidate import Candidate, Kind
from gpt_desktop.core.proofread.checker import Checker, Finding
from gpt_desktop.core.proofread.english import english_candidates
from gpt_desktop.core.proofread.generators.slips import TWICE
from gpt_desktop.core.proofread.left_alone import OF_FORMS, in_quotes, left_alone
from gpt_desktop.core.proofread.lexicon import Lexicon
from gpt_desktop.core.proofread.scoring import Scored, SentenceScorer
from gpt_desktop.core.proofread.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Proofreader:
    """What English is proofread with.

    Attributes:
        scorer: None where the model does not score texts: then rules alone decide.
        ignored: words in small letters that the person wants left as they are.
    """

    lexicon: Lexicon
    thresholds: Thresholds
    checker: Checker
    scorer: SentenceScorer | None
    ignored: frozenset[str] = frozenset()

    def proofread(
        self, before: str, sentence: str, findings: Sequence[Finding], token: CancelToken
    ) -> list[Scored]:
        """The changes to propose, in the sentence's order; none touches another.

        Args:
            before: what stands before the sentence.
            findings: the checker's of the sentence, counted from its beginning.

        Raises:
            CancelledError: the token was cancelled.
        """
        found = [each for each in _candidates_of(findings) if self._allowed(sentence, each)]
        if self.scorer is None:
            return _apart([Scored(each, 0.0) for each in found])
        made = english_candidates(sentence, self.lexicon)
        there = {each.applied(sentence) for each in found}
        allowed = [
            each
            for each in made
            if each.applied(sentence) not in there and self._allowed(sentence, each)
        ]
        scored = self.scorer.gains(before, sentence, allowed, token, sure=found)
        return self._chosen(sentence, scored)

    def _allowed(self, sentence: str, candidate: Candidate) -> bool:
        if candidate.before.lower() in self.ignored:
            return False
        return not left_alone(sentence, candidate)

    def _chosen(self, sentence: str, scored: Sequence[Scored]) -> list[Scored]:
        over = {
            each: each.gain - self._least(sentence, each.candidate)
            for each in scored
            if each.gain >= self._least(sentence, each.candidate)
        }
        best = sorted(over, key=lambda each: -over[each])
        taken = _apart([each for each in best if self._is_word(each.candidate)])
        most = 1 + len(sentence.split()) // self.thresholds.words_a_change
        return sorted(taken[:most], key=lambda each: each.candidate.start)

    def _least(self, sentence: str, candidate: Candidate) -> float:
        # A name may open a sentence, and a person's words stand in quotation marks.
        name = candidate.kind is Kind.SPELLING and candidate.before[:1].isupper()
        return self.thresholds.of(candidate, doubtful=name or in_quotes(sentence, candidate))

    def _is_word(self, candidate: Candidate) -> bool:
        """Whether the forms of a change are real ones, for which the dictionary is asked."""
        if candidate.kind not in OF_FORMS:
            return True
        found = self.checker.find(candidate.after)
        return not any(each.kind is Kind.SPELLING for each in found)


def _candidates_of(findings: Sequence[Finding]) -> Iterator[Candidate]:
    for finding in findings:
        if finding.kind is Kind.DOUBLED and finding.before.lower().split(" ")[0] in TWICE:
            continue  # the generator of slips proposes it as a likeness
        for after in finding.afters:
            if after != finding.before:
                yield Candidate(
                    finding.start,
                    finding.before,
                    after,
                    finding.kind,
                    known=True,
                    reason=finding.rule,
                )


def _apart(best: Sequence[Scored]) -> list[Scored]:
    """Those that no better one touches."""
    taken: list[Scored] = []
    for each in best:
        one = each.candidate
        if all(
            one.end < other.candidate.start or other.candidate.end < one.start for other in taken
        ):
            taken.append(each)
    return taken
