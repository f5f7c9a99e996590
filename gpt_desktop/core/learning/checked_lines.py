"""A learner's own steps, each with what code found of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.annotations import Standing
from gpt_desktop.core.i18n import mark, tr, tr_count
from gpt_desktop.core.learning.computing import Computed, LineCheck
from gpt_desktop.core.learning.revealed import gives_away
from gpt_desktop.core.learning.session import Role, SessionStep

RIGHT, WRONG, UNCHECKED = "right", "wrong", "unchecked"

VERDICT_NAMES = {
    RIGHT: mark("right"),
    WRONG: mark("wrong"),
    UNCHECKED: mark("not checked"),
}


@dataclass(frozen=True, slots=True)
class HeldBackCheck:
    """What was found of a line, without the reason, which would give the result away."""

    verdict: str
    why: str = ""


def without_result(
    checks: Sequence[LineCheck], exercise: str, computed: Computed | None
) -> tuple[LineCheck, ...]:
    """The checks, for a learner who is to find the result: no reason names it."""
    if computed is None:
        return tuple(checks)
    return tuple(
        HeldBackCheck(str(each.verdict))
        if each.why and gives_away(each.why, exercise, computed.result)
        else each
        for each in checks
    )


def verdict_words(check: LineCheck | None) -> str:
    """What is known of a line, with the reason where there is one."""
    if check is None:
        return tr(VERDICT_NAMES[UNCHECKED])
    words = tr(VERDICT_NAMES.get(str(check.verdict), VERDICT_NAMES[UNCHECKED]))
    return f"{words} · {check.why}" if check.why else words


def lines_step(lines: Sequence[str], checks: Sequence[LineCheck]) -> SessionStep:
    """The learner's lines as a step of the session; the empty ones are left out of its text."""
    told = [
        f"- {line.strip()} — {verdict_words(checks[number] if number < len(checks) else None)}"
        for number, line in enumerate(lines)
        if line.strip()
    ]
    wrong = any(str(each.verdict) == WRONG for each in checks)
    standing = Standing.WRONG if wrong else _standing(lines, checks)
    return SessionStep(Role.LINES, "\n".join(told), standing, written="\n".join(lines))


def summary_words(lines: Sequence[str], checks: Sequence[LineCheck]) -> str:
    """How many lines are what, in a sentence."""
    written = [
        str(check.verdict) for line, check in zip(lines, checks, strict=False) if line.strip()
    ]
    if not written:
        return tr("No line could be checked.")
    counts = [
        tr_count("{count} line right", "{count} lines right", written.count(RIGHT)),
        tr_count("{count} line wrong", "{count} lines wrong", written.count(WRONG)),
        tr_count("{count} line not checked", "{count} lines not checked", written.count(UNCHECKED)),
    ]
    return " · ".join(
        words for words, name in zip(counts, VERDICT_NAMES, strict=True) if name in written
    )


def _standing(lines: Sequence[str], checks: Sequence[LineCheck]) -> Standing:
    known = [str(each.verdict) for line, each in zip(lines, checks, strict=False) if line.strip()]
    if known and all(each == RIGHT for each in known):
        return Standing.COMPUTED
    return Standing.NOT_CHECKED
