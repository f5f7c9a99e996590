"""Spelling in languages that have a dictionary and no rules; the model chooses what was meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.proofread.candidate import Candidate
from gpt_desktop.core.proofread.checker import Finding
from gpt_desktop.core.proofread.left_alone import left_alone
from gpt_desktop.core.proofread.scoring import Scored, SentenceScorer


@dataclass(frozen=True, slots=True)
class Speller:
    """What a language with a dictionary alone is proofread with.

    Attributes:
        scorer: None where the model does not know the language: the dictionary's first suggestion
            is taken then.
        ignored: words in small letters that the person wants left as they are.
        nouns_have_capitals: as in German, where capitals tell no names apart.
    """

    scorer: SentenceScorer | None
    ignored: frozenset[str] = frozenset()
    nouns_have_capitals: bool = False

    def proofread(
        self, before: str, sentence: str, findings: Sequence[Finding], token: CancelToken
    ) -> list[Scored]:
        """The best suggestion for each misspelt word; see ``Proofreader.proofread``.

        A word stays whose every suggestion the model finds less probable.

        Raises:
            CancelledError: the token was cancelled.
        """
        changes: list[Scored] = []
        for finding in findings:
            candidates = self._candidates(sentence, finding)
            if candidates and self.scorer is None:
                changes.append(Scored(candidates[0], 0.0))
            elif candidates and self.scorer is not None:
                scored = self.scorer.gains(before, sentence, (), token, sure=candidates)
                best = max(scored, key=lambda each: each.gain)
                changes += [best] if best.gain > 0 else []
        return changes

    def _candidates(self, sentence: str, finding: Finding) -> list[Candidate]:
        if finding.before.lower() in self.ignored:
            return []
        found = [
            Candidate(finding.start, finding.before, after, finding.kind, known=True)
            for after in finding.afters
        ]
        return [
            each
            for each in found
            if not left_alone(sentence, each, nouns_have_capitals=self.nouns_have_capitals)
        ]
