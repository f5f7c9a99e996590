"""How well models translate: chrF of a hundred sentences of our own in twelve pairs.

    .venv/bin/python -m benchmarks.translations MODEL...

Each model translates every sentence of ``benchmarks/translation/sentences.tsv`` to and from
English as Translate does, checks and second tries included. chrF (Popović 2015, sacreBLEU's
``chrF2``) counts letters that agree with ours, from 0 to 100. Beside it stands how many sentences
are marked, and how many came back as they were. The table is ``benchmarks/translations.md``; what
was measured of other models stays in it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from sacrebleu.metrics import CHRF

from gpt_desktop import __version__
from gpt_desktop.app.toolbox import Toolbox, compose_toolbox
from gpt_desktop.core.annotations import Segment
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest, TaskResult
from gpt_desktop.core.tasks.registry import find_task

_HERE = Path(__file__).parent
_SENTENCES = _HERE / "translation" / "sentences.tsv"
_TABLE = _HERE / "translations.md"
_HEAD = """# Translations

100 sentences of our own (`benchmarks/translation/sentences.tsv`), each translated to and from
English as the window does it: `python -m benchmarks.translations MODEL`. Nothing of how a text is
translated was tuned on them; what the checks wrongly marked of our own translations was looked at
and partly mended. chrF is sacreBLEU's, from 0 to 100; marked: sentences in which a check found
something; unchanged: sentences that came back as they were. From about 50 on a translation can be
used after reading it over, from about 35 on it tells what a text is about; into Chinese and
Japanese, where a letter is a word, from 35 and 20 on.

| model | pair | chrF | marked | unchanged | seconds a sentence | version |
| --- | --- | ---: | ---: | ---: | ---: | --- |
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of a model in a pair."""

    model: str
    pair: str
    chrf: float
    marked: int
    unchanged: int
    seconds: float

    def line(self) -> str:
        counts = f"{self.chrf:.1f} | {self.marked} | {self.unchanged} | {self.seconds:.2f}"
        return f"| {self.model} | {self.pair} | {counts} | {__version__} |"


def main(models: list[str]) -> int:
    sentences = read_sentences()
    tools = compose_toolbox()
    for model in models:
        for row in _measured(tools, model, sentences):
            print(row.line(), flush=True)
            _keep(row)
    tools.model.close()
    return 0


def read_sentences() -> dict[str, list[str]]:
    """The sentences by language code, in the same order for all."""
    names, *rows = (line.split("\t") for line in _SENTENCES.read_text("utf-8").splitlines())
    return {name: [row[number] for row in rows] for number, name in enumerate(names)}


def _measured(tools: Toolbox, model: str, sentences: dict[str, list[str]]) -> Iterator[Row]:
    for other in sentences:
        if other == "en":
            continue
        for source, target in ((other, "en"), ("en", other)):
            yield _of_pair(tools, model, source, target, sentences)


def _of_pair(
    tools: Toolbox, model: str, source: str, target: str, sentences: dict[str, list[str]]
) -> Row:
    begun = monotonic()
    texts: list[str] = []
    marked = 0
    for sentence in sentences[source]:
        result = _translated(tools, model, sentence, source, target)
        texts.append(result.text)
        segments = [each for each in result.annotations if isinstance(each, Segment)]
        marked += any(each.checks for each in segments)
    seconds = (monotonic() - begun) / len(texts)
    chrf = CHRF().corpus_score(texts, [sentences[target]]).score
    unchanged = sum(a.strip() == b for a, b in zip(texts, sentences[source], strict=True))
    return Row(model, f"{source}-{target}", chrf, marked, unchanged, seconds)


def _translated(tools: Toolbox, model: str, text: str, source: str, target: str) -> TaskResult:
    request = TaskRequest(text=text, options={"source": source, "target": target})
    run = tools.run_task(find_task(tools.tasks, "translate"), request, CancelToken(), model)
    return finish(run, lambda _: None)


def _keep(row: Row) -> None:
    """Put a row into the table in the place of what was measured of it before."""
    written = _TABLE.read_text("utf-8") if _TABLE.exists() else _HEAD
    rows = written[len(_HEAD) :].splitlines()
    others = [line for line in rows if not line.startswith(f"| {row.model} | {row.pair} |")]
    _TABLE.write_text(_HEAD + "\n".join(sorted([*others, row.line()])) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
