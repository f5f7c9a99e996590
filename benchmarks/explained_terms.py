"""``python -m benchmarks.explained_terms FILE…``: the terms found in documents, to be read.

Whether a sentence explains the term that was taken out of it is for who reads them; this prints
each term, how sure its form of words is (0 the surest) and its sentence.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gpt_desktop.app.toolbox import compose_toolbox
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.learning.terms import explained_terms
from gpt_desktop.core.steps import finish
from gpt_desktop.core.trust.source import SourceText


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.explained_terms")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=20, help="terms of each, the best first")
    arguments = parser.parse_args()
    documents = compose_toolbox().documents
    for path in arguments.files:
        document = finish(documents.read(path, CancelToken()), lambda _: None)
        found = explained_terms(SourceText((document,)))
        print(f"{path.parent.name}/{path.name}: {len(found)} terms")
        for each in found[: arguments.count]:
            print(f"  [{each.strength}] {each.term} = {' '.join(each.sentence.text.split())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
